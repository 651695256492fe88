"""``amb`` alone: by when the next export is due, and from when on that is soon."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from ambassador_cli.models.folder import FolderStatus
from ambassador_cli.pages.status import to_status_document
from ambassador_cli.texts.words import Words
from ambassador_cli.writers.forms.terminal import to_plain_text

DUE = date(2025, 5, 30)
STATUS = FolderStatus(
    company="Fjord",
    has_programme=True,
    start=None,
    places=18,
    people=None,
    exports=1,
    refused=0,
    first=date(2024, 1, 1),
    last=date(2024, 5, 30),
    due=DUE,
    missing_days=0,
    drafts=None,
    has_stock=True,
    group=None,
    confirmed=None,
    due_applications=0,
    today=DUE,
)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [(46, "export_due"), (45, "export_soon"), (0, "export_soon"), (-1, "export_late")],
)
def test_an_export_is_soon_within_45_days_and_late_on_the_day_after(before: int, sentence: str) -> None:
    words = Words("en")
    said = to_plain_text(to_status_document(replace(STATUS, today=DUE - timedelta(days=before)), words))
    wanted = words.say(f"status.{sentence}", due=DUE, last=STATUS.last)
    assert " ".join(wanted.split()) in " ".join(said.split())
