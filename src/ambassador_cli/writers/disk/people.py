"""People and the mapping of their form as lines of YAML; every text in quotes, so that it reads back the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from ambassador_cli.models.application_form import FormSettings
from ambassador_cli.models.roster import PURPOSES, Consents, Person
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml

_PLAIN_KEY = re.compile(r"(?!(?:y|n|yes|no|on|off|true|false|null)\Z)[A-Za-z_][\w-]*", re.ASCII | re.IGNORECASE)


def person_lines(person: Person) -> list[str]:
    """One entry of roster.yaml, without indentation."""
    lines = [f"name: {to_quoted_yaml(person.name)}"]
    if person.attributes:
        lines.append(f"attributes: {_flow(person.attributes)}")
    for key in ("level", "team", "manager"):
        value = getattr(person, key)
        if value:
            lines.append(f"{key}: {to_quoted_yaml(value)}")
    if person.track != "employee":
        lines.append(f"track: {person.track}")
    if person.applied:
        lines.append(f"applied: {person.applied.isoformat()}")
    given = _days(person.consents)
    if given:
        lines.append("consents: {" + ", ".join(f"{purpose}: {day}" for purpose, day in given.items()) + "}")
    return lines


def person_changes(before: Person, after: Person) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is to be set in a person's entry: where, and the YAML."""
    for key, value in after.attributes.items():
        if before.attributes.get(key) != value:
            yield ("attributes", _key(key)), to_quoted_yaml(value)
    if after.applied and after.applied != before.applied:
        yield ("applied",), after.applied.isoformat()
    for name in ("consents", "withdrawn"):
        earlier = _days(getattr(before, name))
        for purpose, day in _days(getattr(after, name)).items():
            if earlier.get(purpose) != day:
                yield (name, purpose), day


def form_lines(settings: FormSettings) -> list[str]:
    """The mapping as the block ``form:`` of programme.yaml."""
    lines = ["form:", f"  columns: {_flow(settings.columns)}"]
    if settings.values:
        lines.append("  values:")
        lines += [f"    {_key(key)}: {_flow(values)}" for key, values in settings.values.items()]
    if settings.consents:
        lines.append("  consents:")
        lines += [
            f"    {purpose}: {_flow({'column': consent.column, 'yes': consent.yes})}"
            for purpose in PURPOSES
            if (consent := settings.consents.get(purpose))
        ]
    if settings.keep_text:
        lines.append("  keep_text: [" + ", ".join(map(to_quoted_yaml, settings.keep_text)) + "]")
    return lines


def _days(consents: Consents) -> dict[str, str]:
    return {purpose: day.isoformat() for purpose in PURPOSES if (day := getattr(consents, purpose))}


def _flow(values: Mapping[str, str]) -> str:
    return "{" + ", ".join(f"{_key(key)}: {to_quoted_yaml(value)}" for key, value in values.items()) + "}"


def _key(text: str) -> str:
    return text if _PLAIN_KEY.fullmatch(text) else to_quoted_yaml(text)
