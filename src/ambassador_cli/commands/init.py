"""``amb init``: a programme folder to start from."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import Force, Lang, Plain
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from ambassador_cli.texts.language import Language


def init(
    folder: Annotated[Path | None, typer.Argument(metavar="FOLDER", help=say_help("init.folder"))] = None,
    example: Annotated[bool, typer.Option("--example", help=say_help("init.example"))] = False,
    force: Force = False,
    lang: Lang = None,
    plain: Plain = False,
) -> None:
    """Write the files of a new programme, or of the example, and name the next step."""
    from ambassador_cli.commands.session import open_session
    from ambassador_cli.readers.starting_files import read_example, read_start
    from ambassador_cli.texts.language import preferred_language
    from ambassador_cli.writers.disk.together import write_together

    target = folder or Path()
    language: Language = lang or preferred_language()
    with open_session(lang=language, plain=plain, look=False) as session:
        files = read_example() if example else read_start(language)
        contents = {target / name: content for name, content in files.items()}
        folders = () if example else (target / "exports", target / "drafts")
        write_together(contents, replaces=list(contents) if force else (), folders=folders)
        session.terminal.line(session.words.say("init.done", n=len(files), folder=str(target)))
        session.note("init.next_example" if example else "init.next")
