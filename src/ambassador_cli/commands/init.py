"""``amb init``: a programme folder to start from."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

from ambassador_cli.commands.options import Force, Lang, Plain, option
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from collections.abc import Callable

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.start import Start
    from ambassador_cli.texts.language import Language

Answer = TypeVar("Answer")
_PLACES = re.compile(r"(\d{1,4})\s*(?:[-\u2013]|bis|to)\s*(\d{1,4})|(\d{1,4})")
_SLUG = re.compile(r"(?:https?://)?(?:www\.)?(?:linkedin\.com)?/?(?:company/)?([\w%&.-]+)/?")
FOLDERS = ("exports", "drafts", "posts", "survey")
"""What is laid into a programme's folder: the page's exports, drafts, published posts, answers to the survey."""
_EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER", help=say_help("init.folder"))] = None,
    example: Annotated[bool, typer.Option("--example", help=say_help("init.example"))] = False,
    company: Annotated[str | None, option("init.company", "--company", metavar="NAME")] = None,
    slug: Annotated[str | None, option("init.slug", "--slug", metavar="SLUG")] = None,
    start: Annotated[str | None, option("init.start", "--start", metavar="DAY")] = None,
    places: Annotated[str | None, option("init.places", "--places", metavar="N-M")] = None,
    pv_contact: Annotated[str | None, option("init.pv_contact", "--pv-contact", metavar="EMAIL")] = None,
    yes: Annotated[bool, option("init.yes", "--yes")] = False,
    force: Force = False,
    lang: Lang = None,
    plain: Plain = False,
) -> None:
    """Write the files of a new programme, or of the example, and name the next step. In a terminal five questions are
    asked first, unless options answer one of them or ``--yes`` takes what is proposed."""
    import sys

    from ambassador_cli.commands.session import open_session, parse_day
    from ambassador_cli.models.start import Start
    from ambassador_cli.readers.starting_files import read_example, read_start
    from ambassador_cli.texts.language import preferred_language
    from ambassador_cli.writers.disk.together import write_together

    target = folder or Path()
    language: Language = lang or preferred_language()
    with open_session(lang=language, plain=plain, look=False) as session:
        said = Start(
            company=" ".join((company or "").split()),
            slug=parse_slug(slug) if slug else "",
            start=parse_day(start, "--start"),
            places=parse_places(places) if places else None,
            pv_contact=parse_email(pv_contact) if pv_contact else "",
        )
        if not example and not yes and said == Start() and sys.stdin.isatty():
            said = ask_start(session)
        files = read_example() if example else read_start(language, said)
        contents = {target / name: content for name, content in files.items()}
        folders = () if example else tuple(target / name for name in FOLDERS)
        write_together(contents, replaces=list(contents) if force else (), folders=folders)
        if example:
            session.terminal.line(session.words.say("init.done", n=len(files), folder=str(target)))
        else:
            listed = [*(str(path) for path in contents), *(f"{path}/" for path in folders)]
            session.terminal.line(session.words.say("init.done_here", list=", ".join(listed)))
        session.note("init.next_example" if example else "init.next")


def ask_start(session: Session) -> Start:
    """Five short questions; an empty answer takes what is proposed. What cannot be read is asked once more."""
    from ambassador_cli.commands.session import parse_day
    from ambassador_cli.models.start import Start
    from ambassador_cli.readers.starting_files import to_slug

    session.note("init.ask.intro")
    company = _ask(session, "company", str, "")
    slug = _ask(session, "slug", parse_slug, to_slug(company))

    return Start(
        company=company,
        slug=slug,
        start=_ask(session, "start", parse_day, None),
        places=_ask(session, "places", parse_places, (10, 15)),
        pv_contact=_ask(session, "pv_contact", parse_email, ""),
    )


def _ask(session: Session, name: str, read: Callable[[str], Answer], proposed: Answer) -> Answer:
    from ambassador_cli.commands.asking import ask_text
    from ambassador_cli.errors import UsageError

    shown = "-".join(map(str, proposed)) if isinstance(proposed, tuple) else str(proposed or "")
    while True:
        answer = ask_text(f"{session.words.say(f'init.ask.{name}')} [{shown}]")
        if not answer:
            return proposed
        try:
            return read(answer)
        except UsageError as error:
            session.warn(error.problems)


def parse_slug(text: str) -> str:
    """The page's name in its address; the whole address may stand there. Raises ``UsageError``."""
    found = _SLUG.fullmatch(text.strip())
    if not found or found[1].startswith("."):
        raise _unreadable("init.not_a_slug", text)
    return found[1].casefold()


def parse_places(text: str) -> tuple[int, int]:
    """``10-15`` or ``12`` as planned and at most. Raises ``UsageError``."""
    found = _PLACES.fullmatch(text.strip())
    planned, at_most = (int(found[1] or found[3]), int(found[2] or found[3])) if found else (0, 0)
    if not 0 < planned <= at_most:
        raise _unreadable("init.not_places", text)
    return planned, at_most


def parse_email(text: str) -> str:
    """An address, or nothing where somebody says no. Raises ``UsageError``."""
    plain = text.strip()
    if plain.casefold() in {"nein", "no", "-"}:
        return ""
    if not _EMAIL.fullmatch(plain):
        raise _unreadable("init.not_an_email", text)
    return plain


def _unreadable(problem: str, text: str) -> Exception:
    from ambassador_cli.errors import Problem, UsageError

    return UsageError(Problem(problem, values={"found": text[:60]}))
