"""Splicing: the value changes, everything else stays byte for byte, in any way people write YAML."""

from __future__ import annotations

import random

import pytest
import yaml

from ambassador_cli.writers.splice import CannotSpliceError, append_items, remove_item, set_block, set_value

NAMES = ["Jörn Hülsebeck", "Ægir O'Brien", "Łucja: die Dritte", "#Raute", "Süleyman", "- Strich", "yes", "1e5"]


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '\\"') + '"'


def _roster(dice: random.Random) -> tuple[str, int]:
    """A roster as somebody may have written it, and how many people it holds."""
    indent, newline = " " * dice.choice([0, 2, 4]), dice.choice(["\n", "\r\n"])
    lines = ["# Wer sich gemeldet hat", "people:"] if dice.random() < 0.7 else ["people:"]
    count = dice.randint(2, 6)
    for number in range(count):
        name = _quoted(f"{dice.choice(NAMES)} {number}")
        if dice.random() < 0.3:
            lines.append(f"{indent}- {{name: {name}, attributes: {{function: IT }} }}  # kurz")
            continue
        step = " " * dice.choice([1, 1, 3])
        inner = indent + " " + step
        lines.append(f"{indent}-{step}name: {name}" + dice.choice(["", "   # Kommentar: mit Doppelpunkt"]))
        if dice.random() < 0.5:
            lines.append(f"{inner}attributes: {{function: Vertrieb, region: Süd}}")
        else:
            lines += [f"{inner}attributes:", f"{inner}  function: Vertrieb   # wie beworben", f"{inner}  region: Süd"]
        if dice.random() < 0.5:
            lines.append(f"{inner}consents: {{show_name: 2026-05-05,  use_statistics: 2026-05-05}}")
        if dice.random() < 0.3:
            lines += ["", f"{inner}# eine Zeile dazwischen"]
        if dice.random() < 0.3:
            lines.append(f"{inner}level:")
    if dice.random() < 0.5:
        lines += ["wishes: []", "# Ende"]
    text = newline.join(lines) + dice.choice(["", newline, newline * 2])
    return ("\N{ZERO WIDTH NO-BREAK SPACE}" if dice.random() < 0.2 else "") + text, count


def _changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    """The lines that differ, once what is equal at both ends is taken off."""
    old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return old, new


def _data(text: str) -> dict[str, list[dict[str, object]]]:
    data: dict[str, list[dict[str, object]]] = yaml.load(text, Loader=yaml.BaseLoader)
    return data


@pytest.mark.parametrize("block", range(20))
def test_a_value_is_set_and_nothing_else_changes(block: int) -> None:
    """In 2,000 rosters: the person has the level, all others are as they were, at most two lines differ."""
    dice = random.Random(block)
    for _ in range(100):
        text, count = _roster(dice)
        who = dice.randrange(count)
        after = set_value(text, ("people", who, "level"), '"etwas"')
        expected = _data(text)
        expected["people"][who]["level"] = "etwas"
        assert _data(after) == expected
        old, new = _changed_lines(text, after)
        assert len(old) <= 1 and len(new) <= 2
        if after.count("level") == text.count("level") + 1 and not new[0].lstrip().startswith("- {"):
            assert set_value(after, ("people", who, "level"), '"geübt"').count("geübt") == text.count("geübt") + 1


@pytest.mark.parametrize("block", range(10))
def test_what_was_put_in_can_be_taken_out_again(block: int) -> None:
    """Undoing gives the original, byte for byte; so does a mapping that was not there before."""
    dice = random.Random(100 + block)
    for _ in range(100):
        text, count = _roster(dice)
        who = dice.randrange(count)
        after = set_value(text, ("people", who, "withdrawn", "show_photo"), "2026-09-01")
        assert _data(after)["people"][who]["withdrawn"] == {"show_photo": "2026-09-01"}
        assert remove_item(after, ("people", who, "withdrawn")) == text


@pytest.mark.parametrize("block", range(10))
def test_a_person_is_taken_out_with_their_lines_only(block: int) -> None:
    """The others and all lines outside the person stay."""
    dice = random.Random(200 + block)
    for _ in range(100):
        text, count = _roster(dice)
        who = dice.randrange(count)
        after = remove_item(text, ("people", who))
        expected = _data(text)
        del expected["people"][who]
        assert _data(after) == expected
        _, new = _changed_lines(text, after)
        assert len(new) <= 1


