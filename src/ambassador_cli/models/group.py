"""group.yaml: who takes part, as a person confirmed it."""

from __future__ import annotations

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
    """The confirmed group and the reserve in order. ``seed`` and ``inputs_sha256`` say which draw it was."""

    confirmed: Day
    seed: Text
    seed_source: Text
    inputs_sha256: Text
    group: tuple[Member, ...]
    reserve: tuple[Member, ...] = ()
