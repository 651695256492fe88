"""From plain data to a model: every mistake with its place, what was expected and what was probably meant."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from types import UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError

from ambassador_cli.errors import InputError, Own, Problem
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.readers.yaml_documents import Document, Path

M = TypeVar("M", bound=BaseModel)

_IDS = {
    "missing": "model.missing",
    "extra_forbidden": "model.unknown_key",
    "literal_error": "model.not_one_of",
    "int_parsing": "model.not_whole",
    "int_type": "model.not_whole",
    "int_from_float": "model.not_whole",
    "int_parsing_size": "model.not_whole",
    "decimal_type": "model.not_number",
    "decimal_parsing": "model.not_number",
    "not_number": "model.not_number",
    "not_a_clock": "model.not_a_clock",
    "not_a_weekday": "model.not_a_weekday",
    "not_a_month": "model.not_a_month",
    "not_a_day": "model.not_a_day",
    "date_type": "model.not_a_day",
    "date_from_datetime_inexact": "model.not_a_day",
    "not_yes_or_no": "model.not_yes_or_no",
    "dict_type": "model.not_mapping",
    "model_type": "model.not_mapping",
    "model_attributes_type": "model.not_mapping",
    "tuple_type": "model.not_list",
    "list_type": "model.not_list",
    "greater_than_equal": "model.too_small",
    "string_too_short": "model.too_short",
}
MOST_UNKNOWN = 20
"""Unknown keys of one file that get a line each; of more than these the first one is named, and how many follow."""
TEXT_TYPES = ("string_type", "string_sub_type")


def validate(model: type[M], document: Document) -> M:
    """``document`` as a ``model``. Raises ``InputError`` with all problems, in the order of the file."""
    try:
        return model.model_validate(document.data)
    except ValidationError as error:
        details = error.errors(include_url=False)
        unknown = [detail for detail in details if detail["type"] == "extra_forbidden"]
        found: list[Problem] = []
        if len(unknown) > MOST_UNKNOWN:
            details = [detail for detail in details if detail["type"] != "extra_forbidden"]
            first = unknown[0]["loc"]
            values = {"found": str(first[-1]), "n": len(unknown) - 1}
            found.append(Problem("model.unknown_keys", document.place(first, of_key=True), values))
        found += (_to_problem(model, document, detail) for detail in details)
        raise InputError(in_file_order(found)) from None


def in_file_order(problems: Iterable[Problem]) -> list[Problem]:
    """Problems sorted by line and column, doubles left out."""
    unique = {(problem.place, problem.id): problem for problem in problems}
    return sorted(unique.values(), key=lambda p: (p.place.file, p.place.line or 0, p.place.column or 0))


def keys_of(model: type[BaseModel]) -> tuple[str, ...]:
    """The keys that can stand in a mapping of this model."""
    return tuple(field.alias or name for name, field in model.model_fields.items())


def not_one_of(
    document: Document, path: Path, found: str, known: Iterable[str], *, of_key: bool = False, own: bool = False
) -> Problem:
    """``found`` is none of the values that may stand here; ``own``: these are amb's own, not a company's."""
    choices = list(known)
    expected, suggestion = shorten(choices), suggest(found, choices)
    if own:
        expected, suggestion = Own(expected), Own(suggestion)
    values = {"found": found, "expected": expected, "suggestion": suggestion}
    return Problem("model.not_one_of", document.place(path, of_key=of_key), values)


def shorten(choices: Iterable[str], most: int = 8) -> str:
    """A list of choices for a sentence, cut after ``most``."""
    listed = list(choices)
    return ", ".join(listed[:most]) + (", …" if len(listed) > most else "")


def _to_problem(model: type[BaseModel], document: Document, detail: Any) -> Problem:
    kind: str = detail["type"]
    location = tuple(part for part in detail["loc"] if part != "[key]")
    of_key = "[key]" in detail["loc"] or kind == "extra_forbidden"
    found = detail["input"]
    values: dict[str, object] = dict(detail.get("ctx") or {})
    values["found"] = _short(found)
    if kind == "missing":
        values["found"] = Own(location[-1])
        return Problem("model.missing", document.place(location[:-1]), values)
    if kind == "extra_forbidden":
        known = _keys(_annotation(model, location[:-1]))
        values |= {
            "found": str(location[-1]),
            "expected": Own(shorten(known)),
            "suggestion": Own(suggest(str(location[-1]), known)),
        }
    elif kind == "literal_error":
        choices = _choices(_annotation(model, location))
        return not_one_of(document, location, str(found), choices, of_key=of_key, own=True)
    elif kind in TEXT_TYPES:
        identifier = "model.empty" if found is None else "model.not_text"
        return Problem(identifier, document.place(location, of_key=of_key), values)
    elif found is None:
        return Problem("model.empty", document.place(location, of_key=of_key), values)
    values = {name: value for name, value in values.items() if name != "error"}
    identifier = problem_id(kind)
    if kind == "string_too_short" and values.get("min_length") == 1:
        identifier = "model.empty"
    return Problem(identifier, document.place(location, of_key=of_key), values)


def problem_id(kind: str) -> str:
    """The problem that stands for an error of pydantic, or for one of our models' own."""
    if kind in _IDS:
        return _IDS[kind]
    from pydantic_core.core_schema import ErrorType

    return "model.not_fitting" if kind in get_args(ErrorType) else f"model.{kind}"


def _short(value: object) -> str:
    if isinstance(value, Mapping | list | tuple | BaseModel):
        return ""
    text = str(value)
    return text if len(text) <= 60 else text[:59] + "…"


def unwrap_annotation(annotation: Any) -> Any:
    """A type without ``Optional``, union and ``Annotated`` around it."""
    while True:
        origin = get_origin(annotation)
        if origin in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        elif origin is not None and hasattr(annotation, "__metadata__"):
            annotation = get_args(annotation)[0]
        else:
            return annotation


def _annotation(model: Any, location: Path) -> Any:
    """The type that stands at ``location`` below ``model``."""
    current = unwrap_annotation(model)
    for part in location:
        if isinstance(current, type) and issubclass(current, BaseModel):
            names = {field.alias or name: field for name, field in current.model_fields.items()}
            if part not in names:
                return None
            current = unwrap_annotation(names[str(part)].annotation)
        else:
            arguments = get_args(current)
            if not arguments:
                return None
            current = unwrap_annotation(arguments[1] if get_origin(current) is dict else arguments[0])
    return current


def _keys(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return list(keys_of(annotation))
    return []


def _choices(annotation: Any) -> list[str]:
    return [str(choice) for choice in get_args(annotation)] if get_origin(annotation) is Literal else []
