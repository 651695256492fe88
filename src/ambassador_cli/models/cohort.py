"""What a selection asks for and what it found. Chances and weights are exact; distances count in persons."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Literal

MISSING = ""
"""The value of an attribute that was not stated: a value of its own."""

WishKind = Literal["set", "not_available", "together", "apart", "one_per_team", "one_per_manager"]
Outcome = Literal["set", "drawn", "reserve", "not_available", "undrawn", "left"]
Method = Literal["bound", "columns"]
SeedSource = Literal["inputs", "given", "public"]


@dataclass(frozen=True, slots=True)
class Volunteer:
    """One applicant. ``values`` holds one value per dimension of the request, in its order."""

    key: str
    name: str
    values: tuple[str, ...]
    team: str = ""
    manager: str = ""


@dataclass(frozen=True, slots=True)
class Bounds:
    """At least ``low``, at most ``high`` people, both for the number of places in ``Request.places``."""

    low: int | None = None
    high: int | None = None


@dataclass(frozen=True, slots=True)
class WantedDimension:
    """One dimension of the mix. ``shares`` (any positive multiples; ``None``: no wish about shares);
    ``keep``: every value that someone has keeps a place."""

    id: str
    label: str
    shares: Mapping[str, Fraction] | None
    limits: Mapping[str, Bounds]
    weight: int = 1
    keep: bool = True
    own_shares: bool = False


@dataclass(frozen=True, slots=True)
class PersonWish:
    """A wish about people, by their keys, with the neutral reason that the record keeps."""

    kind: WishKind
    keys: tuple[str, ...]
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Pseudonyms:
    """Who is called what in the files of a draw: key, team and manager to pseudonym."""

    people: Mapping[str, str]
    teams: Mapping[str, str]
    managers: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Request:
    """Everything the draw depends on, besides the seed. ``places`` is the size that the limits are meant for;
    ``slack`` in persons. ``pseudonyms``: those that were given out; else they are numbered anew."""

    size: int
    places: int
    volunteers: tuple[Volunteer, ...]
    dimensions: tuple[WantedDimension, ...]
    wishes: tuple[PersonWish, ...] = ()
    slack: Fraction = Fraction(1)
    pseudonyms: Pseudonyms | None = None

    def resized(self, size: int) -> Request:
        """The same request for another number of places; limits scale."""
        return replace(self, size=size)


@dataclass(frozen=True, slots=True)
class Seed:
    """Where the dice come from."""

    text: str
    source: SeedSource


@dataclass(frozen=True, slots=True)
class ValueLine:
    """One value of one dimension: applicants, wanted, group. ``wanted`` in persons."""

    value: str
    applicants: int
    wanted: Fraction | None
    low: int | None
    high: int | None
    group: int
    met: bool
    keeps: bool


@dataclass(frozen=True, slots=True)
class DimensionTable:
    """A dimension's values, side by side."""

    id: str
    label: str
    own_shares: bool
    lines: tuple[ValueLine, ...]


@dataclass(frozen=True, slots=True)
class Place:
    """What the draw gave one volunteer. ``number``: the lot (1 is first); ``rank``: place on the reserve."""

    key: str
    name: str
    pseudonym: str
    values: tuple[str, ...]
    chance: Fraction
    outcome: Outcome
    number: int | None
    rank: int | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Selection:
    """A group drawn, with everything that an explanation needs. Distances in persons."""

    request: Request
    seed: Seed
    tables: tuple[DimensionTable, ...]
    places: tuple[Place, ...]
    nearest: Fraction
    distance: Fraction
    wishes: int
    wishes_met: int
    lowest: Fraction
    highest: Fraction
    groups: int
    method: Method
    kept_not: tuple[tuple[str, str], ...]

    @property
    def group(self) -> tuple[Place, ...]:
        """Those who are in, in the order of the volunteers."""
        return tuple(place for place in self.places if place.outcome in ("set", "drawn"))

    @property
    def reserve(self) -> tuple[Place, ...]:
        """Those on the reserve, in order."""
        waiting = [place for place in self.places if place.outcome == "reserve"]
        return tuple(sorted(waiting, key=lambda place: place.rank or 0))


@dataclass(frozen=True, slots=True)
class DemandLine:
    """One member of a conflict: what is asked (``low``/``high`` people) and how many applicants there are for
    it. ``names``: dimension and value, or the people or team concerned."""

    kind: str
    names: tuple[str, ...]
    low: int | None
    high: int | None
    applicants: int


@dataclass(frozen=True, slots=True)
class Relaxation:
    """One way out that was solved and works: a list of (demand, its bound now, its bound then)."""

    changes: tuple[tuple[DemandLine, int, int], ...]
    cost: int
    distance: Fraction | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """Why no group exists: members of which none can be left out, and ways out, smallest change first."""

    size: int
    applicants: int
    members: tuple[DemandLine, ...]
    relaxations: tuple[Relaxation, ...]


@dataclass(frozen=True, slots=True)
class SizePoint:
    """One size of the curve. ``lowest`` is the lowest chance; distances in persons; ``met_least`` and ``met_most``: how
    many wishes the groups of the lottery meet; ``None``: no group of this size keeps the limits."""

    size: int
    lowest: Fraction | None
    nearest: Fraction | None
    wishes: int
    met_least: int | None
    met_most: int | None


@dataclass(frozen=True, slots=True)
class LimitCost:
    """What one wish costs in fairness: the lowest chance with and without it."""

    demand: DemandLine
    lowest_with: Fraction
    lowest_without: Fraction


@dataclass(frozen=True, slots=True)
class OneMore:
    """What one more volunteer with these values would do to the lowest chance of all others."""

    values: tuple[str, ...]
    lowest_now: Fraction
    lowest_then: Fraction


@dataclass(frozen=True, slots=True)
class Pull:
    """A wish without which a chance would be another: ``then``. ``own``: is it about this person's own attributes, or
    does it name them?"""

    demand: DemandLine
    then: Fraction
    own: bool


@dataclass(frozen=True, slots=True)
class Reason:
    """Why one volunteer's chance is what it is. ``pulls``: every single wish without which it would be another, those
    on the person's own attributes first, then by how much; ``instead``: with one attribute changed, what the chance
    would be (``None``: no group would be possible)."""

    place: Place
    alike: int
    lowest: Fraction
    highest: Fraction
    average: Fraction
    pulls: tuple[Pull, ...]
    instead: tuple[tuple[str, str, Fraction | None], ...]


@dataclass(frozen=True, slots=True)
class Extreme:
    """People whose chance is 1 or 0, for one reason: ``needed`` a wish that takes all (or none) of those who applied,
    by counting alone; ``without`` wishes, without any of which it would be another, solved for; ``together``: no
    single wish, only all of them; ``open``: not solved for here."""

    chance: Fraction
    names: tuple[str, ...]
    kind: Literal["needed", "without", "together", "open"]
    demands: tuple[DemandLine, ...] = ()
