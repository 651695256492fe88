"""Ten checks before the start, one by one."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from ambassador_cli.models.company import Contact, Contacts
from ambassador_cli.models.programme import Hours, Programme
from ambassador_cli.models.rhythm import Agreed, Committed, Launch, Recurring
from ambassador_cli.planning.readiness import check_readiness
from conftest import Run

DAY = Agreed(on=date(2026, 4, 20))
READY = Programme(
    committed=Committed(management=DAY, works_council=DAY, data_protection=DAY, guideline=DAY),
    contacts=Contacts(pv=Contact(name="Arzneimittelsicherheit"), comms=Contact(name="Kommunikation")),
    hours=Hours.model_validate({"available_per_month": "50"}),
    launch=Launch(on=date(2026, 6, 9), welcome_by="Dr. Ada Nordmann"),
    jour_fixe=Recurring(weekday=1),
)


def _lacks(programme: Programme, applicants: int = 30, has_group: bool = True, first: date | None = None) -> list[str]:
    found = check_readiness(
        programme, applicants=applicants, has_group=has_group, first_exported=first or date(2026, 4, 14)
    )
    return [check.lacks for check in found.checks if check.lacks]


@pytest.mark.parametrize(
    ("changed", "lacks"),
    [
        ({"committed": Committed(management=DAY, data_protection=DAY, guideline=DAY)}, "works_council"),
        ({"committed": Committed(management=DAY, works_council=DAY, guideline=DAY)}, "data_protection"),
        ({"committed": Committed(works_council=DAY, data_protection=DAY, guideline=DAY)}, "management"),
        ({"launch": Launch(on=date(2026, 6, 9))}, "welcome"),
        ({"committed": Committed(management=DAY, works_council=DAY, data_protection=DAY)}, "guideline"),
        ({"contacts": Contacts(comms=Contact(name="Kommunikation"))}, "contacts"),
        ({"hours": Hours.model_construct()}, "hours"),
        ({"jour_fixe": None}, "dates"),
    ],
)
def test_each_thing_that_lacks_is_named(changed: dict[str, object], lacks: str) -> None:
    """One thing taken away is one check open."""
    assert not _lacks(READY)
    assert _lacks(READY.model_copy(update=changed)) == [lacks]


def test_applicants_group_and_figures_from_before() -> None:
    """Nobody applied, no group, figures that begin less than eight weeks before the start."""
    assert _lacks(READY, applicants=0) == ["call"]
    assert _lacks(READY, has_group=False) == ["group"]
    assert _lacks(READY, first=date(2026, 4, 15)) == ["baseline"]


def test_check_ends_with_1_while_something_lacks(tmp_path: Path, amb: Run) -> None:
    """``--ready`` alone is an answer; with ``--check`` it is a no."""
    assert amb("plan", "--ready", cwd=tmp_path).returncode == 0
    assert amb("plan", "--ready", "--check", cwd=tmp_path).returncode == 1
