"""Forgeries that random changes do not find, each in one function: what it changes in a record and its entries.

They came from two readers who had only DRAW.md: one wrote a verifier and took out its checks one by one, one wanted a
favourite in. A change says whether it found something to change; hashes, group and reserve are made to fit afterwards.
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

Record = dict[str, Any]
Change = Callable[[Record, list[Record]], bool]


def _kind(record: Record, *kinds: str) -> bool:
    return record["frozen"]["source"]["kind"] in kinds


def nearest_too_far(record: Record, entries: list[Record]) -> bool:
    """Another group of the lottery is called the nearest; a leaf without multipliers is to prove it."""
    mix = record["frozen"]["mix"]
    for _, counts in record["frozen"]["lottery"]:
        distance = sum(
            cell["weight"] * abs(mix["scale"] * sum(counts[p] for p in cell["profiles"]) - cell["target"])
            for cell in mix["cells"]
        )
        if mix["cells"] and distance > mix["nearest"]:
            mix |= {"nearest": distance, "witness": counts, "tree": [["leaf", 1, [], [], 0]]}
            return True
    return False


def keep_nothing(record: Record, entries: list[Record]) -> bool:
    """A place is called kept that need not be."""
    for row in record["frozen"]["rows"]:
        if row["kind"] == "keep":
            row["min"] = 0
            return True
    return False


def weights_doubled(record: Record, entries: list[Record]) -> bool:
    """The same chances in another spelling."""
    record["frozen"]["lottery"] = [[2 * weight, counts] for weight, counts in record["frozen"]["lottery"]]
    return True


def no_drawing_day(record: Record, entries: list[Record]) -> bool:
    """A Sunday of lotto."""
    if not _kind(record, "lotto"):
        return False
    record["frozen"]["source"]["day"] = "2027-01-10"
    return True


def one_witness_twice(record: Record, entries: list[Record]) -> bool:
    """One witness under two spellings that look alike."""
    if not _kind(record, "witnessed"):
        return False
    name = record["frozen"]["source"]["witnesses"][0]
    record["frozen"]["source"]["witnesses"] = [name, f"{name.upper()} \u200b"]
    return True


def decomposed_witness(record: Record, entries: list[Record]) -> bool:
    """One witness, composed and decomposed."""
    if not _kind(record, "witnessed"):
        return False
    record["frozen"]["source"]["witnesses"] = ["J\u00f6rg Ahlers", "Jo\u0308rg Ahlers"]
    return True


def accent_apart(record: Record, entries: list[Record]) -> bool:
    """One witness, the letter and its accent kept apart by a sign that cannot be seen."""
    if not _kind(record, "witnessed"):
        return False
    record["frozen"]["source"]["witnesses"] = ["J\u00f6rg Ahlers", "Jo\u200b\u0308rg Ahlers"]
    return True


def one_receipt_for_two(record: Record, entries: list[Record]) -> bool:
    """Two people with one receipt."""
    people = record["frozen"]["people"]
    if _kind(record, "quick"):
        return False
    people[1]["receipt"] = people[0]["receipt"]
    return True


def no_receipt(record: Record, entries: list[Record]) -> bool:
    """Somebody without a receipt."""
    if _kind(record, "quick"):
        return False
    record["frozen"]["people"][0]["receipt"] = None
    return True


def hidden_sign(record: Record, entries: list[Record]) -> bool:
    """A pseudonym that looks like another one."""
    frozen = record["frozen"]
    old, new = frozen["people"][-1]["id"], frozen["people"][-1]["id"] + "\u200b"
    frozen["people"][-1]["id"] = new
    lists = [*frozen["profiles"], *(wish["people"] for wish in frozen["asked"]["wishes"]), record["group"]]
    for people in (*lists, record["reserve"]):
        people[:] = [new if person == old else person for person in people]
    return not entries


def frozen_too_late(record: Record, entries: list[Record]) -> bool:
    """Frozen on the source's own day."""
    record["frozen"]["today"] = record["frozen"]["source"]["day"]
    return record["frozen"]["today"] is not None


def drawn_too_early(record: Record, entries: list[Record]) -> bool:
    """Drawn on the day before the source's."""
    record["day"] = "2026-12-31"
    return not _kind(record, "quick")


def entry_too_early(record: Record, entries: list[Record]) -> bool:
    """An entry that is older than the record."""
    for entry in entries:
        entry["day"] = "2026-12-31"
    return bool(entries)


def people_of_a_wish_turned(record: Record, entries: list[Record]) -> bool:
    """One wish in another spelling."""
    for wish in record["frozen"]["asked"]["wishes"]:
        if len(wish["people"]) > 1:
            wish["people"].reverse()
            return True
    return False


