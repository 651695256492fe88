"""Findings at places that must not be shown."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.finding import Finding

Spans = tuple[tuple[int, int], ...]


def mark_secrets(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], Spans]:
    """The findings, and where something secret stands (code points of the whole file, end excluded). A finding that
    touches such a place is secret as well, whatever its rule is about."""
    secrets = tuple((finding.start, finding.end) for finding in findings if finding.secret)
    marked = tuple(
        finding.model_copy(update={"secret": True})
        if any(finding.start < end and start < finding.end for start, end in secrets)
        else finding
        for finding in findings
    )
    return marked, secrets
