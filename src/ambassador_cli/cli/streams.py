"""Where results and notes go: pipes whose reader leaves, full disks, closed streams, old consoles, CI logs."""

from __future__ import annotations

import codecs
import errno
import io
import os
import re
import sys
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from ambassador_cli.errors import OutputError, Place, Problem

_READER_LEFT = {errno.EPIPE, errno.ESHUTDOWN} | ({errno.EINVAL} if os.name == "nt" else set())
_PLAIN = {
    "–": "-",
    "—": "-",
    "−": "-",
    "‑": "-",
    "…": "...",
    "„": '"',
    "“": '"',
    "”": '"',
    "‚": "'",
    "‘": "'",
    "’": "'",
    "‹": "<",
    "›": ">",
    "·": "-",
    "→": "->",
    "↑": "^",
    "≥": ">=",
    "≤": "<=",
    "×": "x",
    "\N{NO-BREAK SPACE}": " ",
    "\N{NARROW NO-BREAK SPACE}": " ",
}
"""What an old console shows instead of signs that it does not have."""


class ReaderLeft(BaseException):
    """Whoever read the output has seen enough, as in ``amb report | head -1``. No error, so nothing may catch it."""


class _Results(io.FileIO):
    """stdout. What cannot be written is an :class:`OutputError`, and the attempt is not made again on leaving."""

    lost = False

    def write(self, data: Any, /) -> int:
        if self.lost:
            return memoryview(data).nbytes
        try:
            return super().write(data)
        except OSError as error:
            self.lost = True
            if error.errno in _READER_LEFT:
                raise ReaderLeft from None
            raise unwritable(error) from None


class _Nowhere(io.RawIOBase):
    """stdout where it was closed before amb began."""

    lost = False

    def writable(self) -> bool:
        return True

    def write(self, data: Any, /) -> int:
        if self.lost:
            return memoryview(data).nbytes
        self.lost = True
        raise unwritable(OSError(errno.EBADF, os.strerror(errno.EBADF)))


class _Notes(io.FileIO):
    """stderr. A note that nobody can take is let go: the work and its exit code matter more."""

    def write(self, data: Any, /) -> int:
        try:
            return super().write(data)
        except OSError:
            return memoryview(data).nbytes


class CiText(io.TextIOWrapper):
    """Text for the log of a CI service, in which no line begins what the service would obey (``::error::``, ``##[…]``).

    What is meant as such a command goes to ``buffer`` as bytes.
    """

    _line = ""
    """What has been written of the line so far."""

    def write(self, text: str, /) -> int:
        super().write("\n".join(self._harmless(text.split("\n"))))
        return len(text)

    def _harmless(self, lines: Sequence[str]) -> Iterator[str]:
        for number, line in enumerate(lines):
            before = self._line if number == 0 else ""
            whole = before + line
            start = len(whole) - len(whole.lstrip())
            obeyed = {found.end() - 1 for found in re.finditer(r"##\[", whole)}
            if whole.startswith("::", start):
                obeyed.add(max(start, min(len(before), start + 1)))
            self._line = whole
            signs = enumerate(whole[len(before) :], len(before))
            yield "".join(f"[U+{ord(sign):04X}]" if at in obeyed else sign for at, sign in signs)


def unwritable(error: OSError) -> OutputError:
    """The error for a result that could not be put out."""
    return OutputError(Problem("stream.unwritable", Place(), {"reason": error}))


def guard_streams() -> None:
    """Put streams with these manners in the place of Python's. Umlauts and bars survive a Windows pipe, and no
    character that cannot be shown stops the work."""
    codecs.register_error("amb", _spell)
    _fill_gaps()
    if sys.stdin is None:
        sys.stdin = open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115
    sys.stdout = _guarded(sys.stdout, _Results)
    sys.stderr = _guarded(sys.stderr, _Notes)


def let_go() -> None:
    """Nothing more is written to stdout, not even when Python leaves."""
    for stream in (sys.stdout, sys.__stdout__):
        raw = getattr(getattr(stream, "buffer", None), "raw", getattr(stream, "buffer", None))
        if isinstance(raw, _Results | _Nowhere):
            raw.lost = True


def _guarded(stream: TextIO | None, kind: type[_Results | _Notes]) -> TextIO:
    if stream is None:
        raw: io.RawIOBase = _Nowhere() if kind is _Results else _Notes(os.open(os.devnull, os.O_WRONLY), "w")
        return io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8", errors="amb")
    terminal = stream.isatty()
    encoding = stream.encoding if terminal and not (stream.encoding or "").lower().startswith("utf") else "utf-8"
    if terminal and os.name == "nt":
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding=encoding, errors="amb")
        return stream
    at_once = bool(getattr(stream, "write_through", False))
    raw = kind(stream.fileno(), "w", closefd=False)
    text = CiText if os.environ.get("CI") or os.environ.get("GITHUB_ACTIONS") else io.TextIOWrapper
    return text(
        raw if at_once else io.BufferedWriter(raw),
        encoding=encoding,
        errors="amb",
        line_buffering=terminal or kind is _Notes,
        write_through=at_once,
    )


def _fill_gaps() -> None:
    """No file that amb opens may be taken for a standard stream that was closed."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _spell(error: UnicodeError) -> tuple[str | bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    part = error.object[error.start : error.end]
    shown = "".join(_PLAIN.get(c) or c.encode("ascii", "backslashreplace").decode("ascii") for c in part)
    return shown, error.end
