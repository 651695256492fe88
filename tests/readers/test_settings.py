"""What every setting is when nobody sets it, and between which bounds it may lie: a change is one for users.

``settings.txt`` holds a line each; ``--update`` rewrites it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from in_process import run_here

LISTED = Path(__file__).parents[1] / "data" / "settings.txt"
BOUNDS = ("default", "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems")
FILES = ("pack", "programme", "roster")


@cache
def _schema(file: str) -> dict[str, Any]:
    done = run_here("schema", file, cwd=ROOT)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _bounds(schema: Any) -> Iterator[str]:
    """Those of a setting, and of what it may be instead."""
    if not isinstance(schema, dict):
        return
    yield from (f"{name} {schema[name]!r}" for name in BOUNDS if name in schema)
    for choice in schema.get("anyOf", ()):
        yield from _bounds(choice)
    yield from _bounds(schema.get("items"))
    yield from _bounds(schema.get("additionalProperties"))


def _lines() -> Iterator[str]:
    for file in FILES:
        models = {"": _schema(file)} | _schema(file)["$defs"]
        for name in sorted(models):
            for key, setting in models[name].get("properties", {}).items():
                found = ", ".join(_bounds(setting))
                if found:
                    yield f"{file} {name}.{key}: {found}"


def test_defaults_and_bounds_are_those_listed(update: bool) -> None:
    lines = list(_lines())
    if update:
        LISTED.write_text("\n".join(lines) + "\n", encoding="utf-8")
    assert lines == LISTED.read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("file", FILES)
def test_no_setting_is_taken_that_nobody_knows(file: str) -> None:
    for name, found in _schema(file)["$defs"].items():
        if found.get("type") == "object" and "properties" in found:
            assert found["additionalProperties"] is False, name
