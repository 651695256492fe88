"""Pages as people see them: no violation that axe-core finds, no sideways scroll, at most two printed sheets."""

from __future__ import annotations

from pathlib import Path

import pytest

from ambassador_cli.pages.papers import PAPERS
from ambassador_cli.pages.papers.page import PaperPage
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.register import FORMS
from board.board_facts import CASES, Case, page_of
from browser.browse import AXE, CHROMIUM, count_printed, look_at
from papers.paper_facts import facts_of, settings

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(not (CHROMIUM and AXE), reason="needs chromium, and AMB_AXE with the path of axe.min.js"),
]


@pytest.mark.parametrize("case", list(CASES))
@pytest.mark.parametrize("width", [360, 800, 1280])
def test_every_verdict_at_every_width(case: Case, width: int, tmp_path: Path) -> None:
    """Light in German, dark in English."""
    grounds = set()
    for words, dark in ((Words("de"), False), (Words("en"), True)):
        seen = look_at(str(FORMS["html"].write(page_of(case, words))), tmp_path, width, dark=dark)
        assert seen.violations == ()
        assert seen.wide <= 0
        grounds.add(seen.ground)
    assert len(grounds) == 2


@pytest.mark.parametrize("width", [360, 1280])
def test_the_handbook(width: int, tmp_path: Path) -> None:
    for words, dark in ((Words("de", "sie"), False), (Words("en"), True)):
        page = PaperPage(PAPERS["handbook"], facts_of(settings()), words, version="0.1.0")
        seen = look_at(str(FORMS["html"].write(page)), tmp_path, width, dark=dark)
        assert seen.violations == ()
        assert seen.wide <= 0


@pytest.mark.parametrize("case", list(CASES))
def test_two_printed_sheets_at_most(case: Case, tmp_path: Path) -> None:
    assert count_printed(str(FORMS["html"].write(page_of(case, Words("de")))), tmp_path) <= 2
