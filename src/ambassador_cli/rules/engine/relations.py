"""What rules have to do with one another and with the kind of draft: who gives way, and who says it how."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.reading import EVERYWHERE, Reading, near


def without_yielding(findings: Iterable[Finding], reading: Reading, rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """``findings`` without those of rules that yield to a family which has a finding in the same or a neighbouring
    sentence. What stands outside the body is near every sentence."""
    found = list(findings)
    sentences: dict[str, list[int]] = {}
    for finding in found:
        family = rules[finding.rule].family
        if family:
            sentences.setdefault(family, []).append(_sentence(finding, reading))
    for finding in found:
        others = [at for family in rules[finding.rule].yields_to for at in sentences.get(family, ())]
        if others:
            own = _sentence(finding, reading)
            if own == EVERYWHERE or any(near(own, other) for other in others):
                continue
        yield finding


def in_words_of(kind: Kind, findings: Iterable[Finding], rules: Mapping[str, Rule]) -> Iterator[Finding]:
    """``findings``, worded for a kind of draft where their rule has words for it."""
    for finding in findings:
        variant = f"{finding.variant}.{kind}" if finding.variant else kind
        if variant in rules[finding.rule].variants:
            yield finding.model_copy(update={"variant": variant})
        else:
            yield finding


def _sentence(finding: Finding, reading: Reading) -> int:
    if finding.start < reading.draft.body_start:
        return EVERYWHERE
    return reading.sentence_at(reading.nfc.position(finding.start - reading.draft.body_start))
