"""A page on the terminal or in a file: which form was asked for, and writing it."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.page import Page
    from ambassador_cli.writers.form import Form


@dataclass(frozen=True, slots=True)
class Target:
    """Where a page goes: to ``output``, or to stdout where that is ``None``. ``dry``: everything but the writing."""

    form: Form
    output: Path | None
    force: bool = False
    dry: bool = False

    @property
    def to_terminal(self) -> bool:
        """Is it to be read right here?"""
        return self.output is None and self.form.id == "txt"


def take_template(template: Path | None, target: Target) -> bytes:
    """The company's slides to begin with, empty without any. Raises ``UsageError`` where no slides are made,
    ``InputError`` where the file is no presentation."""
    if template is None:
        return b""
    if target.form.id != "pptx":
        from ambassador_cli.errors import Problem, UsageError

        raise UsageError(Problem("board.template_without_slides"))
    from ambassador_cli.readers.slide_template import read_slide_template

    return read_slide_template(template)


def choose_target(
    offered: Iterable[str], *, output: Path | None = None, form: str | None = None, force: bool = False
) -> Target:
    """The form by the ending of ``output``, else by the name ``form``, else text, out of those that are ``offered``.

    Said before anything is computed: raises ``UsageError`` for an ending or a name that is not offered and where the
    two disagree, ``OutputError`` where the file exists (without ``force``) or its folder does not.
    """
    if output is None and form is None:
        from ambassador_cli.writers.forms import text

        # What most runs want, without loading every other form.
        return Target(text.FORM, None)
    from ambassador_cli.errors import Place, Problem, UsageError
    from ambassador_cli.grammar.nearest_word import suggest
    from ambassador_cli.writers.disk.files import check_place
    from ambassador_cli.writers.register import FORMS

    forms = [FORMS[name] for name in dict.fromkeys(("txt", *offered))]
    named = next((one for one in forms if form and form.strip().casefold() in {one.id, *one.names}), None)
    if form is not None and named is None:
        names = [one.id for one in forms]
        values = {"found": form, "expected": ", ".join(names), "suggestion": suggest(form, names)}
        raise UsageError(Problem("form.unknown", values=values))
    if output is None:
        chosen = named or FORMS["txt"]
        if chosen.binary:
            raise UsageError(Problem("form.needs_file", values={"form": chosen.id, "ending": chosen.endings[0]}))
        return Target(chosen, None)
    place = Place(file=str(output))
    ending = output.suffix.lower()
    if named and ending in (*named.endings, *named.also):
        check_place(output, force=force)
        return Target(named, output, force)
    by_ending = next((one for one in forms if ending in one.endings), None)
    endings = ", ".join(one.endings[0] for one in forms if one.endings)
    if by_ending is None:
        kind = "form.ending_unknown" if ending else "form.ending_missing"
        raise UsageError(Problem(kind, place, {"found": ending, "expected": endings}))
    if named:
        possible = " / ".join(named.endings or named.also)
        raise UsageError(Problem("form.disagree", place, {"form": named.id, "found": ending, "expected": possible}))
    check_place(output, force=force)
    return Target(by_ending, output, force)


def put(page: Page, target: Target, session: Session) -> None:
    """Show the page, or write it. Raises ``OutputError`` where it cannot be written; then no file was changed."""
    if target.to_terminal:
        session.terminal.show(page.document())
        return
    content = target.form.write(page)
    if target.output is None:
        print_content(content, target.form)
        return
    if target.dry:
        session.note("form.not_written", file=str(target.output))
        return
    from ambassador_cli.writers.disk.files import write_file

    write_file(target.output, content, force=target.force)
    session.note("form.written", file=str(target.output))


def print_content(content: str | bytes, form: Form) -> None:
    """To stdout: what people read as text, guarded as all text is; what programs read byte for byte."""
    import typer

    as_text = form.for_people or sys.stdout.isatty()
    typer.echo(content if as_text or isinstance(content, bytes) else content.encode("utf-8"), nl=False)
