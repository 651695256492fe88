"""What ``amb`` alone says: this fortnight, soon, tidy up, each with its whole command line; hours, and what is here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.models.folder import FolderStatus
from ambassador_cli.models.plan import DateKind, PlannedDate
from ambassador_cli.pages.plan import PlanPage
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

FORTNIGHT = timedelta(days=14)
SOON = timedelta(days=130)
EXPORT_SOON = timedelta(days=45)
LETTERS = timedelta(days=14)
"""After the draw was confirmed, as long as letters and dates are waited for."""
NEW_ROUND = timedelta(days=300)
"""A group of this age ends its year soon: a call, six weeks for answers and a draw take two months."""
AFTER_A_DRAW = ("picked", "not_picked", "managers", "calendar")
_MOST_SOON = 4
_MOST_LACKS = 4
_LATER: frozenset[DateKind] = frozenset({"data_ready", "budget_talk", "looking", "review", "launch"})
"""Dates that are worth naming when they are still far off."""


@dataclass(frozen=True, slots=True)
class Task:
    """When, what, and the command that does it; empty where it is nobody's command."""

    when: str
    what: str
    command: str = ""


def to_cockpit(status: FolderStatus, words: Words) -> Document:
    """The folder as its keeper finds it in the morning."""
    say = words.say
    if not status.has_programme and status.people is None and not status.exports and status.drafts is None:
        steps = tuple(say(f"status.{step}") for step in ("try_example", "start_own", "help"))
        return Document((Paragraph(say("status.empty")), Bullets(steps)), words.language)
    blocks: list[Block] = [Heading(_title(status, words), 1)]
    number = 0
    sections = (
        ("next", _next(status, words)),
        ("now", _now(status, words)),
        ("soon", _soon(status, words)),
        ("tidy_up", _tidy(status, words)),
    )
    for name, lines in sections:
        rows = []
        for line in lines:
            number += 1
            rows.append((words.number(number), line.when, line.what, line.command))
        if rows:
            blocks += [Heading(say(f"status.{name}")), _table(rows)]
    blocks += [Paragraph(line) for line in _below(status, words)]
    return Document(tuple(blocks), words.language)


def _table(rows: Sequence[tuple[str, str, str, str]]) -> Table:
    """The lines of a section, without a column for days where none has one."""
    if any(when for _, when, _, _ in rows):
        return Table(("",) * 4, tuple(rows), ("right", "left", "left", "left"), flexible=2)
    return Table(("",) * 3, tuple((n, what, command) for n, _, what, command in rows), ("right", "left", "left"), 1)


