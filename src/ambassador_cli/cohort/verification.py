"""Verifying the files of a draw: what can be computed holds or fails, what needs the solver is open, and what only
people can compare is said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from ambassador_cli.cohort.asked import request_of
from ambassador_cli.cohort.checking import chances_of_lottery, check_frozen
from ambassador_cli.cohort.drawing import best_swap, draw_people, state_of
from ambassador_cli.cohort.seals import receipt_hash
from ambassador_cli.cohort.sources import is_answer, plain_name, source_line
from ambassador_cli.models.draw import (
    Check,
    CheckId,
    CheckState,
    DrawRecord,
    Entry,
    Frozen,
    NamesTable,
    Sealed,
    fingerprint_of,
    sha256_of,
    spell,
)

NEEDED = {"consistent", "people", "groups", "chances"}
"""Where one of these fails there is nothing that a draw could be repeated from."""


@dataclass(frozen=True, slots=True)
class Asking:
    """What the reader brings along: the published fingerprint, a receipt (name, code), the table of names, and the
    SHA-256 of the frozen.json that lies beside a record."""

    expect: str | None = None
    receipt: tuple[str, str] | None = None
    names: NamesTable | None = None
    beside: str | None = None


def plain_fingerprint(text: str) -> str | None:
    """64 hexadecimal digits, whatever blanks and case; ``None`` where it is something else."""
    plain = "".join(text.split()).lower()
    return plain if re.fullmatch(r"[0-9a-f]{64}", plain) else None


def verify_frozen(frozen: Frozen, asking: Asking = Asking()) -> list[Check]:
    """All lines for frozen.json alone."""
    return [*_fingerprint(frozen, asking), *check_frozen(frozen), *_receipts(frozen, asking), *_by_hand(frozen, asking)]


def verify_record(record: DrawRecord, entries: Sequence[Sealed[Entry]] = (), asking: Asking = Asking()) -> list[Check]:
    """All lines for record.json with the entries that follow it, oldest first."""
    frozen = record["frozen"]
    checks = [*_fingerprint(frozen, asking), *check_frozen(frozen)]
    if asking.beside is not None:
        checks.append(Check("beside", _state(asking.beside == fingerprint_of(frozen))))
    if not any(check.state == "fails" and check.id in NEEDED for check in checks):
        checks += _draw(record, entries)
    state = state_of(record, entries)
    named = {
        key
        for sealed in entries
        if sealed.content["kind"] == "replacement"
        for key in (sealed.content["out"], *sealed.content["gone"])
    }
    return [*checks, *_receipts(frozen, asking), *_by_hand(frozen, asking, state.answer, len(named))]


def _state(good: bool) -> CheckState:
    return "holds" if good else "fails"


def _fingerprint(frozen: Frozen, asking: Asking) -> list[Check]:
    own = fingerprint_of(frozen)
    if asking.expect is None:
        return []
    return [Check("fingerprint", _state(plain_fingerprint(asking.expect) == own), {"fingerprint": own})]


def _draw(record: DrawRecord, entries: Sequence[Sealed[Entry]]) -> list[Check]:
    frozen = record["frozen"]
    source = frozen["source"]
    quick = source["kind"] == "quick"
    checks = [Check("chain", _state(_is_chained(record, entries)), {"n": len(entries)})]
    checks.append(Check("answer", _state(quick or is_answer(source["form"], record["answer"]))))
    days = [record["day"], *(sealed.content["day"] for sealed in entries)]
    in_time = days == sorted(days) and (source["day"] is None or record["day"] >= source["day"])
    checks.append(Check("day", _state(in_time), {"day": date.fromisoformat(record["day"])}))
    if any(check.state == "fails" for check in checks):
        return checks
    drawn = draw_people(frozen, record["answer"])
    checks.append(Check("draw", _state((record["group"], record["reserve"]) == drawn)))
    return checks + _entries(record, entries)


def _is_chained(record: DrawRecord, entries: Sequence[Sealed[Entry]]) -> bool:
    last = sha256_of(spell(record))
    if record["previous"] != fingerprint_of(record["frozen"]):
        return False
    for sealed in entries:
        if sealed.content["previous"] != last:
            return False
        last = sealed.sha256
    return True


def _entries(record: DrawRecord, entries: Sequence[Sealed[Entry]]) -> list[Check]:
    checks = []
    for position, sealed in enumerate(entries):
        before = state_of(record, entries[:position])
        entry = sealed.content
        values: dict[str, object] = {"n": position + 1, "by": entry["by"], "reason": entry["reason"]}
        plain = bool(entry["by"].strip() and entry["reason"].strip()) and not before.set_aside
        if entry["kind"] == "correction":
            good = plain and _is_correction(record, entry, before.replacements, before.answer)
            values |= {"answer": entry["answer"] or "", "was": before.answer}
        elif entry["kind"] == "set_aside":
            same = (tuple(entry["group"]), tuple(entry["reserve"])) == (before.group, before.reserve)
            good = plain and same and _is_bare(entry)
        else:
            good = plain and _is_replacement(record, entries[:position], entry)
            values |= {"out": entry["out"] or "", "into": entry["into"] or "", "passed": len(entry["passed"])}
        checks.append(Check(entry["kind"], _state(good), values))
    return checks


def _is_bare(entry: Entry, *, answer: bool = False) -> bool:
    """Has the entry no part that its kind does not use?"""
    return (
        entry["out"] is None
        and entry["into"] is None
        and not entry["gone"]
        and not entry["passed"]
        and (entry["answer"] is not None) == answer
    )


def _is_correction(record: DrawRecord, entry: Entry, replacements: int, was: str) -> bool:
    answer = entry["answer"]
    source = record["frozen"]["source"]
    if answer is None or replacements or answer == was or source["kind"] == "quick":
        return False
    if not _is_bare(entry, answer=True) or not is_answer(source["form"], answer):
        return False
    return (entry["group"], entry["reserve"]) == draw_people(record["frozen"], answer)


def _is_replacement(record: DrawRecord, earlier: Sequence[Sealed[Entry]], entry: Entry) -> bool:
    before = state_of(record, earlier)
    out, into, gone = entry["out"], entry["into"], entry["gone"]
    if entry["answer"] is not None or out not in before.group or into is None:
        return False
    if gone != sorted(set(gone)) or not set(gone) <= set(before.reserve):
        return False
    swap = best_swap(record["frozen"], before.group, before.reserve, out, gone)
    if swap is None or swap.into != into:
        return False
    passed = [[person, fit.outside, fit.beyond] for person, fit in swap.passed]
    group = sorted({*before.group, into} - {out})
    reserve = [person for person in before.reserve if person != into and person not in gone]
    return [list(line) for line in entry["passed"]] == passed and (entry["group"], entry["reserve"]) == (group, reserve)


def check_receipt(frozen: Frozen, name: str, code: str) -> str | None:
    """The pseudonym that the receipt of ``name`` with ``code`` belongs to; ``None`` where there is none."""
    for person in frozen["people"]:
        if person["receipt"] == receipt_hash(frozen["number"], person["id"], name, code):
            return person["id"]
    return None


def wrong_names(frozen: Frozen, names: NamesTable) -> list[str]:
    """The pseudonyms whose name and code in the table do not give the frozen receipt, that lack one, or whose key is
    somebody else's name (the key is an id, or the same name: otherwise screens would show another person)."""
    table = {person["id"]: person for person in names["people"]}
    others = {person["name"] for person in names["people"]}
    wrong = [person["id"] for person in names["people"] if person["key"] != person["name"] and person["key"] in others]
    for person in frozen["people"]:
        named = table.get(person["id"])
        code = named["code"] if named else None
        name = named["name"] if named else ""
        if code is None or person["receipt"] != receipt_hash(frozen["number"], person["id"], name, code):
            wrong.append(person["id"])
    return sorted({*wrong, *(set(table) - {person["id"] for person in frozen["people"]})})


