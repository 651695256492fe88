"""Figures of the group: counted by hand, never below five people, never with a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ambassador_cli.kpis import measure_report
from ambassador_cli.kpis.team import FEWEST_PEOPLE, measure_own_words_share, team_in, tracks_of
from ambassador_cli.models.export import History, PersonDay, PersonHistory, PersonPost
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Measure, Period
from ambassador_cli.models.roster import Person, Roster
from ambassador_cli.pages.report_page import ReportPage
from ambassador_cli.texts.words import Words
from ambassador_cli.writers import FORMS

FIRST = date(2024, 1, 1)
PERIOD = Period(FIRST, date(2024, 1, 10))
PROGRAMME = Programme.model_validate(
    {
        "start": "2023-06-12",
        "hashtags": {"programme": ["WirSindNordlicht"]},
        "company": {"name": "Nordlicht", "pages": [{"name": "Nordlicht Pharma Deutschland"}]},
    }
)
LONG = "Am Montag stand ein Fremder vor dem Tor und fragte nach dem Weg zum Labor im dritten Stock. "


def post(person: int, day: int, text: str | None = "Ein Tag im Labor", reached: int | None = None) -> PersonPost:
    return PersonPost((f"{person}{day}",), "", date(2024, 1, day), text=text, members_reached=reached)


def history(people: int, posts: dict[int, list[PersonPost]], until: date | None = PERIOD.last) -> History:
    files = []
    for person in range(people):
        days = tuple(PersonDay(FIRST + timedelta(days=d), 10 * (person + 1), person) for d in range(10))
        files.append(PersonHistory(f"p{person}", days, tuple(posts.get(person, ())), shares_until=until))
    return History(people=tuple(files))


def roster(people: int) -> Roster:
    return Roster(people=tuple(Person(id=f"p{i}", name=f"Name Nummer{i}", status="group") for i in range(people)))


def figures(found: History, members: Roster) -> dict[str, Measure]:
    report = measure_report(found, PERIOD, PROGRAMME, names={}, roster=members)
    return {figure.kpi: figure.now for figure in report.figures if figure.aspect == "employee"}


def test_sums_medians_and_shares() -> None:
    """Five people, 10 days: impressions (10+20+30+40+50)*10, engagements (0+1+2+3+4)*10, posts as written below."""
    posts = {
        0: [post(0, 2, "Heute #wirsindnordlicht!", 100), post(0, 3, "", 900), post(0, 4, "Danke #WirSindNordlichter")],
        1: [post(1, 2, "Mit @Nordlicht Pharma Deutschland im Hof", 300)],
        2: [post(2, 5, "Ein Wort", 200), post(2, 6, "Noch eins", 400)],
        3: [post(3, 7, None, 500)],
    }
    found = figures(history(5, posts), roster(5))
    assert found["K01"].value == 1500
    assert (found["K04"].numerator, found["K04"].denominator) == (100, 1500)
    assert found["K11"].value == pytest.approx(4 / 5)
    months = 10 / (365.25 / 12)
    assert found["K12"].value == pytest.approx(1 / months)
    assert (found["K16"].numerator, found["K16"].denominator) == (None, None)  # three people with known texts
    assert found["K03"].value is None  # four people with reach


def test_hashtag_use_and_reach_with_five_people() -> None:
    """Whole tags and exact pages count, a longer tag that begins alike does not."""
    texts = [
        "#WIRSINDNORDLICHT",
        "#WirSindNordlichter",
        "@Nordlicht Pharma Deutschland",
        "siehe x.example/#WirSindNordlicht",
        "nichts",
    ]
    posts = {person: [post(person, 2, text, 100 * person)] for person, text in enumerate(texts)}
    found = figures(history(5, posts), roster(5))
    assert (found["K16"].numerator, found["K16"].denominator) == (2, 5)
    assert found["K03"].value == 200


def test_near_twins_of_others_are_not_own_words() -> None:
    """Two people with one text are twins; one's own earlier text is none."""
    posts = {0: [post(0, 2, LONG), post(0, 3, LONG)], 1: [post(1, 2, LONG + "Schön.")]}
    posts |= {person: [post(person, 2, f"Ganz eigene Worte von Tag {person}")] for person in (2, 3, 4)}
    team = team_in(history(5, posts), PERIOD, roster(5), PROGRAMME, "employee")
    measure = measure_own_words_share(team)
    assert (measure.numerator, measure.denominator) == (3, 6)


@pytest.mark.parametrize("people", [1, FEWEST_PEOPLE - 1])
def test_nothing_rests_on_fewer_than_five(people: int) -> None:
    """No value, no numerator, no denominator, no count of people: in the data too."""
    posts = {person: [post(person, 2, "Text", 5)] for person in range(people)}
    for measure in figures(history(people, posts), roster(people)).values():
        assert (measure.value, measure.numerator, measure.denominator, dict(measure.parts)) == (None, None, None, {})


def test_no_name_reaches_any_format() -> None:
    """Neither names nor keys nor texts of people stand in the JSON."""
    posts = {person: [post(person, 2, f"Geheimer Text {person}", 5)] for person in range(6)}
    report = measure_report(history(6, posts), PERIOD, PROGRAMME, names={}, roster=roster(6))
    text = FORMS["json"].write(ReportPage(report, {}, Words()))
    assert isinstance(text, str) and "K11" in text
    assert not [word for word in ("Nummer", "Geheimer", '"p0"') if word in text]


def test_who_takes_part_is_a_matter_of_the_roster() -> None:
    """Applicants do not; who left before or joins later does not; management is apart."""
    members = Roster(
        people=(
            Person(name="A", status="applied"),
            Person(name="B", status="group"),
            Person(name="C", status="left", joined=date(2023, 7, 1), left=date(2023, 12, 31)),
            Person(name="D", status="group", joined=date(2024, 2, 1)),
            Person(name="E", status="group", track="management"),
        )
    )
    names = [p.name for p in team_in(History(), PERIOD, members, PROGRAMME, "employee").people]
    assert names == ["B"]
    assert tracks_of(members, PROGRAMME) == ("management", "employee")
    assert tracks_of(Roster(people=(Person(name="A"),)), PROGRAMME) == ()


def test_a_missing_file_makes_the_active_rate_a_lower_bound() -> None:
    """Six people, five files, five with a post: five of six, and it is said."""
    posts = {person: [post(person, 2)] for person in range(5)}
    measure = figures(history(5, posts), roster(6))["K11"]
    assert (measure.numerator, measure.denominator) == (5, 6)
    assert [(note.id, note.values["n"]) for note in measure.notes] == [("without_file", 1)]
