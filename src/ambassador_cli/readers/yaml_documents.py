"""YAML as text with places: what stands where, every scalar as the author wrote it.

The safe C loader only composes nodes; nothing is constructed, so no tag can run anything. Size, depth and
aliases are bounded. Norway stays ``NO``, 01234 stays a postcode and 12:30 a time: models give types.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field, replace
from itertools import islice
from typing import TYPE_CHECKING

from ambassador_cli.errors import InputError, Place, Problem

if TYPE_CHECKING:
    import yaml

MAX_BYTES = 2_000_000
MAX_NODES = 100_000
MAX_DEPTH = 40
_KEYS_LOOKED_AT = 100
_BINARY = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_TOP_KEY = re.compile(r"^[{\"']{0,2}([^\s#:\"'{\[&*!|>%@`-][^\n:\"']{0,80}?)[\"']?[ \t]*:(?:\s|$)", re.MULTILINE)
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_STYLES = frozenset("'\"|>")
_SYNTAX = (
    ("cannot start any token", "yaml.bad_start"),
    ("mapping values are not allowed", "yaml.colon"),
    ("expected a single document", "yaml.two_documents"),
    ("undefined alias", "yaml.undefined_alias"),
    ("unexpected end of stream", "yaml.unclosed"),
    ("unexpected document indicator", "yaml.unclosed"),
    ("did not find expected ',' or", "yaml.unclosed"),
    ("did not find expected", "yaml.indentation"),
    ("could not find expected ':'", "yaml.missing_colon"),
)

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A parsed file: ``data`` is made of dict, list, str and None; ``places`` give line and column (from 1) of
    every value by its path, ``keys`` of every key. Nothing of a ``secret`` one is ever shown."""

    file: str
    data: object
    places: dict[Path, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Path, tuple[int, int]] = field(default_factory=dict)
    secret: bool = False

    def place(self, path: Path, *, of_key: bool = False) -> Place:
        """Where the value (or key) at ``path`` stands; its nearest parent where it does not exist."""
        first, second = (self.keys, self.places) if of_key else (self.places, self.keys)
        at: tuple[int | None, int | None] = (None, None)
        for length in range(len(path), -1, -1):
            known = first.get(path[:length]) or second.get(path[:length])
            if known:
                at = known
                break
        return Place(file=self.file, line=at[0], column=at[1], path=to_path_text(path), secret=self.secret)


def to_path_text(path: Path) -> str:
    """``("people", 2, "region")`` as ``people[3].region``: people count from one."""
    text = ""
    for part in path:
        if isinstance(part, int):
            text += f"[{part + 1}]"
        else:
            text += f".{part}" if text else part
    return text


def read_yaml(content: bytes, file: str, *, keys: Collection[str] = (), secret: bool = False) -> Document:
    """Parse one YAML file. Raises ``InputError`` with every problem of syntax, size and repeated keys.

    ``keys`` are those that are expected at its top. A file that has mostly others was handed over by mistake, be it a
    list of passwords, so it counts as ``secret``: problems then name places and kinds, never what stands there.
    """
    text = _decode(content, file)
    if keys and not secret:
        secret = not _looks_expected((match[1] for match in _TOP_KEY.finditer(text)), keys)
    try:
        return _read(text, file, secret=secret)
    except InputError as error:
        if not secret:
            raise
        hidden = [replace(problem, place=replace(problem.place, secret=True)) for problem in error.problems]
        raise InputError(hidden) from None


def _looks_expected(found: Iterable[str], keys: Collection[str]) -> bool:
    """Are at least half of these keys expected ones, or nearly?"""
    names = set(islice(found, _KEYS_LOOKED_AT))
    others = names.difference(keys)
    if 2 * len(others) > len(names):
        import difflib

        others = {name for name in others if not difflib.get_close_matches(name, keys, 1, 0.65)}
    return bool(names) and 2 * len(others) <= len(names)


