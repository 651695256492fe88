"""What is asked for: who applied and what is wanted, from roster.yaml and programme.yaml or from tables."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from ambassador_cli.errors import Place, Problem, UsageError

if TYPE_CHECKING:
    from fractions import Fraction

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.cohort import Request
    from ambassador_cli.models.programme import Dimension
    from ambassador_cli.models.roster import Person, Wish

LARGEST_SLACK = 10_000


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says about who and how many."""

    people: Path | None = None
    quotas: Path | None = None
    columns: str | None = None
    size: int | None = None
    slack: str = "1"
    accept: tuple[str, ...] = ()
    strict: bool = False


def read_request(asked: Asked, session: Session) -> Request:
    """Who applied and what is wanted; what is worth a remark goes to stderr. Raises ``AmbError``."""
    from ambassador_cli.cohort import ask_for_group
    from ambassador_cli.readers.quotas import read_quotas

    dimensions = read_quotas(asked.quotas) if asked.quotas else dict(session.programme.dimensions)
    people, wishes = _read_people(asked, dimensions, session)
    planned = session.programme.places.planned if session.programme.places and not asked.quotas else None
    found = planned or _size_elsewhere(asked, dimensions, len(people), session)
    wanted = asked.size or found
    if wanted is None:
        raise UsageError(Problem("select.no_size"))
    request, problems = ask_for_group(
        people,
        dimensions,
        wishes,
        size=wanted,
        places=found,
        slack=parse_slack(asked.slack),
        strict=asked.strict,
    )
    session.warn((*problems, *_accepts_nothing(asked.accept, people)))
    return request


def _read_people(
    asked: Asked, dimensions: Mapping[str, Dimension], session: Session
) -> tuple[Sequence[Person], Sequence[Wish]]:
    from ambassador_cli.commands.session import ROSTER_FILE, missing
    from ambassador_cli.readers.pools import read_people
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there

    path = asked.people or session.folder / ROSTER_FILE
    if not is_there(path):
        raise missing(path)
    if path.suffix.lower() in (".yaml", ".yml"):
        if asked.columns:
            raise UsageError(Problem("select.columns_of_yaml", Place(file=path.name)))
        decided = session.programme.model_copy(update={"dimensions": dict(dimensions)})
        roster = read_roster(path, decided, asked.accept)
        return roster.people, roster.wishes
    if session.programme.form.columns and not (asked.columns or asked.quotas):
        from ambassador_cli.commands.roster.importing import read_applications
        from ambassador_cli.models.roster import Roster

        return read_applications(path, session, Roster(), asked.accept)[2].new, ()
    columns = parse_columns(asked.columns, dimensions) if asked.columns else {}
    columns |= _ask_columns(path, dimensions, columns)
    table = read_people(path, columns, dimensions, asked.accept)
    if table.unused:
        session.note("select.unused_columns", file=path.name, columns=", ".join(table.unused))
    return table.people, ()


def _accepts_nothing(accept: Sequence[str], people: Sequence[Person]) -> list[Problem]:
    found = {text for p in people for name, value in p.attributes.items() for text in (value, f"{name}={value}")}
    return [
        Problem("select.accepts_nothing", values={"found": text}, level="warning")
        for text in accept
        if text not in found
    ]


def parse_columns(text: str, dimensions: Collection[str] = ()) -> dict[str, str]:
    """``function=Bereich,region=Standort`` as a mapping. Raises ``UsageError``, also where a key is by one letter
    another than one of those that are known: it would become an attribute of its own."""
    from ambassador_cli.grammar.nearest_word import one_letter_off
    from ambassador_cli.readers.pools import WHO

    known = (*dimensions, *WHO)
    found = {}
    for part in text.split(","):
        key, sign, header = part.partition("=")
        if not (sign and key.strip() and header.strip()):
            raise UsageError(Problem("select.columns_unclear", values={"found": part.strip()}))
        meant = one_letter_off(key.strip(), known)
        if meant:
            raise UsageError(Problem("select.columns_key", values={"found": key.strip(), "suggestion": meant}))
        found[key.strip()] = header.strip()
    return found


def _ask_columns(path: Path, dimensions: Mapping[str, Dimension], columns: Mapping[str, str]) -> dict[str, str]:
    """In a terminal, which header holds which wanted attribute, where the table does not say so itself."""
    import sys

    if not dimensions or not sys.stdin.isatty():
        return {}
    import typer

    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.readers.headed_sheet import fold_header
    from ambassador_cli.readers.pools import read_columns

    headers = read_columns(path, dimensions)
    plain = {fold_header(header) for header in headers}
    lacking = [
        name
        for name, dimension in dimensions.items()
        if name not in columns and not {fold_header(name), fold_header(dimension.label or name)} & plain
    ]
    if lacking:
        typer.echo(", ".join(headers), err=True)
    return {name: typer.prompt(name, default=suggest(name, headers) or None, err=True) for name in lacking}


def parse_slack(text: str) -> Fraction:
    """Persons, such as 1, 0.5 or 0,5. Raises ``UsageError``."""
    from fractions import Fraction

    plain = text.strip().replace(",", ".")
    if not re.fullmatch(r"\d{1,6}(?:\.\d{1,6})?", plain, re.ASCII) or Fraction(plain) > LARGEST_SLACK:
        raise UsageError(Problem("select.slack_unclear", values={"found": text[:40]}))
    return Fraction(plain)


def size_in_name(path: Path, most: int) -> int | None:
    """The last number in a file's name, where it can be a number of places among ``most`` applicants; the ``(2)`` of
    a second download is none."""
    numbers = re.findall(r"(?<![\d(])\d+(?![\d)])", path.stem, re.ASCII)
    if not numbers or len(numbers[-1]) > 6:
        return None
    size = int(numbers[-1])
    return size if 0 < size <= most else None


def _size_elsewhere(asked: Asked, dimensions: Mapping[str, Dimension], most: int, session: Session) -> int | None:
    """The size from the quotas, else from the name of their file or of the list of people; said where it counts."""
    from ambassador_cli.readers.quotas import size_in_quotas

    if asked.quotas is None:
        return None
    size, source = size_in_quotas(dict(dimensions)), "quotas"
    for path in (asked.quotas, asked.people):
        if size is None and path is not None:
            size, source = size_in_name(path, most), path.name
    if size is not None and asked.size is None:
        session.note(
            "select.size_from_quotas" if source == "quotas" else "select.size_from_name", size=size, file=source
        )
    return size
