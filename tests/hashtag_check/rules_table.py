"""The table of rules in .github/RULES.md, measured on the cases in tests/rules/cases: ``python -m
hashtag_check.rules_table`` prints it. The cases are of another invented company than the examples, and were written
without sight of the rules' code."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ambassador_cli.models.document import Document, Table
from ambassador_cli.models.finding import KnownText
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Rule
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.rules import Checker, catalogue
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.markdown import to_markdown

CASES = Path(__file__).parents[1] / "rules" / "cases"
TODAY = date(2026, 11, 23)
HEADERS = ("Rule", "When", "Shown as", "--fix", "Found", "False")
FIXED = {"safe": "yes", "unsafe": "--fix-unsafe", "none": "–"}


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule did on labelled drafts: ``found`` of ``of`` labelled places, and ``false`` remarks where there
    was nothing to say."""

    found: int
    of: int
    false: int


def measure_rules(cases: Path, packs: Packs) -> dict[str, Measured]:
    """Per rule: in how many drafts that it is about it found the place (overlapping it, as score.py counts), and in
    how many of the near misses it said something."""
    facts = cases / "context.yaml"
    programme = read_programme(facts) if facts.is_file() else Programme()
    today = programme.today or TODAY
    usual = Checker(programme, packs=packs, today=today)
    measured: dict[str, Measured] = {}
    for path in sorted(cases.glob("[A-Z]*.yaml")):
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        found = false = 0
        for kind in ("fires", "silent"):
            for case in data[kind]:
                known = [KnownText(**other) for other in case.get("others", ())]
                checker = Checker(programme, packs=packs, today=today, known=known) if known else usual
                places = _places(checker, data["rule"], case["draft"])
                if kind == "silent":
                    false += bool(places)
                else:
                    found += any(_overlaps(place, case) for place in places)
        measured[data["rule"]] = Measured(found=found, of=len(data["fires"]), false=false)
    return measured


def _places(checker: Checker, rule: str, source: str) -> list[tuple[int, int]]:
    draft = read_draft(source, "case").draft
    return [(f.start, f.end) for f in checker.check(draft) if f.rule == rule] if draft else []


def _overlaps(place: tuple[int, int], case: dict[str, Any]) -> bool:
    span, draft = case["span"], case["draft"]
    if not span:
        return True
    at = draft.find(span)
    while at >= 0:
        if place[0] < at + len(span) and at < place[1]:
            return True
        at = draft.find(span, at + 1)
    return False


def to_rules_document(rules: Iterable[Rule], measured: Mapping[str, Measured]) -> Document:
    """A table with a row a rule, by id; what no labelled draft is about has a dash where others have a figure."""
    words = Words("en")
    rows = []
    for rule in sorted(rules, key=lambda rule: rule.id):
        shown = words.say(f"explain.rule.level_{rule.level}")
        did = measured.get(rule.id, Measured(0, 0, 0))
        rows.append(
            (
                f"{rule.id} {rule.name}",
                rule.definition.say(words),
                f"{shown} (off until switched on)" if rule.profile == "full" else shown,
                FIXED[rule.fixable],
                f"{did.found} of {did.of}" if did.of else "–",
                words.number(did.false),
            )
        )
    return Document(
        (Table(HEADERS, tuple(rows), ("left", "left", "left", "left", "right", "right"), flexible=1),), "en"
    )


def to_rules_table() -> str:
    """The table as Markdown."""
    packs = read_packs()
    return to_markdown(to_rules_document(catalogue(packs), measure_rules(CASES, packs)))


if __name__ == "__main__":
    print(to_rules_table(), end="")
