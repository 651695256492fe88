"""Servers, resolvers and addresses that mean no good: nothing inside is connected to, and everything comes to an end.

The time for one exchange is shortened here; with its full length it runs behind the marker ``slow``.
"""

# ruff: noqa: E501
from __future__ import annotations

import ipaddress
import os
import random
import signal
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.readers import linked_pages
from ambassador_cli.readers.linked_pages import MOST_LINKS, is_public, proxy_is_set, read_linked_pages
from ambassador_cli.readers.linked_pages.certificates import read_certificates
from conftest import environment
from in_process import run_here
from security.servers import PLAIN, TLS, Behaviour, Server, drips_body, says_nothing, serving

PUBLIC = "93.184.215.14"
OTHER = "93.184.215.15"


class Network:
    """Leads each public address to a server on loopback, and keeps what was connected to."""

    def __init__(self, ports: dict[str, int]) -> None:
        self.ports = ports
        self.connected: list[tuple[str, int]] = []

    def __call__(self, address: str, port: int, seconds: float) -> socket.socket:
        self.connected.append((address, port))
        assert is_public(address)
        assert 0 < seconds <= 5
        if address not in self.ports:
            raise ConnectionRefusedError(111, "refused")
        return socket.create_connection(("127.0.0.1", self.ports[address]), seconds)


@pytest.fixture
def short(monkeypatch: pytest.MonkeyPatch) -> float:
    """A second for everything."""
    monkeypatch.setattr(linked_pages, "SECONDS_IN_ALL", 1.0)
    return 1.0


def _ask(server: Server, url: str) -> tuple[LinkAnswer, float]:
    begin = time.monotonic()
    (answer,) = read_linked_pages([url], resolve=lambda _: [PUBLIC], connect=Network({PUBLIC: server.port}))
    return answer, time.monotonic() - begin


@pytest.mark.parametrize("behaviour", PLAIN, ids=lambda one: one.__name__)
def test_no_server_is_waited_for_longer_than_the_deadline(behaviour: Behaviour, short: float) -> None:
    with serving(behaviour) as server:
        answer, seconds = _ask(server, "http://slow.example/")
    assert seconds < short + 1
    assert answer.state in {"no-answer", "found", "refused"}
    assert len(answer.text) <= linked_pages.MAX_BYTES


@pytest.mark.parametrize("behaviour", TLS, ids=lambda one: one.__name__)
def test_nor_one_that_speaks_tls(behaviour: Behaviour, short: float) -> None:
    with serving(behaviour) as server:
        answer, seconds = _ask(server, "https://slow.example/")
    assert seconds < short + 1
    assert answer.state == "no-answer"


def test_nor_a_resolver_that_never_answers(short: float) -> None:
    """Looking up a name has no time limit of its own; the look-up is left behind."""
    never = threading.Event()

    def resolve(host: str) -> Sequence[str]:
        if host != "good.example":
            never.wait(20)
        return [PUBLIC]

    begin = time.monotonic()
    urls = [f"http://{number}.example/" for number in range(7)]
    with serving(drips_body) as server:
        answers = read_linked_pages(
            [*urls, "http://good.example/"], resolve=resolve, connect=Network({PUBLIC: server.port})
        )
    never.set()
    assert time.monotonic() - begin < 3 * (short + 0.6)
    assert [answer.state for answer in answers] == ["no-answer"] * 7 + ["found"]


@pytest.mark.slow
def test_with_the_real_deadline_each_ends_within_sixteen_seconds() -> None:
    threads = []
    took: dict[str, float] = {}

    def run(behaviour: Behaviour, scheme: str) -> None:
        with serving(behaviour) as server:
            _, took[f"{scheme} {behaviour.__name__}"] = _ask(server, f"{scheme}://slow.example/")

    for scheme, behaviours in (("http", PLAIN), ("https", TLS)):
        threads += [threading.Thread(target=run, args=(behaviour, scheme)) for behaviour in behaviours]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(took)
    assert len(took) == len(PLAIN) + len(TLS)
    assert max(took.values()) < 16


