"""What ``amb`` alone says: what is here, and what comes next."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph
from ambassador_cli.models.folder import FolderStatus
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

SOON = timedelta(days=45)


def to_status_document(status: FolderStatus, words: Words) -> Document:
    """The folder in a few lines, then at most five next steps."""
    empty = not status.has_programme and status.people is None and not status.exports and status.drafts is None
    if empty:
        steps = tuple(words.say(f"status.{step}") for step in ("try_example", "start_own", "help"))
        return Document(
            (
                Paragraph(words.say("status.empty")),
                Bullets(steps),
            ),
            words.language,
        )
    blocks: list[Block] = [Heading(to_one_line(status.company) or words.say("status.here"), 1)]
    blocks += [Bullets(tuple(_here(status, words))), Heading(words.say("status.next"))]
    return Document(
        (
            *blocks,
            Bullets(tuple(_next(status, words))[:5]),
        ),
        words.language,
    )


def _here(status: FolderStatus, words: Words) -> Iterator[str]:
    if not status.has_programme:
        yield words.say("status.no_programme")
    elif status.start:
        yield words.say("status.programme_since", day=status.start)
    else:
        yield words.say("status.programme")
    if status.people is not None:
        places = status.places
        yield (
            words.say("status.people_places", n=status.people, places=places)
            if places
            else words.say("status.people", n=status.people)
        )
    if status.group is not None:
        yield words.say("status.group", n=status.group, day=status.confirmed)
    if status.exports:
        yield words.say("status.exports", n=status.exports)
        if status.first and status.last:
            yield words.say("status.days", first=status.first, last=status.last)
        if status.missing_days:
            yield words.say("status.missing_days", n=status.missing_days)
    if status.refused:
        yield words.say("status.refused", n=status.refused)
    if status.drafts is not None:
        yield words.say("status.drafts", n=status.drafts)


def _next(status: FolderStatus, words: Words) -> Iterator[str]:
    if status.due and status.last:
        if status.due < status.today:
            yield words.say("status.export_late", last=status.last)
        elif status.due - status.today <= SOON:
            yield words.say("status.export_soon", due=status.due)
        else:
            yield words.say("status.export_due", due=status.due)
    if not status.exports:
        yield words.say("status.get_exports")
    else:
        yield words.say("status.report")
    if status.people == 0:
        yield words.say("status.import_form")
    if status.due_applications:
        yield words.say("status.tidy", n=status.due_applications)
    if status.people and status.group is None:
        yield words.say("status.select")
    if status.drafts:
        yield words.say("status.check_drafts")
    if not status.has_programme:
        yield words.say("status.start_own")
    elif not status.has_stock:
        yield words.say("status.note_stock")
    yield words.say("status.help")
