"""Findings for people: what is good first, then what to ask, to answer, to improve, at most two tips, to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding import Finding, Presented, Remark, Section
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.pages.excerpt import to_excerpt
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.texts.lines import Line, wrap
from ambassador_cli.texts.visible import to_one_line

Entry = TypeVar("Entry")

SECTIONS: tuple[Section, ...] = ("ask_first", "please_answer", "better_so", "tip", "more")
_STYLES: dict[Section, str] = {
    "ask_first": "bold red",
    "please_answer": "bold magenta",
    "better_so": "bold yellow",
    "tip": "bold cyan",
    "more": "bold blue",
    "todo": "bold",
}
_WITH_REASONS = frozenset({"ask_first", "please_answer", "better_so"})
_WITH_CONTACTS = frozenset({"ask_first", "please_answer"})


def to_draft_lines(draft: CheckedDraft, words: FindingWords, width: int) -> Iterator[Line]:
    """Everything about one draft, in lines of at most ``width`` cells."""
    say = words.words.say
    yield Line(to_one_line(draft.file.name), "bold underline")
    presented = draft.presented
    for sentence in say_praise(presented, words):
        yield from _paragraph(sentence, width, "  ", "green")
    positions = Positions(draft.file.text)
    for section in SECTIONS:
        remarks = by_heading(presented.section(section))
        if remarks:
            yield Line()
            yield Line(f"  {say(f'check.section.{section}')}", _STYLES[section])
        heading = ""
        for number, remark in enumerate(remarks):
            if number:
                yield Line()
            if remark.heading and remark.heading != heading:
                yield from _paragraph(say(f"check.heading.{remark.heading}"), width, "    ")
            heading = remark.heading
            contact = words.contact(remark.first.rule)
            last = all(words.contact(other.first.rule) != contact for other in remarks[number + 1 :])
            yield from _remark(draft, remark, words, positions, width, with_contact=last)
    yield from _todo(presented.todo, words, width)
    yield from _links(draft.links, words, width)
    yield from _settled(draft, words, width)


def say_praise(presented: Presented, words: FindingWords) -> Iterator[str]:
    """What is good about the draft, and that there is nothing else where there is nothing else."""
    praise = presented.praise
    if praise and praise.id != "clean":
        values = {key: to_one_line(value) if isinstance(value, str) else value for key, value in praise.values.items()}
        yield words.words.say(f"check.praise.{praise.id}", **values)
    if not presented.remarks:
        yield words.words.say("check.praise.clean")


def by_heading(remarks: Sequence[Remark]) -> list[Remark]:
    """Remarks under the same heading together, in the place of the first of them."""
    first: dict[str, int] = {}
    ranked = []
    for number, remark in enumerate(remarks):
        rank = first.setdefault(remark.heading, number) if remark.heading else number
        ranked.append((rank, number, remark))
    return [remark for _, _, remark in sorted(ranked, key=lambda entry: entry[:2])]


def to_remark_lines(draft: CheckedDraft, remark: Remark, words: FindingWords, width: int) -> Iterator[Line]:
    """One remark of a draft, with whom to ask."""
    yield from _remark(draft, remark, words, Positions(draft.file.text), width, with_contact=True)


def to_summary_lines(drafts: Sequence[CheckedDraft], words: FindingWords, width: int) -> Iterator[Line]:
    """One sentence about all drafts: how many, and what there is to do."""
    say = words.words.say
    counts = Counter(remark.section for draft in drafts for remark in draft.presented.remarks)
    parts = [say(f"check.summary.{section}", n=counts[section]) for section in SECTIONS if counts[section]]
    sentence = f"{say('check.summary.drafts', n=len(drafts))}: {', '.join(parts) or say('check.summary.nothing')}."
    yield from _paragraph(sentence, width, "", "bold")


def _remark(
    draft: CheckedDraft, remark: Remark, words: FindingWords, positions: Positions, width: int, *, with_contact: bool
) -> Iterator[Line]:
    say = words.words.say
    first = remark.first
    at = positions.line_column(first.start)[0]
    lead = " " * 8
    if remark.heading == "tidy":
        for finding in remark.findings:
            yield from _paragraph(
                say_tidying(finding, words), width, f"{positions.line_column(finding.start)[0]:>5}   "
            )
        yield from _paragraph(_reference(remark, words), width, lead, "dim")
        return
    if first.end > first.start:
        style = _STYLES[remark.section]
        bar = f"{at:>5} {'│' if words.drawn else ':'} "
        yield from to_excerpt(draft.file.text, positions, first, draft.secrets, width=width, lead=bar, style=style)
    yield from _paragraph(words.message(first), width, lead)
    more = sorted({positions.line_column(finding.start)[0] for finding in remark.findings[1:]} - {at})
    if more:
        lines = ", ".join(str(line) for line in more)
        yield from _paragraph(say("check.also_lines", n=len(more), lines=lines), width, lead, "dim")
    if remark.section in _WITH_REASONS:
        why = say("check.why", why=words.why(first.rule))
        yield from _paragraph(why, width, lead, "dim")
    yield from _paragraph(_reference(remark, words), width, lead, "dim")
    if with_contact and remark.section in _WITH_CONTACTS:
        for sentence in words.contact(first.rule):
            yield from _paragraph(sentence, width, lead)


def say_tidying(finding: Finding, words: FindingWords) -> str:
    """What becomes of one place that can be tidied; the whole message where that cannot be shown."""
    edits = finding.edits
    if words.hides(finding) or not finding.text or len(edits) != 1:
        return words.message(finding)
    edit = edits[0]
    if (edit.start, edit.end) != (finding.start, finding.end):
        return words.message(finding)
    return f"{to_one_line(finding.text)} → {to_one_line(edit.text)}"


def _reference(remark: Remark, words: FindingWords) -> str:
    """Ids, for those who want to look them up or refer to them."""
    first = remark.first.rule
    further = (*remark.findings, *remark.others)
    others = list(dict.fromkeys(finding.rule for finding in further if finding.rule != first))
    ids = f"{first} {words.rules[first].name}"
    if others:
        ids += f" · {words.words.say('check.also_rules', rules=', '.join(others))}"
    if remark.section in _WITH_REASONS:
        ids += f" · {words.source(first)}"
    return ids


def _todo(todo: Sequence[Remark], words: FindingWords, width: int) -> Iterator[Line]:
    if not todo:
        return
    yield Line()
    yield Line(f"  {words.words.say('check.section.todo')}", _STYLES["todo"])
    for sentence in say_todo(todo, words):
        yield from (Line(line) for line in wrap(sentence, width, "    [ ] "))


def say_todo(todo: Sequence[Remark], words: FindingWords) -> list[str]:
    """What is to be done when posting, each thing once."""
    return list(dict.fromkeys(words.message(finding) for remark in todo for finding in remark.findings))


def _links(links: Sequence[LinkAnswer], words: FindingWords, width: int) -> Iterator[Line]:
    if not links:
        return
    yield Line()
    yield Line(f"  {words.words.say('check.section.links')}", "bold")
    for link in links:
        style = "yellow" if link.state in {"broken", "refused"} else ""
        sentence = say_link(link, words)
        if link.products:
            sentence += " " + words.words.say("check.link.names_product", name=", ".join(link.products))
            style = "yellow"
        yield from (Line(line, style) for line in wrap(sentence, width, "    "))


def say_link(link: LinkAnswer, words: FindingWords) -> str:
    """What became of a linked page, in a sentence."""
    say = words.words.say
    url = to_one_line(link.url)
    if link.state == "refused":
        return say("check.link.refused", url=url, reason=say(f"check.refused.{link.reason}"))
    if link.state == "broken" and link.reason == "no-such-host":
        return say("check.link.no_such_host", url=url)
    if link.state == "broken" and link.status is None:
        return say("check.link.no_address", url=url)
    if link.state == "broken":
        return say("check.link.broken", url=url, status=str(link.status))
    if link.state == "no-answer":
        return say("check.link.no_answer", url=url)
    if link.state == "offline":
        return say("check.link.offline", url=url)
    if link.final and link.final.rstrip("/") != link.url.rstrip("/"):
        return say("check.link.moved", url=url, final=to_one_line(link.final))
    return say("check.link.found", url=url)


def _settled(draft: CheckedDraft, words: FindingWords, width: int) -> Iterator[Line]:
    """What people have settled already: answers, reports, reasons, and entries without effect."""
    say = words.words.say
    sentences: list[str] = []
    for answered in _first_of_each_rule([(a.finding, a) for a in draft.settled.answered]):
        answer = answered.answer
        values = {"by": answer.by, "answer": answer.answer, "rule": answered.finding.rule}
        if words.rules[answered.finding.rule].settled_by == "report" and answer.reported_on:
            sentences.append(say("check.reported", reported=answer.reported_on, **values))
        else:
            sentences.append(say("check.answered", day=answer.date, **values))
    for kept in _first_of_each_rule([(k.finding, k) for k in draft.settled.kept]):
        why = kept.suppression
        sentences.append(say("check.kept", by=why.by, day=why.date, reason=why.reason, rule=kept.finding.rule))
    sentences += [words.unused(unused) for unused in draft.settled.unused]
    if sentences:
        yield Line()
    for sentence in sentences:
        yield from _paragraph(to_one_line(sentence), width, "  ", "dim")


def _first_of_each_rule(entries: Sequence[tuple[Finding, Entry]]) -> list[Entry]:
    return list({finding.rule: entry for finding, entry in reversed(entries)}.values())[::-1]


def _paragraph(text: str, width: int, lead: str, style: str = "") -> Iterator[Line]:
    yield from (Line(line, style) for line in wrap(text, width, lead))
