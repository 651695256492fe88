"""group.yaml: who takes part, as a person confirmed it."""

from __future__ import annotations

from pydantic import Field

from ambassador_cli.models.base import Day, Model, Text


class Member(Model):
    """One person, by the id (where there is one) and name of roster.yaml."""

    id: Text | None = None
    name: Text

    @property
    def key(self) -> str:
        """What tells this person from all others, as in roster.yaml."""
        return self.id or self.name


class ConfirmedGroup(Model):
    """The group that a person confirmed, and the reserve in order. ``draw`` and ``fingerprint`` (SHA-256 of
    frozen.json) say which draw it was; ``changed`` is the day of the last replacement."""

    confirmed: Day
    by: Text | None = None
    checked_by: tuple[Text, ...] = ()
    changed: Day | None = None
    draw: int = Field(default=1, ge=1)
    fingerprint: Text | None = None
    group: tuple[Member, ...]
    reserve: tuple[Member, ...] = ()
