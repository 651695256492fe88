"""Where a draw stands: the files it left, what was confirmed, and what is under way."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from ambassador_cli.models.draw import DrawRecord, Entry, Frozen, NamesTable, PreviousKind, Sealed
from ambassador_cli.models.group import ConfirmedGroup

Stage = Literal["none", "frozen", "drawn", "set_aside", "confirmed"]


@dataclass(frozen=True, slots=True)
class DrawFiles:
    """The files of one draw, as they lie in draw/; those of an earlier one lie in draw/draw-01/ and so on."""

    frozen: Sealed[Frozen]
    record: Sealed[DrawRecord] | None = None
    entries: tuple[Sealed[Entry], ...] = ()
    names: NamesTable | None = None

    @property
    def last(self) -> str:
        """SHA-256 of the newest file of the chain."""
        return self.entries[-1].sha256 if self.entries else (self.record or self.frozen).sha256

    @property
    def is_set_aside(self) -> bool:
        """Does the draw count no more?"""
        return any(sealed.content["kind"] == "set_aside" for sealed in self.entries)

    @property
    def is_quick(self) -> bool:
        """Was it a quick pick, without a public source?"""
        return self.frozen.content["source"]["kind"] == "quick"


@dataclass(frozen=True, slots=True)
class Draws:
    """Everything that a programme's folder holds of draws. ``earlier``: oldest first."""

    current: DrawFiles | None = None
    earlier: tuple[DrawFiles, ...] = ()
    group: ConfirmedGroup | None = None

    @property
    def confirmed(self) -> DrawFiles | None:
        """The draw that group.yaml names; ``None`` where its files are not here."""
        if self.group is None:
            return None
        known = [files for files in (self.current, *self.earlier) if files is not None]
        return next((files for files in known if files.frozen.sha256 == self.group.fingerprint), None)

    @property
    def stage(self) -> Stage:
        """How far the newest draw is. With a confirmed group beside a newer draw it is the newer one's."""
        current = self.current
        if current is None:
            return "none" if self.group is None else "confirmed"
        if self.group is not None and self.confirmed is current:
            return "confirmed"
        if current.record is None:
            return "frozen"
        return "set_aside" if current.is_set_aside else "drawn"


@dataclass(frozen=True, slots=True)
class Exchange:
    """One replacement, by names. ``passed``: who came before on the reserve, with how many people outside the
    limits and (in persons) how far beyond reach each would have left the group."""

    out: str
    into: str
    on: date
    passed: tuple[tuple[str, int, float], ...] = ()


@dataclass(frozen=True, slots=True)
class EarlierDraw:
    """What came before this draw: ``group`` by names where they are still known, else by pseudonyms; empty where
    nothing was drawn."""

    number: int
    kind: PreviousKind
    reason: str
    by: str
    group: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Standing:
    """What screens say of a draw beside its result. ``stage`` "none": a proposal that nothing was frozen for;
    ``under_way``: how far a newer draw is, where the one shown is the confirmed one; ``left``: names of those in
    the group whom roster.yaml says have left or are not available."""

    stage: Stage = "none"
    number: int = 1
    quick: bool = True
    source: str = ""
    source_day: date | None = None
    witnesses: tuple[str, ...] = ()
    answer_form: str = ""
    answer: str = ""
    fingerprint: str = ""
    today: date | None = None
    drawn_on: date | None = None
    confirmed_on: date | None = None
    confirmed_by: str = ""
    checked_by: tuple[str, ...] = ()
    exchanges: tuple[Exchange, ...] = ()
    set_aside: tuple[str, str, date] | None = None
    earlier: tuple[EarlierDraw, ...] = ()
    under_way: Stage | None = None
    left: tuple[str, ...] = ()
