"""A company's own packs: merged, and their mistakes named with file, line and reason."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.programme import Programme
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.readers.rule_settings import check_rule_settings
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
    assert _texts(checker, "RX104", "Unsere Tabletten werden alle gesundzaubern.") == ["gesundzaubern"]
    assert _texts(checker, "RX104", "Unsere Tabletten werden alle heilen.") == ["heilen"]


@pytest.mark.parametrize(
    ("text", "problem", "line"),
    [
        ("words:\n  a.b:\n    de:\n      - gut\n      - /(/\n", "pack.bad_pattern", 5),
        ("words:\n  a.b: {de: [gut, '(a|b']}\n", "pack.bad_term", 2),
        ("words:\n  a.b: {fr: gut}\n", "model.unknown_key", 2),
        ("rules:\n  - {id: XX1}\n", "model.missing", 2),
        ("words: [", "yaml.indentation", 1),
        ("words:\n  a.b:\n    any: ['<a b>']\n", "pack.bad_term", 3),
        ("words:\n  a.b:\n    any: ['gut?']\n", "pack.bad_term", 3),
        (OWN.replace("find: [XX001.words]", "find: [XX001.wrods]"), "model.not_one_of", 16),
        (OWN.replace("find: [XX001.words]", "find: [XX001.words], unless: ['@product']"), "model.not_one_of", 16),
        (OWN.replace('above: "2"', "above: limits.mentons"), "pack.bad_limit", 18),
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


def test_a_list_of_programme_yaml_may_be_named(tmp_path: Path) -> None:
    path = _write(tmp_path, OWN.replace("find: [XX001.words]", "find: [XX001.ours]"))
    packs = read_packs([path], lists=["XX001.ours"])
    programme = Programme.model_validate({"rules": {"words": {"XX001": {"ours": ["Leuchtturm~"]}}}})
    checker = Checker(programme, packs=packs, today=datetime.date(2026, 1, 1))
    assert _texts(checker, "XX001", "Unsere Leuchttürme und ein Leuchtturm.") == ["Leuchtturm"]


def test_words_of_programme_yaml_reach_lists_that_rules_look_up_themselves() -> None:
    """A company's own functional mailbox is no personal address."""
    text = "Fragen an werkbank@nordlicht.example."
    for words, found in (((), 1), (("werkbank",), 0)):
        programme = Programme.model_validate({"rules": {"words": {"PR002": {"functional": list(words)}}}})
        checker = Checker(programme, packs=read_packs(), today=datetime.date(2026, 1, 1))
        assert len(_texts(checker, "PR002", text)) == found


def _settings(folder: Path, text: str) -> list[Problem]:
    path = folder / "programme.yaml"
    path.write_text(text, encoding="utf-8")
    lists = ["RX104.cure", "RX104.certain"]
    settings = read_programme(path).rules
    rules = [rule for rule in catalogue(read_packs()) if rule.id in {"RX104", "PV001"}]
    return check_rule_settings(path, settings, rules=rules, lists=lists)


@pytest.mark.parametrize(
    ("text", "found", "meant"),
    [
        ("rules:\n  levels: {RX140: off}\n", "RX140", "RX104"),
        ("rules:\n  words:\n    RX14: {cure: [gesund]}\n", "RX14", "RX104"),
        ("rules:\n  words:\n    RX104: {cures: [gesund]}\n", "cures", "cure"),
    ],
)
def test_rules_that_programme_yaml_invents_are_named(tmp_path: Path, text: str, found: str, meant: str) -> None:
    (problem,) = _settings(tmp_path, text)
    assert (problem.id, problem.level) == ("model.not_one_of", "error")
    assert (problem.values["found"], problem.values["suggestion"]) == (found, meant)
    assert problem.place.line == text.count("\n")


def test_what_always_stays_on_is_said(tmp_path: Path) -> None:
    (problem,) = _settings(tmp_path, "rules:\n  levels: {PV001: off, RX104: off}\n")
    assert (problem.id, problem.level) == ("pack.always_on", "warning")
    assert not _settings(tmp_path, "rules:\n  levels: {RX104: info}\n  words: {RX104: {cure: [gesund]}}\n")


@pytest.mark.parametrize("term", ["<a b>", "(a", "gut ..3", "a? " * 10 + "b"])
def test_terms_of_programme_yaml_that_make_no_sense_are_named(tmp_path: Path, term: str) -> None:
    with pytest.raises(InputError) as caught:
        _settings(tmp_path, f"rules:\n  words:\n    RX104:\n      cure: [gut, '{term}']\n")
    (problem,) = caught.value.problems
    assert (problem.id, problem.values["found"], problem.place.line) == ("pack.bad_term", term, 4)


def test_a_missing_pack_is_named(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_packs([tmp_path / "nicht-da.yaml"])
    assert [problem.id for problem in caught.value.problems] == ["file.missing"]


def test_a_pack_may_not_replace_a_rule_that_is_no_matter_of_words(tmp_path: Path) -> None:
    """Otherwise a company's file could silence the question about side effects."""
    pack = tmp_path / "own.yaml"
    pack.write_text(OWN.replace("id: XX001", "id: PV001"), encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_packs([pack], taken=["PV001"])
    (problem,) = caught.value.problems
    assert (problem.id, problem.values["found"]) == ("pack.taken_id", "PV001")
    assert problem.place.line == 3
