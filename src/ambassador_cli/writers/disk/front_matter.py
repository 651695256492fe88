"""Write an answer or a reason into a draft's front matter; comments, order and the text itself stay as they are."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.models.draft import Draft
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml
from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.writers.splice import CannotSpliceError, remove_item, set_value

_FENCE = re.compile(r"---[ \t]*(\r\n|\r|\n)")
_CLOSING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)?\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")


def write_entries(
    draft: Draft, section: Literal["answers", "suppress"], entries: Mapping[str, Mapping[str, str | date]]
) -> str:
    """The whole draft file with ``entries`` of ``section`` set, by rule; every other line stays byte for byte.

    A file without front matter gets some. An entry that is there already is replaced. Line ends are those of
    the file; texts of an entry are put on one line. Raises :class:`OutputError` where the front matter is written in a
    way that cannot be edited by itself, with an anchor for example.
    """
    end, front = _front(draft)
    try:
        for rule, entry in entries.items():
            front = _with_entry(front, section, rule, _flow(entry), end)
    except (CannotSpliceError, KeyError) as error:
        raise OutputError(Problem("draft.answer_not_written", Place(file=draft.name))) from error
    if front and not _LINE_END.search(front[-2:]):
        front += end
    return f"---{end}{front}---{end}" + draft.body


def _with_entry(front: str, section: str, rule: str, value: str, end: str) -> str:
    import yaml

    tree = yaml.compose(front, Loader=yaml.SafeLoader)
    keys = {key.value: found for key, found in tree.value} if isinstance(tree, yaml.MappingNode) else {}
    if tree is not None and not isinstance(tree, yaml.MappingNode):
        raise KeyError(section)
    there = keys.get(section)
    if not isinstance(there, yaml.MappingNode) or not there.value:
        if there is not None:
            front = "" if len(keys) == 1 else remove_item(front, (section,))
        gap = "" if not front or front.endswith(("\n", "\r")) else end
        return f"{front}{gap}{section}:{end}  {rule}: {value}{end}"
    try:
        return set_value(front, (section, rule), value)
    except CannotSpliceError:
        # What is there stands on several lines: the entry goes and comes again at the end of its section.
        if len(there.value) > 1:
            return set_value(remove_item(front, (section, rule)), (section, rule), value)
        rest = "" if len(keys) == 1 else remove_item(front, (section,))
        return _with_entry(rest, section, rule, value, end)


def _flow(entry: Mapping[str, str | date]) -> str:
    parts = (
        f"{key}: {value.isoformat() if isinstance(value, date) else to_quoted_yaml(_one_line(value))}"
        for key, value in entry.items()
    )
    return "{" + ", ".join(parts) + "}"


def _front(draft: Draft) -> tuple[str, str]:
    """The file's line end, and the lines of its front matter."""
    opening = _FENCE.match(draft.source) if draft.body_start else None
    if not opening:
        found = _LINE_END.search(draft.source)
        return (found[0] if found else "\n"), ""
    return opening[1], _CLOSING.sub("", draft.source[opening.end() : draft.body_start])


def _one_line(value: str) -> str:
    return " ".join(HIDDEN.sub(" ", value).split())
