"""A company's own packs: merged, and their mistakes named with file, line and reason."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError
from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker, catalogue

OWN = """
rules:
  - id: XX001
    name: no-synergy
    level: warning
    definition: {de: Das Wort Synergie., en: The word synergy.}
    why: {de: Niemand mag es., en: Nobody likes it.}
    source: House style
    checked: 2026-11-23
    message:
      de: {du: "Sag es ohne „{x}“.", sie: "Sagen Sie es ohne „{x}“."}
      en: 'Say it without "{x}".'
    bad: {draft: Wir heben Synergien., span: Synergien}
    good: {draft: Wir helfen einander.}
    checks:
      - {kind: existence, find: [XX001.words], negation: before}
      - {kind: near_miss, find: [XX001.names], variant: ""}
      - {kind: count, find: [XX001.many], above: "2"}
words:
  XX001.words: {de: "Synergie~; Synergien; /win[- ]?win/"}
  XX001.names: {any: Nordlichter}
  XX001.many: {de: super}
  RX104.cure: {de: gesundzaubern}
"""


def _write(folder: Path, text: str) -> Path:
    path = folder / "own.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def _texts(checker: Checker, rule: str, text: str) -> list[str]:
    draft = read_draft(text).draft
    assert draft is not None
    return [finding.text for finding in checker.check(draft) if finding.rule == rule]


def test_a_pack_of_ones_own(tmp_path: Path) -> None:
    packs = read_packs([_write(tmp_path, OWN)])
    assert "XX001" in {rule.id for rule in catalogue(packs)}
    checker = Checker(Programme(), packs=packs, today=datetime.date(2026, 1, 1))
    assert _texts(checker, "XX001", "Wir heben Synergien, Win-Win für alle.") == ["Synergien", "Win-Win"]
    assert _texts(checker, "XX001", "Wir heben keine Synergien.") == []
    assert _texts(checker, "XX001", "Liebe Nordlichtre!") == ["Nordlichtre"]
    assert _texts(checker, "XX001", "super super super") == ["super"]
    assert _texts(checker, "RX104", "Wir werden alle gesundzaubern.") == ["gesundzaubern"]
    assert _texts(checker, "RX104", "Wir werden alle heilen.") == ["heilen"]


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("words:\n  a.b:\n    de:\n      - gut\n      - /(/\n", "pack.bad_pattern", 5),
        ("words:\n  a.b: {de: [gut, '(a|b']}\n", "pack.bad_term", 2),
        ("words:\n  a.b: {fr: gut}\n", "model.unknown_key", 2),
        ("rules:\n  - {id: XX1}\n", "model.missing", 2),
        ("words: [", "yaml.indentation", 1),
    ],
)
def test_mistakes_are_named_with_their_line(tmp_path: Path, text: str, problem: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read_packs([_write(tmp_path, text)])
    first = caught.value.problems[0]
    assert first.id == problem
    assert first.place.file == "own.yaml"
    assert first.place.line is not None
    assert abs(first.place.line - line) <= 1


def test_a_missing_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_packs([tmp_path / "nicht-da.yaml"])
    assert [problem.id for problem in caught.value.problems] == ["file.missing"]
