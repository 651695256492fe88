"""roster.yaml: who applied, who takes part, with their consents."""

from __future__ import annotations

import datetime
from collections.abc import Collection
from typing import Literal, get_args

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from ambassador_cli.models.base import Day, Model, Text

Status = Literal["applied", "group", "reserve", "declined", "left"]
WishName = Literal["set", "not_available", "together", "apart", "one_per_team", "one_per_manager"]
Track = Literal["employee", "management"]

Consent = Literal["show_name", "show_photo", "show_posts", "use_statistics", "keep_application", "waiting_list"]
PURPOSES: tuple[Consent, ...] = get_args(Consent)


class Consents(Model):
    """What a person agreed to (or took back), one purpose a line, each with the day on which they did; nothing
    means no."""

    show_name: Day | None = None
    show_photo: Day | None = None
    show_posts: Day | None = None
    use_statistics: Day | None = None
    keep_application: Day | None = None
    waiting_list: Day | None = None


class Person(Model):
    """One volunteer. ``attributes`` are free: whatever programme.yaml balances, such as function or region, as
    applied: a draw's record rests on them. ``level`` is where the person sees themselves today."""

    id: Text | None = Field(default=None, description="Stays the same when the name changes")
    name: Text
    attributes: dict[Text, Text] = Field(default_factory=dict)
    level: Text | None = None
    track: Track = "employee"
    status: Status = "applied"
    applied: Day | None = None
    joined: Day | None = None
    left: Day | None = None
    team: Text | None = None
    manager: Text | None = None
    profile: Text | None = Field(default=None, description="The name in linkedin.com/in/NAME")
    files: tuple[Text, ...] = Field(default=(), description="Names of this person's export files")
    consents: Consents = Consents.model_construct()
    withdrawn: Consents = Consents.model_construct()

    def agreed(self, purpose: Consent) -> datetime.date | None:
        """The day of a consent that holds: ``None`` where there is none, or where it was taken back on that day or
        later."""
        given: datetime.date | None = getattr(self.consents, purpose)
        back: datetime.date | None = getattr(self.withdrawn, purpose)
        return given if given and not (back and back >= given) else None

    @property
    def key(self) -> str:
        """What tells this person from all others: the id, or the name where no id was given."""
        return self.id or self.name

    @model_validator(mode="after")
    def _nobody_leaves_before_joining(self) -> Person:
        if self.joined and self.left and self.left < self.joined:
            raise PydanticCustomError("left_before_joined", "left before joined")
        return self


class Wish(Model):
    """A wish about people, by id or name: a place given before the draw (``set``), ``not_available``, all or none
    (``together``), at most one (``apart``), at most one of each team or manager (no ``people``)."""

    kind: WishName
    people: tuple[Text, ...] = ()
    reason: Text = Field(description="Neutral; it is kept in the record and left out of the version that is shared")


class Roster(Model):
    """All volunteers, in the order of the file."""

    people: tuple[Person, ...] = ()
    wishes: tuple[Wish, ...] = ()

    def with_group(self, keys: Collection[str], day: datetime.date) -> Roster:
        """The roster once a draw was confirmed: applicants among ``keys`` take part from ``day`` on."""
        return Roster(
            people=tuple(
                person.model_copy(update={"status": "group", "joined": person.joined or day})
                if person.key in keys and person.status in {"applied", "reserve"}
                else person
                for person in self.people
            )
        )
