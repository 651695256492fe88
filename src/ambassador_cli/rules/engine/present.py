"""How findings reach the author: praise, what to ask, to answer, to better, at most two tips, a to-do list."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambassador_cli.grammar.fold import shown_until
from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.finding import Finding, Praise, Presented, Remark, Section, Settled
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.mechanical.hook_folded import first_sentence

_ALWAYS_FIRST = frozenset({"PV001"})
_TODO = ("MN001", "AC003", "LK003", "PR001")
_TIPS = ("HK001", "HT001", "HK003", "HK002")
_BROKEN_TAGS = frozenset({"HT002", "HT003", "HT004", "HT005", "HT007", "HT008"})
_TIDY = frozenset({"AC001", "HT011", "LK001"})
_MOST_TIPS = 2
_BY_LEVEL: dict[str, Section] = {
    "error": "ask_first",
    "question": "please_answer",
    "warning": "better_so",
    "info": "tip",
}
_ORDER: tuple[Section, ...] = ("ask_first", "please_answer", "better_so", "tip", "more")


def arrange(settled: Settled, reading: Reading, rules: Sequence[Rule], *, full: bool) -> Presented:
    """The findings of a draft as its author reads them.

    The same rule about the same words is one remark with all its places, findings about the very same place are one
    remark, broken tags stand under one heading, and what can be tidied is one line. Without ``full``, rules that
    hardly ever help stay away unless the programme switched them on by id.
    """
    switched_on = set(reading.programme.rules.levels)
    quiet = {rule.id for rule in rules if rule.profile == "full"} - switched_on
    if reading.kind == "profile":
        quiet.discard("RX111")
    shown = [finding for finding in settled.open if full or _is_shown(finding, quiet, switched_on)]
    todo = [finding for finding in shown if _is_todo(finding, reading)]
    remarks: list[Remark] = []
    for section in _ORDER:
        here = [finding for finding in shown if finding not in todo and _section(finding) == section]
        remarks += _tips(here, full) if section == "tip" else _grouped(section, here)
    return Presented(praise=_praise(reading, settled, remarks), remarks=tuple(remarks), todo=tuple(_todo(todo)))


def _is_shown(finding: Finding, quiet: set[str], switched_on: set[str]) -> bool:
    if finding.rule == "HT009" and finding.level == "info":
        return finding.rule in switched_on
    return finding.rule not in quiet


def _is_todo(finding: Finding, reading: Reading) -> bool:
    if finding.rule == "PR001":
        return "file" in finding.values and finding.end <= reading.draft.body_start
    return finding.rule in _TODO


def _section(finding: Finding) -> Section:
    if finding.rule in _ALWAYS_FIRST:
        return "ask_first"
    return _BY_LEVEL[finding.level]


def _tips(findings: list[Finding], full: bool) -> list[Remark]:
    rank = {rule: number for number, rule in enumerate(_TIPS)}
    ordered = sorted(findings, key=lambda finding: (rank.get(finding.rule, len(rank)), finding.start))
    remarks = _grouped("tip", ordered)
    return remarks if full else remarks[:_MOST_TIPS]


def _todo(findings: list[Finding]) -> Iterable[Remark]:
    for rule in _TODO:
        here = tuple(finding for finding in findings if finding.rule == rule)
        if here:
            yield Remark(section="todo", findings=here)


def _grouped(section: Section, findings: list[Finding]) -> list[Remark]:
    groups: dict[tuple[str, ...], list[Finding]] = {}
    others: dict[tuple[str, ...], list[Finding]] = {}
    leaders: list[tuple[Finding, tuple[str, ...]]] = []
    for finding in findings:
        key = _key(finding)
        if key not in groups:
            same = next((k for leader, k in leaders if _same_place(leader, finding) and k[0] != "tidy"), None)
            if same and key[0] != "tidy":
                others.setdefault(same, []).append(finding)
                continue
        groups.setdefault(key, []).append(finding)
        leaders.append((finding, key))
    return [
        Remark(
            section=section,
            heading="hashtag" if found[0].rule in _BROKEN_TAGS else "tidy" if key[0] == "tidy" else "",
            findings=tuple(found),
            others=tuple(others.get(key, ())),
        )
        for key, found in groups.items()
    ]


def _key(finding: Finding) -> tuple[str, ...]:
    if finding.rule in _TIDY:
        return ("tidy",)
    about = finding.values.get("x", finding.text)
    return finding.rule, finding.level, finding.variant, fold(str(about))


def _same_place(one: Finding, other: Finding) -> bool:
    return one.rule != other.rule and (one.start, one.end) == (other.start, other.end) and one.start < one.end


def _praise(reading: Reading, settled: Settled, remarks: list[Remark]) -> Praise | None:
    """One thing that is true and good, or None."""
    if not remarks and not settled.open:
        return Praise(id="clean")
    rules = {finding.rule for finding in settled.open}
    if reading.kind != "post" or not reading.sentences:
        return None
    family = reading.of("HK003.family")
    if family and "HK003" not in rules and "PV001" not in rules:
        start, end = reading.folded.span(family[0].start, family[0].end)
        return Praise(id="person", values={"person": reading.text[start:end]})
    if not rules & {"HK001", "HK002"} and _hook_fits(reading):
        return Praise(id="hook")
    if not any(rule.startswith("HT") for rule in rules):
        own = {tag.casefold() for tag in reading.facts.own_tags}
        tag = next((tag for tag in reading.tags if tag.name.casefold() in own), None)
        if tag:
            return Praise(id="tag", values={"tag": tag.name})
    images = reading.draft.front_matter.images
    if images and "AC003" not in rules:
        return Praise(id="alt")
    return None


def _hook_fits(reading: Reading) -> bool:
    text = reading.text
    top = len(text) - len(text.lstrip())
    settings = reading.programme.fold
    end = first_sentence(reading)[1]
    return end - top > 20 and end <= top + shown_until(text[top:].rstrip(), settings.mobile, settings.lines)
