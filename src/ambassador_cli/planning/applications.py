"""Who is in a form: everybody's last answer, held against the roster. A later no decides too."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from ambassador_cli.errors import Place, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.grammar.names import spellings_of
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.grammar.sorting import sort_key
from ambassador_cli.models.application_form import (
    ApplicationForm,
    Applications,
    FormAnswer,
    FormMapping,
    FormSettings,
)
from ambassador_cli.models.programme import Dimension, Programme
from ambassador_cli.models.roster import PURPOSES, Consent, Consents, Person, Roster, Track
from ambassador_cli.planning.form_questions import PLAIN, box_lists, gives

_TRACKS: dict[str, Track] = {
    **dict.fromkeys(("management", "führungskraft", "ja", "yes", "manager"), "management"),
    **dict.fromkeys(("employee", "mitarbeitende", "mitarbeiter", "mitarbeiterin", "nein", "no"), "employee"),
}


def gather(
    form: ApplicationForm, mapping: FormMapping, programme: Programme, roster: Roster, accept: Collection[str] = ()
) -> Applications:
    """Everybody's last answer, held against the roster. The problems are all that keeps it from being written: answers
    without a name, two people of one name, answers that are none of the planned values."""
    problems: list[Problem] = []
    groups = _people(form, mapping, problems)
    boxes = box_lists(form)
    entries = [(answers[-1], _person(form, mapping, programme, answers[-1], boxes)) for answers in groups]
    problems += _unknown_values(form, mapping, programme.dimensions, entries, accept)
    where = {fold: index for index, person in enumerate(roster.people) for fold in spellings_of(person.name)}
    new: list[Person] = []
    changed: list[tuple[int, Person]] = []
    passed: list[int] = []
    for answer, person in entries:
        index = next((where[fold] for fold in spellings_of(person.name) if fold in where), None)
        if index is None:
            new.append(person)
        elif roster.people[index].status in {"left", "declined"}:
            passed.append(answer.row)
        else:
            after = _updated(roster.people[index], person, mapping.settings.consents)
            if after != roster.people[index]:
                changed.append((index, after))
    wanted = [key for key in mapping.settings.columns if key not in PLAIN]
    blank = Counter(key for _, person in entries for key in wanted if key not in person.attributes)
    days = [answer.at.date() for answer in form.answers if answer.at]
    return Applications(
        new=tuple(sorted(new, key=lambda person: sort_key(person.name))),
        changed=tuple(sorted(changed, key=lambda entry: entry[0])),
        doubled=len(form.answers) - len(entries),
        passed=tuple(sorted(passed)),
        blank=tuple(sorted(blank.items())),
        problems=tuple(problems),
        first=min(days, default=None),
        last=max(days, default=None),
    )


def _people(form: ApplicationForm, mapping: FormMapping, problems: list[Problem]) -> list[list[FormAnswer]]:
    """Answers of one person together, the last one last: by address, else by name in any spelling."""
    nameless = [answer.row for answer in form.answers if not _name(form, mapping, answer)]
    for row in nameless:
        problems.append(Problem("roster.form_nameless", Place(file=form.file, sheet=form.sheet, row=row)))
    ordered = sorted(
        (answer for answer in form.answers if answer.row not in nameless),
        key=lambda answer: (_sent(answer), answer.row if answer.at is None else 0, answer.cells),
    )
    groups: list[list[FormAnswer]] = []
    by_email: dict[str, list[FormAnswer]] = {}
    by_name: dict[str, list[FormAnswer]] = {}
    for answer in ordered:
        email, names = fold_label(answer.email), spellings_of(_name(form, mapping, answer))
        same_name = next((by_name[fold] for fold in names if fold in by_name), None)
        group = by_email.get(email) if email else same_name
        if group is None and same_name is not None and not same_name[-1].email:
            group = same_name
        if group is None:
            if same_name is not None:
                values = {"first": same_name[-1].row}
                place = Place(file=form.file, sheet=form.sheet, row=answer.row)
                problems.append(Problem("roster.form_same_name", place, values))
            group = []
            groups.append(group)
        group.append(answer)
        if email:
            by_email[email] = group
        for fold in names:
            by_name.setdefault(fold, group)
    return groups


def _sent(answer: FormAnswer) -> str:
    return answer.at.isoformat() if answer.at else ""


def _name(form: ApplicationForm, mapping: FormMapping, answer: FormAnswer) -> str:
    columns = mapping.settings.columns

    def at(key: str) -> str:
        return answer.cells[form.questions.index(columns[key])] if key in columns else ""

    name = (
        at("name") or " ".join(filter(None, (at("first"), at("last")))) or (answer.account if mapping.account else "")
    )
    if fold_label(name) in {"anonymous", "anonym"}:
        return ""
    last, comma, first = name.partition(",")
    return f"{first.strip()} {last.strip()}" if comma and first.strip() and "," not in first else name


def _person(
    form: ApplicationForm, mapping: FormMapping, programme: Programme, answer: FormAnswer, boxes: Collection[str]
) -> Person:
    settings = mapping.settings
    day = answer.at.date() if answer.at else None

    def at(question: str) -> str:
        return answer.cells[form.questions.index(question)]

    said = {key: at(question) for key, question in settings.columns.items() if at(question)}
    said = {key: _value(settings, programme.dimensions, key, value) for key, value in said.items()}
    given: dict[str, date | None] = {
        purpose: day
        for purpose, consent in settings.consents.items()
        if gives(consent.yes, at(consent.column), boxes=consent.column in boxes)
    }
    return Person(
        name=_name(form, mapping, answer),
        attributes={key: value for key, value in said.items() if key not in PLAIN},
        level=said.get("level"),
        track=_TRACKS.get(fold_label(said.get("track", "")), "employee"),
        applied=day,
        team=said.get("team"),
        manager=said.get("manager"),
        consents=Consents(**given),
    )


def _value(settings: FormSettings, dimensions: Mapping[str, Dimension], key: str, value: str) -> str:
    """The value that an answer stands for: as ``form.values`` says, else the planned one of the same letters."""
    for answer, meant in settings.values.get(key, {}).items():
        if fold_label(answer) == fold_label(value):
            return meant
    known = dimensions[key].known if key in dimensions else ()
    return next((planned for planned in known if fold_label(planned) == fold_label(value)), value)


def _unknown_values(
    form: ApplicationForm,
    mapping: FormMapping,
    dimensions: Mapping[str, Dimension],
    entries: Sequence[tuple[FormAnswer, Person]],
    accept: Collection[str],
) -> list[Problem]:
    rows: dict[tuple[str, str], list[int]] = {}
    for answer, person in entries:
        for key, value in person.attributes.items():
            known = dimensions[key].known if key in dimensions else ()
            if known and value not in known and not {value, f"{key}={value}"} & set(accept):
                rows.setdefault((key, value), []).append(answer.row)
    found = []
    for (key, value), numbers in sorted(rows.items(), key=lambda entry: (min(entry[1]), entry[0])):
        known = dimensions[key].known
        place = Place(file=form.file, sheet=form.sheet, row=min(numbers), cell=mapping.settings.columns[key])
        values = {
            "found": value,
            "n": len(numbers),
            "expected": ", ".join(known),
            "key": key,
            "suggestion": suggest(value, known),
        }
        found.append(Problem("roster.form_value", place, values))
    return found


def _updated(there: Person, person: Person, asked: Collection[Consent]) -> Person:
    """The entry with what the newer answer says: attributes only until somebody takes part, for the draw's record rests
    on them; a consent that was ``asked`` for and is no longer given is taken back on the day of the answer."""
    day = person.applied
    changes: dict[str, object] = {}
    if there.status == "applied":
        changes["attributes"] = {**there.attributes, **person.attributes}
        changes |= {"applied": day} if day and (there.applied is None or day > there.applied) else {}
    given, back = there.consents, there.withdrawn
    for purpose in PURPOSES:
        if purpose not in asked:
            continue
        yes = getattr(person.consents, purpose)
        held = there.agreed(purpose)
        withdrawn = getattr(back, purpose)
        if yes and not held and (withdrawn is None or yes > withdrawn):
            given = given.model_copy(update={purpose: yes})
        elif not yes and held and day and day > held:
            back = back.model_copy(update={purpose: day})
    if given != there.consents:
        changes["consents"] = given
    if back != there.withdrawn:
        changes["withdrawn"] = back
    return there.model_copy(update=changes)