_CHILD = """
import sys, time
from ambassador_cli.readers.linked_pages import read_linked_pages
import socket
port = int(sys.argv[1])
print("ready", flush=True)
try:
    read_linked_pages(["http://slow.example/"], resolve=lambda _: ["93.184.215.14"],
                      connect=lambda a, p, s: socket.create_connection(("127.0.0.1", port), s))
except KeyboardInterrupt:
    print("interrupted", flush=True)
    sys.exit(130)
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
@pytest.mark.parametrize("behaviour", [says_nothing, drips_body], ids=lambda one: one.__name__)
def test_an_interrupt_ends_it_at_once(behaviour: Behaviour) -> None:
    with serving(behaviour) as server:
        child = subprocess.Popen(
            [sys.executable, "-c", _CHILD, str(server.port)], env=environment(), stdout=subprocess.PIPE, text=True
        )
        assert server.connected.wait(30)
        begin = time.monotonic()
        child.send_signal(signal.SIGINT)
        said, _ = child.communicate(timeout=10)
        seconds = time.monotonic() - begin
    assert child.returncode == 130
    assert "interrupted" in said
    assert seconds < 1


def _answers_and_leaves(connection: socket.socket, stop: threading.Event) -> None:
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok")


_COMMAND = """
import socket, sys, threading
def never(*arguments, **more):
    print("asked", flush=True)
    threading.Event().wait(60)
