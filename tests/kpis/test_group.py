"""Figures of the group: counted by hand, in whole months and quarters, never below five people, never with a name."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from ambassador_cli.kpis import KPIS, measure_report
from ambassador_cli.kpis.group import covers_days, group_in, tracks_of
from ambassador_cli.kpis.group_safety import FEWEST_PEOPLE, band_of, leans_on_one, levelled, rounded
from ambassador_cli.kpis.group_windows import month_of, quarter_of, windows_in
from ambassador_cli.kpis.post_texts import own_words
from ambassador_cli.models.export import History, PersonDay, PersonHistory, PersonPost
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Measure, Period, Report
from ambassador_cli.models.roster import Consents, Person, Roster
from ambassador_cli.pages.report_page import ReportPage
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.register import FORMS

QUARTER = Period(date(2024, 1, 1), date(2024, 3, 31))
DAYS = 182
FIRST = date(2023, 10, 1)
PROGRAMME = Programme.model_validate(
    {
        "start": "2023-06-12",
        "hashtags": {"programme": ["WirSindNordlicht"]},
        "company": {"name": "Nordlicht", "pages": [{"name": "Nordlicht Pharma Deutschland"}]},
    }
)
LONG = "Am Montag stand ein Fremder vor dem Tor und fragte nach dem Weg zum Labor im dritten Stock. "


def post(person: int, day: int, text: str | None = "Ein Tag im Labor", **counts: int) -> PersonPost:
    return PersonPost((f"{person}{day}",), "", date(2024, 1, day), text=text, **counts)  # type: ignore[arg-type]


def file(person: int, each: int, posts: tuple[PersonPost, ...] = (), first: date = FIRST) -> PersonHistory:
    """``each`` impressions and a fiftieth as many engagements a day, from ``first`` to the end of the quarter."""
    length = (QUARTER.last - first).days + 1
    days = tuple(PersonDay(first + timedelta(days=d), each, each // 50) for d in range(length))
    return PersonHistory(f"p{person}", days, posts, shares_until=QUARTER.last)


def history(people: int, posts: dict[int, list[PersonPost]] | None = None) -> History:
    return History(people=tuple(file(p, 100 * (p + 1), tuple((posts or {}).get(p, ()))) for p in range(people)))


def roster(people: int) -> Roster:
    return Roster(people=tuple(Person(id=f"p{i}", name=f"Name Nummer{i}", status="group") for i in range(people)))


def report(found: History, members: Roster, period: Period = QUARTER) -> Report:
    return measure_report(Facts(found, PROGRAMME, members), period)


def json_of(found: Report) -> str:
    text = FORMS["json"].write(ReportPage(found, {kpi.id: kpi for kpi in KPIS}, Words()))
    assert isinstance(text, str)
    return text


def figures(found: History, members: Roster, period: Period = QUARTER) -> dict[str, Measure]:
    return {f.kpi: f.now for f in report(found, members, period).figures if f.aspect == "employee"}


def reasons(measures: dict[str, Measure]) -> set[str]:
    return {note.id for measure in measures.values() for note in measure.notes}


@pytest.mark.claim("no-person-figures")
def test_sums_and_rates_are_rounded() -> None:
    """Six people of 100 to 600 a day over 91 days: 191,100, and the half year around it 382,200. A sixth of that is
    63,700, so the half year is 400,000 in steps of 100,000; half of it is 200,000 in steps of 50,000."""
    found = figures(history(6), roster(6))
    assert found["K01"].value == 200_000
    assert (found["K04"].value, found["K04"].numerator, found["K04"].denominator) == (0.02, None, None)
    assert found["K01"].parts == {"people_at_least": 5}


@pytest.mark.parametrize(
    ("value", "people", "shown"),
    [(1234, 5, 1000), (1234, 12, 1200), (79_971, 18, 80_000), (73_182, 18, 75_000), (0.84, 7, 0.8), (0, 5, 0)],
)  # fmt: skip
def test_rounding_steps(value: float, people: int, shown: float) -> None:
    """The next of 1, 2, 5 times a power of ten from a person's mean share on."""
    assert rounded(value, people) == pytest.approx(shown)


def test_parts_of_a_whole_are_rounded_with_it() -> None:
    """700 of five people is shown as 800, so 440 of it is 503 before it is rounded in steps of 200."""
    assert rounded(700, 5) == 800
    assert (rounded(440, 5), levelled(440, 700, 5)) == (400, 600)


@pytest.mark.parametrize(
    ("parts", "leans"),
    [([100, 80, 10, 10, 4], True), ([100, 80, 10, 10, 5], False), ([9, 9, 0, 0, 0], True), ([0] * 6, True), ([], True)],
)  # fmt: skip
def test_a_figure_may_not_lean_on_one_person(parts: list[float], leans: bool) -> None:
    """All but the two largest are at least a quarter of the largest."""
    assert leans_on_one(parts, 25) is leans


