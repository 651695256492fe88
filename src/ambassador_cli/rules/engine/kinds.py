"""Which rules look at which kind of draft."""

from __future__ import annotations

from ambassador_cli.models.draft import Kind

_LIKE = ("RX101", "RX102", "RX103", "RX110", "CF001")
_NOT_FOR: dict[Kind, tuple[str, ...]] = {
    "post": ("RX111",),
    "reshare": ("RX111", "LN002", "HK"),
    "comment": ("RX111", "HT001", "HK", "LN002", "LK002"),
    "like": (),
    "profile": ("RX101", "RX102", "HT", "MN", "LN", "HK", "AC002", "LB001", "LK002"),
}


def applies(rule: str, kind: Kind) -> bool:
    """Does a rule look at drafts of this kind?"""
    if kind == "like":
        return rule in _LIKE
    return not rule.startswith(_NOT_FOR[kind])