socket.getaddrinfo = never
sys.argv = ["amb", "hashtag-check", "a.md", "--check-links"]
from ambassador_cli.__main__ import run
run()
"""


@pytest.mark.skipif(os.name == "nt", reason="signals of Unix")
def test_an_interrupt_ends_the_whole_command_at_once(tmp_path: Path) -> None:
    """While all look-ups hang, as with a name server that is gone."""
    (tmp_path / "a.md").write_text(
        "".join(f"https://host{number}.example/a\n" for number in range(9)), encoding="utf-8"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", _COMMAND],
        cwd=tmp_path,
        env=environment(),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert child.stdout is not None
    assert child.stdout.readline() == b"asked\n"
    begin = time.monotonic()
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=10)
    assert time.monotonic() - begin < 1
    assert child.returncode == 130
    assert b"Traceback" not in said


def test_every_address_is_tried_until_one_is_reached() -> None:
    with serving(_answers_and_leaves) as server:
        network = Network({OTHER: server.port})
        (answer,) = read_linked_pages(
            ["http://two.example/"], resolve=lambda _: [PUBLIC, OTHER, PUBLIC], connect=network
        )
    assert [address for address, _ in network.connected] == [PUBLIC, OTHER]
    assert (answer.state, answer.text) == ("found", "ok")


def test_no_cookie_is_kept_or_sent(short: float) -> None:
    def sets_cookies(connection: socket.socket, stop: threading.Event) -> None:
        connection.sendall(
            b"HTTP/1.1 302 Found\r\nSet-Cookie: id=1; Domain=example\r\nLocation: /next\r\nContent-Length: 0\r\n\r\n"
        )

    with serving(sets_cookies) as server:
        answer, _ = _ask(server, "http://jar.example/")
    assert answer.reason == "too-many-redirects"
    assert len(server.requests) == linked_pages.MAX_HOPS + 1
    assert all(b"cookie" not in request.lower() for request in server.requests)
    assert all(b"host: jar.example\r\n" in request.lower() for request in server.requests)


SPELLINGS = [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.1", "0x7f.0.0.1", "0177.0.0.1", "017700000001",
    "0177.1", "127.0.0.1.", "127.0.0.01", "0x7F.0x0.0x0.0x1", "127.255.255.254", "localhost", "LOCALHOST", "localhost.",
    "%6c%6f%63alhost", "①②⑦.⓪.⓪.①", "127。0。0。1", "127．0．0．1", "0", "0.0.0.0", "0x0", "00", "[::1]", "[::]",
    "[0:0:0:0:0:0:0:1]", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]", "[::ffff:0:127.0.0.1]", "[::127.0.0.1]",
    "[::7f00:1]", "[64:ff9b::127.0.0.1]", "[64:ff9b::7f00:1]", "[64:ff9b:1::7f00:1]", "[2002:7f00:1::]",
    "[2002:7f00:1::1]", "[2002:a9fe:a9fe::]", "[2001:0:5ef5:79fd:0:59d:f5ff:fffe]", "[2001::1]",
    "[2600::5efe:127.0.0.1]", "[2600::200:5efe:10.0.0.1]", "[fe80::5efe:10.0.0.1]", "[fe80::1]", "[fe80::1%25lo]",
    "[fec0::1]", "[fc00::1]", "[fd00:ec2::254]", "[fdff::1]", "[ff02::1]", "[ff0e::1]", "[2001:db8::1]", "[3fff::1]",
    "[100::1]", "[5f00::1]", "10.0.0.1", "10.255.255.255", "0xa000001", "012.0.0.1", "172.16.0.1", "172.31.255.255",
    "192.168.0.1", "3232235521", "0xc0a80001", "0300.0250.0.1", "192.168.1", "169.254.169.254", "2852039166",
    "0xa9fea9fe", "0251.0376.0251.0376", "169.254.43518", "[::ffff:a9fe:a9fe]", "[::ffff:169.254.169.254]",
    "100.64.0.1", "100.127.255.254", "192.0.0.1", "192.0.2.1", "198.18.0.1", "198.51.100.1", "203.0.113.1",
    "192.88.99.1", "224.0.0.1", "239.255.255.255", "240.0.0.1", "255.255.255.255", "168.63.129.16", "0.1.2.3",
]  # fmt: skip


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_no_spelling_of_an_inside_address_is_connected_to(scheme: str) -> None:
    """The real resolver, which needs no network for these."""
    assert len(set(SPELLINGS)) >= 80
    network = Network({})
    answers = read_linked_pages([f"{scheme}://{spelling}/" for spelling in SPELLINGS], connect=network)
    assert network.connected == []
    assert {answer.state for answer in answers} <= {"refused", "broken", "offline"}


def test_a_redirect_leads_to_none_of_them_either(short: float) -> None:
    for spelling in SPELLINGS:
        target = f"http://{spelling}/".encode()

        def leads_inside(connection: socket.socket, stop: threading.Event, target: bytes = target) -> None:
            connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: " + target + b"\r\nContent-Length: 0\r\n\r\n")

        def resolve(host: str) -> Sequence[str]:
            return [PUBLIC] if host == "out.example" else linked_pages._look_up(host)

        with serving(leads_inside) as server:
            network = Network({PUBLIC: server.port})
            (answer,) = read_linked_pages(["http://out.example/"], resolve=resolve, connect=network)
        assert network.connected == [(PUBLIC, 80)], spelling
        assert answer.state in {"refused", "broken", "no-answer"}, spelling


def test_a_resolver_that_says_something_else_each_time_is_asked_once_a_hop(short: float) -> None:
    """Rebinding: what was checked is what is connected to."""
    said = iter([[PUBLIC], ["127.0.0.1"], ["10.0.0.1"]])
    with serving(says_nothing) as server:
        network = Network({PUBLIC: server.port})
        read_linked_pages(["http://turn.example/"], resolve=lambda _: next(said), connect=network)
    assert network.connected == [(PUBLIC, 80)]
    assert next(said) == ["127.0.0.1"]


@pytest.mark.parametrize(
    "said", [["127.0.0.1"], [PUBLIC, "::1"], ["nonsense"], [""], [], ["fe80::1%eth0"], [PUBLIC, "x"]]
)
def test_whatever_a_resolver_says_is_checked(said: list[str]) -> None:
    network = Network({})
    (answer,) = read_linked_pages(["http://odd.example/"], resolve=lambda _: said, connect=network)
    assert network.connected == []
    assert answer.state in {"refused", "broken"}


def test_public_means_global_by_the_registries_of_iana() -> None:
    """Thousands of random addresses: none inside a refused block counts as public, ordinary ones do."""
    dice = random.Random(4)
    blocks = [
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4", "::/8", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23",
        "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        "4000::/3", "8000::/1",
    ]  # fmt: skip
    for block in blocks:
        network = ipaddress.ip_network(block)
        for _ in range(100):
            assert not is_public(str(network[dice.randrange(network.num_addresses)])), block
    for block in ("8.8.0.0/16", "93.184.0.0/16", "2606:4700::/32", "2a00:1450::/32"):
        network = ipaddress.ip_network(block)
        assert all(is_public(str(network[dice.randrange(1, network.num_addresses)])) for _ in range(50))
    with pytest.raises(ValueError, match="nonsense"):
        is_public("nonsense")


def test_at_most_fifty_links_of_a_draft_are_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def resolve(host: str, *rest: object, **more: object) -> list[object]:
        asked.append(host)
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", resolve)
    lines = [f"https://host{number}.example/a" for number in range(MOST_LINKS + 20)]
    (tmp_path / "a.md").write_text("\n".join(lines), encoding="utf-8")
    done = run_here("hashtag-check", "a.md", "--check-links", cwd=tmp_path)
    assert sorted(asked) == sorted(f"host{number}.example" for number in range(MOST_LINKS))
    assert "asked for the first 50 only" in " ".join(done.stdout.split())


@pytest.mark.parametrize("variable", ["HTTPS_PROXY", "http_proxy", "ALL_PROXY"])
def test_a_proxy_is_said_not_to_be_used(variable: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in list(os.environ):
        if name.lower().endswith("_proxy"):
            monkeypatch.delenv(name)
    assert not proxy_is_set()
    (tmp_path / "a.md").write_text("https://127.0.0.1/a\n", encoding="utf-8")
    assert "proxy" not in run_here("hashtag-check", "a.md", "--check-links", cwd=tmp_path).stderr
    with serving(says_nothing) as server:
        monkeypatch.setenv(variable, f"http://user:geheim@127.0.0.1:{server.port}")
        done = run_here("hashtag-check", "a.md", "--check-links", cwd=tmp_path)
        assert server.requests == []
    assert "amb does not use it" in " ".join(done.stderr.split())
    assert "geheim" not in done.stdout + done.stderr


def _openssl(folder: Path, *arguments: str) -> None:
    subprocess.run(["openssl", *arguments], cwd=folder, check=True, capture_output=True)


@pytest.fixture(scope="module")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with ``good.pem`` (signs itself, for a.example) and its key."""
    folder = tmp_path_factory.mktemp("certificates")
    try:
        _openssl(
            folder, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", "key.pem", "-out", "good.pem", "-days", "3",
            "-subj", "/CN=a.example", "-addext", "subjectAltName=DNS:a.example",
        )  # fmt: skip
    except (OSError, subprocess.CalledProcessError):
        pytest.skip("openssl makes the certificates of this test")
    return folder


