"""The draw from a frozen file alone, and what happens to it afterwards: corrections, set aside, replacements."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from ambassador_cli.cohort.asked import refuse_odd_texts
from ambassador_cli.cohort.draw import Dice
from ambassador_cli.cohort.seals import seed_of
from ambassador_cli.cohort.sources import read_answer
from ambassador_cli.errors import Problem, UsageError
from ambassador_cli.models.draw import (
    ENTRY_FORMAT,
    RECORD_FORMAT,
    DrawRecord,
    Entry,
    Frozen,
    FrozenRow,
    Sealed,
    fingerprint_of,
    sha256_of,
    spell,
)


@dataclass(frozen=True, slots=True)
class DrawState:
    """Who is in now, by pseudonym, and who would come next. ``last``: SHA-256 of the newest file; ``gone``: who
    left or could not come; ``drawn``: the group that the draw itself gave; ``set_aside``: it counts no more."""

    answer: str
    drawn: tuple[str, ...]
    group: tuple[str, ...]
    reserve: tuple[str, ...]
    gone: tuple[str, ...]
    replacements: int
    last: str
    set_aside: bool = False


@dataclass(frozen=True, slots=True)
class Fit:
    """How well a group keeps what was frozen: people outside the limits, distance beyond reach in 1/scale persons."""

    outside: int
    beyond: int


def lots_of(frozen: Frozen, answer: str) -> tuple[list[int], list[int]]:
    """The draw: head counts per profile, and the order of the lots (positions in ``people``, the first lot first)."""
    dice = Dice(seed_of(frozen, answer))
    ticket = dice.below(sum(weight for weight, _ in frozen["lottery"]))
    counts: list[int] = []
    for weight, group in frozen["lottery"]:
        if ticket < weight:
            counts = group
            break
        ticket -= weight
    return counts, dice.order(len(frozen["people"]))


def draw_people(frozen: Frozen, answer: str) -> tuple[list[str], list[str]]:
    """Who is in (sorted), and the reserve in order, both by pseudonym. No solver."""
    counts, order = lots_of(frozen, answer)
    lot = {frozen["people"][position]["id"]: number for number, position in enumerate(order)}
    group = []
    for count, members in zip(counts, frozen["profiles"], strict=True):
        group += sorted(members, key=lot.__getitem__)[:count]
    available = {member for members in frozen["profiles"] for member in members}
    inside = set(group)
    return sorted(group), [i for i in sorted(lot, key=lot.__getitem__) if i in available and i not in inside]


def draw_frozen(frozen: Frozen, answer: str, today: date) -> DrawRecord:
    """Draw. Raises ``UsageError`` where the answer is in another spelling than the frozen one, or ``today`` is
    before the source's day."""
    source = frozen["source"]
    if source["day"] is not None and today < date.fromisoformat(source["day"]):
        values = {"day": date.fromisoformat(source["day"]), "today": today}
        raise UsageError(Problem("draw.before_the_day", values=values))
    if source["kind"] == "quick":
        refuse_odd_texts([answer])
    counted = answer if source["kind"] == "quick" else read_answer(source, answer)
    group, reserve = draw_people(frozen, counted)
    return {
        "format": RECORD_FORMAT,
        "frozen": frozen,
        "previous": fingerprint_of(frozen),
        "day": today.isoformat(),
        "answer": counted,
        "group": group,
        "reserve": reserve,
    }


def state_of(record: DrawRecord, entries: Sequence[Sealed[Entry]] = ()) -> DrawState:
    """What holds after all entries. Nothing is checked here: that is what verifying is for."""
    answer, drawn = record["answer"], record["group"]
    group, reserve = record["group"], record["reserve"]
    last = sha256_of(spell(record))
    gone: list[str] = []
    replacements, aside = 0, False
    for sealed in entries:
        entry = sealed.content
        group, reserve, last = entry["group"], entry["reserve"], sealed.sha256
        if entry["kind"] == "correction":
            answer, drawn = entry["answer"] or "", entry["group"]
        elif entry["kind"] == "replacement":
            gone += [i for i in (*entry["gone"], entry["out"]) if i is not None]
            replacements += 1
        else:
            aside = True
    return DrawState(answer, tuple(drawn), tuple(group), tuple(reserve), tuple(gone), replacements, last, aside)


