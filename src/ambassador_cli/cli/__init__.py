"""The commands, registered; and ``main()``, the one place where errors become exit codes."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from copy import copy
from typing import Annotated

import typer

from ambassador_cli.cli.screens import Command, Commands
from ambassador_cli.cli.streams import ReaderLeft, let_go
from ambassador_cli.cli.version import version as amb_version
from ambassador_cli.commands.explain import explain
from ambassador_cli.commands.hashtag_check import hashtag_check
from ambassador_cli.commands.init import init
from ambassador_cli.commands.inspect import inspect
from ambassador_cli.commands.jourfixe import jourfixe
from ambassador_cli.commands.options import Lang, Plain, Today
from ambassador_cli.commands.paper import paper
from ambassador_cli.commands.plan import plan
from ambassador_cli.commands.report import report
from ambassador_cli.commands.roster import check, import_form, level, roster, tidy, withdraw
from ambassador_cli.commands.schema import schema
from ambassador_cli.commands.select import select
from ambassador_cli.commands.status import show_status
from ambassador_cli.errors import AmbError, InputError, Place, Problem, Stopped, UsageError
from ambassador_cli.texts.help import say_help
from ambassador_cli.texts.language import preferred_language

COULD_NOT = 2
BUG = 70
INTERRUPTED = 130

app = typer.Typer(
    name="amb",
    cls=Commands,
    help=say_help("app"),
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
MAIN = say_help("app.panel.main")
MORE = say_help("app.panel.more")
app.command(cls=Command, help=say_help("select"), rich_help_panel=MAIN)(select)
app.command(cls=Command, help=say_help("report"), rich_help_panel=MAIN)(report)
app.command("hashtag-check", cls=Command, help=say_help("check"), rich_help_panel=MAIN)(hashtag_check)
app.command(cls=Command, help=say_help("plan"), rich_help_panel=MORE)(plan)
MAIN_OF_ROSTER = say_help("roster.panel")
app.command(cls=Command, help=say_help("jourfixe"), rich_help_panel=MORE)(jourfixe)
app.command(cls=Command, help=say_help("paper"), rich_help_panel=MORE)(paper)
roster_app = typer.Typer(cls=Commands)
roster_app.callback(invoke_without_command=True, help=say_help("roster"))(roster)
roster_app.command("import", cls=Command, help=say_help("roster.import"), rich_help_panel=MAIN_OF_ROSTER)(import_form)
roster_app.command(cls=Command, help=say_help("roster.check"), rich_help_panel=MAIN_OF_ROSTER)(check)
roster_app.command(cls=Command, help=say_help("roster.level"), rich_help_panel=MAIN_OF_ROSTER)(level)
roster_app.command(cls=Command, help=say_help("roster.withdraw"), rich_help_panel=MAIN_OF_ROSTER)(withdraw)
roster_app.command(cls=Command, help=say_help("roster.tidy"), rich_help_panel=MAIN_OF_ROSTER)(tidy)
app.add_typer(roster_app, name="roster", rich_help_panel=MORE)
app.command(cls=Command, help=say_help("init"), rich_help_panel=MORE)(init)
app.command(cls=Command, help=say_help("inspect"), rich_help_panel=MORE)(inspect)
app.command(cls=Command, help=say_help("explain"), rich_help_panel=MORE)(explain)
app.command(cls=Command, help=say_help("schema"), rich_help_panel=MORE)(schema)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"amb {amb_version()}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=say_help("app.version"))
    ] = False,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Without a command: what is in this folder and what comes next."""
    if context.invoked_subcommand is None:
        show_status(lang=lang, plain=plain, today=today)
        return
    given = {"--lang": lang, "--plain": plain, "--today": today}
    before = [name for name, value in given.items() if value]
    if before:
        values = {"options": ", ".join(before), "command": context.invoked_subcommand}
        raise UsageError(Problem("usage.behind_the_command", values=values))


def main() -> None:
    """Run amb and leave with its exit code: see design.md for their meaning."""
    try:
        code = _run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except ReaderLeft:
        code = 0
    except AmbError as error:
        code = _tell(error)
    if code == COULD_NOT:
        _flush_what_can_be()
    sys.exit(code)


def _run() -> int:
    try:
        return _with_only(sys.argv[1:2])(prog_name="amb", standalone_mode=False) or 0
    except AmbError as error:
        return _tell(error)
    except typer.Abort:
        return INTERRUPTED
    except KeyboardInterrupt:
        return INTERRUPTED
    except (OSError, MemoryError) as error:
        return _tell(InputError(_outside(error)))
    except Exception as error:
        if _was_stopped(error):
            return INTERRUPTED
        if hasattr(error, "format_message"):
            from ambassador_cli.cli.usage import to_usage_problem

            return _tell(UsageError(to_usage_problem(error, "".join(sys.argv[1:2]))))
        _report_bug()
        return BUG


def _with_only(called: Sequence[str]) -> typer.Typer:
    """amb with the command that is called alone, where that is clear from the first word: describing the options of
    all commands takes a tenth of the time that a check of one draft does."""
    commands = [info for info in app.registered_commands if [info.name or _name_of(info.callback)] == called]
    if not commands:
        return app
    narrow = copy(app)
    narrow.registered_commands, narrow.registered_groups = commands, []
    return narrow


def _name_of(callback: Callable[..., object] | None) -> str:
    return callback.__name__ if callback else ""


def _tell(error: AmbError) -> int:
    """Problems as lines on stderr."""
    from ambassador_cli.commands.session import print_problems
    from ambassador_cli.texts.words import Words

    print_problems(error.problems, Words(error.language or preferred_language()), hide=error.hide)
    return error.exit_code


def _outside(error: OSError | MemoryError) -> Problem:
    """What the machine could not do. No fault of amb's, and named like any other problem."""
    if isinstance(error, MemoryError):
        return Problem("stream.memory")
    name = error.filename if isinstance(error.filename, str) else ""
    return Problem("stream.outside", Place(file=name), {"reason": error})


def _was_stopped(error: BaseException | None) -> bool:
    """Did a library turn Ctrl-C into an error of its own, as when an import is interrupted?"""
    while error is not None:
        if isinstance(error, Stopped | KeyboardInterrupt):
            return True
        error = error.__cause__ or error.__context__
    return False


def _flush_what_can_be() -> None:
    """Results that were ready before the problem came up; where even they cannot be written, nothing more is tried."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except (ReaderLeft, AmbError):
        let_go()


def _report_bug() -> None:
    import os
    import traceback

    if os.environ.get("AMB_TRACEBACK"):
        traceback.print_exc()
    error = sys.exception()
    frames = traceback.extract_tb(error.__traceback__) if error else traceback.StackSummary()
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    german = preferred_language() == "de"
    # Both sentences stand here: whatever broke may be what reads the files of texts.
    print(
        f"amb {amb_version()}: "
        + (
            "Das ist ein Fehler in amb, nicht in deinen Dateien."
            if german
            else "This is a bug in amb, not in your files."
        )
        + f" ({type(error).__name__}, {where})",
        file=sys.stderr,
    )
    print(
        "Bitte mit dieser Zeile und dem Befehl dort melden, woher amb kommt."
        if german
        else "Please report this line and the command where you got amb from.",
        file=sys.stderr,
    )
