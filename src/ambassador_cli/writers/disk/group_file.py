"""group.yaml, as other commands read it."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml


def to_group_yaml(confirmed: ConfirmedGroup) -> str:
    """The file's text: plain YAML, strings quoted where they have to be."""
    lines = [
        "# Written by amb select --confirm: who takes part. Other commands read it.",
        f"confirmed: {confirmed.confirmed.isoformat()}",
    ]
    if confirmed.by:
        lines.append(f"by: {to_quoted_yaml(confirmed.by)}")
    if confirmed.checked_by:
        lines.append(f"checked_by: [{', '.join(map(to_quoted_yaml, confirmed.checked_by))}]")
    if confirmed.changed:
        lines.append(f"changed: {confirmed.changed.isoformat()}")
    lines.append(f"draw: {confirmed.draw}")
    if confirmed.fingerprint:
        lines.append(f"fingerprint: {to_quoted_yaml(confirmed.fingerprint)}")
    lines += [
        "group:",
        *_members(confirmed.group),
    ]
    lines += ["reserve:", *_members(confirmed.reserve)] if confirmed.reserve else ["reserve: []"]
    return "\n".join(lines) + "\n"


def _members(members: Iterable[Member]) -> list[str]:
    return [
        f"  - {{id: {to_quoted_yaml(member.id)}, name: {to_quoted_yaml(member.name)}}}"
        if member.id
        else f"  - {{name: {to_quoted_yaml(member.name)}}}"
        for member in members
    ]
