"""Servers on loopback that mean no good: each never comes to an end by itself."""

from __future__ import annotations

import contextlib
import itertools
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

PAUSE = 0.05
"""Between two pieces of what a slow server sends, in seconds."""

Behaviour = Callable[[socket.socket, threading.Event], None]


def _drip(connection: socket.socket, stop: threading.Event, pieces: Iterator[bytes]) -> None:
    for piece in pieces:
        connection.sendall(piece)
        if stop.wait(PAUSE):
            return


def _flood(connection: socket.socket, stop: threading.Event, piece: bytes) -> None:
    while not stop.is_set():
        connection.sendall(piece * 50)


def says_nothing(connection: socket.socket, stop: threading.Event) -> None:
    """Takes the connection and is silent; with TLS, the handshake never begins."""
    stop.wait()


def drips_headers(connection: socket.socket, stop: threading.Event) -> None:
    """One byte of a header at a time."""
    start = b"HTTP/1.1 200 OK\r\nX-Slow: "
    _drip(connection, stop, (bytes([byte]) for byte in itertools.chain(start, itertools.repeat(ord("a")))))


def drips_header_lines(connection: socket.socket, stop: threading.Event) -> None:
    """Whole header lines without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    _drip(connection, stop, (b"X-%d: a\r\n" % number for number in itertools.count()))


def drips_body(connection: socket.socket, stop: threading.Event) -> None:
    """A text that grows by a byte."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 100000\r\n\r\n")
    _drip(connection, stop, itertools.repeat(b"x"))


def drips_chunks(connection: socket.socket, stop: threading.Event) -> None:
    """Chunks of one byte."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n")
    _drip(connection, stop, itertools.repeat(b"1\r\nx\r\n"))


def drips_a_chunk_header(connection: socket.socket, stop: threading.Event) -> None:
    """The length of a chunk, digit by digit, or what stands for it."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nTransfer-Encoding: chunked\r\n\r\n1;")
    _drip(connection, stop, itertools.repeat(b"x"))


def continues_slowly(connection: socket.socket, stop: threading.Event) -> None:
    """100 Continue, again and again."""
    _drip(connection, stop, itertools.repeat(b"HTTP/1.1 100 Continue\r\n\r\n"))


def continues_fast(connection: socket.socket, stop: threading.Event) -> None:
    """100 Continue as fast as it goes."""
    _flood(connection, stop, b"HTTP/1.1 100 Continue\r\n\r\n")


def hints_fast(connection: socket.socket, stop: threading.Event) -> None:
    """103 Early Hints as fast as it goes."""
    _flood(connection, stop, b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n")


def floods_headers(connection: socket.socket, stop: threading.Event) -> None:
    """Header lines as fast as they go."""
    connection.sendall(b"HTTP/1.1 200 OK\r\n")
    _flood(connection, stop, b"X-Header: " + b"a" * 1000 + b"\r\n")


def floods_body(connection: socket.socket, stop: threading.Event) -> None:
    """A text without end."""
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    _flood(connection, stop, b"x" * 1000)


def drips_tls(connection: socket.socket, stop: threading.Event) -> None:
    """The head of a TLS record that announces 16 kB, then a byte at a time."""
    connection.sendall(b"\x16\x03\x03\x40\x00")
    _drip(connection, stop, itertools.repeat(b"\x02"))


def warns_in_tls(connection: socket.socket, stop: threading.Event) -> None:
    """TLS warnings instead of a handshake."""
    _drip(connection, stop, itertools.repeat(b"\x15\x03\x03\x00\x02\x01\x5a"))


def redirects_slowly(connection: socket.socket, stop: threading.Event) -> None:
    """A redirect to itself, each after a while."""
    if not stop.wait(PAUSE * 5):
        connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /again\r\nContent-Length: 0\r\n\r\n")


PLAIN: tuple[Behaviour, ...] = (
    says_nothing,
    drips_headers,
    drips_header_lines,
    drips_body,
    drips_chunks,
    drips_a_chunk_header,
    continues_slowly,
    continues_fast,
    hints_fast,
    floods_headers,
    floods_body,
    redirects_slowly,
)
TLS: tuple[Behaviour, ...] = (says_nothing, drips_tls, warns_in_tls, drips_headers)


@dataclass
class Server:
    """Serves one behaviour to everybody; ``requests`` are what was sent to it."""

    behaviour: Behaviour
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    connected: threading.Event = field(default_factory=threading.Event)


@contextlib.contextmanager
def serving(behaviour: Behaviour) -> Iterator[Server]:
    """A server on a free port of loopback, gone at the end."""
    stop = threading.Event()
    server = Server(behaviour)
    with socket.create_server(("127.0.0.1", 0), backlog=64) as listener:
        server.port = listener.getsockname()[1]
        listener.settimeout(0.05)

        def serve(connection: socket.socket) -> None:
            server.connected.set()
            with connection, contextlib.suppress(OSError):
                connection.settimeout(0.5)
                server.requests.append(connection.recv(65536))
                connection.settimeout(None if behaviour in {continues_fast, hints_fast} else 30)
                behaviour(connection, stop)

        def accept() -> None:
            while not stop.is_set():
                with contextlib.suppress(OSError):
                    connection, _ = listener.accept()
                    threading.Thread(target=serve, args=(connection,), daemon=True).start()

        thread = threading.Thread(target=accept)
        thread.start()
        try:
            yield server
        finally:
            stop.set()
            thread.join()
