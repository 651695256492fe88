"""The labelled drafts, the facts of their company, and how findings are compared with what is expected."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from ambassador_cli.models.finding import Finding, KnownText
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Example, Rule
from ambassador_cli.readers.validation import validate
from ambassador_cli.readers.yaml_documents import read_yaml

DATA = Path(__file__).parents[1] / "data" / "drafts"
HERE = Path(__file__).parent


@cache
def nordlicht() -> Programme:
    """The facts of the labelled drafts' company."""
    return validate(Programme, read_yaml((DATA / "context.yaml").read_bytes(), "context.yaml"))


@cache
def almquell() -> Programme:
    """The facts of the company of our own variants."""
    return validate(Programme, read_yaml((HERE / "facts.yaml").read_bytes(), "facts.yaml"))


@cache
def labelled_drafts() -> list[dict[str, Any]]:
    """All labelled drafts as in their file."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    drafts: list[dict[str, Any]] = yaml.load((DATA / "drafts_dev.yaml").read_text(encoding="utf-8"), loader)
    return drafts


def known_texts(rule: Rule, example: Example) -> tuple[KnownText, ...]:
    """For the rule about copies: somebody else's text that its bad example repeats."""
    if rule.id != "TX001" or example not in (rule.bad, rule.bad_en):
        return ()
    return (KnownText(author="somebody else", text=example.draft),)


@dataclass
class Score:
    """Counts by level or rule: found and expected, found only, expected only."""

    right: Counter[str] = field(default_factory=Counter)
    false: Counter[str] = field(default_factory=Counter)
    missed: Counter[str] = field(default_factory=Counter)
    listing: list[str] = field(default_factory=list)

    def precision(self, *keys: str) -> float:
        """Share of what was found that was expected; 1 where nothing was found."""
        right = sum(self.right[key] for key in keys)
        found = right + sum(self.false[key] for key in keys)
        return right / found if found else 1.0

    def recall(self, *keys: str) -> float:
        """Share of what was expected that was found; 1 where nothing was expected."""
        right = sum(self.right[key] for key in keys)
        expected = right + sum(self.missed[key] for key in keys)
        return right / expected if expected else 1.0


def compare(
    name: str, text: str, expected: Sequence[dict[str, Any]], findings: Sequence[Finding], score: Score
) -> None:
    """Match findings with what is expected: same rule and exactly the same place, each entry once; an expected empty
    span is anywhere. Counted by level and by rule."""
    open_findings = list(findings)
    for entry in expected:
        span = entry.get("span") or ""
        for _ in range(int(entry.get("count", 1))):
            hit = next(
                (f for f in open_findings if f.rule == entry["rule"] and (not span or text[f.start : f.end] == span)),
                None,
            )
            keys = (entry["level"], entry["rule"])
            if hit is None:
                score.missed.update(keys)
                score.listing.append(f"missed {name} {entry['rule']} {span!r}")
            else:
                open_findings.remove(hit)
                score.right.update(keys)
                if hit.level != entry["level"]:
                    score.listing.append(f"level {name} {hit.rule} {hit.level} for {entry['level']}")
    for finding in open_findings:
        score.false.update((finding.level, finding.rule))
        score.listing.append(f"false {name} {finding.rule} {finding.text!r}")
