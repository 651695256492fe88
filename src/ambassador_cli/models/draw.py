"""The files of a draw: frozen.json, record.json, entry-NN.json and names.json, as plain JSON values.

They are typed dictionaries and not objects, because the spelling of the file *is* the thing that is hashed:
what is read, checked, hashed and written is one and the same value. The format in words: ``.github/DRAW.md``.
Distances count in 1/``scale`` persons; a chance is a reduced fraction ``[numerator, denominator]``; days are
``YYYY-MM-DD``. Positions (of profiles, rows, cells) count from 0.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated, Final, Generic, Literal, TypeVar

from pydantic import AfterValidator, ConfigDict, Field, StringConstraints, with_config
from typing_extensions import TypedDict

FROZEN_FORMAT: Final = "amb-frozen/1"
RECORD_FORMAT: Final = "amb-record/1"
ENTRY_FORMAT: Final = "amb-entry/1"
NAMES_FORMAT: Final = "amb-names/1"
MOST_SIGNS = 500
MOST_DIGITS = 1_000
"""Whole numbers of a draw's files have at most this many digits, so that nobody's computer is kept busy."""

SourceKind = Literal["quick", "lotto", "witnessed", "drand"]
AnswerForm = Literal["", "NN NN NN NN NN NN / N", "NN NN NN NN NN NN", "N N N N N N N N N N", "64 hexadecimal digits"]
EntryKind = Literal["correction", "set_aside", "replacement"]
PreviousKind = Literal["frozen_again", "set_aside", "new_round"]
CheckState = Literal["holds", "open", "by_hand", "fails"]
FrozenCheck = Literal[
    "fingerprint", "consistent", "people", "wishes", "groups", "nearest", "kept_not", "chances", "fairest"
]
DrawCheck = Literal["chain", "answer", "day", "draw", "correction", "replacement", "set_aside"]
BroughtCheck = Literal["beside", "receipt", "names", "names_of_another"]
"""What fails here says nothing against the file: another file, a name, a code or a table was held against it that does
not fit."""
HandCheck = Literal[
    "today",
    "second_draw",
    "quick_pick",
    "numbers",
    "witnesses",
    "said_gone",
    "asked_away",
    "asked_set",
    "asked_together",
    "asked_apart",
    "same_name",
    "applicants",
    "only_one",
    "own_receipt",
]
CheckId = FrozenCheck | DrawCheck | BroughtCheck | HandCheck


def is_line(text: str) -> bool:
    """Can a draw's files hold this text: at most 500 characters, no control characters, no lone surrogates?"""
    return len(text) <= MOST_SIGNS and not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in text)


def _is_plain_text(text: str) -> str:
    if not is_line(text):
        raise ValueError("control characters, or too long")
    return text


def _is_day(text: str) -> str:
    if date.fromisoformat(text).isoformat() != text:
        raise ValueError("not a day")
    return text


def _is_bounded(number: int) -> int:
    if abs(number).bit_length() > MOST_DIGITS * 10 // 3:
        raise ValueError("too many digits")
    return number


closed = with_config(ConfigDict(extra="forbid"))
"""A file's dictionary with exactly these keys."""

PlainLine = Annotated[str, AfterValidator(_is_plain_text)]
Pseudonym = Annotated[str, StringConstraints(pattern=r"^P[0-9]{2,7}$")]
Sha = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
IsoDay = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), AfterValidator(_is_day)]
Count = Annotated[int, Field(strict=True, ge=0, le=1_000_000)]
Round = Annotated[int, Field(strict=True, ge=1, le=1_000_000_000)]
Whole = Annotated[int, Field(strict=True), AfterValidator(_is_bounded)]
Pair = Annotated[list[Whole], Field(min_length=2, max_length=2)]
CountPair = Annotated[list[Count | None], Field(min_length=2, max_length=2)]
SplitNode = tuple[Literal["profile", "cell"], Count, Count]
LeafNode = tuple[Literal["leaf"], Whole, list[Pair], list[Pair], Whole | None]
Tree = list[SplitNode | LeafNode]
"""A proof, node by node in the order of reading: ``["profile" | "cell", position, most]`` splits that head count
into at most ``most`` (the nodes that follow) and more than that (the nodes after those);
``["leaf", times, [[row, multiplier], …], [[cell, multiplier], …], price]`` closes a branch."""


@closed
class Source(TypedDict):
    """Where the answer comes from that decides, and its exact form."""

    kind: SourceKind
    day: IsoDay | None
    round: Round | None
    form: AnswerForm
    witnesses: list[PlainLine]


@closed
class Previous(TypedDict):
    """The draw before this one: the SHA-256 of its last file, and why there is another."""

    kind: PreviousKind
    sha256: Sha
    reason: PlainLine
    by: PlainLine


@closed
class AskedDimension(TypedDict):
    """A dimension of the wanted mix. ``shares``: ``[value, [numerator, denominator]]``, sorted by value;
    ``limits``: ``[value, [least | null, most | null]]``, sorted by value."""

    id: PlainLine
    shares: list[tuple[PlainLine, Pair]] | None
    own_shares: bool
    limits: list[tuple[PlainLine, CountPair]]
    weight: Count
    keep: bool


@closed
class AskedWish(TypedDict):
    """A wish about people, without its reason."""

    kind: Literal["set", "not_available", "together", "apart", "one_per_team", "one_per_manager"]
    people: list[PlainLine]


