"""The same remarks as a mail to the author: plain text, kind, ready to be pasted."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding import Finding, Remark
from ambassador_cli.writers.finding_words import FindingWords
from ambassador_cli.writers.findings_lines import SECTIONS
from ambassador_cli.writers.lines import wrap
from ambassador_cli.writers.positions import Positions
from ambassador_cli.writers.visible import to_one_line

WIDTH = 72
LONGEST_QUOTE = 60


def to_reply(draft: CheckedDraft, words: FindingWords) -> str:
    """A whole mail with its subject line, wrapped at 72 characters. It names no rule, no level and no command:
    what counts for the author is what to do, and whom to ask."""
    return "\n".join(_lines(draft, words)) + "\n"


def _lines(draft: CheckedDraft, words: FindingWords) -> Iterator[str]:
    say = words.words.say
    name = to_one_line(PurePath(draft.file.name).stem)
    presented = draft.presented
    yield say("check.reply.subject", name=name)
    yield ""
    yield say("check.reply.hello")
    yield ""
    opening = [say("check.reply.thanks", name=name)]
    clean = not presented.remarks
    if presented.praise and presented.praise.id != "clean":
        opening.append(say(f"praise.{presented.praise.id}", **presented.praise.values))
    opening.append(say("check.reply.clean" if clean else "check.reply.intro"))
    yield from wrap(" ".join(opening), WIDTH)
    for section in SECTIONS:
        remarks = presented.section(section)
        if not remarks:
            continue
        yield ""
        yield say(f"check.section.{section}")
        contacts: dict[str, None] = {}
        for remark in remarks:
            yield from wrap(_sentence(remark, draft.file.text, words), WIDTH, "- ")
            if section in {"ask_first", "please_answer"}:
                contacts.update(dict.fromkeys(words.contact(remark.first.rule)))
        for contact in contacts:
            yield from wrap(contact, WIDTH, "  ")
    if presented.todo:
        yield ""
        yield say("check.section.todo")
        for remark in presented.todo:
            yield from wrap(words.message(remark.first), WIDTH, "- ")
    yield ""
    if not clean:
        yield from wrap(say("check.reply.closing"), WIDTH)
        yield ""
    yield say("check.reply.bye")


def _sentence(remark: Remark, text: str, words: FindingWords) -> str:
    """The message; in front of it the place, where the message does not quote it already."""
    first = remark.first
    message = words.message(first)
    if words.hides(first):
        line, _ = Positions(text).line_column(first.start)
        return f"{words.words.say('check.line', line=line)}: {message}"
    quote = _quote(first, words)
    return f"{quote}: {message}" if quote and quote.strip('„“"') not in message else message


def _quote(finding: Finding, words: FindingWords) -> str:
    if not finding.text.strip():
        return ""
    text = to_one_line(finding.text).strip()
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"„{short}“" if words.words.language == "de" else f'"{short}"'
