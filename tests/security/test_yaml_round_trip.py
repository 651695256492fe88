"""What amb writes as YAML it reads back as the same text: control characters, line separators, non-characters."""

# ruff: noqa: E501
from __future__ import annotations

import datetime

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.validation import validate
from ambassador_cli.readers.yaml_documents import read_yaml
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml
from ambassador_cli.texts.visible import HIDDEN
from ambassador_cli.writers.disk.front_matter import write_entries
from ambassador_cli.writers.disk.group_file import to_group_yaml

ODD = [chr(code) for code in (*range(0x20), 0x7F, *range(0x80, 0xA1), 0xAD, 0x2028, 0x2029, 0x202E, 0xFEFF, 0xFFFE, 0xFFFF, 0x1FFFE, 0x10FFFF, 0xE0001)]  # fmt: skip
TEXT = st.text(st.one_of(st.characters(exclude_categories=["Cs"]), st.sampled_from([*ODD, *"\"'\\:#{}[]&*!|>%@`,-? "])))
DAY = datetime.date(2026, 11, 26)


@settings(derandomize=True, deadline=None, max_examples=400)
@given(TEXT)
@example("".join(ODD))
def test_a_quoted_text_reads_back_the_same(text: str) -> None:
    quoted = to_quoted_yaml(text)
    assert not HIDDEN.search(quoted)
    assert read_yaml(f"name: {quoted}\n".encode(), "x").data == {"name": text}
    assert read_yaml(f"- {{name: {quoted}, id: {quoted}}}\n".encode(), "x").data == [{"name": text, "id": text}]
    assert yaml.safe_load(f"name: {quoted}\n") == {"name": text}


@settings(derandomize=True, deadline=None, max_examples=200)
@given(TEXT.filter(str.strip), TEXT.filter(str.strip))
def test_a_group_reads_back_the_same(name: str, identifier: str) -> None:
    member = Member.model_validate({"name": f"a{name}z", "id": f"a{identifier}z"})
    group = ConfirmedGroup(
        confirmed=DAY,
        by=f"a{name}z",
        checked_by=(f"b{identifier}z",),
        changed=DAY,
        draw=2,
        fingerprint="0" * 64,
        group=(member,),
        reserve=(member,),
    )
    assert validate(ConfirmedGroup, read_yaml(to_group_yaml(group).encode(), "group.yaml")) == group


@pytest.mark.parametrize("character", [c for c in ODD if c not in "\r\n\t "], ids=lambda c: f"U+{ord(c):04X}")
def test_an_answer_leaves_the_rest_of_the_head_as_it_is(character: str) -> None:
    """Odd characters stand in the head already, escaped or not, and in what is answered."""
    escape = f"\\U{ord(character):08x}"
    draft = read_draft(f'---\nauthor: "a{escape}b"\nlang: de\n---\nText\n', "a.md").draft
    assert draft is not None
    entry: dict[str, str | datetime.date] = {
        "reason": f"steht im{character}Programm",
        "by": f"x{character}y",
        "date": DAY,
    }
    again = read_draft(write_entries(draft, "suppress", {"HT003": entry}), "a.md")
    assert again.problems == ()
    assert again.draft is not None
    assert again.draft.front_matter.author == f"a{character}b"
    kept = again.draft.front_matter.suppress["HT003"]
    assert kept.reason in {f"steht im{character}Programm", "steht im Programm"}
    assert kept.by in {f"x{character}y", "x y"}
    assert again.draft.body == "Text\n"
