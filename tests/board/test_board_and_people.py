"""What of people's files reaches the board page: rounded figures of the group, the number of files, nothing else.

Every form of the page is made of one ``Board``, so what is held of it is held of all forms; the last test looks into
the forms all the same. How near the figures themselves let anybody come is attacked in kpis/test_group_attacks.py.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest

from ambassador_cli.kpis import KPIS, measure_report
from ambassador_cli.kpis.board import measure_board
from ambassador_cli.models.board import Board
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Figure, Period
from ambassador_cli.models.roster import Roster
from ambassador_cli.pages.board import BoardPage
from ambassador_cli.pages.board.questions import QuestionsPage
from ambassador_cli.pages.board.screen import to_screen
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text
from ambassador_cli.writers.register import FORMS
from board.board_facts import history_of
from kpis.test_group_attacks import QUARTERS, Team, changed, shortened, team
from kpis.uplift.pages import START, World

PAGE = history_of(World(300, 200))
BY_ID = {kpi.id: kpi for kpi in KPIS}
SPRING = QUARTERS[1]
PROGRAMME = Programme.model_validate(
    {
        "start": START.isoformat(),
        "company": {"name": "Nordlicht Pharma"},
        "targets": {"K02": {"at_least": "1000", "per": "month"}, "K01": {"at_least": "100", "per": "month"}},
    }
)


def facts_of(people: Team) -> Facts:
    """The invented page with these people's files."""
    files = tuple(
        replace(PAGE.sources[0], file=f"exports/{file.person}.xlsx", kind="creator_aggregate", person=file.person)
        for file in people.files
    )
    history = replace(PAGE, people=people.files, sources=(*PAGE.sources, *files))
    return Facts(history, PROGRAMME, Roster(people=people.people))


def profiles_of(facts: Facts, period: Period) -> tuple[Figure, ...]:
    """The figures of own profiles that the page shows."""
    return tuple(figure for figure in measure_report(facts, period).figures if BY_ID[figure.kpi].counterpart)


def board_with(facts: Facts, period: Period, profiles: tuple[Figure, ...]) -> Board:
    return measure_board(facts, period, today=date(2025, 2, 1), profiles=profiles, places=18)


def other_teams(people: Team, dice: random.Random) -> list[Team]:
    """The team after a consent was taken back, after somebody came or left, with a file cut short, and without all."""
    who = dice.choice([file.person for file in people.files])
    middle = SPRING.first + timedelta(days=dice.randrange(60))
    return [
        people.without(who),
        changed(people, who, joined=middle),
        changed(people, who, left=middle),
        shortened(people, who, SPRING),
        replace(people, files=()),
    ]


@pytest.mark.parametrize("seed", range(5))
@pytest.mark.claim("no-person-figures")
def test_nothing_else_on_the_page_comes_from_people(seed: int) -> None:
    """With the group's figures and the number of files held fast, no other cell moves, whoever comes or goes."""
    dice = random.Random(seed)
    people = team(seed, dice.randrange(1, 20))
    for period in (SPRING, Period(START, QUARTERS[1].last)):
        facts = facts_of(people)
        shown = profiles_of(facts, period)
        board = board_with(facts, period, shown)
        assert board.people_files == len(people.files)
        for fewer in other_teams(people, dice):
            other = board_with(facts_of(fewer), period, shown)
            assert replace(other, people_files=board.people_files) == board


@pytest.mark.parametrize("words", [Words("de"), Words("en")], ids=["de", "en"])
@pytest.mark.parametrize("size", [4, 6, 14])
def test_the_figures_are_those_that_may_be_published(size: int, words: Words) -> None:
    """Of the group stand the rounded total and whole percents, in every form; no person's sum, no exact total, no name
    of a person or of a file."""
    people = team(5, size)
    facts = facts_of(people)
    shown = profiles_of(facts, SPRING)
    board = board_with(facts, SPRING, shown)
    page = BoardPage(board, BY_ID, words, None, "", "0.2.0")
    sums = [people.of(key, SPRING) for key in people.truth]
    secret = {str(value) for value in (*sums, sum(sums)) if value > 99}
    secret |= {person.name for person in people.people} | {f"{key}.xlsx" for key in people.truth}
    texts = {form: text_of(FORMS[form].write(page)) for form in BoardPage.forms}
    questions = QuestionsPage(board, words, None, None)
    texts |= {f"questions {form}": text_of(FORMS[form].write(questions)) for form in QuestionsPage.forms}
    texts["screen"] = to_plain_text(to_screen(board, None, words))
    assert len(texts) >= 8
    for form, text in texts.items():
        plain = re.sub(r"(?<=\d)[.,\u202f\u00a0](?=\d{3})", "", text)
        found = {value for value in secret if re.search(rf"(?<!\d){re.escape(value)}(?!\d)", plain)}
        assert not found, (form, found)


def text_of(written: object) -> str:
    """Everything that can be read in a file, tables inside of slides too."""
    if isinstance(written, str):
        return written
    assert isinstance(written, bytes)
    if not written.startswith(b"PK"):
        return written.decode("utf-8", "replace")
    with ZipFile(BytesIO(written)) as parts:
        inside = [parts.read(name) for name in parts.namelist()]
    return "\n".join(text_of(part) for part in inside)
