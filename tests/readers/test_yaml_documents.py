"""YAML: text stays text, every place is known, nothing explodes."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.readers.yaml_documents import MAX_BYTES, read_yaml


def problems(content: bytes | str) -> tuple[Problem, ...]:
    data = content if isinstance(content, bytes) else content.encode()
    with pytest.raises(InputError) as caught:
        read_yaml(data, "x.yaml")
    return caught.value.problems


def test_scalars_stay_as_written() -> None:
    """Norway, a postcode, a time and a version are text; nothing and ~ are nothing."""
    document = read_yaml(b"country: NO\npostcode: 01234\ntime: 12:30\nv: 1.10\nempty:\nnull: ~\nquoted: ''\n", "x.yaml")
    assert document.data == {
        "country": "NO",
        "postcode": "01234",
        "time": "12:30",
        "v": "1.10",
        "empty": None,
        "null": None,
        "quoted": "",
    }


def test_places_count_from_one_and_fall_back_to_the_parent() -> None:
    """A value, a key and a missing key each have a place."""
    document = read_yaml("people:\n  - name: Käthe\n    region: Nord\n".encode(), "roster.yaml")
    value = document.place(("people", 0, "region"))
    assert (value.line, value.column, value.path) == (3, 13, "people[1].region")
    assert document.place(("people", 0, "region"), of_key=True).column == 5
    assert document.place(("people", 0, "status")).line == 2


@pytest.mark.parametrize(
    ("source", "identifier", "line"),
    [
        ("a:\n\t- b", "yaml.tab", 2),
        ("a: b: c", "yaml.colon", 1),
        ("a: [1, 2", "yaml.unclosed", 2),
        ('a: "x', "yaml.unclosed", 1),
        ("a:\n  b: 1\n c: 2", "yaml.indentation", 3),
        ("a: *b", "yaml.undefined_alias", 1),
        ("a: @b", "yaml.bad_start", 1),
        ("x: 1\n---\ny: 1", "yaml.two_documents", 2),
        ("? [a]\n: 2", "yaml.key_not_text", 1),
        ("a: 1\nb: 2\na: 3", "yaml.duplicate_key", 3),
        ("a: &a [*a]", "yaml.too_many_aliases", 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "yaml.binary", None),
        (b"a: b\xe4c\n", "yaml.not_utf8", 1),
    ],
)
def test_each_mistake_has_its_sentence(source: str | bytes, identifier: str, line: int | None) -> None:
    """One problem, named, on its line."""
    found = problems(source)
    assert [(p.id, p.place.line) for p in found] == [(identifier, line)]


def test_all_doubled_keys_are_named_at_once() -> None:
    """Two doubled keys are two problems."""
    assert [p.values["found"] for p in problems("a: 1\na: 2\nb: 1\nb: 2")] == ["a", "b"]


def test_nested_anchors_do_not_explode() -> None:
    """The classic bomb: nine levels of nine aliases each."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 9)]
    assert problems("\n".join(lines))[0].id == "yaml.too_many_aliases"


def test_noise_and_depth_are_refused() -> None:
    """Ten megabytes of noise and a thousand brackets end in one sentence."""
    assert problems(b"a" * 10_000_000)[0].id == "yaml.too_big"
    assert problems("[" * 1000 + "]" * 1000)[0].id in {"yaml.too_many_aliases", "yaml.syntax"}


def test_utf16_and_marks_are_read() -> None:
    """Files saved by Windows editors open as well."""
    for encoding in ("utf-16", "utf-8-sig"):
        assert read_yaml("ort: Köln\n".encode(encoding), "x").data == {"ort": "Köln"}


@settings(max_examples=300, deadline=None, derandomize=True)
@given(st.binary(max_size=200) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")))
def test_no_bytes_end_in_a_traceback(content: bytes) -> None:
    """Whatever stands in the file: data or problems."""
    assert len(content) <= MAX_BYTES
    try:
        read_yaml(content, "x")
    except InputError as error:
        assert error.problems
