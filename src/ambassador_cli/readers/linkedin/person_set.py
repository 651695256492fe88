"""Who may be read: the owner is known, agreed, and the file is not older than files of people are kept."""

from __future__ import annotations

from datetime import date, timedelta

from ambassador_cli.errors import Place, Problem
from ambassador_cli.readers.linkedin.owners import Directory
from ambassador_cli.readers.linkedin.person_file import PersonFile, is_expired, read

_WITHOUT_ROSTER = {
    "creator": "kind_creator",
    "post_analytics": "kind_post_analytics",
    "shares": "kind_shares",
}


def admit(
    file: PersonFile, people: Directory | None, keep_months: int | None, today: date, problems: list[Problem]
) -> bool:
    """Read a person's file where it may be read; why not goes to ``problems``.

    Nothing of a file is looked at as a figure before its owner is known and has agreed. Raises ``InputError``
    when the contents of a file that may be read are refused.
    """
    place = Place(file=file.name)
    if people is None:
        problems.append(Problem(_WITHOUT_ROSTER[file.kind], place, level="warning"))
        return False
    owner = people.find_owner(file.name, file.slugs)
    if owner.person is None:
        problems.append(Problem(f"person_{owner.reason}", place, {"name": owner.name}))
        return False
    agreed = owner.person.agreed("use_statistics")
    if agreed is None or agreed > today:
        problems.append(Problem("person_no_consent", place, {"name": owner.person.name}, "warning"))
        return False
    file.person = owner.person.key
    read(file, today + timedelta(days=1))
    if keep_months is not None and is_expired(file, keep_months, today):
        values = {"name": owner.person.name, "months": keep_months, "last": file.span[1]}
        problems.append(Problem("person_expired", place, values, "warning"))
        return False
    return True