def test_a_figure_that_leans_on_one_is_left_out() -> None:
    """Five people, one of whom has nearly everything; p is said nowhere."""
    people = [file(0, 50_000), file(1, 9_000), *(file(p, 100) for p in range(2, 5))]
    found = report(History(people=tuple(people)), roster(5))
    shown = {f.kpi: f.now for f in found.figures if f.aspect == "employee"}
    assert (shown["K01"].value, shown["K01"].notes[0].id) == (None, "left_out")
    assert "privacy" not in json_of(found)


def test_shares_of_few_are_said_in_words() -> None:
    """Four of five posted: "most"; whole percent from five on both sides."""
    posts = {p: [post(p, 2)] for p in range(4)}
    found = figures(history(5, posts), roster(5))
    assert (found["K11"].value, found["K11"].band, found["K11"].parts) == (None, "most", {"people_at_least": 5})
    many = figures(history(12, {p: [post(p, 2)] for p in range(7)}), roster(12))
    assert (many["K11"].value, many["K11"].band) == (0.58, "")
    assert [band_of(part, 9) for part in (2, 3, 6, 7)] == ["few", "half", "half", "most"]


def test_whoever_gave_no_file_counts_as_without_a_post() -> None:
    """Twelve people, eleven files, six with a post: six of twelve. How many gave none is not said."""
    measure = figures(history(11, {p: [post(p, 2)] for p in range(6)}), roster(12))["K11"]
    assert measure.value == 0.5
    assert [(note.id, dict(note.values)) for note in measure.notes] == [("without_file", {})]


def test_cadence_counts_silence() -> None:
    """Three of five people wrote three posts in three months: the median is one a month. A list that ends before the
    window does not count, and a list reaches to the day of its archive."""
    posts = {p: [post(p, day) for day in (2, 3, 4)] for p in range(3)}
    assert figures(history(5, posts), roster(5))["K12"].value == 1
    short = [
        f if f.person != "p4" else PersonHistory("p4", f.days, f.posts, date(2024, 3, 30))
        for f in history(5, posts).people
    ]
    assert figures(History(people=tuple(short)), roster(5))["K12"].value is None


def test_hashtags_and_pages() -> None:
    """Whole tags and exact pages count; in words where fewer than five people stand on a side."""
    texts = [
        "#WIRSINDNORDLICHT",
        "#WirSindNordlichter",
        "@Nordlicht Pharma Deutschland",
        "x.example/#WirSindNordlicht",
        "nichts",
    ]
    posts = {p: [post(p, 2, text)] for p, text in enumerate(texts)}
    assert figures(history(5, posts), roster(5))["K16"].band == "half"
    both = {p: [post(p, 2, "Heute #wirsindnordlicht!"), post(p, 3, "ohne")] for p in range(5)}
    assert figures(history(5, both), roster(5))["K16"].value == 0.5


def test_near_twins_of_others_are_not_own_words() -> None:
    """Two people with one text are twins; one's own earlier text is none."""
    texts = [("a", LONG), ("a", LONG), ("b", LONG + "Schön."), ("c", "Ganz eigene Worte"), ("d", "Noch andere Worte")]
    assert own_words(texts) == [False, False, False, True, True]


def test_single_posts() -> None:
    """Six people with a post each: (2 + 1) of 100 shown is 3 %, ten followers a post; four people are too few."""
    counts = {"impressions": 100, "saves": 2, "sends": 1, "new_followers": 10, "members_reached": 60}
    posts = {p: [post(p, 2, None, **counts)] for p in range(6)}
    found = figures(history(6, posts), roster(6))
    assert (found["K24"].value, found["K26"].value, found["K03"].value) == (0.03, 10, 60)
    few = figures(history(6, {p: posts[p] for p in range(4)}), roster(6))
    assert [few[kpi].value for kpi in ("K24", "K26", "K03")] == [None, None, None]


@pytest.mark.parametrize("people", [0, 1, FEWEST_PEOPLE - 1])
@pytest.mark.claim("no-person-figures")
def test_nothing_rests_on_fewer_than_five(people: int) -> None:
    """No value, no numerator, no denominator, no band, no count of people."""
    posts = {person: [post(person, 2, "Text", members_reached=5)] for person in range(people)}
    for measure in figures(history(people, posts), roster(people or 5)).values():
        shown = (measure.value, measure.numerator, measure.denominator, measure.band, dict(measure.parts))
        assert shown == (None, None, None, "", {})


def test_no_name_reaches_any_format() -> None:
    """Neither names nor keys nor texts of people stand in the JSON."""
    posts = {person: [post(person, 2, f"Geheimer Text {person}")] for person in range(6)}
    text = json_of(report(history(6, posts), roster(6)))
    assert "K11" in text
    assert not [word for word in ("Nummer", "Geheimer", '"p0"') if word in text]


