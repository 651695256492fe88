"""What lacks before the start: ten checks, each on what was noted, never on what people do."""

from __future__ import annotations

from datetime import date, timedelta

from ambassador_cli.models.plan import Readiness, ReadyCheck
from ambassador_cli.models.programme import Programme

BASELINE = timedelta(days=56)
"""Eight weeks before the start are the least from which a report can tell more than a count."""


def check_readiness(
    programme: Programme, *, applicants: int, has_group: bool, first_exported: date | None
) -> Readiness:
    """The ten checks, in the order in which they hold things up.

    ``first_exported`` is the first day that the page's exports hold: it must lie eight weeks before the start, or as
    long before it as is still possible.
    """
    committed, contacts = programme.committed, programme.contacts
    start = programme.launch.on if programme.launch else programme.start
    management: str = ""
    if committed.management is None:
        management = "management"
    elif not (programme.launch and programme.launch.welcome_by):
        management = "welcome"
    baseline = first_exported is not None and (start is None or first_exported <= start - BASELINE)
    lacks = (
        ("works_council", "" if committed.works_council else "works_council"),
        ("data_protection", "" if committed.data_protection else "data_protection"),
        ("management", management),
        ("guideline", "" if committed.guideline else "guideline"),
        ("contacts", "" if contacts.comms and contacts.pv else "contacts"),
        ("hours", "" if programme.hours.available_per_month is not None else "hours"),
        ("dates", "" if programme.launch and programme.jour_fixe else "dates"),
        ("call", "" if applicants else "call"),
        ("group", "" if has_group else "group"),
        ("baseline", "" if baseline else "baseline"),
    )
    return Readiness(start, tuple(ReadyCheck(name, reason) for name, reason in lacks))