def _entry(record: Record, entries: list[Record], **content: Any) -> Record:
    last = entries[-1] if entries else record
    plain = {
        "format": "amb-entry/1",
        "previous": "",
        "day": "2027-03-01",
        "by": "Ada Arndt",
        "reason": "mistyped",
        "answer": None,
        "out": None,
        "into": None,
        "gone": [],
        "passed": [],
        "group": last["group"],
        "reserve": last["reserve"],
    }
    return {**plain, **content}


def same_answer_again(record: Record, entries: list[Record]) -> bool:
    """A correction that corrects nothing."""
    entries[:] = [_entry(record, [], kind="correction", answer=record["answer"])]
    return not _kind(record, "quick")


def correction_of_a_quick_pick(record: Record, entries: list[Record]) -> bool:
    """Another text for a pick that has no source."""
    entries[:] = [_entry(record, [], kind="correction", answer="another try")]
    return _kind(record, "quick")


def correction_after_a_replacement(record: Record, entries: list[Record]) -> bool:
    """Drawn anew after somebody has already moved up."""
    entries.append(_entry(record, entries, kind="correction", answer="03 09 14 22 31 49 / 1"))
    return _kind(record, "lotto") and entries[0]["kind"] == "replacement"


def after_it_was_set_aside(record: Record, entries: list[Record]) -> bool:
    """One more entry where nothing counts any more."""
    entries += [_entry(record, entries, kind="set_aside"), _entry(record, entries, kind="set_aside")]
    return True


def _first_tree(record: Record) -> list[Any] | None:
    for level in record["frozen"]["levels"]:
        for step in level["steps"]:
            if step["tree"]:
                tree: list[Any] = step["tree"]
                return tree
    return None


def negative_times(record: Record, entries: list[Record]) -> bool:
    """A leaf that turns its claim round."""
    tree = _first_tree(record)
    if tree:
        tree[-1][1] = -1
    return bool(tree)


def negative_price(record: Record, entries: list[Record]) -> bool:
    """A leaf that is paid for distance."""
    tree = _first_tree(record)
    if tree and record["frozen"]["mix"]["cells"]:
        tree[-1][4] = -1
        return True
    return False


def empty_split(record: Record, entries: list[Record]) -> bool:
    """A split, one side of which is empty."""
    tree = _first_tree(record)
    if tree:
        tree[:] = [["profile", 0, len(record["frozen"]["profiles"][0])], *copy.deepcopy(tree), *tree]
    return bool(tree)


def unheard_of_row(record: Record, entries: list[Record]) -> bool:
    """A leaf with a row that does not exist."""
    tree = _first_tree(record)
    if tree:
        tree[-1][2] = [*tree[-1][2], [10_000, 1]]
    return bool(tree)


def too_many_nodes(record: Record, entries: list[Record]) -> bool:
    """A tree that goes on after its last box is closed, for 5,001 nodes."""
    tree = _first_tree(record)
    if tree:
        tree += [["leaf", 0, [], [], None]] * (5_001 - len(tree))
    return bool(tree)


def short_witness(record: Record, entries: list[Record]) -> bool:
    """A nearest group that says nothing about the last profile."""
    mix = record["frozen"]["mix"]
    if mix["witness"]:
        mix["witness"] = mix["witness"][:-1]
    return bool(mix["cells"])


def no_steps(record: Record, entries: list[Record]) -> bool:
    """Chances below 1 that nothing is said for."""
    for level in record["frozen"]["levels"]:
        if level["steps"]:
            level["steps"] = []
            return True
    return False


def lost_twice(record: Record, entries: list[Record]) -> bool:
    """One value that is said to have lost its place two times."""
    lost = record["frozen"]["kept_not"]["values"]
    lost += lost[:1]
    return bool(lost)


CHOSEN: tuple[Change, ...] = (
    nearest_too_far,
    keep_nothing,
    weights_doubled,
    no_drawing_day,
    one_witness_twice,
    decomposed_witness,
    accent_apart,
    one_receipt_for_two,
    no_receipt,
    hidden_sign,
    frozen_too_late,
    drawn_too_early,
    entry_too_early,
    people_of_a_wish_turned,
    same_answer_again,
    correction_of_a_quick_pick,
    correction_after_a_replacement,
    after_it_was_set_aside,
    negative_times,
    negative_price,
    empty_split,
    unheard_of_row,
    too_many_nodes,
    short_witness,
    no_steps,
    lost_twice,
)
