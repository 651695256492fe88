"""Addresses in a text: web, e-mail, and HTML entities that look like something else."""

from __future__ import annotations

import re
from dataclasses import dataclass

TOP_LEVEL = ("de", "com", "org", "net", "eu", "io", "example", "at", "ch", "info")
"""Endings that make a bare domain (``tafel.example``) an address."""

_WEB = re.compile(r"(?:https?://|(?<![\w.@-])www\.)[^\s<>\"„“”»«]+", re.IGNORECASE)
# Without the short links every hit begins with a full stop, and the search goes from one to the next.
_END = rf"\.(?:{'|'.join(TOP_LEVEL)})(?![\w-]|\.\w)"
_BARE_END = re.compile(_END)
_BARE_END_OR_SHORT = re.compile(rf"{_END}|(?<![\w.-])lnkd\.in(?=/)")
_PATH = re.compile(r"(?::\d+)?[/?#][^\s<>\"„“”»«]*")
_MAIL_DOMAIN = re.compile(r"[\w-]+(?:\.[\w-]+)*\.[^\W\d_]{2,}")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#x[0-9a-fA-F]{1,6}|[a-zA-Z]{2,8});")
_TRAILING = ".,;:!?)»”“\"'’]*_"
_LONGEST_NAME = 253


@dataclass(frozen=True, slots=True)
class Link:
    """A web address in a text, as written; ``host`` in lower case without ``www.``; ``path`` is what follows."""

    start: int
    end: int
    text: str
    host: str
    path: str


def split_address(address: str) -> tuple[str, str]:
    """Host (lower case, no user, port or ``www.``) and the rest of an address."""
    rest = re.sub(r"^[a-zA-Z][a-zA-Z0-9+.-]*://", "", address)
    match = re.match(r"[^/?#]*", rest)
    authority = match.group() if match else ""
    host = authority.rpartition("@")[2].partition(":")[0].lower().rstrip(".")
    return host.removeprefix("www."), rest[len(authority) :]


def _trimmed(text: str, start: int, end: int) -> int:
    while end > start and text[end - 1] in _TRAILING:
        if text[end - 1] == ")" and text.count("(", start, end) >= text.count(")", start, end):
            break
        end -= 1
    return end


def find_links(text: str) -> list[Link]:
    """All web addresses, in order: with ``http(s)://``, with ``www.``, and bare domains of a short list of endings."""
    if "." not in text and "://" not in text:
        return []
    spans = []
    for match in _WEB.finditer(text) if "://" in text or "www." in text.lower() else ():
        start = match.start()
        end = _trimmed(text, start, match.end())
        if end > start + 4:
            spans.append((start, end))
    ends = _BARE_END_OR_SHORT if "lnkd.in/" in text else _BARE_END
    for match in ends.finditer(text):
        start, end = match.span()
        if any(a <= start < b for a, b in spans):
            continue
        lowest = max(0, start - _LONGEST_NAME)
        while start > lowest and (text[start - 1].isalnum() or text[start - 1] in "-."):
            start -= 1
        while start < match.start() and text[start] in "-.":
            start += 1
        if start == match.start() and match.group().startswith("."):
            continue
        if start and text[start - 1] in "@/_":
            continue
        path = _PATH.match(text, end)
        if path:
            end = _trimmed(text, start, path.end())
        if not (spans and spans[-1][0] <= start < spans[-1][1]):
            spans.append((start, end))
    links = []
    for start, end in sorted(spans):
        host, path_text = split_address(text[start:end])
        links.append(Link(start, end, text[start:end], host, path_text))
    return links


def find_mail_addresses(text: str) -> list[tuple[int, int]]:
    """Start and end of every e-mail address."""
    spans = []
    at = text.find("@")
    while at >= 0:
        start = at
        while start > 0 and at - start < 64 and (text[start - 1].isalnum() or text[start - 1] in "._%+-"):
            start -= 1
        while start < at and text[start] in ".-+%":
            start += 1
        domain = _MAIL_DOMAIN.match(text, at + 1)
        if start < at and domain:
            spans.append((start, domain.end()))
        at = text.find("@", at + 1)
    return spans


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """``text`` with spaces in place of ``spans`` and of HTML entities; the length stays."""
    if "&" in text:
        spans = spans + [match.span() for match in _ENTITY.finditer(text)]
    if not spans:
        return text
    pieces = []
    done = 0
    for start, end in sorted(spans):
        if end <= done:
            continue
        first = max(start, done)
        pieces += [text[done:first], " " * (end - first)]
        done = end
    pieces.append(text[done:])
    return "".join(pieces)
