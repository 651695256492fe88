"""All rules on one draft."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import get_args

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.models.finding import Finding, KnownText, Praise, Presented, Settled
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Rule
from ambassador_cli.rules.engine.claims import Claim, first_come
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.opening import opening
from ambassador_cli.rules.engine.present import arrange
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.engine.relations import in_words_of, without_yielding
from ambassador_cli.rules.engine.settle import apply_decisions
from ambassador_cli.rules.engine.word_checks import check_words
from ambassador_cli.rules.register import CHECKING, CLAIMING, PRAISING, catalogue

_LONGEST = 60_000


def _shortened(draft: Draft) -> Draft:
    """The draft without what follows behind twenty posts' worth of text: that one is too long, whatever comes."""
    if len(draft.source) - draft.body_start <= _LONGEST:
        return draft
    return draft.model_copy(update={"source": draft.source[: draft.body_start + _LONGEST]})


class Checker:
    """Everything that is compiled once for a programme and its packs, for checking many drafts. ``rules`` are all
    rules by id, in the order of the catalogue."""

    def __init__(self, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()) -> None:
        self.rules: dict[str, Rule] = {rule.id: rule for rule in catalogue(packs)}
        plain_lists = frozenset(f"{rule.id}.{name}" for rule in self.rules.values() for name in rule.looks_up)
        self.facts = Facts(programme, packs, today, known, plain_lists)
        self._last: tuple[Draft, Reading] | None = None
        self._mechanical = {
            kind: tuple(rule.check for rule in CHECKING if kind in rule.RULE.kinds) for kind in get_args(Kind)
        }
        self._worded = {kind: tuple(rule for rule in packs.rules if kind in rule.kinds) for kind in get_args(Kind)}

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """All findings of a draft, ungrouped, sorted by place and rule.

        Raises :class:`~ambassador_cli.errors.InputError` where a company's own regular expression takes too long.
        """
        reading = self._reading(draft)
        found = in_words_of(reading.kind, without_yielding(self._findings(reading), reading, self.rules), self.rules)
        return tuple(sorted(found, key=lambda finding: (finding.start, finding.rule, finding.end)))

    def settle(self, findings: Sequence[Finding], draft: Draft) -> Settled:
        """Findings after the draft's answers and suppressions and the programme's levels."""
        return apply_decisions(findings, draft, self.facts.programme, self.rules)

    def present(self, settled: Settled, draft: Draft, *, full: bool | None = None) -> Presented:
        """Findings as they reach the author; ``full`` overrides the programme's profile."""
        if full is None:
            full = self.facts.programme.rules.profile == "full"
        return arrange(settled, self._reading(draft), self.rules, PRAISING, full=full)

    def praises(self, draft: Draft) -> tuple[Praise, ...]:
        """Everything that is good about a text, whatever there is to say besides."""
        reading = self._reading(draft)
        if reading.kind != "post" or not reading.sentences:
            return ()
        return tuple(praise for rule in PRAISING for praise in rule.praise(reading))

    def opening(self, draft: Draft) -> str:
        """The first sentence of a text that is no greeting, on one line; empty where there is none."""
        reading = self._reading(draft)
        if not reading.sentences:
            return ""
        start, end = opening(reading)
        return " ".join(reading.plain[start:end].split())

    def _reading(self, draft: Draft) -> Reading:
        """The draft as the rules read it; the last one is kept, since a draft is checked and then presented."""
        if self._last is None or self._last[0] is not draft:
            short = _shortened(draft)
            reading = Reading(short, self.facts, left_out=len(draft.source) - len(short.source))
            reading.claims = self._claims(reading)
            self._last = (draft, reading)
        return self._last[1]

    def _claims(self, reading: Reading) -> list[Claim]:
        if "#" not in reading.text and "＃" not in reading.text:
            return []
        return first_come([claim for rule in CLAIMING for claim in rule.claim(reading)])

    def _findings(self, reading: Reading) -> Iterable[Finding]:
        kind = reading.kind
        for claim in reading.claims:
            rule = self.rules[claim.rule]
            if kind in rule.kinds:
                yield reading.found(
                    rule.id,
                    rule.level,
                    claim.start,
                    claim.end,
                    edits=claim.edits,
                    variant=claim.variant,
                    values=claim.values,
                )
        for check in self._mechanical[kind]:
            yield from check(reading)
        for rule in self._worded[kind]:
            yield from check_words(rule, reading)
