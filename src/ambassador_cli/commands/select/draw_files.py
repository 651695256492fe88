"""Which files a step writes, what a new draw follows, and where the files of the one before it go."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from ambassador_cli.errors import Problem, UsageError

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Selection
    from ambassador_cli.models.draw import Frozen, NamesTable, Previous
    from ambassador_cli.models.group import ConfirmedGroup, Member
    from ambassador_cli.models.standing import Draws

Contents = dict[Path, str | bytes]
RECEIPTS = "receipts.csv"


def follow(
    draws: Draws, session: Session, reason: str | None, by: str | None, *, new_round: bool
) -> tuple[int, Previous | None]:
    """The number of a new draw, and what it names as the one before. Raises ``UsageError`` where another draw is under
    way, or one is confirmed and no new round was asked for."""
    stage, current = draws.stage, draws.current
    if stage == "none" or (current is None and new_round):
        return 1, None
    if stage == "confirmed" and not new_round:
        values = {"day": draws.group.confirmed if draws.group else session.today}
        raise UsageError(Problem("draw.already_confirmed", values=values))
    if stage == "drawn" or current is None:
        raise UsageError(Problem("draw.already_drawn"))
    source_day = current.frozen.content["source"]["day"]
    if stage == "frozen":
        if source_day is not None and session.today >= date.fromisoformat(source_day):
            raise UsageError(Problem("draw.too_late_to_freeze", values={"day": date.fromisoformat(source_day)}))
        if not (reason and reason.strip() and by and by.strip()):
            raise UsageError(Problem("draw.already_frozen", values={"number": current.frozen.content["number"]}))
    kind = {"frozen": "frozen_again", "set_aside": "set_aside", "confirmed": "new_round"}[stage]
    if stage == "set_aside":
        aside = next(s.content for s in current.entries if s.content["kind"] == "set_aside")
        reason, by = aside["reason"], aside["by"]
    previous: Previous = {
        "kind": kind,  # type: ignore[typeddict-item]
        "sha256": current.last,
        "reason": " ".join((reason or "").split()),
        "by": " ".join((by or "").split()),
    }
    return current.frozen.content["number"] + 1, previous


def frozen_contents(frozen: Frozen, names: NamesTable, session: Session) -> Contents:
    """frozen.json, and apart from it the table of names and the receipts."""
    from ambassador_cli.commands.select.standing import labels_of
    from ambassador_cli.models.draw import spell
    from ambassador_cli.pages.receipts import to_receipts_table
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, FROZEN, NAMES
    from ambassador_cli.writers.forms.csv import to_csv

    folder = session.folder / DRAW_FOLDER
    comms = session.programme.contacts.comms
    contact = " ".join(filter(None, (comms.name, comms.email))) if comms else ""
    receipts = to_receipts_table(frozen, names, labels_of(session), contact, session.words)
    return {
        folder / FROZEN: spell(frozen),
        folder / NAMES: spell_names(names),
        folder / RECEIPTS: to_csv(receipts, session.words.language),
    }


def spell_names(names: NamesTable) -> str:
    """The table of names, for people to read."""
    return json.dumps(names, ensure_ascii=False, indent=1) + "\n"


def replace_draw(contents: Mapping[Path, str | bytes], draws: Draws, session: Session) -> None:
    """Write the files of a new draw; those of the one before move to a folder of their own. All or nothing."""
    from ambassador_cli.readers.draw_folder import DRAW_FOLDER, FROZEN, NAMES, RECORD, earlier_name
    from ambassador_cli.readers.user_files import is_there, read_user_file
    from ambassador_cli.writers.disk.together import write_together
    from ambassador_cli.writers.verifier import VERIFIER_NAME

    folder = session.folder / DRAW_FOLDER
    moved: Contents = {}
    old: list[Path] = []
    if draws.current is not None:
        store = folder / earlier_name(draws.current.frozen.content["number"])
        names = [
            FROZEN,
            NAMES,
            RECORD,
            RECEIPTS,
            VERIFIER_NAME,
            *(path.name for path in sorted(folder.glob("entry-*.json"))),
        ]
        old = [folder / name for name in names if is_there(folder / name)]
        moved = {store / path.name: read_user_file(path, 1_000_000_000) for path in old}
    gone = [path for path in old if path not in contents]
    write_together({**moved, **contents}, gone=gone, replaces=[*old, session.folder / "group.yaml"])


def members_of(selection: Selection, outcomes: tuple[str, ...]) -> tuple[Member, ...]:
    """Those with one of these outcomes, as group.yaml has them; the reserve in its order."""
    from ambassador_cli.models.group import Member

    places = sorted((p for p in selection.places if p.outcome in outcomes), key=lambda place: place.rank or 0)
    return tuple(Member(id=place.key if place.key != place.name else None, name=place.name) for place in places)


def group_contents(confirmed: ConfirmedGroup, session: Session) -> Contents:
    """group.yaml."""
    from ambassador_cli.readers.draw_folder import GROUP_FILE
    from ambassador_cli.writers.disk.group_file import to_group_yaml

    return {session.folder / GROUP_FILE: to_group_yaml(confirmed)}