@pytest.fixture
def tls_server(certificates: Path) -> Iterator[int]:
    """A server with that certificate, which says that there is a page."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificates / "good.pem", certificates / "key.pem")

    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as listener:
        listener.settimeout(0.05)

        def accept() -> None:
            while not stop.is_set():
                try:
                    connection, _ = listener.accept()
                    connection.settimeout(5)
                    with context.wrap_socket(connection, server_side=True) as secured:
                        secured.recv(65536)
                        secured.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 2\r\n\r\nok")
                except OSError:
                    continue

        thread = threading.Thread(target=accept)
        thread.start()
        yield listener.getsockname()[1]
        stop.set()
        thread.join()


def test_certificates_are_refused_by_name(tls_server: int, certificates: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    network = Network({PUBLIC: tls_server})

    def ask(host: str) -> LinkAnswer:
        return read_linked_pages([f"https://{host}/"], resolve=lambda _: [PUBLIC], connect=network)[0]

    answer = ask("a.example")
    assert (answer.state, answer.reason) == ("refused", "certificate-self-signed")
    monkeypatch.setenv("SSL_CERT_FILE", str(certificates / "good.pem"))
    assert (ask("a.example").state, ask("a.example").text) == ("found", "ok")
    answer = ask("b.example")
    assert (answer.state, answer.reason) == ("refused", "certificate-other-host")


def test_every_reason_has_words() -> None:
    from ambassador_cli.readers.linked_pages.certificates import _NAMES
    from ambassador_cli.texts.words import Words

    for reason in {*_NAMES.values(), "certificate-bad", "too-many-links"}:
        assert Words("de").has(f"check.refused.{reason}")
        assert Words("en").has(f"check.refused.{reason}")


@pytest.mark.parametrize(
    "content", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", None]
)
def test_a_bad_ssl_cert_file_is_a_problem_and_no_bug(
    content: bytes | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.md").write_text("https://host.example/a\n", encoding="utf-8")
    if content is not None:
        (tmp_path / "bundle.pem").write_bytes(content)
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "bundle.pem"))
    done = run_here("hashtag-check", "a.md", "--check-links", cwd=tmp_path)
    assert done.code == 2
    assert "bundle.pem" in done.stderr
    assert "a.md" in done.stdout
    monkeypatch.delenv("SSL_CERT_FILE")
    monkeypatch.setenv("SSL_CERT_DIR", str(tmp_path / "nowhere"))
    with pytest.raises(InputError):
        read_certificates()


def test_a_bundle_with_remarks_in_any_encoding_is_read(
    certificates: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bundle = tmp_path / "bundle.pem"
    bundle.write_bytes("Größte Stelle\n".encode("latin-1") + (certificates / "good.pem").read_bytes() * 2)
    monkeypatch.setenv("SSL_CERT_FILE", str(bundle))
    assert read_certificates().get_ca_certs()
