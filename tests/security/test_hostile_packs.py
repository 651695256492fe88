"""Packs that somebody else wrote: messages fill in what their rule knows and nothing else, patterns come to an end."""

from __future__ import annotations

import datetime
import time
from pathlib import Path

import pytest
import yaml

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import BUILT_IN, read_packs
from ambassador_cli.readers.patterns import MOST_CHARACTERS, why_bad_pattern, written_out
from ambassador_cli.rules import Checker
from ambassador_cli.texts.packaged import read_packaged_yaml

TODAY = datetime.date(2026, 11, 26)
PACK = """\
rules:
  - id: HS001
    name: house
    level: warning
    definition: {de: d, en: d}
    why: {de: w, en: w}
    source: s
    message:
      de:
        du: "MESSAGE"
        sie: "gut"
      en: "gut"
    bad: {draft: schlecht, span: schlecht}
    good: {draft: gut}
    checks: [CHECK]
words:
  HS001.words: {any: synergie}
"""
FINDS = "{kind: existence, find: [HS001.words]}"
COUNTS = '{kind: count, find: [HS001.words], above: "0"}'
TWINS = "{kind: near_miss, find: [HS001.words]}"


def _problems(folder: Path, text: str) -> tuple[Problem, ...]:
    path = folder / "house.yaml"
    path.write_text(text, encoding="utf-8")
    try:
        read_packs([path])
    except InputError as error:
        return error.problems
    return ()


def _pack(message: str, check: str = FINDS) -> str:
    return PACK.replace("MESSAGE", message).replace("CHECK", check)


@pytest.mark.parametrize(
    "message",
    [
        "{x.__class__}",
        "{x.__class__.__mro__[1].__subclasses__}",
        "{x[0]}",
        "{x!r}",
        "{x!s}",
        "{x:>9}",
        "{x:>999999999}",
        "{x:{x}}",
        "{}",
        "{0}",
        "{ x }",
        "{X}",
        "{y}",
        "{meant}",
        "{n}",
        "{x",
        "x}",
        "{{x}",
        "{x}}",
        "{rule}",
        "{x}{x.upper}",
    ],
)
def test_only_plain_placeholders_of_the_rule_may_stand_in_a_message(message: str, tmp_path: Path) -> None:
    found = _problems(tmp_path, _pack(message))
    assert {problem.id for problem in found} == {"pack.bad_placeholder"}
    assert {(problem.place.file, problem.place.line, problem.values["expected"]) for problem in found} == {
        ("house.yaml", 10, "{x}")
    }


@pytest.mark.parametrize(
    ("message", "check"),
    [
        ("Sag es ohne {x}.", FINDS),
        ("Kein Platzhalter, {{x}} und {{}}", FINDS),
        ("{{{x}}}", FINDS),
        ("{x} und {x}", FINDS),
        ("{n} mal {x}", COUNTS),
        ("{x}, gemeint {meant}", TWINS),
    ],
)
def test_what_a_check_fills_in_may_be_said_and_is_said(message: str, check: str, tmp_path: Path) -> None:
    """The placeholders that are allowed are those that findings really have."""
    assert _problems(tmp_path, _pack(message, check)) == ()
    packs = read_packs([tmp_path / "house.yaml"])
    draft = read_draft("Wir heben Synergie und Synergei im Haus.").draft
    assert draft is not None
    found = [f for f in Checker(Programme(), packs=packs, today=TODAY).check(draft) if f.rule == "HS001"]
    assert found
    rule = next(rule for rule in packs.rules if rule.id == "HS001")
    assert set(found[0].values) == rule.placeholders()
    assert message.format(**found[0].values)


@pytest.mark.parametrize("name", BUILT_IN)
def test_the_packs_of_amb_hold_to_the_same(name: str, tmp_path: Path) -> None:
    raw = read_packaged_yaml("ambassador_cli.rules", f"packs/{name}.yaml")
    ids = {problem.id for problem in _problems(tmp_path, yaml.safe_dump(raw, allow_unicode=True))}
    assert not ids & {"pack.bad_placeholder", "pack.hidden_character", "pack.slow_pattern", "pack.big_pattern"}


def test_variants_hold_what_their_checks_fill_in(tmp_path: Path) -> None:
    variants = "    variants: {many: {de: {du: '{n}', sie: '{x}'}, en: '{meant}'}}\n    checks:"
    check = FINDS + ', {kind: count, find: [HS001.words], above: "1", variant: many}'
    found = _problems(tmp_path, _pack("{x}", check).replace("    checks:", variants))
    assert [(problem.values["found"], problem.values["expected"]) for problem in found] == [("{meant}", "{n}, {x}")]


