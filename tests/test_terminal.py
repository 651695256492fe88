"""What the terminal draws: nothing wider than asked, nothing that data could command."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.models.document import Block, Bullets, Document, Heading, Paragraph, Table
from ambassador_cli.texts.visible import to_one_line, to_visible
from ambassador_cli.writers.forms.markdown import to_markdown
from ambassador_cli.writers.forms.terminal import Terminal, squeeze, to_plain_text


def document(*blocks: Block) -> Document:
    return Document(blocks, "en")


TEXTS = st.text(max_size=200)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(TEXTS, st.lists(st.tuples(TEXTS, TEXTS), max_size=4))
def test_no_control_character_and_no_markup_reaches_the_terminal(text: str, rows: list[tuple[str, str]]) -> None:
    """Whatever stands in the data: no escape sequence, no direction override, no rich markup."""
    table = Table(("a", "b"), tuple(rows), ("left", "right"))
    shown = document(Heading(text), Paragraph(text), Bullets((text,)), table)
    stream = io.StringIO()
    Terminal(stream, width=80).show(shown)
    drawn = stream.getvalue()
    assert to_visible(drawn) == drawn


def test_lines_keep_to_the_width_and_have_no_trailing_spaces() -> None:
    """80 columns, wrapped at words, rows of the list indented."""
    from rich.cells import cell_len

    words = "Begegnung Zeile 🚀 Kongress " * 12
    table = Table(("Day", "Text"), (("12.06.2023", words),), ("left", "left"), flexible=1)
    text = to_plain_text(document(Paragraph(words), Bullets((words,)), table))
    for line in text.splitlines():
        assert cell_len(line) <= 80
        assert line == line.rstrip()


def test_a_number_stays_with_its_percent_sign() -> None:
    """Lines are not broken at a no-break space."""
    number = "56,2\N{NO-BREAK SPACE}%"
    for width in range(60, 80):
        text = to_plain_text(document(Paragraph(f"Die Chancen lagen bei {number}, {number} und {number} " * 4)), width)
        assert all(not line.startswith("%") for line in text.splitlines())
        assert text.count(number) == 12


def test_columns_grow_with_the_values() -> None:
    """The highest value fills all lines, a tiny one is still seen, unknown is empty."""
    stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-8")
    rows = Terminal(stream, width=80).columns([40, 20, 1, None, 0])
    assert [row[0] for row in rows] == ["█"] * 5
    assert rows[-1] == "██▁ ▁"
    assert rows[0] == "█"
    plain = Terminal(io.StringIO(), plain=True, width=80).columns([40, 20, 0, None])
    assert plain == ["@+_ "]


@pytest.mark.parametrize("count", [0, 1, 79, 80, 81, 400])
def test_squeeze_keeps_the_ends_and_the_mean(count: int) -> None:
    """At most 80 values; equal values stay equal."""
    squeezed = squeeze([7.0] * count, 80)
    assert len(squeezed) == min(count, 80)
    assert set(squeezed) <= {7.0}


def test_markdown_takes_nothing_for_markup() -> None:
    """Bars, stars, brackets and tags in data stay text."""
    table = Table(("a|b",), (("<b>*x*</b> [y](z) | `q`",),), ("left",))
    text = to_markdown(document(table, Paragraph("1. one\n# two")))
    assert r"\<b\>\*x\*\</b\> \[y\](z) \| \`q\`" in text
    assert r"1\. one \# two" in text


def test_one_line_joins_lines_and_shows_what_would_be_obeyed() -> None:
    """Line ends become spaces; marks without width, controls and overrides are shown."""
    assert to_one_line("a\n b\r\nc\u200e") == "a b c[U+200E]"
    assert to_one_line("a\u202eb\x1b[31m") == "a[U+202E]b[U+001B][31m"
    assert to_one_line("abcdef", 4) == "abc…"
