"""Figures of the group: who counts in a window, and what is left out so that nobody is seen through.

A figure counts only people who took part in the whole window and gave files that cover all of it. Management and
employees are measured apart and never added up.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from ambassador_cli.kpis.group_safety import FEWEST_PEOPLE, leans_on_one, levelled
from ambassador_cli.kpis.group_windows import month_of, window_after, window_before
from ambassador_cli.models.export import PersonDay, PersonHistory, PersonPost
from ambassador_cli.models.kpi import Facts
from ambassador_cli.models.report import Measure, Note, Period
from ambassador_cli.models.roster import Person, Roster, Track

TRACKS: tuple[Track, ...] = ("management", "employee")
_MOST_MONTHS = 36
Covers = Callable[[PersonHistory, Period], bool]


@dataclass(frozen=True, slots=True)
class Contributor:
    """A person who counts, with what their files hold."""

    person: Person
    file: PersonHistory


@dataclass(frozen=True, slots=True)
class Group:
    """The people of one track who count in a window. ``members`` are all who took part in the whole of it."""

    facts: Facts
    window: Period
    covers: Covers
    members: tuple[Person, ...]
    people: tuple[Contributor, ...]

    def span(self) -> Period:
        """The longest run of whole months around the window that all of these people cover and took part in."""
        start = self.facts.programme.start

        def whole(month: Period) -> bool:
            return all(is_member(c.person, month, start) and self.covers(c.file, month) for c in self.people)

        first, last = month_of(self.window.first), month_of(self.window.last)
        for _ in range(_MOST_MONTHS):
            if not whole(window_before(first)):
                break
            first = window_before(first)
        for _ in range(_MOST_MONTHS):
            if not whole(window_after(last)):
                break
            last = window_after(last)
        return Period(first.first, last.last)

    def total(self, amount: Callable[[PersonHistory, Period], int]) -> float:
        """A sum over people, rounded so that windows together say no more than one."""
        value, whole = (sum(amount(c.file, span) for c in self.people) for span in (self.window, self.span()))
        return levelled(value, whole, len(self.people))


@dataclass(frozen=True, slots=True)
class OfGroup:
    """How a figure of the group is measured: whose files cover a window, what each person adds to it (one list for each
    sum that the figure is made of), and what is computed of all. The figure is left out where it would rest on fewer
    than five people, lean on one of them, or tell of few who came or left."""

    covers: Covers
    amounts: Callable[[Group], Sequence[Sequence[float]]]
    compute: Callable[[Group], Measure]

    def measure(self, facts: Facts, period: Period, aspect: str) -> Measure:
        """The figure of one track in one window."""
        if not facts.history.people:
            return Measure(None, notes=(Note("no_files"),), complete=False)
        group = group_in(facts, period, aspect, self.covers)
        if 0 < _changed(facts, period, aspect) < FEWEST_PEOPLE and period == month_of(period.first):
            return Measure(None, notes=(Note("people_changed", {"n": FEWEST_PEOPLE}),), complete=False)
        p = float(facts.programme.privacy.p)
        few = len(group.people) < FEWEST_PEOPLE
        if few or any(leans_on_one(parts, p) for parts in self.amounts(group)):
            return Measure(None, notes=(Note("left_out", {"n": FEWEST_PEOPLE}),), complete=False)
        return self.compute(group)

    def why_not(self, facts: Facts, period: Period, earlier: Period, aspect: str) -> Note | None:
        """Two windows are compared only where the very same people count in both."""
        now, then = (
            {c.person.key for c in group_in(facts, window, aspect, self.covers).people} for window in (period, earlier)
        )
        return None if now == then else Note("not_the_same_people")


def at_least(people: int) -> int:
    """How many people a figure rests on, as far as it is told: the next lower multiple of five."""
    return people // FEWEST_PEOPLE * FEWEST_PEOPLE


def joined(person: Person, start: date | None) -> date | None:
    """The day on which a person began to take part, ``None`` for those who do not."""
    if person.joined:
        return person.joined
    return start or date.min if person.status in {"group", "left"} else None


def is_member(person: Person, window: Period, start: date | None) -> bool:
    """Did this person take part in the whole window?"""
    day = joined(person, start)
    return day is not None and day <= window.first and (person.left is None or person.left >= window.last)


def group_in(facts: Facts, window: Period, track: str, covers: Covers) -> Group:
    """Who of a track counts in a window."""
    files = {file.person: file for file in facts.history.people}
    start = facts.programme.start
    members = tuple(p for p in _people(facts.roster) if p.track == track and is_member(p, window, start))
    people = tuple(
        Contributor(person, files[person.key])
        for person in members
        if person.key in files and covers(files[person.key], window)
    )
    return Group(facts, window, covers, members, people)


def tracks_of(facts: Facts, _period: Period) -> tuple[str, ...]:
    """The tracks that anybody ever took part in."""
    start = facts.programme.start
    there = {p.track for p in _people(facts.roster) if joined(p, start) is not None}
    return tuple(track for track in TRACKS if track in there)


def covers_days(file: PersonHistory, window: Period) -> bool:
    """Are the impressions of every day of the window known?"""
    return sum(day.impressions is not None for day in days_in(file, window)) == window.days


def days_in(file: PersonHistory, window: Period) -> tuple[PersonDay, ...]:
    """The days of a file that lie in the window."""
    first = bisect_left(file.days, window.first, key=lambda day: day.day)
    return file.days[first : bisect_right(file.days, window.last, first, key=lambda day: day.day)]


def covers_list(file: PersonHistory, window: Period) -> bool:
    """Does a list of all posts reach to the end of the window?"""
    return file.shares_until is not None and file.shares_until >= window.last


def posts_in(file: PersonHistory, window: Period) -> Iterator[PersonPost]:
    """Posts that were published in the window."""
    return (post for post in file.posts if window.holds(post.published))


def is_own(post: PersonPost) -> bool:
    """A repost without words is not an own post; a post whose text is unknown is taken for one."""
    return post.text is None or bool(post.text.strip())


def _people(roster: Roster | None) -> Iterable[Person]:
    return roster.people if roster else ()


def _changed(facts: Facts, window: Period, track: str) -> int:
    """How many people of a track came, left, agreed, took it back, or whose days begin or end inside the window."""
    files = {file.person: file for file in facts.history.people}
    changed = 0
    for person in _people(facts.roster):
        if person.track != track or joined(person, facts.programme.start) is None:
            continue
        days = files[person.key].days if person.key in files else ()
        inside = [person.joined, person.left, person.consents.use_statistics, person.withdrawn.use_statistics]
        begins = days and window.first < days[0].day <= window.last
        ends = days and window.first <= days[-1].day < window.last
        changed += bool(begins or ends or any(day and window.first < day <= window.last for day in inside))
    return changed
