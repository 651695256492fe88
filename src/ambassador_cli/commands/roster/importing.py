"""``amb roster import``: applicants out of a form's answers, with what each question becomes shown first."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ambassador_cli.commands.options import DryRun, Lang, Plain, ProgrammeFile, Today, option
from ambassador_cli.texts.help import say_help

if TYPE_CHECKING:
    from collections.abc import Collection

    from ambassador_cli.commands.session import Session
    from ambassador_cli.models.application_form import ApplicationForm, Applications, FormMapping
    from ambassador_cli.models.roster import Roster


def import_form(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=say_help("roster.form_file"))],
    dry_run: DryRun = False,
    yes: Annotated[bool, option("roster.yes", "--yes")] = False,
    programme: ProgrammeFile = None,
    lang: Lang = None,
    plain: Plain = False,
    today: Today = None,
) -> None:
    """Show what would be taken, ask, and write roster.yaml and the mapping in programme.yaml, both or none."""
    from ambassador_cli.commands.asking import ask_yes_or_no
    from ambassador_cli.commands.session import ROSTER_FILE, open_session
    from ambassador_cli.commands.showing import choose_target, put
    from ambassador_cli.models.roster import Roster
    from ambassador_cli.pages.application_form import ApplicationFormPage
    from ambassador_cli.readers.programme_files import read_roster
    from ambassador_cli.readers.user_files import is_there

    with open_session(lang=lang, programme=programme, plain=plain, today=today, targets=False) as session:
        path = session.folder / ROSTER_FILE
        roster = read_roster(path, session.programme) if is_there(path) else Roster()
        form, mapping, found = read_applications(file, session, roster)
        page = ApplicationFormPage(form, mapping, found, session.words)
        put(page, choose_target(page.forms, output=None, form=None, force=False), session)
        if not session.programme.committed.works_council:
            session.note("roster.form_works_council")
        if dry_run or not (found.new or found.changed):
            session.note("roster.form_not_written" if dry_run else "roster.unchanged")
            return
        if not yes and not ask_yes_or_no(session.words.say("roster.form_ask"), session):
            session.note("roster.unchanged")
            return
        count = _write(session, path, roster, mapping, found)
        session.note("roster.form_done", n=count)
        session.note("roster.form_delete")


def read_applications(
    file: Path, session: Session, roster: Roster, accept: Collection[str] = ()
) -> tuple[ApplicationForm, FormMapping, Applications]:
    """A form's answers, what becomes of its questions, and who is in it. Raises ``InputError`` with all problems."""
    from ambassador_cli.errors import InputError
    from ambassador_cli.planning.applications import gather
    from ambassador_cli.planning.form_questions import propose_mapping
    from ambassador_cli.readers.application_forms import read_application_form

    form = read_application_form(file)
    mapping, problems = propose_mapping(form, session.programme)
    if problems:
        raise InputError(problems)
    found = gather(form, mapping, session.programme, roster, accept)
    if found.problems:
        raise InputError(found.problems)
    return form, mapping, found


def _write(session: Session, path: Path, roster: Roster, mapping: FormMapping, found: Applications) -> int:
    """Both files at once; how many people roster.yaml has then."""
    from ambassador_cli.commands.roster.editing import text_of
    from ambassador_cli.commands.session import PROGRAMME_FILE
    from ambassador_cli.errors import InputError, Place, Problem
    from ambassador_cli.models.roster import Roster as RosterModel
    from ambassador_cli.readers.user_files import is_there, read_user_file
    from ambassador_cli.readers.validation import validate
    from ambassador_cli.readers.yaml_documents import MAX_BYTES, read_yaml
    from ambassador_cli.writers.disk.people import form_lines, person_changes, person_lines
    from ambassador_cli.writers.disk.together import write_together
    from ambassador_cli.writers.splice import CannotSpliceError, append_items, set_block, set_value

    programme = session.programme_path or session.folder / PROGRAMME_FILE
    before = {file: read_user_file(file, MAX_BYTES) for file in (path, programme) if is_there(file)}
    people, decided = (text_of(before.get(file, b""), file.name) for file in (path, programme))
    here = path
    try:
        for index, person in found.changed:
            for key, value in person_changes(roster.people[index], person):
                people = set_value(people, ("people", index, *key), value)
        if found.new:
            people = append_items(people, "people", [person_lines(person) for person in found.new])
        here = programme
        decided = set_block(decided, "form", form_lines(mapping.settings))
    except CannotSpliceError as error:
        raise InputError(Problem("roster.cannot_edit", Place(file=here.name, line=error.line))) from None
    after = validate(RosterModel, read_yaml(people.encode("utf-8"), path.name))
    write_together(
        {path: people.encode("utf-8"), programme: decided.encode("utf-8")},
        replaces=list(before),
        expected=before,
    )
    return len(after.people)
