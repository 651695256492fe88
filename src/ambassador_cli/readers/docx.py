"""Word documents as drafts: the text as it would be pasted, paragraph by paragraph.

Nothing is believed that a document says of its own size: every part is unpacked piece by piece under the bounds for
workbooks, and the text is picked out of the pieces as they pass, so that no more than the text is ever kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.parsers.expat import ExpatError, ParserCreate

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.readers.tables import limits
from ambassador_cli.readers.tables.zip_safety import list_entries, open_entries

MOST_CHARACTERS = 4_000_000
"""Of the text of one document, as for drafts in plain text."""
MOST_ELEMENTS = 1_000_000
MOST_DEPTH = 1_000
MOST_PENDING = 2_000_000
"""Bytes that may pass without a piece of text or a mark coming to its end."""

_MAIN = "word/document.xml"
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main "
_PARAGRAPH, _TEXT = f"{_WORD}p", f"{_WORD}t"
_CHARACTERS = {
    f"{_WORD}tab": "\t",
    f"{_WORD}br": "\n",
    f"{_WORD}cr": "\n",
    f"{_WORD}noBreakHyphen": "-",
    f"{_WORD}softHyphen": "\N{SOFT HYPHEN}",
}
_SKIPPED = frozenset(
    {
        *(f"{_WORD}{name}" for name in ("del", "moveFrom", "instrText", "pPr", "rPr")),
        "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback",
    }
)


def read_docx_text(data: bytes, name: str) -> str:
    """The text of a Word document: one line a paragraph, tables cell by cell, text boxes after the paragraph
    they hang on. Tracked insertions count, deletions do not; headers, footers and comments are left out.

    Raises :class:`InputError` for a file that is no Word document, broken, or unpacks to too much.
    """
    place = Place(file=name)
    try:
        entries = list_entries(name, data)
        if _MAIN not in {entry.filename for entry in entries}:
            raise InputError(Problem("draft.binary", place))
        unpack = open_entries(name, data, entries)
        for entry in entries:
            if entry.filename != _MAIN:
                for _ in unpack(entry.filename):
                    pass
        return _read_text(unpack(_MAIN), place)
    except InputError as error:
        problem = error.problems[0].id
        if problem.startswith("draft."):
            raise
        if problem == "workbook_inflates":
            raise _too_big(place, limits.UNPACKED_BYTES) from None
        raise InputError(Problem("draft.docx_broken", place)) from None
    except ExpatError:
        raise InputError(Problem("draft.docx_broken", place)) from None


def _too_big(place: Place, most: int) -> InputError:
    return InputError(Problem("draft.too_big", place, {"limit": most // 1_000_000}))


def _read_text(pieces: Iterator[bytes], place: Place) -> str:
    parser = ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    text = _Text()
    parser.StartElementHandler = text.start
    parser.EndElementHandler = text.end
    parser.CharacterDataHandler = text.characters
    fed = 0
    for piece in pieces:
        parser.Parse(piece)
        fed += len(piece)
        pending = fed - parser.CurrentByteIndex
        if max(text.length - MOST_CHARACTERS, text.elements - MOST_ELEMENTS, text.depth - MOST_DEPTH) > 0:
            raise _too_big(place, MOST_CHARACTERS)
        if pending > MOST_PENDING:
            raise _too_big(place, MOST_CHARACTERS)
    parser.Parse(b"", True)
    lines = ["".join(line) for line in text.lines]
    while lines and not lines[-1].strip():
        lines.pop()
    return "\n".join(lines) + "\n" if lines else ""


class _Text:
    """Collects the text of paragraphs while a parser calls; lines stand in the order in which paragraphs begin."""

    def __init__(self) -> None:
        self.lines: list[list[str]] = []
        self.length = 0
        self.elements = self.depth = 0
        self._open: list[list[str]] = []
        self._skipped = 0
        self._inside_text = 0

    def start(self, tag: str, attributes: object) -> None:  # noqa: ARG002
        """An element begins."""
        self.elements += 1
        self.depth += 1
        if self._skipped or tag in _SKIPPED:
            self._skipped += 1
        elif tag == _PARAGRAPH:
            self.lines.append([])
            self._open.append(self.lines[-1])
        elif tag == _TEXT:
            self._inside_text += 1
        elif tag in _CHARACTERS:
            self._add(_CHARACTERS[tag])

    def end(self, tag: str) -> None:
        """An element ends."""
        self.depth -= 1
        if self._skipped:
            self._skipped -= 1
        elif tag == _PARAGRAPH:
            self._open.pop()
        elif tag == _TEXT:
            self._inside_text -= 1

    def characters(self, text: str) -> None:
        """A piece of text, which counts inside the elements that hold what is to be read."""
        if self._inside_text and not self._skipped:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._open:
            self._open[-1].append(text)
            self.length += len(text)
