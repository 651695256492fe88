"""What was asked and who applied, as frozen.json has it, and back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from ambassador_cli.cohort.canonical import under_pseudonyms
from ambassador_cli.cohort.seals import hash_lines
from ambassador_cli.errors import Problem, UsageError
from ambassador_cli.models.cohort import Bounds, PersonWish, Request, Seed, Volunteer, WantedDimension
from ambassador_cli.models.draw import Asked, AskedDimension, Frozen, FrozenPerson, Pair, is_line, sha256_of, spell


def to_pair(value: Fraction) -> Pair:
    """A fraction as a file has it: reduced, ``[numerator, denominator]``."""
    return [value.numerator, value.denominator]


def to_asked(bare: Request) -> Asked:
    """What was asked, under pseudonyms and without reasons. ``bare``: a request under pseudonyms."""
    return {
        "size": bare.size,
        "places": bare.places,
        "slack": to_pair(bare.slack),
        "dimensions": [_dimension(dimension) for dimension in bare.dimensions],
        "wishes": [{"kind": wish.kind, "people": list(wish.keys)} for wish in bare.wishes],
    }


def _dimension(dimension: WantedDimension) -> AskedDimension:
    shares = None
    if dimension.shares is not None:
        shares = [(value, to_pair(Fraction(share))) for value, share in sorted(dimension.shares.items())]
    return {
        "id": dimension.id,
        "shares": shares,
        "own_shares": dimension.own_shares,
        "limits": [(value, [bounds.low, bounds.high]) for value, bounds in sorted(dimension.limits.items())],
        "weight": dimension.weight,
        "keep": dimension.keep,
    }


def to_people(bare: Request, receipts: Mapping[str, str] | None = None) -> list[FrozenPerson]:
    """Who applied, by pseudonym. Teams and managers stand there only where a wish is about them."""
    kinds = {wish.kind for wish in bare.wishes}
    people: list[FrozenPerson] = []
    for volunteer in sorted(bare.volunteers, key=lambda volunteer: volunteer.key):
        people.append(
            {
                "id": volunteer.key,
                "values": list(volunteer.values),
                "team": volunteer.team if "one_per_team" in kinds else "",
                "manager": volunteer.manager if "one_per_manager" in kinds else "",
                "receipt": receipts[volunteer.key] if receipts is not None else None,
            }
        )
    return people


def request_of(frozen: Frozen) -> Request:
    """The request under pseudonyms that a frozen file stands for. Raises ``ValueError`` where it stands for none."""
    asked = frozen["asked"]
    dimensions = tuple(
        WantedDimension(
            dimension["id"],
            dimension["id"],
            None if dimension["shares"] is None else {value: _fraction(share) for value, share in dimension["shares"]},
            {value: Bounds(low, high) for value, (low, high) in dimension["limits"]},
            dimension["weight"],
            dimension["keep"],
            dimension["own_shares"],
        )
        for dimension in asked["dimensions"]
    )
    people = tuple(Volunteer(p["id"], "", tuple(p["values"]), p["team"], p["manager"]) for p in frozen["people"])
    wishes = tuple(PersonWish(wish["kind"], tuple(wish["people"])) for wish in asked["wishes"])
    known = {person.key for person in people}
    if any(len(person.values) != len(dimensions) for person in people):
        raise ValueError("values")
    if any(key not in known for wish in wishes for key in wish.keys):
        raise ValueError("wishes")
    if any(list(wish.keys) != sorted(set(wish.keys)) for wish in wishes):
        raise ValueError("a wish names somebody twice, or in another order")
    if asked["size"] < 1 or asked["places"] < 1:
        raise ValueError("size")
    if any(d.shares is not None and (min(d.shares.values()) < 0 or not sum(d.shares.values())) for d in dimensions):
        raise ValueError("shares")
    return Request(asked["size"], asked["places"], people, dimensions, wishes, _fraction(asked["slack"]))


def _fraction(pair: Pair) -> Fraction:
    if pair[1] < 1:
        raise ValueError("denominator")
    return Fraction(pair[0], pair[1])


def refuse_odd_texts(texts: Iterable[str]) -> None:
    """Raises ``UsageError`` where a draw's files cannot hold a text: control characters, or far too long."""
    odd = sorted({text for text in texts if not is_line(text)})
    if odd:
        raise UsageError(Problem("draw.odd_text", values={"found": text[:40]}) for text in odd[:5])


def quick_seed(request: Request, text: str = "") -> Seed:
    """The seed of a quick pick: it follows from what was asked, who applied and ``text``."""
    refuse_odd_texts([text])
    bare = under_pseudonyms(request)
    inputs = sha256_of(spell({"asked": to_asked(bare), "people": to_people(bare)}))
    return Seed(hash_lines("amb-seed/1", inputs, "quick", text), "given" if text else "inputs")
