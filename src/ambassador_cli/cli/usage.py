"""A command line that Typer cannot read, as problems in the reader's language: what was found, what is allowed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from ambassador_cli.errors import Own, Problem
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.readers.validation import shorten
from ambassador_cli.texts.help import say_taken

ALL = 40
"""So many commands or choices are all listed."""


def to_usage_problem(error: Any, asked: str = "") -> Problem:
    """What a ``TyperException`` means; its own (English) sentence only where there is no other way. ``asked`` is the
    command's name, which not every error knows."""
    context = getattr(error, "ctx", None)
    command = context.command_path if context else f"amb {asked}".rstrip()
    values: dict[str, object] = {"command": Own(command), "help": Own(f"{command} --help")}
    if hasattr(error, "possibilities"):
        known = _options(context)
        values |= {"option": error.option_name, "suggestion": Own(suggest(error.option_name, known))}
        return Problem("usage.unknown_option", values=values)
    if hasattr(error, "option_name"):
        takes_none = "does not take" in error.message
        values["option"] = Own(error.option_name)
        return Problem("usage.option_takes_no_value" if takes_none else "usage.option_without_value", values=values)
    if getattr(error, "param", None) is not None:
        return _of_parameter(error, values)
    extra = re.search(r"extra argument\(s\) \((.*)\)", error.message, re.DOTALL)
    if extra:
        return Problem("usage.too_many", values=values | {"found": extra[1]})
    return Problem("usage.unclear", values=values | {"reason": Own(error.message)})


def missing_value(command: str, option: str) -> Problem:
    """An option has lost its value: another option follows it."""
    values: dict[str, object] = {"command": Own(command), "help": Own(f"{command} --help"), "option": Own(option)}
    return Problem("usage.option_without_value", values=values)


def unknown_command(found: str, known: list[str]) -> Problem:
    """There is no command of this name."""
    values = {"found": found, "expected": Own(shorten(known, ALL)), "suggestion": Own(suggest(found, known))}
    return Problem("usage.unknown_command", values=values)


def _of_parameter(error: Any, values: Mapping[str, object]) -> Problem:
    parameter = error.param
    name = parameter.opts[0] if parameter.param_type_name == "option" else say_taken(parameter.display_name_raw)
    description = parameter.type_descriptor
    choices = [str(choice) for choice in description.choices or ()] if description.is_choice else []
    said: dict[str, object] = {**values, "option": Own(name), "expected": Own(shorten(choices, ALL))}
    if hasattr(error, "param_type"):
        return Problem("usage.missing_choice" if choices else "usage.missing", values=said)
    found = _given(error)
    said |= {"found": found, "suggestion": Own(suggest(found, choices)) if choices else ""}
    if choices:
        return Problem("usage.not_one_of", values=said)
    if description.is_ranged or description.annotation in (int, "int"):
        least, most = (getattr(description.parameter_info, end, None) for end in ("min", "max"))
        ends = "between" if least is not None and most is not None else "from" if least is not None else ""
        return Problem(f"usage.number_{ends or 'any'}", values=said | {"least": least or 0, "most": most or 0})
    return Problem("usage.unclear", values=said | {"reason": Own(error.message)})


def _given(error: Any) -> str:
    """The value that was refused."""
    details = getattr(error.__cause__, "errors", None)
    return str(details(include_url=False)[0]["input"]) if details else ""


def _options(context: Any) -> list[str]:
    if context is None:
        return []
    return [name for parameter in context.command.get_params(context) for name in parameter.opts if name[:2] == "--"]
