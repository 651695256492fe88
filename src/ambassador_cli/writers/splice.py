"""YAML that people wrote, edited by splicing: every line outside what is changed stays byte for byte.

A dumper would rewrite line ends, indentation and comments. Here the parser only says where a value stands; its text
alone is replaced, put in or taken out. Anchors are refused: what stands once could then count in several places.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import yaml

Path = tuple[str | int, ...]
_BREAK = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
_MARK = "\N{ZERO WIDTH NO-BREAK SPACE}"


class CannotSpliceError(ValueError):
    """The place is written in a way that cannot be edited by itself; ``line`` counts from 1."""

    def __init__(self, line: int) -> None:
        self.line = line
        super().__init__(f"line {line}")


def set_value(text: str, path: Path, value: str) -> str:
    """``text`` with ``value`` (YAML, on one line) at ``path``; mappings on the way that are missing are put in.

    Raises ``KeyError`` where the path leads nowhere, :class:`CannotSpliceError` where anchors or a text of several
    lines stand in the way.
    """
    source = _Source.read(text)
    node, rest = source.root, list(path)
    while rest:
        child = _child(node, rest[0])
        if child is None:
            break
        node = child
        rest.pop(0)
    if not rest:
        return source.replaced(node, value)
    if not all(isinstance(part, str) for part in rest):
        raise KeyError(path)
    for part in reversed(rest[1:]):
        value = f"{{{part}: {value}}}"
    return source.with_key(node, str(rest[0]), value)


def remove_item(text: str, path: Path) -> str:
    """``text`` without the entry of a list, or the key of a mapping, at ``path``; of a list in block form whose only
    entry goes ``[]`` stays behind its key. Raises as :func:`set_value`."""
    import yaml

    source = _Source.read(text)
    node, above = source.root, None
    for part in path[:-1]:
        child = _child(node, part)
        if child is None:
            raise KeyError(path)
        node, above = child, node
    alone = isinstance(node, yaml.SequenceNode) and not _is_flow(node) and len(node.value) == 1 and path[-1] == 0
    if alone and isinstance(above, yaml.MappingNode):
        key = next(name for name, value in above.value if value is node)
        return source.emptied(key, node)
    return source.without(node, path[-1])


def append_items(text: str, key: str, items: Sequence[Sequence[str]]) -> str:
    """``text`` with entries more at the end of the list at ``key``, each as its lines without indentation; the key is
    put in at the end where it is missing. Raises :class:`CannotSpliceError` where a list is written in one line."""
    import yaml

    source = _Source.read_or_none(text)
    node = _child(source.root, key) if source else None
    if source is None or node is None:
        return _appended(text, [f"{key}:", *_listed(items, "  ")])
    if isinstance(node, yaml.ScalarNode) and node.tag == "tag:yaml.org,2002:null":
        return source.filled(node, _listed(items, "  "))
    if not isinstance(node, yaml.SequenceNode):
        raise KeyError(key)
    if _is_flow(node):
        if node.value:
            raise CannotSpliceError(node.start_mark.line + 1)
        return source.filled(node, _listed(items, "  "))
    end = source.line_end(source.end_of(node))
    lines = _listed(items, " " * node.start_mark.column)
    return text[:end] + "".join(source.newline + line for line in lines) + text[end:]


def set_block(text: str, key: str, lines: Sequence[str]) -> str:
    """``text`` with these lines, the first of which begins with the key, in the place of what stands at the top under
    ``key``, else at its end."""
    source = _Source.read_or_none(text)
    if source is None or _child(source.root, key) is None:
        return _appended(text, ["", *lines] if text.strip() else list(lines))
    name, value = next((name, value) for name, value in source.root.value if name.value == key)
    begin, end = source.at(name.start_mark), source.line_end(source.end_of(value))
    return text[:begin] + source.newline.join(lines) + text[end:]


def _listed(items: Sequence[Sequence[str]], indent: str) -> list[str]:
    return [f"{indent}{'- ' if number == 0 else '  '}{line}" for lines in items for number, line in enumerate(lines)]


def _appended(text: str, lines: Sequence[str]) -> str:
    match = _BREAK.search(text)
    newline = match[0] if match else "\n"
    gap = "" if not text or text == _MARK or _BREAK.match(text[-1]) else newline
    return text + gap + "".join(line + newline for line in lines)


def _child(node: yaml.Node, part: str | int) -> yaml.Node | None:
    import yaml

    if isinstance(node, yaml.MappingNode) and isinstance(part, str):
        return next((value for key, value in node.value if key.value == part), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
        found: yaml.Node = node.value[part]
        return found
    return None


@dataclass(frozen=True, slots=True)
class _Source:
    """The text with its nodes. ``lines`` are the offsets at which lines begin."""

    text: str
    root: yaml.Node
    lines: tuple[int, ...]

    @classmethod
    def read(cls, text: str) -> _Source:
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        for event in yaml.parse(text, Loader=loader):
            if getattr(event, "anchor", None) is not None:
                raise CannotSpliceError(event.start_mark.line + 1 if event.start_mark else 1)
        root = yaml.compose(text, Loader=loader)
        if root is None:
            raise KeyError("nothing stands here")
        return cls(text, root, (0, *(match.end() for match in _BREAK.finditer(text))))

    @classmethod
    def read_or_none(cls, text: str) -> _Source | None:
        """The text, or nothing where it holds comments only."""
        import yaml

        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        return None if yaml.compose(text, Loader=loader) is None else cls.read(text)

    def filled(self, node: yaml.Node, lines: Sequence[str]) -> str:
        """Lines in the place of an empty value, behind the comment on its line."""
        start, end = self.at(node.start_mark), self.end_of(node)
        stop = self.line_end(end)
        kept = self.text[:start].rstrip(" ") + self.text[end:stop]
        return kept + "".join(self.newline + line for line in lines) + self.text[stop:]

    def at(self, mark: yaml.Mark) -> int:
        """The offset of a mark. The parser does not count a byte-order mark, which only the first line can hold."""
        skipped = 1 if mark.line == 0 and self.text.startswith(_MARK) else 0
        return self.lines[mark.line] + mark.column + skipped

    def replaced(self, node: yaml.Node, value: str) -> str:
        """``value`` in the place of a scalar or of a flow collection."""
        start, end = self.at(node.start_mark), self.end_of(node)
        if _BREAK.search(self.text, start, end) or not _is_one_line(node):
            raise CannotSpliceError(node.start_mark.line + 1)
        before = self.text[:start]
        # behind "key:" without a value there may be no blank
        gap = " " if start == end and before.endswith(":") else ""
        return before + gap + value + self.text[end:]

    def with_key(self, node: yaml.Node, key: str, value: str) -> str:
        """A key more at the end of a mapping, written as the mapping is."""
        import yaml

        entry = f"{key}: {value}"
        if isinstance(node, yaml.ScalarNode) and not node.value:
            return self.replaced(node, f"{{{entry}}}")
        if not isinstance(node, yaml.MappingNode):
            raise KeyError(key)
        if _is_flow(node):
            if not node.value:
                start = self.at(node.start_mark) + 1
                return self.text[:start] + entry + self.text[start:]
            end = self.end_of(node.value[-1][1])
            return f"{self.text[:end]}, {entry}{self.text[end:]}"
        first = node.value[0][0]
        indent = " " * first.start_mark.column
        end = self.line_end(self.end_of(node))
        return f"{self.text[:end]}{self.newline}{indent}{entry}{self.text[end:]}"

    def without(self, node: yaml.Node, part: str | int) -> str:
        """The whole lines of a list's entry or of a key gone; in a flow collection the entry with its comma."""
        import yaml

        if isinstance(node, yaml.MappingNode):
            entries = [(key, value) for key, value in node.value]
            index = next((i for i, (key, _) in enumerate(entries) if key.value == part), None)
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            entries = [(value, value) for value in node.value]
            index = part
        else:
            index = None
        if index is None:
            raise KeyError(part)
        start, end = self.at(entries[index][0].start_mark), self.end_of(entries[index][1])
        if _is_flow(node):
            if index:
                start = self.end_of(entries[index - 1][1])
            elif len(entries) > 1:
                end = self.at(entries[1][0].start_mark)
            return self.text[:start] + self.text[end:]
        if isinstance(node, yaml.SequenceNode):
            start = self.text.rindex("-", 0, start)
        begin = self.lines[self.line_of(start)]
        if self.text[begin:start].strip() or len(entries) == 1:
            raise CannotSpliceError(self.line_of(start) + 1)
        end = self.line_end(end)
        match = _BREAK.match(self.text, end)
        if match:
            return self.text[:begin] + self.text[match.end() :]
        # the last line of a file without a line end: the break before it goes instead
        before = next(m for m in reversed(list(_BREAK.finditer(self.text, 0, begin))))
        return self.text[: before.start()] + self.text[end:]

    def emptied(self, key: yaml.Node, node: yaml.Node) -> str:
        """The lines of a list in block form gone, and ``[]`` behind its key; comments outside of them stay."""
        colon = self.text.index(":", self.at(key.end_mark)) + 1
        begin = self.lines[node.start_mark.line]
        if begin < colon:
            raise CannotSpliceError(node.start_mark.line + 1)
        end = self.line_end(self.end_of(node))
        match = _BREAK.match(self.text, end)
        head = f"{self.text[:colon]} []{self.text[colon:begin]}"
        # a last line without a line end: the break before it goes with it
        return head + self.text[match.end() :] if match else head.removesuffix(self.newline)

    def end_of(self, node: yaml.Node) -> int:
        """Where what the node says ends: a block ends with its last entry, not where the next token begins."""
        import yaml

        if isinstance(node, yaml.ScalarNode):
            if node.style in ("|", ">"):
                raise CannotSpliceError(node.start_mark.line + 1)
            return self.at(node.end_mark)
        if _is_flow(node) or not node.value:
            return self.at(node.end_mark)
        last = node.value[-1]
        return self.end_of(last[1] if isinstance(node, yaml.MappingNode) else last)

    def line_of(self, offset: int) -> int:
        from bisect import bisect_right

        return bisect_right(self.lines, offset) - 1

    def line_end(self, offset: int) -> int:
        """The end of the line on which ``offset`` lies, before its break: a comment behind a value stays with it."""
        match = _BREAK.search(self.text, offset)
        return match.start() if match else len(self.text)

    @property
    def newline(self) -> str:
        """The line end that the file uses."""
        match = _BREAK.search(self.text)
        return match[0] if match else "\n"


def _is_one_line(node: yaml.Node) -> bool:
    return bool(node.start_mark.line == node.end_mark.line or node.start_mark == node.end_mark)


def _is_flow(node: yaml.Node) -> bool:
    return bool(getattr(node, "flow_style", False))
