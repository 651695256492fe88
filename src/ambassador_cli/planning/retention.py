"""What was kept long enough: applications that came to nothing, and tables of names of a draw."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ambassador_cli.models.group import ConfirmedGroup
from ambassador_cli.models.programme import Keep
from ambassador_cli.models.roster import Person


@dataclass(frozen=True, slots=True)
class Due:
    """Whose applications are due, and since when; since when the tables of names are, if they are."""

    people: tuple[Person, ...] = ()
    people_since: date | None = None
    names_since: date | None = None


def find_due(people: Iterable[Person], group: ConfirmedGroup | None, keep: Keep, today: date) -> Due:
    """Applications of people who declined are due at once. Those of people who were not drawn are due
    ``applications_months`` after the draw was confirmed (six months are usual, by analogy to job applications: haufe.de
    HI14489395 and HI1557832, looked up 26 Nov 2026), those that came after it never before the next draw. Who agreed
    to be kept stays."""
    drawn = group.confirmed if group else None
    members = {member.key for member in group.group} if group else set()
    over = add_months(drawn, keep.applications_months) if drawn else None
    declined, waiting = [], []
    for person in people:
        if person.status == "declined":
            declined.append(person)
        elif (
            over is not None
            and drawn is not None
            and over <= today
            and person.status in {"applied", "reserve"}
            and person.key not in members
            and not (person.applied and person.applied > drawn)
            and not person.agreed("keep_application")
        ):
            waiting.append(person)
    names = add_months(drawn, keep.draw_names_months) if drawn else None
    return Due(
        people=(*declined, *waiting),
        people_since=over if waiting else None,
        names_since=names if names and names <= today else None,
    )


def add_months(day: date, months: int) -> date:
    """The same day so many months later, the last of the month where there is none."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
