"""A draw between freezing and confirming, and a group of which only the names are known."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.cohort import Selection
from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph
from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.models.standing import Standing
from ambassador_cli.pages.selection import percent
from ambassador_cli.pages.standing import say_earlier, say_form, say_next, say_since, say_source, say_standing
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


def to_frozen_document(selection: Selection, standing: Standing, alone: int, words: Words) -> Document:
    """What is frozen and what comes next; no names. ``alone``: people whose attributes only they have."""
    return Document(
        (
            Heading(say_frozen(selection, standing, words), 1),
            Bullets(tuple(_facts(selection, standing, words))),
            Paragraph(words.say("select.frozen.fingerprint")),
            Paragraph(in_fours(standing.fingerprint)),
            Paragraph(words.say("select.frozen.to_do", day=standing.source_day)),
            Bullets(tuple(_to_do(selection, alone, words))),
            Paragraph(words.say("select.next.frozen", form=say_form(standing, words))),
        ),
        words.language,
    )


def say_frozen(selection: Selection, standing: Standing, words: Words) -> str:
    """Applicants, places, places given before, and which draw it is."""
    return words.say(
        "select.frozen.title",
        applicants=len(selection.places),
        places=selection.request.size,
        given=sum(place.outcome == "set" for place in selection.places),
        number=standing.number,
    )


def _facts(selection: Selection, standing: Standing, words: Words) -> Iterator[str]:
    yield from say_earlier(standing.earlier, standing.number, words)
    chances = [place.chance for place in selection.places if place.outcome == "undrawn"]
    if chances:
        values = {"lowest": percent(min(chances), words), "highest": percent(max(chances), words)}
        if min(chances) == max(chances):
            yield words.say("select.frozen.chances_equal", chance=values["lowest"])
        elif max(chances) == 1 or min(chances) == 0:
            yield words.say("select.frozen.chances", **values)
        else:
            yield words.say("select.frozen.chances_between", **values)
    yield words.say("select.frozen.decides", source=say_source(standing, words))
    if standing.today is not None:
        yield words.say("select.other_today", today=standing.today)
    yield words.say("select.frozen.slips")


def _to_do(selection: Selection, alone: int, words: Words) -> Iterator[str]:
    yield words.say("select.frozen.send")
    yield words.say("select.frozen.hand_over")
    if alone:
        yield words.say("select.frozen.not_intranet", n=alone, of=len(selection.places))


def in_fours(fingerprint: str) -> str:
    """A fingerprint as people compare it: groups of four."""
    return " ".join(fingerprint[i : i + 4] for i in range(0, len(fingerprint), 4))


def to_set_aside_document(selection: Selection, standing: Standing, words: Words) -> Document:
    """A draw that counts no more: what it gave, who set it aside and why."""
    names = ", ".join(to_one_line(place.name) for place in selection.group)
    lines = [*say_standing(standing, words), words.say("select.set_aside.gave", names=names)]
    return Document(
        (
            Heading(words.say("select.set_aside.title", number=standing.number), 1),
            Bullets(tuple(lines)),
            Paragraph(" ".join(say_next(standing, words))),
        ),
        words.language,
    )


def to_group_document(confirmed: ConfirmedGroup, words: Words) -> Document:
    """group.yaml alone."""
    standing = Standing(stage="confirmed", confirmed_on=confirmed.confirmed, confirmed_by=confirmed.by or "")
    blocks: list[Block] = [
        Heading(words.say("select.alone.title", n=len(confirmed.group)), 1),
        Paragraph(say_since(standing, words)),
        Bullets(tuple(to_one_line(member.name) for member in confirmed.group)),
    ]
    if confirmed.reserve:
        blocks.append(Heading(words.say("select.reserve")))
        blocks.append(Bullets(tuple(f"{i}. {to_one_line(m.name)}" for i, m in enumerate(confirmed.reserve, start=1))))
    return Document((*blocks, Paragraph(words.say("select.alone.without_files"), True)), words.language)
