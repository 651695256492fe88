"""What lies in the folder of draws, told with names: the draw that a screen shows, and where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from ambassador_cli.errors import InputError, Place, Problem, UsageError
from ambassador_cli.grammar.sorting import sort_key

if TYPE_CHECKING:
    from ambassador_cli.cohort import Drawn
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.draw import DrawRecord, Sealed
    from ambassador_cli.models.group import ConfirmedGroup
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.models.standing import DrawFiles, Draws, EarlierDraw, Exchange, Standing


def labels_of(session: Session) -> dict[str, str]:
    """What programme.yaml calls the dimensions."""
    return {name: dimension.label or name for name, dimension in session.programme.dimensions.items()}


def read_people_now(session: Session) -> Roster | None:
    """roster.yaml as it is today, if there is one; values are not held against anything any more."""
    from ambassador_cli.commands.session import ROSTER_FILE
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there

    path = session.folder / ROSTER_FILE
    return read_roster(path) if is_there(path) else None


def drawn_of(files: DrawFiles, draws: Draws, session: Session) -> Drawn:
    """A draw from its files, with the names that people have today; the group is the confirmed one where this draw
    was confirmed."""
    from ambassador_cli.cohort import drawn_again, regroup, state_of

    state = state_of(files.record.content, files.entries) if files.record else None
    drawn = drawn_again(files.frozen.content, state, files.names, labels_of(session))
    if draws.group is not None and files is draws.confirmed and files.names is not None:
        ids = {place.key: place.pseudonym for place in drawn.selection.places}
        group = [ids[member.key] for member in draws.group.group if member.key in ids]
        reserve = [ids[member.key] for member in draws.group.reserve if member.key in ids]
        if state is not None and sorted(group) != sorted(state.group):
            session.warn([_differs(draws.group, drawn, state.group)])
        drawn = regroup(drawn, group, reserve)
    return _with_names_of_today(drawn, read_people_now(session))


def _differs(confirmed: ConfirmedGroup, drawn: Drawn, group: Sequence[str]) -> Problem:
    names = {place.pseudonym: place for place in drawn.selection.places}
    listed = {member.key for member in confirmed.group}
    here = sorted(
        (member.name for member in confirmed.group if member.key not in {names[i].key for i in group}), key=sort_key
    )
    there = sorted((names[i].name for i in group if names[i].key not in listed), key=sort_key)
    values = {"here": ", ".join(here) or "–", "there": ", ".join(there) or "–"}
    return Problem("draw.group_differs", Place(file="group.yaml"), values, "warning")


def _with_names_of_today(drawn: Drawn, roster: Roster | None) -> Drawn:
    today = {person.key: person.name for person in roster.people} if roster else {}
    selection = drawn.selection
    places = tuple(replace(place, name=today.get(place.key, place.name)) for place in selection.places)
    places = tuple(sorted(places, key=lambda place: (sort_key(place.name), place.key)))
    volunteers = tuple(replace(v, name=today.get(v.key, v.name)) for v in selection.request.volunteers)
    request = replace(selection.request, volunteers=volunteers)
    return replace(drawn, selection=replace(selection, places=places, request=request))


def tell_standing(files: DrawFiles, draws: Draws, drawn: Drawn, session: Session) -> Standing:
    """Everything that screens say of a draw beside its result."""
    from ambassador_cli.cohort import source_line, state_of
    from ambassador_cli.models.standing import Standing

    frozen = files.frozen.content
    source, record = frozen["source"], files.record
    confirmed = draws.group if files is draws.confirmed else None
    newer = draws.current if draws.current is not files else None
    stage = "confirmed" if confirmed else draws.stage
    return Standing(
        stage=stage,
        number=frozen["number"],
        quick=files.is_quick,
        source=source_line(source),
        source_day=_day(source["day"]),
        witnesses=tuple(source["witnesses"]),
        answer_form=source["form"],
        answer=state_of(record.content, files.entries).answer if record else "",
        fingerprint=files.frozen.sha256,
        today=_day(frozen["today"]),
        drawn_on=_day(record.content["day"]) if record else None,
        confirmed_on=confirmed.confirmed if confirmed else None,
        confirmed_by=(confirmed.by or "") if confirmed else "",
        checked_by=confirmed.checked_by if confirmed else (),
        exchanges=_exchanges(files, drawn) if record else (),
        set_aside=_set_aside(files),
        earlier=tell_earlier(files, draws),
        under_way=draws.stage if newer is not None else None,
        left=_left(drawn, read_people_now(session)) if record else (),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _exchanges(files: DrawFiles, drawn: Drawn) -> tuple[Exchange, ...]:
    from ambassador_cli.models.standing import Exchange

    names = {place.pseudonym: place.name for place in drawn.selection.places}
    scale = files.frozen.content["mix"]["scale"]
    found = []
    for sealed in files.entries:
        entry = sealed.content
        if entry["kind"] == "replacement" and entry["out"] and entry["into"]:
            passed = tuple((names.get(i, i), outside, beyond / scale) for i, outside, beyond in entry["passed"])
            out, into = (names.get(i, i) for i in (entry["out"], entry["into"]))
            found.append(Exchange(out, into, date.fromisoformat(entry["day"]), passed))
    return tuple(found)


def _set_aside(files: DrawFiles) -> tuple[str, str, date] | None:
    for sealed in files.entries:
        entry = sealed.content
        if entry["kind"] == "set_aside":
            return entry["reason"], entry["by"], date.fromisoformat(entry["day"])
    return None


def tell_earlier(files: DrawFiles, draws: Draws) -> tuple[EarlierDraw, ...]:
    """The draw before this one, with what it gave."""
    from ambassador_cli.models.standing import EarlierDraw

    frozen = files.frozen.content
    previous = frozen["previous"]
    if previous is None:
        return ()
    before = next((old for old in draws.earlier if old.last == previous["sha256"]), None)
    group: tuple[str, ...] = ()
    if before is not None and before.record is not None:
        group = _first_group(before, before.record)
    number = before.frozen.content["number"] if before else frozen["number"] - 1
    return (EarlierDraw(number, previous["kind"], previous["reason"], previous["by"], group),)


def _first_group(files: DrawFiles, record: Sealed[DrawRecord]) -> tuple[str, ...]:
    from ambassador_cli.cohort import state_of

    names = {person["id"]: person["name"] for person in files.names["people"]} if files.names else {}
    drawn = state_of(record.content, files.entries).drawn
    return tuple(sorted(names.get(identifier, identifier) for identifier in drawn))


def _left(drawn: Drawn, roster: Roster | None) -> tuple[str, ...]:
    """Who is in the group although roster.yaml says they have left or are not available."""
    if roster is None:
        return ()
    out = unavailable(roster)
    return tuple(place.name for place in drawn.selection.group if place.key in out)


def unavailable(roster: Roster) -> set[str]:
    """Keys of those who have left, declined, or are not available."""
    from ambassador_cli.cohort import find_people

    out = {person.key for person in roster.people if person.status in ("left", "declined")}
    for wish in roster.wishes:
        if wish.kind == "not_available":
            out |= {person.key for asked in wish.people for person in find_people(roster.people, asked)}
    return out


def warn_of_changes(files: DrawFiles, session: Session) -> None:
    """What roster.yaml says otherwise than what was frozen: named, and of no effect on this draw."""
    from ambassador_cli.cohort import NO_APPLICANT

    roster = read_people_now(session)
    if roster is None or files.names is None:
        return
    values = {person["id"]: person["values"] for person in files.frozen.content["people"]}
    ids = [dimension["id"] for dimension in files.frozen.content["asked"]["dimensions"]]
    frozen = {person["key"]: (person["name"], values.get(person["id"], [])) for person in files.names["people"]}
    now = {person.key: person for person in roster.people}
    lists = {
        "new": sorted(
            (p.name for p in now.values() if p.key not in frozen and p.status not in NO_APPLICANT), key=sort_key
        ),
        "missing": sorted((name for key, (name, _) in frozen.items() if key not in now), key=sort_key),
        "changed": sorted(
            name
            for key, (name, old) in frozen.items()
            if key in now and [now[key].attributes.get(dimension, "") for dimension in ids] != old
        ),
    }
    for kind, names in lists.items():
        if names:
            said = {"n": len(names), "names": ", ".join(names[:5]) + (", …" if len(names) > 5 else "")}
            session.warn([Problem(f"draw.roster_{kind}", Place(file="roster.yaml"), said, "warning")])


def check_members(draws: Draws, session: Session) -> None:
    """Everyone in group.yaml is in roster.yaml. Raises ``InputError`` that names the way out."""
    from ambassador_cli.commands.session import find_missing

    roster = read_people_now(session)
    if roster is not None and draws.group is not None:
        missing = find_missing(draws.group, roster)
        if missing:
            raise InputError(missing)


def refuse_changes(session: Session, draws: Draws, said: dict[str, object], size: int | None) -> None:
    """Once something is frozen or confirmed, nothing that a look takes counts. Raises ``UsageError``."""
    shown = draws.confirmed or draws.current
    problems = []
    if size is not None:
        places = shown.frozen.content["asked"]["size"] if shown else len(draws.group.group if draws.group else ())
        problems.append(Problem("draw.size_is_no_replacement", values={"places": places, "size": size}))
    given = [option for option, value in said.items() if value]
    if given:
        problems.append(Problem(f"draw.fixed_{draws.stage}", values={"options": ", ".join(given)}))
    if problems:
        raise UsageError(problems)
    planned = session.programme.places.planned if session.programme.places else None
    if shown is not None and planned is not None and planned != shown.frozen.content["asked"]["size"]:
        values = {"places": shown.frozen.content["asked"]["size"], "size": planned}
        place = Place(file="programme.yaml")
        session.warn([Problem("draw.places_changed", place, values, "warning")])
