"""Write an answer or a reason into a draft's front matter; comments, order and the text itself stay as they are."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from datetime import date
from typing import Literal

from ambassador_cli.errors import OutputError, Place, Problem
from ambassador_cli.writers.visible import HIDDEN

_BLOCK = re.compile(r"\A---[ \t]*(\r\n|\r|\n)(.*?)^---[ \t]*(?:\r\n|\r|\n|\Z)", re.DOTALL | re.MULTILINE)
_LINE_END = re.compile(r"\r\n|\r|\n")


def write_entry(
    source: str,
    section: Literal["answers", "suppress"],
    rule: str,
    entry: Mapping[str, str | date],
    name: str = "",
) -> str:
    """``source`` (a whole draft file) with ``section``'s entry for ``rule`` set to ``entry``.

    A file without front matter gets some. An entry that is there already is replaced. Line ends are those of
    the file; texts of an entry are put on one line. Raises :class:`OutputError` where the front matter is no
    mapping; ``name`` is the file's name then.
    """
    from ruamel.yaml import YAML
    from ruamel.yaml.comments import CommentedMap
    from ruamel.yaml.error import YAMLError

    yaml = YAML(typ="rt")
    yaml.preserve_quotes = True
    yaml.width = 10_000
    yaml.allow_unicode = True
    block = _BLOCK.match(source)
    if block:
        end, body = block[1], source[block.end() :]
        front = _LINE_END.sub("\n", block[2])
        if re.search(r"^ +- ", front, re.MULTILINE):
            yaml.indent(mapping=2, sequence=4, offset=2)
    else:
        found = _LINE_END.search(source)
        end, front, body = found[0] if found else "\n", "", source
    problem = Problem("draft.answer_not_written", Place(file=name))
    try:
        tree = yaml.load(front) if front.strip() else None
        if tree is None:
            tree = CommentedMap()
        if not isinstance(tree, CommentedMap):
            raise OutputError(problem)
        if not isinstance(tree.get(section), CommentedMap):
            tree[section] = CommentedMap()
        tree[section][rule] = CommentedMap({key: _one_line(value) for key, value in entry.items()})
        written = io.StringIO()
        yaml.dump(tree, written)
    except YAMLError as error:
        raise OutputError(problem) from error
    return f"---\n{written.getvalue()}---\n".replace("\n", end) + body


def _one_line(value: str | date) -> str | date:
    return " ".join(HIDDEN.sub(" ", value).split()) if isinstance(value, str) else value
