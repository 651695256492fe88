"""The commands, registered; and ``main()``, the one place where errors become exit codes."""

from __future__ import annotations

import sys
from typing import Annotated

import typer

from ambassador_cli import __version__
from ambassador_cli.commands.explain import explain
from ambassador_cli.commands.hashtag_check import hashtag_check
from ambassador_cli.commands.init import init
from ambassador_cli.commands.inspect import inspect
from ambassador_cli.commands.report import report
from ambassador_cli.commands.schema import schema
from ambassador_cli.commands.select import select
from ambassador_cli.commands.status import show_status
from ambassador_cli.errors import AmbError
from ambassador_cli.texts.help import say_help
from ambassador_cli.texts.language import preferred_language

BUG = 70
INTERRUPTED = 130

app = typer.Typer(
    name="amb",
    help=say_help("app"),
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
MAIN = say_help("panel.main")
MORE = say_help("panel.more")
app.command(help=say_help("select"), rich_help_panel=MAIN)(select)
app.command(help=say_help("report"), rich_help_panel=MAIN)(report)
app.command("hashtag-check", help=say_help("check"), rich_help_panel=MAIN)(hashtag_check)
app.command(help=say_help("init"), rich_help_panel=MORE)(init)
app.command(help=say_help("inspect"), rich_help_panel=MORE)(inspect)
app.command(help=say_help("explain"), rich_help_panel=MORE)(explain)
app.command(help=say_help("schema"), rich_help_panel=MORE)(schema)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"amb {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def start(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001
        bool, typer.Option("--version", callback=_show_version, is_eager=True, help=say_help("version"))
    ] = False,
) -> None:
    """Without a command: what is in this folder and what comes next."""
    if context.invoked_subcommand is None:
        show_status()


def main() -> None:
    """Run amb and leave with its exit code: see design.md for their meaning."""
    _speak_utf8()
    try:
        app(prog_name="amb")
    except AmbError as error:
        from ambassador_cli.commands.session import print_problems
        from ambassador_cli.texts.words import Words

        print_problems(error.problems, Words(error.language or preferred_language()))
        sys.exit(error.exit_code)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)
    except Exception:
        _report_bug()
        sys.exit(BUG)


def _speak_utf8() -> None:
    """Umlauts and bars survive a Windows pipe, and no character that cannot be shown stops the work."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            utf8 = not stream.isatty() or (stream.encoding or "").lower().startswith("utf")
            reconfigure(encoding="utf-8" if utf8 else None, errors="backslashreplace")


def _report_bug() -> None:
    import os
    import traceback

    if os.environ.get("AMB_TRACEBACK"):
        traceback.print_exc()
    error = sys.exception()
    frames = traceback.extract_tb(error.__traceback__) if error else traceback.StackSummary()
    where = f"{frames[-1].name}:{frames[-1].lineno}" if frames else "?"
    german = preferred_language() == "de"
    print(
        f"amb {__version__}: "
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
