"""From a place in a text to a finding about the file it stands in."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ambassador_cli.grammar.normal import to_nfc
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Edit, Finding, Level


class Placing:
    """A draft's body in NFC (``text``) and the findings about it: places of ``text`` become places of the file."""

    def __init__(self, draft: Draft) -> None:
        self.draft = draft
        self.nfc = to_nfc(draft.body)
        self.text = self.nfc.text

    def place_in(self, path: str, value: str, start: int, end: int) -> tuple[int, int]:
        """The place in the file of a part of a front-matter value; the whole value where it is written in a way
        that hides its parts."""
        first, last = self.draft.places.get(path, (self.draft.body_start, self.draft.body_start))
        written = self.draft.source[first:last]
        piece = to_nfc(value).text[start:end]
        if written == value:
            return first + start, first + end
        at = written.find(piece)
        return (first + at, first + at + len(piece)) if piece and at >= 0 else (first, last)

    def found(
        self,
        rule: str,
        level: Level,
        start: int,
        end: int,
        *,
        edits: Iterable[tuple[int, int, str, bool]] = (),
        variant: str = "",
        secret: bool = False,
        values: Mapping[str, str | int] | None = None,
        **more: str | int,
    ) -> Finding:
        """A finding at a place of ``text``; edits are places of ``text``, the new text, and whether it is safe."""
        offset = self.draft.body_start
        first, last = self.nfc.span(start, end)
        changes = []
        for a, b, new, safe in edits:
            c, d = self.nfc.span(a, b)
            changes.append(Edit(start=c + offset, end=d + offset, text=new, safe=safe))
        return Finding(
            rule=rule, level=level, start=first + offset, end=last + offset, text=self.draft.body[first:last],
            values={**(values or {}), **more}, edits=tuple(changes), variant=variant, secret=secret,
        )  # fmt: skip

    def found_in_file(
        self,
        rule: str,
        level: Level,
        place: tuple[int, int],
        *,
        edits: tuple[Edit, ...] = (),
        variant: str = "",
        secret: bool = False,
        **values: str | int,
    ) -> Finding:
        """A finding at a place of the whole file."""
        start, end = place
        return Finding(
            rule=rule, level=level, start=start, end=end, text=self.draft.source[start:end], values=values,
            edits=edits, variant=variant, secret=secret,
        )  # fmt: skip

    def found_draft(self, rule: str, level: Level, **values: str | int) -> Finding:
        """A finding about the whole draft: an empty place at the start of the body."""
        return self.found(rule, level, 0, 0, values=values)
