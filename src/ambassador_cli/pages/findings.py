"""Findings for people: what is good first, then what to ask, to answer, to improve, at most two tips, to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TypeVar

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.document import Block, Bullets, Heading, Paragraph, Tone
from ambassador_cli.models.document import Remark as RemarkBlock
from ambassador_cli.models.finding import Finding, Presented, Remark, Section
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.pages.excerpt import to_excerpt
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.texts.visible import to_one_line

Entry = TypeVar("Entry")

SECTIONS: tuple[Section, ...] = ("ask_first", "please_answer", "better_so", "tip", "more")
_TONES: dict[Section, Tone] = {
    "ask_first": "ask",
    "please_answer": "answer",
    "better_so": "better",
    "tip": "tip",
    "more": "more",
    "todo": "plain",
}
WITH_REASONS = frozenset({"ask_first", "please_answer", "better_so"})
_WITH_CONTACTS = frozenset({"ask_first", "please_answer"})


def to_draft_blocks(draft: CheckedDraft, words: FindingWords) -> Iterator[Block]:
    """Everything about one draft, below its name."""
    yield Heading(to_one_line(draft.file.name), 1)
    yield from to_remark_blocks(draft, words)


def to_remark_blocks(draft: CheckedDraft, words: FindingWords) -> Iterator[Block]:
    """Everything about one draft."""
    say = words.words.say
    presented = draft.presented
    praise = say_praise(presented, words)
    if praise:
        yield Paragraph(praise, tone="good")
    positions = Positions(draft.file.text)
    for section in SECTIONS:
        remarks = by_heading(presented.section(section))
        if remarks:
            yield Heading(say(f"check.section.{section}"), 2, _TONES[section])
        heading = ""
        for number, remark in enumerate(remarks):
            if remark.heading and remark.heading != heading:
                yield Heading(say(f"check.heading.{remark.heading}"), 3)
            heading = remark.heading
            contact = words.contact(remark.first.rule)
            last = all(words.contact(other.first.rule) != contact for other in remarks[number + 1 :])
            yield from _remark(draft, remark, words, positions, with_contact=last)
    if presented.todo:
        yield Heading(say("check.section.todo"), 2)
        yield Bullets(tuple(say_todo(presented.todo, words)), boxes=True)
        if any(_asks(remark) for remark in presented.todo):
            rules = ", ".join(dict.fromkeys(remark.first.rule for remark in presented.todo if _asks(remark)))
            yield Paragraph(say("check.todo_answers", rules=rules), quiet=True)
    yield from _links(draft.links, words)
    if is_clean(draft):
        yield Paragraph(say("check.praise.clean"), tone="good")
    yield from (Paragraph(to_one_line(sentence), quiet=True) for sentence in _settled(draft, words))


def say_praise(presented: Presented, words: FindingWords) -> str:
    """What is good about the draft; empty where nothing in particular is."""
    praise = presented.praise
    if not praise or praise.id == "clean":
        return ""
    values = {key: to_one_line(value) if isinstance(value, str) else value for key, value in praise.values.items()}
    return words.words.say(f"check.praise.{praise.id}", **values)


def is_clean(draft: CheckedDraft) -> bool:
    """Is there no remark, and no question that waits for an answer?"""
    return not draft.presented.remarks and not any(_asks(remark) for remark in draft.presented.todo)


def _asks(remark: Remark) -> bool:
    return remark.first.level == "question"


def by_heading(remarks: Sequence[Remark]) -> list[Remark]:
    """Remarks under the same heading together, in the place of the first of them."""
    first: dict[str, int] = {}
    ranked = []
    for number, remark in enumerate(remarks):
        rank = first.setdefault(remark.heading, number) if remark.heading else number
        ranked.append((rank, number, remark))
    return [remark for _, _, remark in sorted(ranked, key=lambda entry: entry[:2])]


def to_one_remark(draft: CheckedDraft, remark: Remark, words: FindingWords) -> list[Block]:
    """One remark of a draft, with whom to ask."""
    return [*_remark(draft, remark, words, Positions(draft.file.text), with_contact=True)]


def say_summary(drafts: Sequence[CheckedDraft], words: FindingWords) -> str:
    """One sentence about all drafts: how many, and what there is to do."""
    say = words.words.say
    counts = Counter(remark.section for draft in drafts for remark in draft.presented.remarks)
    parts = [say(f"check.summary.{section}", n=counts[section]) for section in SECTIONS if counts[section]]
    return f"{say('check.summary.drafts', n=len(drafts))}: {', '.join(parts) or say('check.summary.nothing')}."


def _remark(
    draft: CheckedDraft, remark: Remark, words: FindingWords, positions: Positions, *, with_contact: bool
) -> Iterator[RemarkBlock]:
    say = words.words.say
    first = remark.first
    at = positions.line_column(first.start)[0]
    reference = Paragraph(_reference(remark, words), quiet=True)
    if remark.heading == "tidy":
        listed = ((positions.line_column(f.start)[0], say_tidying(f, words)) for f in remark.findings)
        yield RemarkBlock((reference,), listed=tuple(listed))
        return
    place = None
    if first.end > first.start:
        place = to_excerpt(draft.file.text, positions, first, draft.secrets, tone=_TONES[remark.section])
    sentences = [Paragraph(words.message(first))]
    sentences += [Paragraph(words.message(other)) for other in remark.others if words.rules[other.rule].joins]
    more = sorted({positions.line_column(finding.start)[0] for finding in remark.findings[1:]} - {at})
    if more:
        lines = ", ".join(str(line) for line in more)
        sentences.append(Paragraph(say("check.also_lines", n=len(more), lines=lines), quiet=True))
    sentences += [Paragraph(sentence) for sentence in say_waiting(draft, remark, words)]
    if remark.section in WITH_REASONS:
        sentences.append(Paragraph(say("check.why", why=words.why(first.rule)), quiet=True))
    sentences.append(reference)
    if with_contact and remark.section in _WITH_CONTACTS:
        sentences += [Paragraph(sentence) for sentence in words.contact(first.rule)]
    yield RemarkBlock(tuple(sentences), place)


def say_waiting(draft: CheckedDraft, remark: Remark, words: FindingWords) -> list[str]:
    """What to do now where the question was answered, but not settled."""
    for waiting in draft.settled.waiting:
        if waiting.finding.rule == remark.first.rule:
            reported = words.rules[waiting.finding.rule].settled_by == "report"
            return [words.words.say(f"check.waiting.{'unreported' if reported else waiting.answer.answer}")]
    return []


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
    if remark.section in WITH_REASONS:
        ids += f" · {words.source(first, for_author=True)}"
    return ids


def say_todo(todo: Sequence[Remark], words: FindingWords, *, mail: bool = False) -> list[str]:
    """What is to be done when posting, each thing once, with the link or picture it is about."""
    return list(dict.fromkeys(_say_one_todo(finding, words, mail) for remark in todo for finding in remark.findings))


def _say_one_todo(finding: Finding, words: FindingWords, mail: bool) -> str:
    message = words.message(finding, mail=mail)
    about = to_one_line(finding.text).strip()
    if words.hides(finding) or not about or about in message or finding.level != "question":
        return message
    return f"{about}: {message}"


def _links(links: Sequence[LinkAnswer], words: FindingWords) -> Iterator[Block]:
    if links:
        yield Heading(words.words.say("check.section.links"), 2)
    for link in links:
        odd = link.state in {"broken", "refused"} or bool(link.products)
        sentence = say_link(link, words)
        if link.products:
            sentence += " " + words.words.say("check.link.names_product", name=", ".join(link.products))
        yield Paragraph(sentence, tone="warn" if odd else "plain")


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


def _settled(draft: CheckedDraft, words: FindingWords) -> list[str]:
    """What people have settled already: answers, reports, reasons, and entries without effect."""
    say = words.words.say
    sentences: list[str] = []
    for answered in _first_of_each_rule([(a.finding, a) for a in draft.settled.answered]):
        answer = answered.answer
        values: dict[str, object] = {"by": answer.by, "rule": answered.finding.rule, "note": answer.note}
        with_note = "_with" if answer.note else ""
        if words.rules[answered.finding.rule].settled_by == "report" and answer.reported_on:
            sentences.append(say(f"check.reported{with_note}", reported=answer.reported_on, **values))
        else:
            sentences.append(say(f"check.answered{with_note}", day=answer.date, **values))
    for kept in _first_of_each_rule([(k.finding, k) for k in draft.settled.kept]):
        why = kept.suppression
        sentences.append(say("check.kept", by=why.by, day=why.date, reason=why.reason, rule=kept.finding.rule))
    return sentences + [words.unused(unused) for unused in draft.settled.unused]


def _first_of_each_rule(entries: Sequence[tuple[Finding, Entry]]) -> list[Entry]:
    return list({finding.rule: entry for finding, entry in reversed(entries)}.values())[::-1]
