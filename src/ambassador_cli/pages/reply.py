"""The same remarks as a mail to the author: plain text, kind, ready to be pasted."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.finding import Finding, Remark
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.pages.findings import (
    SECTIONS,
    WITH_REASONS,
    by_heading,
    is_clean,
    say_praise,
    say_tidying,
    say_todo,
    say_waiting,
)
from ambassador_cli.texts.lines import wrap
from ambassador_cli.texts.visible import to_one_line

WIDTH = 72
LONGEST_QUOTE = 60


def to_reply(draft: CheckedDraft, words: FindingWords) -> str:
    """A whole mail with its subject line, wrapped at 72 characters. It names no rule, no level and no command:
    what counts for the author is what to do, and whom to ask."""
    return "\n".join(_lines(draft, words)) + "\n"


def _stem(name: str) -> str:
    last = name.replace("\\", "/").rpartition("/")[2]
    return last.rpartition(".")[0] or last


def _lines(draft: CheckedDraft, words: FindingWords) -> Iterator[str]:
    say = words.words.say
    name = to_one_line(_stem(draft.file.name))
    presented = draft.presented
    yield say("check.reply.subject", name=name)
    yield ""
    yield say("check.reply.hello")
    yield ""
    opening = [say("check.reply.thanks", name=name)]
    clean = not presented.remarks
    opening += [say_praise(presented, words)]
    if not clean:
        opening.append(say("check.reply.intro"))
    yield from wrap(" ".join(filter(None, opening)), WIDTH)
    for section in SECTIONS:
        remarks = by_heading(presented.section(section))
        if not remarks:
            continue
        yield ""
        yield say(f"check.section.{section}")
        for number, remark in enumerate(remarks):
            for sentence in _sentences(remark, draft.file.text, words):
                yield from wrap(sentence, WIDTH, "- ")
            for sentence in (*say_waiting(draft, remark, words), *_reason(remark, words)):
                yield from wrap(sentence, WIDTH, "  ")
            contact = words.contact(remark.first.rule) if section in {"ask_first", "please_answer"} else ()
            if all(words.contact(other.first.rule) != contact for other in remarks[number + 1 :]):
                for line in contact:
                    yield from wrap(line, WIDTH, "  ")
    if presented.todo:
        yield ""
        yield say("check.section.todo")
        for sentence in say_todo(presented.todo, words, mail=True):
            yield from wrap(sentence, WIDTH, "- ")
    yield ""
    if is_clean(draft):
        yield from wrap(say("check.praise.clean"), WIDTH)
        yield ""
    if not clean:
        yield from wrap(say("check.reply.closing"), WIDTH)
        yield ""
    yield say("check.reply.bye")


def _reason(remark: Remark, words: FindingWords) -> Iterator[str]:
    """Why the remark is there, in a line; what can be tidied and tips need none."""
    if remark.section in WITH_REASONS and remark.heading != "tidy":
        yield words.words.say("check.why", why=words.why(remark.first.rule))


def _sentences(remark: Remark, text: str, words: FindingWords) -> Iterator[str]:
    """The message; in front of it the place, where the message does not quote it already."""
    if remark.heading == "tidy":
        for finding in remark.findings:
            yield f"{words.words.say('check.heading.tidy')}: {say_tidying(finding, words)}"
        return
    first = remark.first
    message = words.message(first, mail=True)
    if words.hides(first):
        line, _ = Positions(text).line_column(first.start)
        yield f"{words.words.say('check.line', line=line)}: {message}"
        return
    quote = _quote(first, words)
    yield f"{quote}: {message}" if quote and quote.strip('„“"') not in message else message


def _quote(finding: Finding, words: FindingWords) -> str:
    if not finding.text.strip():
        return ""
    text = to_one_line(finding.text).strip()
    short = text if len(text) <= LONGEST_QUOTE else text[: LONGEST_QUOTE - 1].rstrip() + "…"
    return f"„{short}“" if words.words.language == "de" else f'"{short}"'
