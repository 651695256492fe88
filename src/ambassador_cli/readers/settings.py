"""The settings of programme.yaml, read off its model: path, what it is for, what holds without it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from ambassador_cli.models.setting import Setting
from ambassador_cli.readers.validation import unwrap_annotation
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.packaged import read_packaged_yaml


def read_setting_texts() -> dict[str, Bilingual]:
    """Path, perhaps with a star for one part, to what the setting is for."""
    texts = read_packaged_yaml("ambassador_cli.texts", "settings.yaml")
    return {path: Bilingual(**said) for path, said in texts.items()}


def read_settings(model: type[BaseModel]) -> tuple[Setting, ...]:
    """All keys of ``model`` and of the mappings in it, in their order. Raises ``KeyError`` for one without text or
    example."""
    examples = read_packaged_yaml("ambassador_cli.texts", "setting_examples.yaml")
    return tuple(
        replace(setting, example=tuple(examples[setting.path.partition(".")[0]].splitlines()))
        for setting in _settings(model, "", read_setting_texts())
    )


def _settings(model: type[BaseModel], prefix: str, texts: Mapping[str, Bilingual]) -> Iterator[Setting]:
    for name, field in model.model_fields.items():
        path = f"{prefix}{field.alias or name}"
        default = field.default
        plain = default is not PydanticUndefined and isinstance(default, str | int) and not isinstance(default, bool)
        yield Setting(path, texts.get(path) or texts[_starred(path)], str(default) if plain else "")
        inner = unwrap_annotation(field.annotation)
        if isinstance(inner, type) and issubclass(inner, BaseModel):
            yield from _settings(inner, f"{path}.", texts)


def _starred(path: str) -> str:
    first, _, last = path.split(".")
    return f"{first}.*.{last}"
