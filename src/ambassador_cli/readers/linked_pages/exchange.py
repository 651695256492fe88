"""One question to a server, and as much of its answer as is wanted, before a deadline that nothing moves.

A library's timeouts hold for one read each, so that a server which sends a byte now and then is waited for without
end. Here every step, from the connection to the last byte, has what is left of one deadline.
"""

from __future__ import annotations

# ruff: noqa: ARG002  (httpcore passes times and options that the deadline makes void)
import contextlib
import socket
import time
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Any

import httpcore

from ambassador_cli.readers.linked_pages.addresses import is_public

if TYPE_CHECKING:
    import ssl

MAX_BYTES = 500_000
SECONDS_TO_CONNECT = 5.0
_HEADERS = (("User-Agent", "amb hashtag-check"), ("Accept", "text/*"), ("Accept-Encoding", "identity"))

Connect = Callable[[str, int, float], socket.socket]
"""IP address, port and seconds to a connected socket; raises :class:`OSError`."""


class Deadline:
    """A point in time for a whole exchange, ``seconds`` from now."""

    def __init__(self, seconds: float) -> None:
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left; raises :class:`TimeoutError` where none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left


class Answer:
    """Status, headers in lower case, and for a text in the clear its beginning."""

    def __init__(self, status: int, headers: Iterable[tuple[bytes, bytes]]) -> None:
        self.status = status
        self.headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in headers}
        self.text = ""

    @property
    def is_success(self) -> bool:
        """Did the page come?"""
        return 200 <= self.status < 300

    @property
    def moved_to(self) -> str:
        """Where a redirect leads, empty where this is none."""
        return self.headers.get("location", "") if self.status in {301, 302, 303, 307, 308} else ""


def ask(
    url: httpcore.URL, addresses: Sequence[str], deadline: Deadline, *, certificates: ssl.SSLContext, connect: Connect
) -> Answer:
    """Ask for ``url`` at one of ``addresses``, tried in turn until one is reached. No cookies, no proxy, nothing kept.

    Raises :class:`TimeoutError` where the deadline passes before there is an answer, :class:`ssl.SSLError`,
    :class:`OSError`, and what httpcore raises for a server that speaks no HTTP. A text that is still coming when the
    deadline passes is cut there.
    """
    network = _Network(addresses, deadline, connect)
    with (
        httpcore.HTTPConnection(url.origin, ssl_context=certificates, network_backend=network) as connection,
        connection.stream("GET", url, headers=[("Host", _host_header(url)), *_HEADERS]) as response,
    ):
        answer = Answer(response.status, response.headers)
        in_the_clear = "content-encoding" not in answer.headers
        if answer.is_success and in_the_clear and answer.headers.get("content-type", "").startswith("text/"):
            answer.text = _beginning(response)
        return answer


def _beginning(response: httpcore.Response) -> str:
    data = bytearray()
    with contextlib.suppress(TimeoutError):
        for chunk in response.iter_stream():
            data += chunk
            if len(data) >= MAX_BYTES:
                break
    return bytes(data[:MAX_BYTES]).decode("utf-8", errors="replace")


def _host_header(url: httpcore.URL) -> bytes:
    host = url.host
    if b":" in host and not host.startswith(b"["):
        host = b"[" + host + b"]"
    return host


class _Network(httpcore.NetworkBackend):
    """Connects to addresses that were checked, whatever name is asked for, and checks them once more."""

    def __init__(self, addresses: Sequence[str], deadline: Deadline, connect: Connect) -> None:
        self.addresses = addresses
        self.deadline = deadline
        self.connect = connect

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        error: OSError = OSError("no address")
        for number, address in enumerate(self.addresses):
            if not is_public(address):
                continue
            left = self.deadline.left()
            try:
                seconds = min(SECONDS_TO_CONNECT, left / (len(self.addresses) - number))
                return _Stream(self.connect(address, port, seconds), self.deadline)
            except OSError as refused:
                error = refused
        raise error


class _Stream(httpcore.NetworkStream):
    """A socket each of whose operations ends with the deadline."""

    def __init__(self, connection: socket.socket, deadline: Deadline) -> None:
        self.connection = connection
        self.deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.connection.settimeout(self.deadline.left())
        return self.connection.recv(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        while buffer:
            self.connection.settimeout(self.deadline.left())
            buffer = buffer[self.connection.send(buffer) :]

    def close(self) -> None:
        self.connection.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        try:
            self.connection.settimeout(self.deadline.left())
            wrapped = ssl_context.wrap_socket(self.connection, server_hostname=server_hostname)
        except BaseException:
            self.connection.close()
            raise
        return _Stream(wrapped, self.deadline)

    def get_extra_info(self, info: str) -> Any:
        return None