@closed
class Asked(TypedDict):
    """What was wished for. ``places``: the size the limits are meant for; ``slack`` in persons."""

    size: Count
    places: Count
    slack: Pair
    dimensions: list[AskedDimension]
    wishes: list[AskedWish]


@closed
class FrozenPerson(TypedDict):
    """One applicant under a pseudonym; ``receipt`` is the SHA-256 of the lines of their receipt."""

    id: Pseudonym
    values: list[PlainLine]
    team: PlainLine
    manager: PlainLine
    receipt: Sha | None


@closed
class FrozenRow(TypedDict):
    """``min <= sum(coefficient * head count) <= max`` over ``sum``: ``[profile, coefficient]``."""

    kind: PlainLine
    name: list[PlainLine]
    sum: list[Pair]
    min: Whole
    max: Whole


@closed
class FrozenCell(TypedDict):
    """One value of the wanted mix: ``target`` in 1/scale persons."""

    dimension: PlainLine
    value: PlainLine
    profiles: list[Count]
    target: Count
    weight: Count


@closed
class FrozenMix(TypedDict):
    """The wanted mix. ``witness`` is a group at the distance ``nearest``; ``tree`` proves that none is nearer."""

    scale: Count
    cells: list[FrozenCell]
    nearest: Whole
    reach: Whole | None
    witness: list[Count] | None
    tree: Tree | None


@closed
class KeptNot(TypedDict):
    """Values that could not all keep a place beside the limits; ``tree`` proves that no more could."""

    values: list[tuple[PlainLine, PlainLine]]
    tree: Tree | None


@closed
class Step(TypedDict):
    """Part of a level: no group weighs more than ``most`` with ``weights`` (``[profile, weight]``)."""

    weights: list[Pair]
    most: Whole
    tree: Tree | None


@closed
class FrozenLevel(TypedDict):
    """The profiles that have one chance, and what proves that it cannot be higher."""

    chance: Pair
    profiles: list[Count]
    steps: list[Step]


@closed
class Frozen(TypedDict):
    """frozen.json: everything that is fixed before the source speaks."""

    format: Literal["amb-frozen/1"]
    amb: PlainLine
    number: Count
    previous: Previous | None
    today: IsoDay | None
    source: Source
    asked: Asked
    people: list[FrozenPerson]
    profiles: list[list[PlainLine]]
    rows: list[FrozenRow]
    mix: FrozenMix
    kept_not: KeptNot
    lottery: list[tuple[Whole, list[Count]]]
    levels: list[FrozenLevel]


@closed
class DrawRecord(TypedDict):
    """record.json: what was frozen, the answer, and what it gave. ``previous``: the frozen file's fingerprint."""

    format: Literal["amb-record/1"]
    frozen: Frozen
    previous: Sha
    day: IsoDay
    answer: PlainLine
    group: list[PlainLine]
    reserve: list[PlainLine]


@closed
class Entry(TypedDict):
    """entry-NN.json: something that happened after the draw. ``group`` and ``reserve`` are those from then on.

    A correction has ``answer``; a replacement ``out``, ``into``, ``gone`` (who of the reserve could not come) and
    ``passed`` (``[id, people outside the limits, distance beyond reach]`` of those who come before on the reserve).
    """

    format: Literal["amb-entry/1"]
    previous: Sha
    kind: EntryKind
    day: IsoDay
    by: PlainLine
    reason: PlainLine
    answer: PlainLine | None
    out: PlainLine | None
    into: PlainLine | None
    gone: list[PlainLine]
    passed: list[tuple[PlainLine, Count, Whole]]
    group: list[PlainLine]
    reserve: list[PlainLine]


@closed
class NamedPerson(TypedDict):
    """Who is behind a pseudonym. ``key``: the id of roster.yaml, or the name; ``code``: of the receipt."""

    id: PlainLine
    key: PlainLine
    name: PlainLine
    code: PlainLine | None


@closed
class NamedUnit(TypedDict):
    """A team or manager behind a pseudonym."""

    id: PlainLine
    kind: Literal["team", "manager"]
    name: PlainLine


@closed
class WishReason(TypedDict):
    """The neutral reason of a wish, kept apart from the record; ``wish``: its position in ``asked.wishes``."""

    wish: Count
    reason: PlainLine


@closed
class NamesTable(TypedDict):
    """names.json: apart from the record, and deleted after the complaint period."""

    format: Literal["amb-names/1"]
    frozen: Sha
    people: list[NamedPerson]
    units: list[NamedUnit]
    reasons: list[WishReason]


Content = TypeVar("Content")


@dataclass(frozen=True, slots=True)
class Sealed(Generic[Content]):
    """A file's content with the SHA-256 of its bytes."""

    content: Content
    sha256: str


@dataclass(frozen=True, slots=True)
class Check:
    """One line of a verification. ``open``: only the solver can tell; ``by_hand``: only people can.
    ``values`` go into its sentence."""

    id: CheckId
    state: CheckState
    values: Mapping[str, object] = field(default_factory=dict)


def spell(value: object) -> bytes:
    """The one spelling of a file: JSON with sorted keys, without blanks, ASCII, ended by one line feed."""
    return json.dumps(value, sort_keys=True, ensure_ascii=True, separators=(",", ":")).encode("ascii") + b"\n"


def sha256_of(data: bytes) -> str:
    """SHA-256 in hexadecimal, as ``sha256sum`` prints it."""
    return hashlib.sha256(data).hexdigest()


def fingerprint_of(frozen: Frozen) -> str:
    """The fingerprint: the SHA-256 of frozen.json."""
    return sha256_of(spell(frozen))