@pytest.mark.parametrize(
    ("period", "window"),
    [
        (Period(date(2024, 1, 1), date(2024, 3, 31)), QUARTER),
        (Period(date(2023, 6, 12), date(2024, 5, 30)), QUARTER),
        (Period(date(2024, 2, 1), date(2024, 2, 29)), Period(date(2024, 2, 1), date(2024, 2, 29))),
        (Period(date(2024, 1, 2), date(2024, 3, 30)), Period(date(2024, 2, 1), date(2024, 2, 29))),
        (Period(date(2024, 2, 2), date(2024, 2, 29)), None),
        (Period(date(2024, 2, 5), date(2024, 2, 5)), None),
    ],
)
@pytest.mark.claim("no-person-figures")
def test_windows_are_whole_months_and_quarters(period: Period, window: Period | None) -> None:
    """Whatever is asked for: days make no window, and what is shown does not move with them."""
    assert (windows_in(period) or (None,))[0] == window
    assert report(history(6), roster(6), period).group_window == window


def test_calendar() -> None:
    assert quarter_of(date(2024, 2, 29)) == QUARTER
    assert month_of(date(2023, 2, 3)) == Period(date(2023, 2, 1), date(2023, 2, 28))


def test_only_who_covers_the_whole_window_counts() -> None:
    """A file that begins a day late, and a person who joined or left inside the window, do not count."""
    late = [*history(5).people, file(5, 100, first=date(2024, 1, 2))]
    members = list(roster(8).people)
    members[3] = members[3].model_copy(update={"joined": date(2024, 1, 2)})
    members[4] = members[4].model_copy(update={"left": date(2024, 3, 30)})
    facts = Facts(History(people=tuple(late)), PROGRAMME, Roster(people=tuple(members)))
    group = group_in(facts, QUARTER, "employee", covers_days)
    assert [c.person.key for c in group.people] == ["p0", "p1", "p2"]
    assert len(group.members) == 6


def test_windows_are_compared_only_for_the_same_people() -> None:
    """Ten cover both quarters: compared. Where an eleventh covers only the later one: not, and no earlier figure."""
    same = next(f for f in report(history(10), roster(10)).figures if f.kpi == "K01")
    assert same.before.ratio is not None
    more = [*history(10).people, file(10, 100, first=date(2024, 1, 1))]
    found = report(History(people=tuple(more)), roster(11))
    change = next(f for f in found.figures if f.kpi == "K01").before
    assert (change.earlier, change.difference, change.note and change.note.id) == (None, None, "not_the_same_people")


@pytest.mark.parametrize("changed", [1, 4, 5])
def test_a_month_in_which_few_came_or_went_is_left_out(changed: int) -> None:
    """Five who agree in one month do not tell of one; in a quarter they do not count before they are members anyway."""
    people = [
        p.model_copy(update={"consents": Consents(use_statistics=date(2024, 2, 9 if i < changed else 1))})
        for i, p in enumerate(roster(12).people)
    ]
    february = Period(date(2024, 2, 1), date(2024, 2, 29))
    found = figures(history(12), Roster(people=tuple(people)), february)
    assert ("people_changed" in reasons(found)) is (changed < FEWEST_PEOPLE)
    assert (found["K01"].value is None) is (changed < FEWEST_PEOPLE)


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
    facts = Facts(History(), PROGRAMME, members)
    assert [p.name for p in group_in(facts, QUARTER, "employee", covers_days).members] == ["B"]
    assert tracks_of(facts, QUARTER) == ("management", "employee")
    assert tracks_of(Facts(History(), PROGRAMME, Roster(people=(Person(name="A"),))), QUARTER) == ()


def test_every_figure_of_the_group_is_guarded() -> None:
    """Whatever is registered for the group shows nothing of four people, and says why."""
    group = [kpi for kpi in KPIS if kpi.section == "group"]
    assert len(group) >= 9
    facts = Facts(history(4, {p: [post(p, 2)] for p in range(4)}), PROGRAMME, roster(4))
    for kpi in group:
        measure = kpi.measure(facts, QUARTER, "employee")
        assert (measure.value, measure.band) == (None, "")
        assert measure.notes


def test_own_words_are_posts_without_a_twin_by_somebody_else() -> None:
    """K13: five of ten people wrote the same text, the other five one of their own: half of the posts."""
    subjects = ("Labor", "Kantine", "Werkstor", "Spaten", "Mikroskop")
    own = {
        5 + n: [post(5 + n, 3, f"Heute ging es bei uns um {word} {word}. " + " ".join(f"{word}{w}" for w in range(20)))]
        for n, word in enumerate(subjects)
    }
    same = {n: [post(n, 3, LONG)] for n in range(5)}
    assert figures(history(10, own | same), roster(10))["K13"].value == 0.5
    alone = {n: [post(n, 3, f"{LONG} {n} " + " ".join(f"wort{n}{w}" for w in range(40)))] for n in range(10)}
    assert figures(history(10, alone), roster(10))["K13"].band != "half"