def _title(status: FolderStatus, words: Words) -> str:
    parts = [to_one_line(status.company) or words.say("status.here"), words.long_day(status.today)]
    if status.group is not None:
        parts.append(words.say("status.group", n=status.group, day=status.confirmed))
    if status.start and status.start <= status.today:
        parts.append(words.say("status.week", n=(status.today - status.start).days // 7 + 1))
    return " · ".join(parts)


def _next(status: FolderStatus, words: Words) -> Iterator[Task]:
    """What has no day of its own: the draw, its letters, what a start lacks, a new round."""
    say = words.say
    if not status.has_programme:
        yield Task("", say("status.do.no_programme"), "amb init")
    yield from _draw(status, words)
    if status.has_programme and status.group is None and status.lacks:
        yield Task("", say("status.do.ready"), "amb plan --ready")
        for name in status.lacks[:_MOST_LACKS]:
            command = f"status.command.lacks_{name}"
            if words.has(command):
                yield Task("", say(f"status.do.lacks_{name}"), say(command))
    if status.confirmed and status.today - status.confirmed >= NEW_ROUND and not status.new_applicants:
        yield Task("", say("status.do.call_again"), "amb paper call")
        yield Task("", say("status.do.answers"), say("status.command.answers"))


def _now(status: FolderStatus, words: Words) -> Iterator[Task]:
    """Dates of the next two weeks, drafts, exports that are late."""
    say = words.say
    if status.due and status.last and status.due < status.today:
        yield Task(say("status.today"), say("status.do.export_late", last=status.last))
    elif not status.exports:
        yield Task(say("status.today"), say("status.do.get_exports"))
    yield from (_date(found, status, words) for found in _dates(status, timedelta(0), FORTNIGHT))
    if status.open_questions:
        yield Task(say("status.any_time"), say("status.do.questions", n=status.open_questions), "amb hashtag-check")
    elif status.drafts:
        yield Task(say("status.any_time"), say("status.do.drafts", n=status.drafts), "amb hashtag-check")
    if status.exports:
        yield Task(say("status.any_time"), say("status.do.report"), "amb report")


def _draw(status: FolderStatus, words: Words) -> Iterator[Task]:
    say = words.say
    if status.stage == "frozen":
        yield Task("", say("status.do.receipts"), say("status.command.receipts"))
        yield Task("", say("status.do.draw"), f'amb select --draw "{status.answer_form}"')
    elif status.stage == "drawn":
        yield Task("", say("status.do.verify"), "amb select --verify draw/record.json")
        yield Task("", say("status.do.confirm"), say("status.command.confirm"))
    elif status.applicants and status.group is None:
        yield Task("", say("status.do.check_roster"), "amb roster check")
        yield Task("", say("status.do.select"), "amb select")
        yield Task("", say("status.do.freeze"), "amb select --freeze")
    elif status.new_applicants:
        yield Task("", say("status.do.new_round", n=status.new_applicants), "amb select --new-round --freeze")
    if status.confirmed and timedelta(0) <= status.today - status.confirmed <= LETTERS:
        for name in AFTER_A_DRAW:
            yield Task("", say(f"status.do.{name}"), say(f"status.command.{name}"))


def _soon(status: FolderStatus, words: Words) -> Iterator[Task]:
    found = [one for one in _dates(status, FORTNIGHT, SOON) if one.kind in _LATER]
    exports = next((one for one in _dates(status, FORTNIGHT, SOON) if one.kind == "exports"), None)
    if exports:
        found = sorted((exports, *found), key=lambda one: one.on)
    yield from (_date(one, status, words) for one in found[:_MOST_SOON])
    if status.due and timedelta(0) <= status.due - status.today <= EXPORT_SOON:
        yield Task(words.short_day(status.due), words.say("status.do.export_due"))


def _tidy(status: FolderStatus, words: Words) -> Iterator[Task]:
    say = words.say
    if status.due_applications:
        since = say("status.since", day=status.due_since) if status.due_since else ""
        yield Task(since, say("status.do.tidy", n=status.due_applications), "amb roster tidy")
    for paper, file in status.stale:
        yield Task("", say("status.do.stale", file=file), f"amb paper {paper} -o {file} --force")
    if status.has_programme and not status.has_stock and status.exports:
        yield Task("", say("status.do.note_stock"))


def _dates(status: FolderStatus, first: timedelta, last: timedelta) -> Iterator[PlannedDate]:
    if status.plan is None:
        return
    for found in status.plan.dates:
        if first <= found.on - status.today < last:
            yield found


def _date(found: PlannedDate, status: FolderStatus, words: Words) -> Task:
    at = f" {found.at:%H:%M}" if found.at else ""
    page = PlanPage(status.plan, words, "", "", "Europe/Berlin", "") if status.plan else None
    what = page.title_of(found) if page else ""
    command = f"status.command.{found.kind}"
    return Task(words.short_day(found.on) + at, what, words.say(command) if words.has(command) else "")


def _below(status: FolderStatus, words: Words) -> Iterator[str]:
    """Hours of this month, then what is here."""
    say, number = words.say, words.number
    month = (
        next((one for one in status.plan.months if _same_month(one.month, status.today)), None) if status.plan else None
    )
    if month and month.planned:
        hours = {"month": words.month(month.month), "planned": number(month.planned, 1)}
        if month.available is None:
            yield say("status.hours", **hours)
        else:
            there = number(month.available, 1)
            yield say("status.hours_lacking" if month.lacking else "status.hours_there", there=there, **hours)
    parts = []
    if status.people is not None:
        parts.append(say("status.people", n=status.people))
    if status.exports:
        days = say("report.span", first=status.first, last=status.last) if status.first and status.last else ""
        parts.append(say("status.exports", n=status.exports) + (f" ({days})" if days else ""))
        if status.due and status.due >= status.today:
            parts.append(say("status.next_export", due=status.due))
    if status.missing_days:
        parts.append(say("status.missing_days", n=status.missing_days))
    if status.refused:
        parts.append(say("status.refused", n=status.refused))
    if status.drafts is not None:
        parts.append(say("status.drafts", n=status.drafts))
    if status.group is not None:
        yield say("status.people_change")
    yield say("status.there", list=", ".join(parts)) if parts else say("status.all_commands")


def _same_month(one: date, other: date) -> bool:
    return (one.year, one.month) == (other.year, other.month)
