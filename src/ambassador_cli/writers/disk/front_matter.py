"""Write an answer or a reason into a draft's front matter; comments, order and the text itself stay as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.models.draft import Draft
from ambassador_cli.texts.visible import HIDDEN

_FENCE = re.compile(r"---[ \t]*(\r\n|\r|\n)")
_CLOSING = re.compile(r"---[ \t]*(?:\r\n|\r|\n)?\Z")
_LINE_END = re.compile(r"\r\n|\r|\n")


def write_entries(
    draft: Draft, section: Literal["answers", "suppress"], entries: Mapping[str, Mapping[str, str | date]]
) -> str:
    """The whole draft file with ``entries`` of ``section`` set, by rule.

    A file without front matter gets some. An entry that is there already is replaced. Line ends are those of
    the file; texts of an entry are put on one line. Raises :class:`OutputError` where the front matter cannot be
    written again.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.allow_unicode = True
    end, front = _front(draft)
    if re.search(r"^ +- ", front, re.MULTILINE):
        yaml.indent(mapping=2, sequence=4, offset=2)
    problem = Problem("draft.answer_not_written", Place(file=draft.name))
    try:
        tree = yaml.load(front) if front.strip() else None
        if tree is None:
            tree = CommentedMap()
        if not isinstance(tree, CommentedMap):
            raise OutputError(problem)
        if not isinstance(tree.get(section), CommentedMap):
            tree[section] = CommentedMap()
        for rule, entry in entries.items():
            tree[section][rule] = CommentedMap({key: _one_line(value) for key, value in entry.items()})
        written = io.StringIO()
        yaml.dump(tree, written)
    except YAMLError as error:
        raise OutputError(problem) from error
    return f"---\n{written.getvalue()}---\n".replace("\n", end) + draft.body


def _front(draft: Draft) -> tuple[str, str]:
    """The file's line end, and the lines of its front matter with simple line ends."""
    opening = _FENCE.match(draft.source) if draft.body_start else None
    if not opening:
        found = _LINE_END.search(draft.source)
        return (found[0] if found else "\n"), ""
    front = _CLOSING.sub("", draft.source[opening.end() : draft.body_start])
    return opening[1], _LINE_END.sub("\n", front)


def _one_line(value: str | date) -> str | date:
    """The text on one line; a day as an object of its own, for the same one twice becomes an anchor."""
    if isinstance(value, date):
        return date.fromordinal(value.toordinal())
    return " ".join(HIDDEN.sub(" ", value).split())