def correct(
    record: DrawRecord, entries: Sequence[Sealed[Entry]], answer: str, *, by: str, reason: str, today: date
) -> Entry:
    """A correction of an answer that was mistyped: drawn again from the right one. Raises ``UsageError``."""
    state = _open_state(record, entries)
    counted = read_answer(record["frozen"]["source"], answer)
    if counted == state.answer:
        raise UsageError(Problem("draw.nothing_to_correct", values={"found": counted}))
    if state.replacements:
        raise UsageError(Problem("draw.already_replaced"))
    group, reserve = draw_people(record["frozen"], counted)
    entry = _entry("correction", state, by, reason, today)
    return {**entry, "answer": counted, "group": group, "reserve": reserve}


def set_aside(record: DrawRecord, entries: Sequence[Sealed[Entry]], *, by: str, reason: str, today: date) -> Entry:
    """The draw is set aside, by a named person and for a reason; its result stays on record."""
    return _entry("set_aside", _open_state(record, entries), by, reason, today)


def _open_state(record: DrawRecord, entries: Sequence[Sealed[Entry]]) -> DrawState:
    state = state_of(record, entries)
    if state.set_aside:
        raise UsageError(Problem("draw.was_set_aside"))
    return state


def _entry(kind: str, state: DrawState, by: str, reason: str, today: date) -> Entry:
    refuse_odd_texts([" ".join(by.split()), " ".join(reason.split())])
    if not by.strip() or not reason.strip():
        raise UsageError(Problem("draw.by_and_reason"))
    return {
        "format": ENTRY_FORMAT,
        "previous": state.last,
        "kind": kind,  # type: ignore[typeddict-item]
        "day": today.isoformat(),
        "by": " ".join(by.split()),
        "reason": " ".join(reason.split()),
        "answer": None,
        "out": None,
        "into": None,
        "gone": [],
        "passed": [],
        "group": list(state.group),
        "reserve": list(state.reserve),
    }


def fit_of(frozen: Frozen, group: Collection[str]) -> Fit:
    """How well a group of pseudonyms keeps the frozen rows and the reach."""
    members = set(group)
    counts = [sum(member in members for member in profile) for profile in frozen["profiles"]]
    outside = sum(_outside(row, counts) for row in frozen["rows"])
    mix = frozen["mix"]
    distance = sum(
        cell["weight"] * abs(mix["scale"] * sum(counts[p] for p in cell["profiles"]) - cell["target"])
        for cell in mix["cells"]
    )
    return Fit(outside, 0 if mix["reach"] is None else max(0, distance - mix["reach"]))


def _outside(row: FrozenRow, counts: Sequence[int]) -> int:
    total = sum(coefficient * counts[p] for p, coefficient in row["sum"])
    return max(row["min"] - total, 0, total - row["max"])


@dataclass(frozen=True, slots=True)
class Swap:
    """Who comes in for one leaver, and why those before on the reserve did not: their fits."""

    into: str
    fit: Fit
    passed: tuple[tuple[str, Fit], ...]


def best_swap(
    frozen: Frozen, group: Collection[str], reserve: Sequence[str], out: str, gone: Collection[str]
) -> Swap | None:
    """Every one of the reserve is tried by direct exchange; the one who comes in has the lexicographically least of
    (people outside the limits, distance beyond reach, place on the reserve). ``None`` where nobody is left."""
    stay = set(group) - {out}
    tried = [(person, fit_of(frozen, {*stay, person})) for person in reserve if person not in gone and person != out]
    if not tried:
        return None
    rank = min(range(len(tried)), key=lambda i: (tried[i][1].outside, tried[i][1].beyond, i))
    return Swap(tried[rank][0], tried[rank][1], tuple(tried[:rank]))


def replace_one(
    record: DrawRecord,
    entries: Sequence[Sealed[Entry]],
    out: str,
    gone: Collection[str],
    *,
    by: str,
    reason: str,
    today: date,
) -> Entry | None:
    """The entry for one leaver (``out``, a pseudonym). ``gone``: who of the reserve cannot come, now or any more.
    ``None`` where nobody is left on the reserve. Raises ``UsageError``."""
    state = _open_state(record, entries)
    if out not in state.group:
        raise UsageError(Problem("draw.not_in_group", values={"name": out}))
    newly = sorted(set(gone) & set(state.reserve))
    swap = best_swap(record["frozen"], state.group, state.reserve, out, newly)
    if swap is None:
        return None
    entry = _entry("replacement", state, by, reason, today)
    return {
        **entry,
        "out": out,
        "into": swap.into,
        "gone": newly,
        "passed": [(person, fit.outside, fit.beyond) for person, fit in swap.passed],
        "group": sorted({*state.group, swap.into} - {out}),
        "reserve": [person for person in state.reserve if person != swap.into and person not in newly],
    }
