"""Commands that speak the reader's language: their help screens, and which command was probably meant."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from typer.core import TyperCommand, TyperGroup

from ambassador_cli.texts.help import say_help, say_taken
from ambassador_cli.texts.lines import Line, width_of, wrap

if TYPE_CHECKING:
    import typer

NAMES = 26
"""Columns for names of options and commands; longer ones stand on a line of their own."""

Row = tuple[str, str]


def _panel(title: str, rows: Sequence[Row], width: int) -> Iterator[Line]:
    if not rows:
        return
    yield Line()
    yield Line(title, "bold")
    room = min(NAMES, max(width_of(name) for name, _ in rows) + 4)
    for name, text in rows:
        head = f"  {name}  "
        if width_of(head) > room:
            yield Line(head.rstrip())
            head = ""
        for line in wrap(text, width, head.ljust(room), " " * room):
            marks = ((2, 2 + len(name), "bold"),) if head and line.startswith(head.rstrip()) else ()
            yield Line(line, marks=marks)


def _usage(context: typer.Context) -> str:
    command: Any = context.command
    names = [_argument(parameter) for parameter in command.get_params(context) if _is_argument(parameter)]
    if isinstance(command, TyperGroup):
        names = [f"[{say_help('app.any_command')}]"]
    return " ".join([f"{say_help('app.usage')}: {context.command_path}", say_help("app.any_options"), *names])


def _argument(parameter: Any) -> str:
    """What an argument takes; in brackets where it may be left out."""
    name = say_taken(parameter.display_name_raw)
    return name if parameter.required else f"[{name}]"


def _is_argument(parameter: Any) -> bool:
    return bool(parameter.param_type_name == "argument")


def _row(parameter: Any, context: typer.Context) -> Row:
    """One argument or option: its names with what they take, and what it is for."""
    kind = parameter.type_descriptor
    choices = "|".join(str(choice) for choice in kind.choices or ()) if kind.is_choice else ""
    text = parameter.help or ""
    if _is_argument(parameter):
        return say_taken(parameter.display_name_raw), text
    if parameter.name in {"help", "install_completion", "show_completion"}:
        text = say_help(f"app.{parameter.name.replace('_', '-')}")
    names = ", ".join(sorted(parameter.opts, key=len))
    if parameter.is_flag or kind.annotation is bool:
        return names, text
    takes = choices or say_taken(parameter.metavar or "N")
    default = parameter.get_default(context, call=False)
    if default is not None and parameter.show_default and default != ():
        text = f"{text.removesuffix('.')} {say_help('app.default').format(default=default)}."
    return f"{names} {takes}", text


def _screen(context: typer.Context, width: int) -> Iterator[Line]:
    command: Any = context.command
    yield from map(Line, wrap(_usage(context), width))
    yield Line()
    yield from map(Line, wrap(command.help or "", width))
    panels: dict[str, list[Row]] = {}
    shared = say_help("app.panel.shared")
    for parameter in command.get_params(context):
        if parameter.hidden:
            continue
        own = say_help("app.options") if not isinstance(command, TyperGroup) else shared
        title = "" if _is_argument(parameter) else getattr(parameter, "rich_help_panel", None) or own
        panels.setdefault(shared if parameter.name == "help" else title, []).append(_row(parameter, context))
    if "" in panels:
        yield Line()
        for name, text in panels.pop(""):
            yield from map(Line, wrap(text, width, f"{name}  "))
    last = panels.pop(shared, [])
    if isinstance(command, TyperGroup):
        groups: dict[str, list[Row]] = {}
        for name in command.list_commands(context):
            one: Any = command.get_command(context, name)
            groups.setdefault(getattr(one, "rich_help_panel", None) or "", []).append((name, one.help or ""))
        panels |= groups
    for title, rows in panels.items():
        yield from _panel(title, rows, width)
    yield from _panel(shared, last, width)
    if isinstance(command, TyperGroup):
        yield Line()
        yield from map(Line, wrap(say_help("app.more"), width))


def show_help(context: typer.Context) -> None:
    """The help of one command, or of amb, on stdout."""
    from ambassador_cli.writers.forms.terminal import Terminal, print_lines

    terminal = Terminal()
    print_lines(_screen(context, terminal.width), terminal)


class Command(TyperCommand):
    """A command with a help screen of ours; an option whose value was forgotten does not take the next option for
    it."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        show_help(ctx)
        return ""

    def parse_args(self, ctx: typer.Context, args: list[str]) -> list[str]:  # type: ignore[override]
        options: list[Any] = [one for one in self.get_params(ctx) if not _is_argument(one)]
        known = {name for one in options for name in (*one.opts, *one.secondary_opts)}
        wanting = {name for one in options if not one.is_flag for name in one.opts}
        for name, following in pairwise(args):
            if name == "--":
                break
            if name in wanting and following in known and following.startswith("--"):
                from ambassador_cli.cli.usage import missing_value
                from ambassador_cli.errors import UsageError

                raise UsageError(missing_value(ctx.command_path, name))
        return super().parse_args(ctx, args)


class Commands(TyperGroup):
    """All commands, with a help screen of ours; an unknown one is named with the one that was probably meant."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]
        show_help(ctx)
        return ""

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]
        if args and not args[0].startswith("-") and not ctx.resilient_parsing:
            known = self.list_commands(ctx)
            if args[0] not in known:
                from ambassador_cli.cli.usage import unknown_command
                from ambassador_cli.errors import UsageError

                raise UsageError(unknown_command(args[0], known))
        return super().resolve_command(ctx, args)