@pytest.mark.parametrize(
    "escape",
    [
        "\\e",
        "\\0",
        "\\a",
        "\\b",
        "\\r",
        "\\x7f",
        "\\x9b",
        "\\N",
        "\\u202e",
        "\\u2066",
        "\\u200f",
        "\\L",
        "\\P",
        "\\uFEFF",
        "\\uFFFE",
    ],
)
@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("MESSAGE", "a{}b", 10),
        ("name: house", 'name: "a{}b"', 3),
        ("source: s", 'source: "a{}b"', 7),
        ("any: synergie", 'any: ["synergie", "a{}b"]', 17),
        ("definition: {de: d", 'definition: {de: "a{}b"', 5),
        ("good: {draft: gut", 'good: {draft: "a{}b"', 14),
        ("  HS001.words:", '  "HS002.a{}b": {any: x}\n  HS001.words:', 17),
    ],
)
def test_no_text_of_a_pack_steers_a_terminal(escape: str, old: str, new: str, line: int, tmp_path: Path) -> None:
    text = PACK.replace(old, new.replace("{}", escape, 1), 1).replace("MESSAGE", "gut").replace("CHECK", FINDS)
    found = [problem for problem in _problems(tmp_path, text) if problem.id == "pack.hidden_character"]
    assert [problem.place.line for problem in found] == [line]
    assert str(found[0].values["found"]).startswith("U+")


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(a+)+$", "pack.slow_pattern"),
        ("(a|a)*$", "pack.slow_pattern"),
        ("(x+x+)+y", "pack.slow_pattern"),
        (r"([a-z]+)*\d", "pack.slow_pattern"),
        (r"(%|%%)+$", "pack.slow_pattern"),
        (r"(heil|heil)+t", "pack.slow_pattern"),
        (r"(\d|\d\d)+x", "pack.slow_pattern"),
        ("((a{1000}){1000}){1000}", "pack.big_pattern"),
        ("(?:(?:(?:ab){99}){99}){99}", "pack.big_pattern"),
        ("a{,999999}", "pack.big_pattern"),
        ("a{99999999999999999999}", "pack.big_pattern"),
        ("x" * (MOST_CHARACTERS + 1), "pack.big_pattern"),
        ("(" * 900 + "a" + ")" * 900, "pack.bad_pattern"),
        ("(?R)", "pack.bad_pattern"),
        ("(a(?1)?b)", "pack.bad_pattern"),
        ("(?P<n>a(?&n)?b)", "pack.bad_pattern"),
        (r"\L<x>", "pack.bad_pattern"),
        ("(", "pack.bad_pattern"),
        ("*", "pack.bad_pattern"),
        ("[", "pack.bad_pattern"),
        ("(?P<a>.)(?P=b)", "pack.bad_pattern"),
    ],
)
def test_patterns_are_tried_when_they_are_read(pattern: str, problem: str, tmp_path: Path) -> None:
    start = time.process_time()
    found = _problems(tmp_path, f"words:\n  a.b:\n    any:\n      - 'gut'\n      - '/{pattern}/'\n")
    assert [(one.id, one.place.line) for one in found] == [(problem, 5)]
    assert time.process_time() - start < 5


@pytest.mark.parametrize(
    "pattern",
    [
        "win[- ]?win",
        r"\b\d{1,2}\. ?(?:Januar|Mai|Dezember) \d{4}\b",
        r"(für|auf) immer gesund",
        r"[A-Z]{2,10}-\d{3,6}(?:-[a-z]{1,4})?",
        r"(\w+\s+)*heilt",
        r"(?<!un)sicher\w*",
        "|".join(f"wort{number}" for number in range(150)),
    ],
)
def test_ordinary_patterns_are_taken(pattern: str) -> None:
    assert why_bad_pattern(pattern) is None


def test_how_big_a_pattern_is_once_written_out() -> None:
    assert written_out("abc") == 3
    assert written_out("a{3}") == 3
    assert written_out("(ab){3}c{2}") == 8
    assert written_out("((ab){3}){4}") == 24
    assert written_out(r"[(){}]{2}\({2}") == 4
    assert written_out("(a{2}|b{3}){2}") == 12


def test_internal_numbers_of_programme_yaml_are_tried_as_well(tmp_path: Path) -> None:
    from ambassador_cli.readers.programme_files import read_programme

    path = tmp_path / "programme.yaml"
    path.write_text("confidential:\n  id_patterns:\n    - 'A-\\d+'\n    - '(a+)+$'\n    - '('\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_programme(path)
    assert [(problem.id, problem.place.line) for problem in caught.value.problems] == [
        ("pack.slow_pattern", 4),
        ("pack.bad_pattern", 5),
    ]


def test_rules_of_a_company_are_known_as_such(tmp_path: Path) -> None:
    assert read_packs().own == frozenset()
    assert _problems(tmp_path, _pack("{x}")) == ()
    assert read_packs([tmp_path / "house.yaml"]).own == {"HS001"}
    assert Packs().own == frozenset()
