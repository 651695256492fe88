"""group.yaml, as other commands read it."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml


def to_group_yaml(confirmed: ConfirmedGroup) -> str:
    """The file's text: plain YAML, strings quoted where they have to be."""
    lines = [
        "# Written by amb select --confirm.",
        f"confirmed: {confirmed.confirmed.isoformat()}",
        f"seed: {to_quoted_yaml(confirmed.seed)}",
        f"seed_source: {confirmed.seed_source}",
        f"inputs_sha256: {to_quoted_yaml(confirmed.inputs_sha256)}",
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