@pytest.mark.parametrize(
    "text",
    [
        "people:\n  - &a {name: Eins}\n  - name: Zwei\n",
        "base: &b {function: IT}\npeople:\n  - name: Zwei\n    attributes: *b\n  - name: Drei\n",
        "people:\n  - name: Eins\n    level: |\n      etwas\n  - name: Zwei\n",
    ],
)
def test_anchors_and_texts_of_several_lines_are_refused(text: str) -> None:
    """What cannot be edited by itself is named with its line instead of being rewritten."""
    with pytest.raises(CannotSpliceError):
        set_value(text, ("people", 0, "level"), '"neu"')


def test_a_path_that_leads_nowhere_is_an_error() -> None:
    """Nobody is invented."""
    with pytest.raises(KeyError):
        set_value("people:\n  - name: Eins\n", ("people", 5, "level"), '"neu"')
    with pytest.raises(KeyError):
        remove_item("people:\n  - name: Eins\n  - name: Zwei\n", ("people", 0, "level"))


@pytest.mark.parametrize("seed", range(20))
def test_entries_and_blocks_are_put_in_behind(seed: int) -> None:
    """A hundred rosters each: the new entries come last, the block stands once; no other line changes, and taking them
    out again gives the original."""
    for turn in range(100):
        dice = random.Random(f"{seed} {turn}")
        text, count = _roster(dice)
        people = [[f"name: {_quoted('Neu ' + str(n))}", "applied: 2026-05-05"] for n in range(dice.randint(1, 3))]
        more = append_items(text, "people", people)
        data = _data(more)
        assert data["people"][:count] == _data(text)["people"]
        assert [person["name"] for person in data["people"][count:]] == [f"Neu {n}" for n in range(len(people))]
        old, new = _changed_lines(text, more)
        assert len(new) - len(old) == 2 * len(people) and [line.strip() for line in old] == [
            line.strip() for line in new[: len(old)]
        ]
        back = more
        for _ in people:
            back = remove_item(back, ("people", count))
        assert back.rstrip("\r\n") == text.rstrip("\r\n")
        once = set_block(more, "form", ["form:", '  columns: {name: "A"}'])
        twice = set_block(once, "form", ["form:", '  columns: {name: "B"}', "  keep_text: []"])
        assert dict(_data(once))["form"] == {"columns": {"name": "A"}}  # type: ignore[comparison-overlap]
        assert dict(_data(twice))["form"] == {"columns": {"name": "B"}, "keep_text": []}  # type: ignore[comparison-overlap]
        assert once.startswith(more.rstrip("\r\n")) and _data(twice)["people"] == data["people"]
        assert ("\r\n" in twice) == ("\r\n" in text) and twice.replace("\r\n", "").count("\n") == (
            0 if "\r\n" in text else twice.count("\n")
        )


@pytest.mark.parametrize(
    "empty", ["", "# nur ein Kommentar\n", "people:\n", "people: null\n", "people: []   # noch niemand\nwishes: []\n"]
)
def test_the_first_entries(empty: str) -> None:
    """Where nobody is in the list, or no list is there."""
    text = append_items(empty, "people", [["name: A", "applied: 2026-05-05"], ["name: B"]])
    assert [person["name"] for person in _data(text)["people"]] == ["A", "B"]
    for line in empty.splitlines():
        assert line.replace(" []", "").replace(" null", "") in text


def test_a_list_in_one_line_is_refused() -> None:
    with pytest.raises(CannotSpliceError):
        append_items("people: [{name: A}]\n", "people", [["name: B"]])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("people:\n  - name: A\n    level: x  # y\nwishes: []\n", "people: []\nwishes: []\n"),
        ("people:\n- name: A\n", "people: []\n"),
        ("people:\r\n  - name: A\r\n    attributes: {a: b}\r\n", "people: []\r\n"),
        (
            "# oben\npeople:  # alle\n  # eine\n  - {name: A}\n# unten\n",
            "# oben\npeople: []  # alle\n  # eine\n# unten\n",
        ),
        ("people:\n  - name: A", "people: []"),
        ("\N{ZERO WIDTH NO-BREAK SPACE}people:\n  - name: A\n", "\N{ZERO WIDTH NO-BREAK SPACE}people: []\n"),
    ],
)
def test_the_only_entry_of_a_block_leaves_an_empty_list(before: str, after: str) -> None:
    assert remove_item(before, ("people", 0)) == after
    assert yaml.safe_load(after)["people"] == []


def test_the_only_person_of_a_wish_too() -> None:
    text = "wishes:\n  - kind: apart\n    people:\n      - A\n    why: b\n"
    assert remove_item(text, ("wishes", 0, "people", 0)) == "wishes:\n  - kind: apart\n    people: []\n    why: b\n"
    assert remove_item(text, ("wishes", 0)) == "wishes: []\n"
