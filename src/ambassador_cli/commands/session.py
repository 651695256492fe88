"""What every command starts with: the reader's language, programme.yaml, the day, where to write."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from ambassador_cli.errors import AmbError, InputError, Own, Place, Problem, UsageError
from ambassador_cli.texts.language import asked_language, system_language

if TYPE_CHECKING:
    from ambassador_cli.models.group import ConfirmedGroup
    from ambassador_cli.models.kpi import Kpi
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.models.rule import Packs
    from ambassador_cli.texts.words import Words
    from ambassador_cli.writers.forms.terminal import Terminal

PROGRAMME_FILE = "programme.yaml"
ROSTER_FILE = "roster.yaml"
GROUP_FILE = "group.yaml"


@dataclass(frozen=True, slots=True)
class Session:
    """One run of a command. ``programme`` is empty where there is no programme.yaml; ``folder`` is where it lies,
    else the current one; ``today`` is the day that counts as today; with ``hide`` nobody's words are shown where logs
    keep them, see :func:`hides_words`."""

    words: Words
    terminal: Terminal
    programme: Programme
    programme_path: Path | None
    folder: Path
    today: date
    hide: bool = False

    def read_team(self) -> Roster | None:
        """roster.yaml, if there is one, with the group that ``amb select --confirm`` wrote beside it. Raises
        ``InputError`` where somebody of the group is not in it."""
        from ambassador_cli.readers.programme_files import read_roster
        from ambassador_cli.readers.user_files import is_there

        path = self.folder / ROSTER_FILE
        if not is_there(path):
            return None
        group = self.read_confirmed()
        if group is None:
            return read_roster(path, self.programme)
        roster = read_roster(path)
        missing = find_missing(group, roster)
        if missing:
            raise InputError(missing)
        keys = {member.key for member in group.group}
        return roster.with_group(keys, self.programme.start or group.confirmed)

    def read_confirmed(self) -> ConfirmedGroup | None:
        """group.yaml: what was confirmed is the truth for every command."""
        from ambassador_cli.readers.draw_files import read_group
        from ambassador_cli.readers.user_files import is_there

        path = self.folder / GROUP_FILE
        return read_group(path) if is_there(path) else None

    def read_packs(self) -> Packs:
        """The built-in packs and those that programme.yaml names; its own lists are known to them."""
        from ambassador_cli.readers.packs import read_packs
        from ambassador_cli.rules import RULES

        settings = self.programme.rules
        own = [f"{rule}.{name}" for rule, lists in settings.words.items() for name in lists]
        paths = [self.folder / pack for pack in settings.packs]
        return read_packs(paths, lists=own, taken=[rule.id for rule in RULES])

    def warn(self, problems: Iterable[Problem]) -> None:
        """Problems as lines on stderr."""
        print_problems(problems, self.words, hide=self.hide)

    def note(self, text_id: str, /, **values: object) -> None:
        """One sentence on stderr: what amb decided, or what would help."""
        from ambassador_cli.writers.forms.terminal import Terminal

        Terminal(sys.stderr, plain=self.terminal.plain).line(self.words.say(text_id, **values), "dim")


@contextmanager
def open_session(
    *,
    lang: Literal["de", "en"] | None = None,
    programme: Path | None = None,
    plain: bool = False,
    today: str | None = None,
    look: bool = True,
    targets: bool = True,
    hide: bool | None = None,
) -> Iterator[Session]:
    """Everything a command needs, found and read. Errors that pass through are given the reader's language.

    ``programme`` is the file asked for; without it programme.yaml of the current folder is taken if it is there
    (not with ``look`` off). With ``targets`` off its targets are not held against the key figures, which would all
    have to be loaded for that: commands that have nothing to do with figures leave it to the others. ``hide`` says
    whether people's words stay out of problems; without it CI decides.
    """
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.readers.conflict_copies import find_conflict_copies
    from ambassador_cli.readers.misnamed import find_misnamed
    from ambassador_cli.readers.programme_files import read_programme
    from ambassador_cli.readers.user_files import is_there
    from ambassador_cli.texts.words import Words
    from ambassador_cli.writers.disk.journal import finish_interrupted
    from ambassador_cli.writers.forms.terminal import Terminal

    words = Words(lang or asked_language() or system_language())
    hide = hides_words() if hide is None else hide
    try:
        path = programme or Path(PROGRAMME_FILE)
        finished = finish_interrupted((path.parent / name for name in ("", "draw", "drafts")), root=path.parent)
        found = programme is not None or (look and is_there(path))
        decided = read_programme(path, kpis=_kpis if targets else None) if found else Programme()
        words = Words(lang or asked_language() or decided.language or system_language(), decided.address)
        folder = path.parent if found else Path()
        if look:
            ours = {path.name, ROSTER_FILE, GROUP_FILE}
            print_problems((*find_conflict_copies(folder, ours), *find_misnamed(folder, ours)), words)
        session = Session(
            words=words,
            terminal=Terminal(plain=plain),
            programme=decided,
            programme_path=path if found else None,
            folder=folder,
            today=parse_day(today, "--today") or decided.today or date.today(),  # noqa: DTZ011
            hide=hide,
        )
        if finished:
            session.note("form.finished", n=len(finished), files=", ".join(map(str, finished)))
        yield session
    except AmbError as error:
        error.language, error.hide = words.language, hide
        raise


def _kpis() -> Mapping[str, Kpi]:
    from ambassador_cli.kpis import KPIS

    return {kpi.id: kpi for kpi in KPIS}


def parse_day(text: str | None, option: str = "") -> date | None:
    """A day given on the command line or as an answer, 2024-05-31 or 31.05.2024. Raises ``UsageError``."""
    if text is None:
        return None
    from pydantic import TypeAdapter, ValidationError

    from ambassador_cli.models.base import Day

    try:
        return TypeAdapter[date](Day).validate_python(text)
    except ValidationError:
        if not option:
            raise UsageError(Problem("usage.no_day", values={"found": text[:60]})) from None
        raise UsageError(Problem("usage.not_a_day", values={"option": Own(option), "found": text})) from None


def hides_words(*, show: bool = False) -> bool:
    """Does what people wrote stay out of problems? In CI, where strangers read the logs, unless they are asked for."""
    return bool(os.environ.get("CI")) and not show


def print_problems(problems: Iterable[Problem], words: Words, *, hide: bool | None = None) -> None:
    """Each problem on a line of stderr, unwrapped so that it can be searched and clicked; without anybody's words
    where ``hide`` says so, or CI does."""
    from ambassador_cli.errors.lines import to_problem_lines
    from ambassador_cli.errors.redaction import redacted

    if hides_words() if hide is None else hide:
        problems = [redacted(problem) for problem in problems]
    for line in to_problem_lines(problems, words):
        print(line, file=sys.stderr)


def find_missing(group: ConfirmedGroup, roster: Roster) -> list[Problem]:
    """A problem for each member of the confirmed group whom roster.yaml does not know, with the way out."""
    from ambassador_cli.grammar.nearest_word import suggest

    known = {person.key for person in roster.people}
    listed = {member.key for member in (*group.group, *group.reserve)}
    free = [person.name for person in roster.people if person.key not in listed]
    return [
        Problem(
            "draw.member_missing",
            Place(file=GROUP_FILE),
            {"name": member.name, "key": member.key, "suggestion": suggest(member.name, free)},
        )
        for member in group.group
        if member.key not in known
    ]


def missing(path: Path) -> InputError:
    """The error for a file that a command cannot do without."""
    from ambassador_cli.readers.user_files import nearest_path

    return InputError(Problem("file.missing", Place(file=str(path)), {"suggestion": nearest_path(path)}))
