"""``amb`` alone, ``amb init``, ``amb explain``, ``amb schema``."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from ambassador_cli.kpis import KPIS
from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.settings import read_setting_texts, read_settings
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.words import Words
from conftest import ROOT, Run

LANGUAGES: tuple[Language, ...] = ("de", "en")


def test_an_empty_folder_is_met_with_a_way_in(amb: Run, tmp_path: Path) -> None:
    """Nothing here: what to try and how to start, in both languages."""
    assert "amb init --example demo" in amb(cwd=tmp_path).stdout
    assert "erfundene Firma" in amb(cwd=tmp_path, language="de").stdout


@pytest.mark.parametrize(
    ("today", "words"),
    [
        ("2024-06-03", "by 30 May 2025 at the latest"),
        ("2025-05-01", "by 30 May 2025 at the latest"),
        ("2025-05-31", "30 May 2024"),
    ],
)
def test_an_export_is_asked_for_before_days_are_lost(amb: Run, tmp_path: Path, today: str, words: str) -> None:
    """Far, near and too late."""
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "demo"))
    path = folder / "programme.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("2024-06-03", today), encoding="utf-8")
    assert words in " ".join(amb(cwd=folder).stdout.split())


def test_init_writes_a_programme_that_amb_reads(amb: Run, tmp_path: Path) -> None:
    """In both languages, and never over a file that is there."""
    for language in ("de", "en"):
        folder = tmp_path / language
        assert amb("init", str(folder), "--lang", language, cwd=tmp_path).returncode == 0
        assert amb(cwd=folder).returncode == 0
        again = amb("init", str(folder), cwd=tmp_path)
        assert again.returncode == 2
        assert len(again.stderr.splitlines()) == 2


def test_init_example_is_the_examples_folder(amb: Run, tmp_path: Path) -> None:
    """File by file, byte by byte."""
    assert amb("init", "--example", "demo", cwd=tmp_path).returncode == 0
    for path in (p for p in (ROOT / "examples").rglob("*") if p.is_file()):
        assert (tmp_path / "demo" / path.relative_to(ROOT / "examples")).read_bytes() == path.read_bytes()


def test_every_kpi_and_setting_can_be_explained(amb: Run, tmp_path: Path) -> None:
    """By id, by name, by path; a typo gets the one that was meant."""
    for kpi in KPIS:
        for language in LANGUAGES:
            shown = " ".join(amb("explain", kpi.id.lower(), cwd=tmp_path, language=language).stdout.split())
            assert kpi.definition.say(Words(language)) in shown
    assert "concentration" in amb("explain", "concentration", cwd=tmp_path).stdout
    paths = [setting.path for setting in read_settings(Programme)]
    assert {"places.planned", "company.aliases", "rules.profile"} <= set(paths)
    left_over = {path for path in read_setting_texts() if "*" not in path} - set(paths)
    assert not left_over
    assert "budget and care" in amb("explain", "places.at_most", cwd=tmp_path).stdout
    assert "Betreuung" in amb("explain", "places.at_most", cwd=tmp_path, language="de").stdout
    wrong = amb("explain", "places.planed", cwd=tmp_path)
    assert wrong.returncode == 2
    assert "did you mean 'places.planned'" in wrong.stderr


@pytest.mark.parametrize("which", ["programme", "roster", "pack"])
def test_schema_is_json_schema_and_knows_the_example(amb: Run, tmp_path: Path, which: str) -> None:
    """Every key of the example stands in the schema."""
    import yaml

    schema = json.loads(amb("schema", which, cwd=tmp_path).stdout)
    assert schema["$schema"].startswith("https://json-schema.org/")
    file = (
        ROOT / "src" / "ambassador_cli" / "rules" / "packs" / "claims.yaml"
        if which == "pack"
        else ROOT / "examples" / f"{which}.yaml"
    )
    example = yaml.safe_load(file.read_text(encoding="utf-8"))
    assert set(example) <= set(schema["properties"])
    assert schema["additionalProperties"] is False


def test_a_confirmed_group_is_known_to_the_other_commands(amb: Run, tmp_path: Path) -> None:
    """``amb select --confirm`` writes group.yaml; ``amb`` no longer proposes the draw, the report counts the group."""
    assert amb("init", "--example", "demo", cwd=tmp_path).returncode == 0
    folder = tmp_path / "demo"
    assert "amb select" in amb(cwd=folder).stdout
    assert amb("select", "--confirm", "Erika Muster", cwd=folder).returncode == 0
    assert "amb select" not in amb(cwd=folder).stdout
    figures = json.loads(amb("report", "--format", "json", cwd=folder).stdout)["figures"]
    assert {figure["aspect"] for figure in figures if figure["kpi"] == "K11"} >= {"employee"}
