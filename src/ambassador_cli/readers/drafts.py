"""Draft files: front matter and text."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from pydantic import ValidationError

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.models.draft import Answer, Draft, FrontMatter, Suppression
from ambassador_cli.readers.validation import MOST_UNKNOWN, in_file_order, validate
from ambassador_cli.readers.yaml_documents import Document, Path, read_yaml

_OPENING = re.compile(r"\ufeff?---[ \t]*(?:\r\n|\n|\r)")
_CLOSING = re.compile(r"^---[ \t]*(?:\r\n|\n|\r|$)", re.MULTILINE)
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_LINE_END = re.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_KEYS = {field.alias or name for name, field in FrontMatter.model_fields.items()}


@dataclass(frozen=True, slots=True)
class DraftRead:
    """A draft and what was odd about its file. ``draft`` is None where the file cannot be checked at all."""

    draft: Draft | None
    problems: tuple[Problem, ...] = ()


def read_draft(source: str, name: str = "") -> DraftRead:
    """The draft in ``source``; ``name`` is shown as its file.

    Text without front matter is a post. Broken answers and suppressions are left out and named as warnings, unknown
    keys as well; halves of characters (lone surrogates) become U+FFFD. Broken YAML and impossible values are errors
    with line and column, and the draft is None.
    """
    source = _LONE_SURROGATE.sub("\ufffd", source)
    opening = _OPENING.match(source)
    closing = _CLOSING.search(source, opening.end()) if opening else None
    if not opening or not closing:
        return DraftRead(Draft(name=name, source=source, body_start=1 if source.startswith("\ufeff") else 0))
    inside = source[opening.end() : closing.start()]
    try:
        document = _shifted(read_yaml(inside.encode("utf-8", "replace"), name))
    except InputError as error:
        if _is_prose(inside):
            return DraftRead(Draft(name=name, source=source))
        moved = [replace(problem, place=_down(problem.place)) for problem in error.problems]
        return DraftRead(None, tuple(moved))
    if document.data is not None and not isinstance(document.data, dict):
        return DraftRead(Draft(name=name, source=source))
    problems: list[Problem] = []
    data = _tidied(document.data or {}, document, problems)
    tidy = replace(document, data=data)
    try:
        matter = validate(FrontMatter, tidy)
    except InputError as error:
        return DraftRead(None, tuple(in_file_order([*problems, *error.problems])))
    places = _places(source, document, data)
    draft = Draft(name=name, source=source, body_start=closing.end(), front_matter=matter, places=places)
    return DraftRead(draft, tuple(in_file_order(problems)))


def _is_prose(text: str) -> bool:
    """Lines between two rules that are no keys at all: a text that begins with a divider."""
    return not re.search(r"^[\w-]+:", text, re.MULTILINE)


def _down(place: Place) -> Place:
    return replace(place, line=place.line + 1 if place.line else place.line)


def _shifted(document: Document) -> Document:
    """The document with places of the whole file: the opening line comes first."""
    places = {path: (line + 1, column) for path, (line, column) in document.places.items()}
    keys = {path: (line + 1, column) for path, (line, column) in document.keys.items()}
    return replace(document, places=places, keys=keys)


def _tidied(data: Mapping[str, object], document: Document, problems: list[Problem]) -> dict[str, object]:
    """The front matter with its short forms written out, without unknown keys and broken decisions."""
    tidy: dict[str, object] = {}
    unknown = [key for key in data if key not in _KEYS]
    for key, value in data.items():
        if key not in _KEYS and len(unknown) > MOST_UNKNOWN:
            if key == unknown[0]:
                place = document.place((key,), of_key=True)
                values = {"found": key, "n": len(unknown) - 1}
                problems.append(Problem("draft.unknown_keys", place, values, level="warning"))
        elif key not in _KEYS:
            place = document.place((key,), of_key=True)
            values = {"found": key, "suggestion": Own(suggest(key, _KEYS))}
            problems.append(Problem("draft.unknown_key", place, values, level="warning"))
        elif value is None:
            continue
        elif key == "images":
            tidy[key] = [_image(item) for item in (value if isinstance(value, list) else [value]) if item is not None]
        elif key == "links" and isinstance(value, str):
            tidy[key] = [value]
        elif key == "reshare":
            tidy[key] = {"from": value} if isinstance(value, str) else _without_nothing(value)
        elif key in {"answers", "suppress"}:
            tidy[key] = _decisions(key, value, document, problems)
        else:
            tidy[key] = value
    return tidy


def _image(item: object) -> object:
    return {"file": item} if isinstance(item, str) else _without_nothing(item)


def _without_nothing(value: object) -> object:
    if isinstance(value, dict):
        return {key: inner for key, inner in value.items() if inner is not None}
    return value


def _decisions(key: str, value: object, document: Document, problems: list[Problem]) -> dict[str, object]:
    """Answers or suppressions that are complete; the others have no effect and are named."""
    model = Answer if key == "answers" else Suppression
    good: dict[str, object] = {}
    entries = value if isinstance(value, dict) else {}
    if not isinstance(value, dict):
        problems.append(Problem("model.not_mapping", document.place((key,)), level="warning"))
    for rule, entry in entries.items():
        try:
            model.model_validate(entry)
        except ValidationError as error:
            keys = dict.fromkeys(str(part["loc"][0]) for part in error.errors() if part["loc"])
            if not keys and isinstance(entry, dict):
                keys = dict.fromkeys(name for name in ("by", "date") if not entry.get(name))
            wrong = ", ".join(keys) or key
            if keys.keys() <= model.model_fields.keys():
                wrong = Own(wrong)
            place = document.place((key, rule), of_key=True)
            values = {"rule": rule, "wrong": wrong}
            if key == "answers":
                problems.append(Problem("draft.broken_answer", place, values, level="warning"))
            else:
                problems.append(Problem("draft.broken_suppression", place, values, level="warning"))
        else:
            good[str(rule)] = entry
    return good


def _places(source: str, document: Document, data: Mapping[str, object]) -> dict[str, tuple[int, int]]:
    """Where the values that rules point at stand in the file."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(source))]

    def offset(at: tuple[int, int]) -> int:
        line, column = at
        return starts[min(line, len(starts)) - 1] + column - 1

    places: dict[str, tuple[int, int]] = {}
    for path, at in document.places.items():
        value = _value_at(document.data, path)
        if isinstance(value, str):
            places[_name(path)] = _scalar(source, offset(at), value)
    for path, at in document.keys.items():
        if len(path) == 2 and path[0] in {"answers", "suppress"}:
            start = offset(at)
            places[f"{path[0]}.{path[1]}"] = _scalar(source, start, str(path[1]))
    images = data.get("images")
    for number in range(len(images) if isinstance(images, list) else 0):
        short = places.get(f"images[{number}]")
        if short:
            places[f"images[{number}].file"] = short
    if "reshare" in places:
        places["reshare.from"] = places["reshare"]
    if "images" in places:
        places["images[0].file"] = places["images"]
    if "links" in places:
        places["links[0]"] = places["links"]
    return places


def _value_at(data: object, path: Path) -> object:
    for part in path:
        if isinstance(data, dict) and isinstance(part, str):
            data = data.get(part)
        elif isinstance(data, list) and isinstance(part, int):
            data = data[part]
        else:
            return None
    return data


def _name(path: Path) -> str:
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def _scalar(source: str, start: int, value: str) -> tuple[int, int]:
    """Start and end of a value as written, without its quotes."""
    for at in (start, start + 1):
        if value and source.startswith(value, at):
            return at, at + len(value)
    quote = source[start : start + 1]
    if quote in {'"', "'"}:
        end = source.find(quote, start + 1)
        while end > 0 and quote == '"' and source[end - 1] == "\\":
            end = source.find(quote, end + 1)
        return start + 1, max(start + 1, end)
    line_end = _LINE_END.search(source, start)
    return start, line_end.start() if line_end else len(source)
