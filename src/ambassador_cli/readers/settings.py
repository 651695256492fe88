"""The settings of programme.yaml, read off its model: path, what it is for, what it holds, what holds without it."""

from __future__ import annotations

from collections.abc import Iterator

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from ambassador_cli.models.setting import Setting
from ambassador_cli.readers.validation import unwrap_annotation


def read_settings(model: type[BaseModel], prefix: str = "") -> tuple[Setting, ...]:
    """All keys of ``model`` and of the mappings in it, in their order."""
    return tuple(_settings(model, prefix))


def _settings(model: type[BaseModel], prefix: str) -> Iterator[Setting]:
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        inner = unwrap_annotation(field.annotation)
        nested = isinstance(inner, type) and issubclass(inner, BaseModel)
        about = field.description or (inner.__doc__ or "" if nested else "")
        default = field.default
        plain = default is not PydanticUndefined and isinstance(default, str | int | bool) and not nested
        yield Setting(path, " ".join(about.split()), str(default) if plain else "")
        if nested:
            yield from _settings(inner, f"{path}.")
