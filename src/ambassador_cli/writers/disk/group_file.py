"""group.yaml, as other commands read it."""

from __future__ import annotations

import json
from collections.abc import Iterable

from ambassador_cli.models.group import ConfirmedGroup, Member


def to_group_yaml(confirmed: ConfirmedGroup) -> str:
    """The file's text: plain YAML, strings quoted where they have to be."""
    lines = [
        "# Written by amb select --confirm.",
        f"confirmed: {confirmed.confirmed.isoformat()}",
        f"seed: {_quoted(confirmed.seed)}",
        f"seed_source: {confirmed.seed_source}",
        f"inputs_sha256: {_quoted(confirmed.inputs_sha256)}",
        "group:",
        *_members(confirmed.group),
    ]
    lines += ["reserve:", *_members(confirmed.reserve)] if confirmed.reserve else ["reserve: []"]
    return "\n".join(lines) + "\n"


def _members(members: Iterable[Member]) -> list[str]:
    return [
        f"  - {{id: {_quoted(member.id)}, name: {_quoted(member.name)}}}"
        if member.id
        else f"  - {{name: {_quoted(member.name)}}}"
        for member in members
    ]


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
