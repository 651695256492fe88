"""Asking for linked pages: what is asked, and what never is. Everything happens on this machine: the resolver
and the way to connect are stand-ins, and the latter leads to a server on loopback."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator, Sequence
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

from ambassador_cli.readers.linked_pages import AT_A_TIME, MAX_BYTES, is_public, read_linked_pages

PUBLIC = "93.184.215.14"


class _Pages(BaseHTTPRequestHandler):
    asked: ClassVar[list[tuple[str, str]]] = []
    at_once = 0
    most_at_once = 0
    lock = threading.Lock()
    gate = threading.Event()

    def do_GET(self) -> None:
        with self.lock:
            self.asked.append((self.headers["Host"], self.path))
            type(self).at_once += 1
            type(self).most_at_once = max(self.most_at_once, self.at_once)
        try:
            self._answer()
        finally:
            with self.lock:
                type(self).at_once -= 1

    def _answer(self) -> None:
        if self.path.startswith("/to/"):
            self.send_response(302)
            self.send_header("Location", self.path.removeprefix("/to/"))
            self.end_headers()
            return
        if self.path == "/wait":
            self.gate.wait(0.2)
        self.send_response(404 if self.path == "/gone" else 200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.end_headers()
        body = b"x" * (MAX_BYTES * 4) if self.path == "/huge" else "<title>Grüße</title>".encode()
        try:
            self.wfile.write(body)
        except ConnectionError:
            return

    def log_message(self, format: str, *args: object) -> None:
        """Quiet."""


class _ToLoopback:
    """Leads every connection to the local server, and keeps the addresses that were to be connected to."""

    def __init__(self, port: int) -> None:
        self.port = port
        self.addresses: list[str] = []

    def __call__(self, address: str, _port: int, seconds: float) -> socket.socket:
        self.addresses.append(address)
        return socket.create_connection(("127.0.0.1", self.port), seconds)


@pytest.fixture
def network() -> Iterator[_ToLoopback]:
    _Pages.asked.clear()
    _Pages.most_at_once = 0
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Pages)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield _ToLoopback(server.server_port)
    server.shutdown()
    thread.join()
    server.server_close()


def _resolve(host: str) -> Sequence[str]:
    if host == "nowhere.example":
        raise socket.gaierror(socket.EAI_NONAME, "unknown")
    return [{"inside.example": "10.0.0.7"}.get(host, PUBLIC)]


def test_a_page_is_asked_at_the_address_that_was_checked(network: _ToLoopback) -> None:
    (answer,) = read_linked_pages(["http://news.example/a?b=1#c"], resolve=_resolve, connect=network)
    assert (answer.state, answer.status, answer.text) == ("found", 200, "<title>Grüße</title>")
    assert network.addresses == [PUBLIC]
    assert _Pages.asked == [("news.example", "/a?b=1")]


def test_a_missing_page_is_broken(network: _ToLoopback) -> None:
    (answer,) = read_linked_pages(["http://news.example/gone"], resolve=_resolve, connect=network)
    assert (answer.state, answer.status) == ("broken", 404)


def test_redirects_are_followed_and_each_hop_is_checked(network: _ToLoopback) -> None:
    good, inside, scheme, port, password, endless = read_linked_pages(
        [
            "http://a.example/to/http://b.example/end",
            "http://a.example/to/http://inside.example/secret",
            "http://a.example/to/file:///etc/passwd",
            "http://a.example/to/http://b.example:8080/",
            "http://a.example/to/http://user:pw@b.example/",
            "http://a.example" + "/to/http://a.example" * 7,
        ],
        resolve=_resolve,
        connect=network,
    )
    assert (good.state, good.final) == ("found", "http://b.example/end")
    assert [(a.state, a.reason) for a in (inside, scheme, port, password, endless)] == [
        ("refused", "not-public"),
        ("refused", "scheme"),
        ("refused", "port"),
        ("refused", "password"),
        ("refused", "too-many-redirects"),
    ]
    assert not [asked for asked in _Pages.asked if "secret" in asked[1] and "inside" in asked[0]]


def test_a_name_that_turns_private_between_hops_is_not_asked(network: _ToLoopback) -> None:
    """DNS rebinding: the second look-up of the same name leads inside."""
    turns = iter([[PUBLIC], ["169.254.169.254"]])
    (answer,) = read_linked_pages(
        ["http://turn.example/to/http://turn.example/latest/meta-data"],
        resolve=lambda _: next(turns),
        connect=network,
    )
    assert (answer.state, answer.reason) == ("refused", "not-public")
    assert network.addresses == [PUBLIC]


def test_one_private_address_among_public_ones_is_enough_to_refuse(network: _ToLoopback) -> None:
    (answer,) = read_linked_pages(["http://two.example/"], resolve=lambda _: [PUBLIC, "127.0.0.1"], connect=network)
    assert answer.state == "refused"
    assert network.addresses == []


@pytest.mark.parametrize(
    "url",
    [
        "http://127.0.0.1/",
        "http://localhost/",
        "http://2130706433/",
        "http://0x7f.1/",
        "http://[::1]/",
        "http://[::ffff:10.0.0.1]/",
        "http://10.1.2.3/",
        "http://192.168.1.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://100.64.0.1/",
        "http://0.0.0.0/",
        "ftp://files.example/",
        "javascript:alert(1)",
        "file:///etc/passwd",
    ],
)
def test_the_real_resolver_leads_to_no_inside_address(url: str, network: _ToLoopback) -> None:
    """No stand-in for the resolver: these need no network to be resolved, and must never be asked."""
    (answer,) = read_linked_pages([url], connect=network)
    assert answer.state in {"refused", "broken", "offline"}
    assert network.addresses == []


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.215.14", True),
        ("2606:4700::1111", True),
        ("127.0.0.1", False),
        ("10.0.0.1", False),
        ("172.16.0.1", False),
        ("192.168.0.1", False),
        ("169.254.169.254", False),
        ("100.64.0.1", False),
        ("0.0.0.0", False),
        ("224.0.0.1", False),
        ("255.255.255.255", False),
        ("::1", False),
        ("::", False),
        ("::ffff:93.184.215.14", False),
        ("::7f00:1", False),
        ("fe80::1%eth0", False),
        ("fec0::1", False),
        ("fc00::1", False),
        ("64:ff9b::a00:1", False),
        ("2002:a00:1::", False),
        ("fd00:ec2::254", False),
    ],
)
def test_public_addresses(address: str, public: bool) -> None:
    assert is_public(address) is public


def test_at_most_five_pages_at_a_time_and_each_once(network: _ToLoopback) -> None:
    urls = [f"http://host{number}.example/wait" for number in range(12)]
    answers = read_linked_pages(urls + urls[:3], resolve=_resolve, connect=network)
    assert [answer.url for answer in answers] == urls
    assert len(_Pages.asked) == 12
    assert 1 < _Pages.most_at_once <= AT_A_TIME


def test_known_domains_are_asked_first() -> None:
    order: list[str] = []

    def resolve(host: str) -> Sequence[str]:
        order.append(host)
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    urls = ["http://x.example/", "http://y.example/", "http://www.ours.example/"]
    answers = read_linked_pages(urls, ["ours.example"], resolve=resolve)
    assert [answer.url for answer in answers] == urls
    assert sorted(order) == sorted(["x.example", "y.example", "www.ours.example"])
    assert order[0] == "www.ours.example"


def test_offline_is_no_error() -> None:
    def resolve(host: str) -> Sequence[str]:
        raise socket.gaierror(socket.EAI_AGAIN, "no network")

    answers = read_linked_pages(["https://a.example", "b.example/x"], resolve=resolve)
    assert {answer.state for answer in answers} == {"offline"}


def test_one_unknown_name_among_known_ones_is_broken(network: _ToLoopback) -> None:
    good, bad = read_linked_pages(["http://a.example", "http://nowhere.example"], resolve=_resolve, connect=network)
    assert (good.state, bad.state) == ("found", "broken")


def test_a_huge_page_is_read_no_further_than_needed(network: _ToLoopback) -> None:
    (answer,) = read_linked_pages(["http://a.example/huge"], resolve=_resolve, connect=network)
    assert answer.state == "found"
    assert len(answer.text) == MAX_BYTES


def test_a_server_that_hangs_up_gives_no_answer(network: _ToLoopback) -> None:
    network.port = 9  # nothing listens there
    (answer,) = read_linked_pages(["http://a.example/"], resolve=_resolve, connect=network)
    assert answer.state == "no-answer"


def test_the_environment_is_not_used(monkeypatch: pytest.MonkeyPatch, network: _ToLoopback) -> None:
    """A proxy would be asked for the name instead of the checked address."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    (answer,) = read_linked_pages(["http://a.example/"], resolve=_resolve, connect=network)
    assert answer.state == "found"