def _receipts(frozen: Frozen, asking: Asking) -> list[Check]:
    checks = []
    if asking.receipt is not None:
        found = check_receipt(frozen, *asking.receipt)
        chance = None
        if found is not None:
            chances = chances_of_lottery(frozen)
            where = [p for p, members in enumerate(frozen["profiles"]) if found in members]
            chance = chances[where[0]] if where else Fraction(0)
        values = {"name": asking.receipt[0], "id": found or "", "chance": chance}
        checks.append(Check("receipt", _state(found is not None), values))
    if asking.names is not None:
        wrong = wrong_names(frozen, asking.names)
        said: dict[str, object] = {"n": len(frozen["people"]), "wrong": ", ".join(wrong[:5])}
        checks.append(Check("names", _state(not wrong), said))
        if asking.names["frozen"] != fingerprint_of(frozen):
            checks.append(Check("names_of_another", "fails"))
    return checks


def _asked_by_name(frozen: Frozen) -> list[Check]:
    """Wishes about people, which no attribute explains: somebody has to say why."""
    kinds: dict[str, CheckId] = {
        "not_available": "asked_away",
        "set": "asked_set",
        "together": "asked_together",
        "apart": "asked_apart",
    }
    checks = []
    for kind, check in kinds.items():
        people = [", ".join(wish["people"]) for wish in frozen["asked"]["wishes"] if wish["kind"] == kind]
        if people:
            checks.append(Check(check, "by_hand", {"people": "; ".join(people)}))
    return checks


