"""How findings reach the author: praise, what to ask, to answer, to better, at most two tips, a to-do list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, get_args

from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.finding import Finding, Heading, Praise, PraiseKind, Presented, Remark, Section, Settled
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.reading import Reading

_MOST_TIPS = 2
_BY_LEVEL: dict[str, Section] = {
    "error": "ask_first",
    "question": "please_answer",
    "warning": "better_so",
    "info": "tip",
}
_ORDER: tuple[Section, ...] = ("ask_first", "please_answer", "better_so", "tip", "more")
_BEST_FIRST: tuple[str, ...] = get_args(PraiseKind)

Rules = Mapping[str, Rule]


class Praising(Protocol):
    """A file with a rule that also knows what is good."""

    def praise(self, reading: Reading) -> Iterator[Praise]: ...


def arrange(settled: Settled, reading: Reading, rules: Rules, praising: Sequence[Praising], *, full: bool) -> Presented:
    """The findings of a draft as its author reads them; ``rules`` by id.

    The same rule about the same words is one remark with all its places, findings about the very same place are one
    remark, broken tags stand under one heading, and what can be tidied is one line. Without ``full``, rules that
    hardly ever help stay away unless the programme switched them on by id.
    """
    switched_on = reading.programme.rules.levels
    shown = [
        finding
        for finding in settled.open
        if full or rules[finding.rule].speaks(finding.level, switched_on=finding.rule in switched_on)
    ]
    todo = [finding for finding in shown if _is_todo(finding, rules, reading)]
    said = [finding for finding in shown if not _is_todo(finding, rules, reading)]
    remarks: list[Remark] = []
    for section in _ORDER:
        here = [finding for finding in said if _section(finding, rules) == section]
        remarks += _tips(here, rules, full) if section == "tip" else _grouped(section, here, rules)
    praise = (
        Praise(id="clean")
        if not remarks and not settled.open
        else _praise(reading, settled, rules, praising, remarked=bool(remarks))
    )
    return Presented(praise=praise, remarks=tuple(remarks), todo=tuple(_todo(todo, rules)))


def _is_todo(finding: Finding, rules: Rules, reading: Reading) -> bool:
    when = rules[finding.rule].todo
    return when == "always" or (when == "front matter" and finding.end <= reading.draft.body_start)


def _section(finding: Finding, rules: Rules) -> Section:
    return rules[finding.rule].section or _BY_LEVEL[finding.level]


def _tips(findings: list[Finding], rules: Rules, full: bool) -> list[Remark]:
    ordered = sorted(findings, key=lambda finding: (rules[finding.rule].rank, finding.start))
    remarks = _grouped("tip", ordered, rules)
    return remarks if full else remarks[:_MOST_TIPS]


def _todo(findings: list[Finding], rules: Rules) -> Iterator[Remark]:
    ids = dict.fromkeys(finding.rule for finding in findings)
    for rule in sorted(ids, key=lambda rule: (rules[rule].rank, rule)):
        yield Remark(section="todo", findings=tuple(finding for finding in findings if finding.rule == rule))


def _grouped(section: Section, findings: list[Finding], rules: Rules) -> list[Remark]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    others: dict[tuple[str, ...], list[Finding]] = {}
    topics: dict[tuple[str, object], tuple[str, ...]] = {}
    places: dict[tuple[int, int], tuple[str, tuple[str, ...]]] = {}
    for finding in sorted(findings, key=lambda finding: bool(rules[finding.rule].joins)):
        key = _key(finding, rules)
        rule, place = rules[finding.rule], (finding.start, finding.end)
        led = topics.get((rule.joins, finding.values.get("about"))) if rule.joins else None
        other, same = places.get(place, ("", ()))
        if key not in groups and key != _TIDY and other not in {"", rule.id}:
            led = led or same
        if led:
            others.setdefault(led, []).append(finding)
            continue
        groups.setdefault(key, []).append(finding)
        if rule.topic:
            topics.setdefault((rule.topic, finding.values.get("about")), key)
        if key != _TIDY and finding.start < finding.end:
            places.setdefault(place, (rule.id, key))
    return [
        Remark(
            section=section,
            heading=_heading(found[0], rules),
            findings=tuple(found),
            others=tuple(others.get(key, ())),
        )
        for key, found in groups.items()
    ]


_TIDY = ("tidy",)
"""The group of everything that can be tidied: one line."""


def _key(finding: Finding, rules: Rules) -> tuple[str, ...]:
    if _heading(finding, rules) == "tidy":
        return _TIDY
    about = finding.values.get("x", finding.text)
    return finding.rule, finding.level, finding.variant, fold(str(about))


def _heading(finding: Finding, rules: Rules) -> Heading:
    """What a finding stands under; what amb cannot tidy does not stand under what can be tidied."""
    heading = rules[finding.rule].heading
    return "" if heading == "tidy" and not finding.edits else heading


def _praise(
    reading: Reading, settled: Settled, rules: Rules, praising: Sequence[Praising], *, remarked: bool
) -> Praise | None:
    """The best thing that is true and good, or None; never about a sentence that is asked about. That the first
    sentence fits is said at most where there are remarks."""
    if reading.kind != "post" or not reading.sentences:
        return None
    asked = {
        reading.sentence_at(reading.nfc.position(finding.start - reading.draft.body_start))
        for finding in settled.open
        if finding.level in {"question", "error"} and finding.start >= reading.draft.body_start
    }
    spoiled = {praise for finding in settled.open for praise in rules[finding.rule].spoils}
    if not remarked:
        spoiled.add("hook")
    found = [
        praise
        for rule in praising
        for praise in rule.praise(reading)
        if praise.id not in spoiled and (praise.at is None or reading.sentence_at(praise.at) not in asked)
    ]
    return min(found, key=lambda praise: _BEST_FIRST.index(praise.id), default=None)
