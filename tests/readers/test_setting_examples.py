"""Every key of programme.yaml is explained with an example that amb reads."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.readers.settings import read_settings

SETTINGS = read_settings(Programme)
TOP = [setting for setting in SETTINGS if "." not in setting.path]


@pytest.mark.parametrize("setting", TOP, ids=lambda setting: setting.path)
def test_the_example_is_read(setting: Any, tmp_path: Path) -> None:
    """As it is shown, under the key that it explains."""
    text = "\n".join(setting.example) + "\n"
    assert list(yaml.load(text, Loader=yaml.BaseLoader)) == [setting.path]
    if setting.path != "company":
        text += "company: {name: Nordlicht}\n"
    (tmp_path / "programme.yaml").write_text(text, encoding="utf-8")
    (tmp_path / "confidential.yaml").write_text("confidential: {markers: [nur intern]}\n", encoding="utf-8")
    programme = read_programme(tmp_path / "programme.yaml")
    name = next(name for name, field in Programme.model_fields.items() if (field.alias or name) == setting.path)
    assert getattr(programme, name) not in (None, (), {})


def _holds(data: Any, path: list[str]) -> bool:
    if not path:
        return True
    if isinstance(data, list):
        return any(_holds(entry, path) for entry in data)
    if not isinstance(data, dict):
        return False
    if path[0] == "*":
        return any(_holds(entry, path[1:]) for entry in data.values())
    return path[0] in data and _holds(data[path[0]], path[1:])


def test_every_key_stands_in_an_example() -> None:
    """The keys below it too; of contacts and commitments, which all have the same ones, each key once."""
    lacking = []
    for setting in SETTINGS:
        parts = setting.path.split(".")
        shared = len(parts) == 3 and parts[0] in {"contacts", "committed"}
        data = yaml.load("\n".join(setting.example), Loader=yaml.BaseLoader)
        if not _holds(data, [parts[0], "*", parts[2]] if shared else parts):
            lacking.append(setting.path)
    assert not lacking, "add it to texts/setting_examples.yaml"


@pytest.mark.parametrize("setting", TOP, ids=lambda setting: setting.path)
def test_the_example_fits_a_terminal(setting: Any) -> None:
    """With its frame within 80 columns."""
    assert max(map(len, setting.example)) <= 74