def _same_names(names: NamesTable) -> list[Check]:
    """Two applications under one name: two people, or one who was counted twice."""
    people: dict[str, list[str]] = {}
    for person in names["people"]:
        people.setdefault(plain_name(person["name"]), []).append(person["id"])
    twice = [", ".join(own) for own in people.values() if len(own) > 1]
    return [Check("same_name", "by_hand", {"people": "; ".join(twice)})] if twice else []


def _by_hand(frozen: Frozen, asking: Asking, answer: str | None = None, gone: int = 0) -> list[Check]:
    """What no computer can tell, in the order in which people should look."""
    source = frozen["source"]
    checks: list[Check] = []
    day = date.fromisoformat(source["day"]) if source["day"] else None
    try:
        wishes = request_of(frozen).wishes
    except ValueError:
        wishes = ()
    given = sum(len(wish.keys) for wish in wishes if wish.kind == "set")
    if frozen["today"] is not None:
        checks.append(Check("today", "by_hand", {"today": date.fromisoformat(frozen["today"])}))
    previous = frozen["previous"]
    if previous is not None:
        values = {"number": frozen["number"], "kind": previous["kind"], "reason": previous["reason"]}
        checks.append(Check("second_draw", "by_hand", {**values, "by": previous["by"], "sha256": previous["sha256"]}))
    if source["kind"] == "quick":
        return [*checks, *_asked_by_name(frozen), Check("quick_pick", "by_hand")]
    if answer is not None:
        checks.append(Check("numbers", "by_hand", {"source": source_line(source), "day": day, "answer": answer}))
    if source["kind"] == "witnessed":
        checks.append(Check("witnesses", "by_hand", {"names": ", ".join(source["witnesses"]), "day": day}))
    if gone:
        checks.append(Check("said_gone", "by_hand", {"n": gone}))
    checks += _asked_by_name(frozen)
    checks += _same_names(asking.names) if asking.names else []
    checks.append(Check("applicants", "by_hand", {"n": len(frozen["people"]), "given": given}))
    checks.append(Check("only_one", "by_hand", {"day": day, "number": frozen["number"]}))
    if asking.receipt is None:
        checks.append(Check("own_receipt", "by_hand"))
    return checks
