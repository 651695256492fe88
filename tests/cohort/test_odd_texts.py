"""What the files of a draw cannot hold is refused in one line, before anything is solved or written."""

from __future__ import annotations

from dataclasses import replace

import pytest

from ambassador_cli.cohort import QUICK, draw_frozen, freeze, quick_seed, set_aside
from ambassador_cli.errors import UsageError
from cohort.draw_records import DRAWN_ON, make_draw, tight_pool

ODD = ("a\nb", "\ud800", "x" * 501, "\x00")


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_refused(text: str) -> None:
    request = tight_pool()
    first = replace(request.volunteers[0], values=(text, "y"))
    odd = replace(request, volunteers=(first, *request.volunteers[1:]))
    draw = make_draw(request, "quick")
    for attempt in (
        lambda: quick_seed(request, text),
        lambda: freeze(odd, QUICK, "1"),
        lambda: draw_frozen(draw.frozen, text, DRAWN_ON),
        lambda: set_aside(draw.record, [], by="Ada Arndt", reason=f"b {text.strip()} c", today=DRAWN_ON),
    ):
        if text == "a\nb" and attempt.__code__.co_names[0] == "set_aside":
            continue  # blanks of all kinds become one there
        with pytest.raises(UsageError) as caught:
            attempt()
        assert {problem.id for problem in caught.value.problems} == {"draw.odd_text"}
