"""The table of rules in README.md, measured on the cases in tests/rules/cases: ``python -m
hashtag_check.rules_table [de]`` prints it. The cases are of another invented company than the examples, and
were written without sight of the rules' code."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.readers.programme_files import read_programme
from ambassador_cli.rules import Checker, catalogue
from ambassador_cli.writers.markdown import to_markdown
from ambassador_cli.writers.rules_table import Measured, to_rules_document
from ambassador_cli.writers.words import Words

CASES = Path(__file__).parents[1] / "rules" / "cases"
TODAY = date(2026, 11, 23)


def measure_rules(cases: Path, packs: Packs) -> dict[str, Measured]:
    """Per rule: in how many drafts that it is about it found the very place, and in how many of the near misses it
    said something."""
    programme = read_programme(cases / "context.yaml") if (cases / "context.yaml").is_file() else Programme()
    checker = Checker(programme, packs=packs, today=programme.today or TODAY)
    measured: dict[str, Measured] = {}
    for path in sorted(cases.glob("[A-Z]*.yaml")):
        data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
        rule, fires, silent = data["rule"], data["fires"], data["silent"]
        found = sum(_finds(checker, rule, case["draft"], case.get("span") or "") for case in fires)
        false = sum(bool(_texts(checker, rule, case["draft"])) for case in silent)
        measured[rule] = Measured(found=found, of=len(fires), false=false)
    return measured


def _texts(checker: Checker, rule: str, source: str) -> list[str]:
    draft = read_draft(source, "case").draft
    return [source[f.start : f.end] for f in checker.check(draft) if f.rule == rule] if draft else []


def _finds(checker: Checker, rule: str, source: str, span: str) -> bool:
    texts = _texts(checker, rule, source)
    return span in texts if span else bool(texts)


def to_rules_table(language: str = "en") -> str:
    """The table as Markdown."""
    packs = read_packs()
    words = Words("de" if language == "de" else "en")
    return to_markdown(to_rules_document(catalogue(packs), measure_rules(CASES, packs), words))


if __name__ == "__main__":
    print(to_rules_table(*sys.argv[1:2]), end="")