def _read(text: str, file: str, *, secret: bool) -> Document:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        node = yaml.compose(text, Loader=loader)
    except yaml.MarkedYAMLError as error:
        raise InputError(_syntax_problem(error, text, file)) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise InputError(Problem("yaml.syntax", Place(file=file), {"found": ""})) from None
    document = Document(file=file, data=None)
    walk = _Walk(document)
    data = walk.convert(node, (), 0) if node is not None else None
    if walk.problems:
        raise InputError(walk.problems)
    return replace(document, data=data, secret=secret)


def _decode(content: bytes, file: str) -> str:
    if len(content) > MAX_BYTES:
        values = {"size": len(content) // 1_000_000, "limit": MAX_BYTES // 1_000_000}
        raise InputError(Problem("yaml.too_big", Place(file=file), values))
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return content.decode("utf-16")
        except UnicodeDecodeError:
            raise InputError(Problem("yaml.binary", Place(file=file))) from None
    if _BINARY.search(content):
        raise InputError(Problem("yaml.binary", Place(file=file)))
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise InputError(Problem("yaml.not_utf8", Place(file=file, line=line))) from None


def _syntax_problem(error: yaml.MarkedYAMLError, text: str, file: str) -> Problem:
    mark = error.problem_mark or error.context_mark
    line = mark.line if mark else 0
    column = mark.column if mark else 0
    lines = text.split("\n")
    written = lines[line].rstrip("\r") if line < len(lines) else ""
    place = Place(file=file, line=line + 1, column=column + 1)
    if "\t" in written[: len(written) - len(written.lstrip())] or written[column : column + 1] == "\t":
        return Problem("yaml.tab", place)
    message = f"{error.context} {error.problem}"
    identifier = next((name for words, name in _SYNTAX if words in message), "yaml.syntax")
    return Problem(identifier, place, {"found": _excerpt(written)})


def _excerpt(written: str) -> str:
    text = written.strip()
    return text if len(text) <= 40 else text[:39] + "…"


class _Walk:
    """Turns nodes into plain values and notes where each one stands."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.problems: list[Problem] = []
        self.nodes = 0
        self.open: set[int] = set()

    def convert(self, node: yaml.Node, path: Path, depth: int) -> object:
        import yaml

        at = (node.start_mark.line + 1, node.start_mark.column + 1)
        self.document.places[path] = at
        self.nodes += 1
        if self.nodes > MAX_NODES or depth > MAX_DEPTH or id(node) in self.open:
            place = Place(file=self.document.file, line=at[0], column=at[1])
            raise InputError(Problem("yaml.too_many_aliases", place, {"limit": MAX_NODES}))
        if isinstance(node, yaml.ScalarNode):
            return None if node.style not in _STYLES and node.value in _NULLS else str(node.value)
        self.open.add(id(node))
        try:
            if isinstance(node, yaml.SequenceNode):
                return [self.convert(item, (*path, index), depth + 1) for index, item in enumerate(node.value)]
            return self._mapping(node, path, depth)
        finally:
            self.open.discard(id(node))

    def _mapping(self, node: yaml.Node, path: Path, depth: int) -> dict[str, object]:
        import yaml

        result: dict[str, object] = {}
        for key_node, value_node in node.value:
            at = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
            if not isinstance(key_node, yaml.ScalarNode):
                place = Place(file=self.document.file, line=at[0], column=at[1], path=to_path_text(path))
                self.problems.append(Problem("yaml.key_not_text", place))
                continue
            key = str(key_node.value)
            if key in result:
                first = self.document.keys[(*path, key)][0]
                place = Place(file=self.document.file, line=at[0], column=at[1], path=to_path_text((*path, key)))
                self.problems.append(Problem("yaml.duplicate_key", place, {"found": key, "first": first}))
                continue
            self.document.keys[(*path, key)] = at
            result[key] = self.convert(value_node, (*path, key), depth + 1)
        return result
