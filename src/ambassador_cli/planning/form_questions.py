"""What each question of an application form becomes.

A proposal is made from the words of a question alone, and only where one question fits; the rest stays outside. A
consent needs the one answer that says yes.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from ambassador_cli.errors import Place, Problem
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.grammar.nearest_word import suggest
from ambassador_cli.models.application_form import (
    ApplicationForm,
    FormConsent,
    FormMapping,
    FormSettings,
    MappedQuestion,
)
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import Consent

PLAIN = ("name", "first", "last", "track", "level", "team", "manager")
"""What a column can become besides an attribute."""
_MOST_CHOICES = 12
_MOST_BOXES = 12
_SHOWN = 2
_ASKS: dict[str, re.Pattern[str]] = {
    "first": re.compile(r"(?:dein |ihr |your )?(?:vorname|first ?name|given name)\W*"),
    "last": re.compile(r"(?:dein |ihr |your )?(?:nachname|familienname|last ?name|surname|family name)\W*"),
    "name": re.compile(
        r"(?:(?!.*\b(?:führungskraft|vorgesetzt\w*|chefin?|manager\w*|supervisor\w*|boss|vertretung|deputy)\b)"
        r".*\b(?:vor-? und nachname|vor- und zuname|vollständiger name|full name)\b.*"
        r"|(?:dein|ihr|your|euer)?\s*name\W*|wie (?:heißt du|heißen sie)\W*|what is your name\W*)"
    ),
    "function": re.compile(r".*\b(?:bereich|abteilung|funktion|department|function|business unit)\b.*"),
    "region": re.compile(r".*\b(?:standort|region|niederlassung|location|site|office)\b.*"),
    "experience": re.compile(
        r".*\blinkedin\b.*\b(?:kennst|kennen|erfahr\w*|geübt|experience\w*|know|familiar)\b.*"
        r"|.*\b(?:kennst|kennen|erfahr\w*|experience\w*|know|familiar)\b.*\blinkedin\b.*"
    ),
    "track": re.compile(
        r"(?!.*\b(?:dein\w*|ihr\w*|euer|eure\w*|your|my)\s+(?:\w+\s+)?(?:führungskraft|management|leadership)\b)"
        r"(?!.*\b(?:weiß|weiss|wissen|kennt|zugestimmt|einverstanden|gesprochen|informiert|abgesprochen)\b)"
        r"(?!.*\b(?:knows?|agree\w*|informed|spoken|talked|approv\w*|support\w*)\b)"
        r".*\b(?:führungskraft|führungsverantwortung|führungsrolle|personalverantwortung|management|leadership)\b.*"
    ),
}
_CONSENT: dict[Consent, re.Pattern[str]] = {
    "show_name": re.compile(r".*\bname[nsd]?\b.*"),
    "show_photo": re.compile(r".*\b(?:\w*fotos?|bild(?:er|ern|es|material)?|portr[aä]\w*|photos?|pictures?)\b.*"),
    "show_posts": re.compile(r".*\b(?:beitr[aä]g\w*|posts?)\b.*"),
    "use_statistics": re.compile(
        r".*\b(?:\w*statisti\w*|kennzahlen|zahlen|auswert\w*|figures|numbers|analytics|metrics)\b.*"
    ),
    "waiting_list": re.compile(
        r".*\b(?:warteliste|waiting list)\b.*\b(?:profil\w*|vergleich\w*|\w*zahlen|compar\w*|figures)\b.*"
    ),
    "keep_application": re.compile(
        r".*\b(?:bewerbung|application|angaben)\b.*\b(?:aufheb\w*|aufgehoben|behalten|aufbewahr\w*|bleiben|keep|kept|stay)\b.*"
        r"|.*\bkeep\b.*\bapplication\b.*"
    ),
}
_PERMITS = re.compile(
    r"\b(?:darf|dürfen|dürft|erlaub\w*|einverstanden\w*|einwillig\w*|zustimm\w*|stimm\w*\b.*\bzu|freigeb\w*|freigabe"
    r"|may|can we|could we|allow\w*|agree\w*|consent\w*|permi\w*|happy for us|okay|ok)\b"
)
"""Words that ask for leave. Without one a question is about what somebody does: „Hast du ein Profilfoto?“"""
_SAYS_MORE: dict[Consent, tuple[Consent, ...]] = {
    "use_statistics": ("show_posts",),
    "waiting_list": ("use_statistics", "keep_application"),
}
"""Of two purposes whose words are in a question, the one that it is about: figures of posts are figures, and a profile
compared with is not a statistic that is shown. Any other two are two questions in one, and stay outside."""
_RESERVED = (
    r"(?!.*\b(?:nichts?|kein\w*|nur|au(?:ß|ss)er|aber|wenn|falls|sofern|erst"
    r"|not|no|none|nothing|only|except|but|if|unless)\b)"
)
_YES = re.compile(
    _RESERVED + r"(?:ja|yes|einverstanden|ich stimme zu|ich bin einverstanden|i agree|i consent|gern|gerne)\b.*"
)
"""A yes without a reservation: what „ja, nur intern“ allows is for people to read."""


def propose_mapping(form: ApplicationForm, programme: Programme) -> tuple[FormMapping, tuple[Problem, ...]]:
    """What each question becomes: as ``form:`` in programme.yaml says, and where it says nothing by the question's own
    words. The problems name columns of ``form:`` that are not in the file, and a form that asks nobody's name."""
    problems: list[Problem] = []
    given = programme.form
    folded = {fold_label(question): question for question in form.questions}
    columns = _given(form, folded, given.columns, problems)
    taken = set(columns.values())
    consents: dict[Consent, FormConsent] = {}
    for purpose, consent in given.consents.items():
        found = folded.get(fold_label(consent.column))
        if found is None:
            problems.append(_no_column(form, consent.column))
        else:
            consents[purpose] = FormConsent(column=found, yes=consent.yes)
            taken.add(found)
    for purpose in _CONSENT:
        if purpose not in consents and not given.consents:
            _propose_consent(form, purpose, consents, taken)
    if not given.consents:
        _propose_boxes(form, consents, taken)
    for key, labels in _wanted(programme).items():
        if key not in columns:
            words = "experience" if key == programme.levels.attribute else key
            fits = _fitting(form, key, (_ASKS.get(words), labels), taken)
            if len(fits) == 1:
                columns[key] = fits[0]
                taken.add(fits[0])
    account = not {"name", "last"} & columns.keys()
    if account and not any(answer.account for answer in form.answers):
        place = Place(file=form.file, sheet=form.sheet)
        problems.append(Problem("roster.form_no_name", place, {"columns": _listed(form.questions)}))
    settings = given.model_copy(update={"columns": columns, "consents": consents})
    return FormMapping(
        settings,
        tuple(mapped for question in form.questions for mapped in _mapped(form, settings, question)),
        account,
    ), tuple(problems)


def _given(
    form: ApplicationForm, folded: Mapping[str, str], columns: Mapping[str, str], problems: list[Problem]
) -> dict[str, str]:
    found = {}
    for key, header in columns.items():
        question = folded.get(fold_label(header))
        if question is None:
            problems.append(_no_column(form, header))
        else:
            found[key] = question
    return found


def _no_column(form: ApplicationForm, header: str) -> Problem:
    values = {"found": header, "columns": _listed(form.questions), "suggestion": suggest(header, form.questions)}
    return Problem("roster.form_no_column", Place(file=form.file, sheet=form.sheet), values)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(f"“{name[:60]}”" for name in names)


def _wanted(programme: Programme) -> dict[str, tuple[str, ...]]:
    """Keys that a column may become, with the words that may stand above it."""
    wanted: dict[str, tuple[str, ...]] = dict.fromkeys(("name", "first", "last"), ())
    for name, dimension in programme.dimensions.items():
        wanted[name] = tuple(filter(None, (name, dimension.label)))
    if not programme.dimensions:
        wanted |= dict.fromkeys(("function", "region", "experience"), ())
    wanted.setdefault(programme.levels.attribute, ())
    wanted["track"] = ()
    return wanted


def _fitting(
    form: ApplicationForm, key: str, wording: tuple[re.Pattern[str] | None, Sequence[str]], taken: Collection[str]
) -> list[str]:
    """Questions that could be ``key``: just its words, else a wording known for it, else its words among others."""
    pattern, labels = wording
    plain = {fold_label(label) for label in labels}
    free = [question for question in form.questions if question not in taken]
    fits = [question for question in free if fold_label(question) in plain]
    if not fits and pattern is not None:
        fits = [question for question in free if pattern.fullmatch(fold_label(question))]
    if not fits and plain:
        words = re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(plain))) + r")\b")
        fits = [question for question in free if words.search(fold_label(question))]
    if key in ("name", "first", "last"):
        return fits
    return [question for question in fits if len(set(form.column(question)) - {""}) <= _MOST_CHOICES]


def is_plain_yes(answer: str) -> bool:
    """Does an answer say yes, and nothing that takes some of it back?"""
    return _YES.fullmatch(fold_label(answer)) is not None


def purpose_of(question: str) -> Consent | None:
    """What a question asks consent for; nothing where its words are those of none, or of two."""
    folded = fold_label(question)
    if not _PERMITS.search(folded):
        return None
    found = {purpose for purpose, pattern in _CONSENT.items() if pattern.fullmatch(folded)}
    for purpose, others in _SAYS_MORE.items():
        if purpose in found:
            found -= set(others)
    return found.pop() if len(found) == 1 else None


def _propose_consent(
    form: ApplicationForm,
    purpose: Consent,
    consents: dict[Consent, FormConsent],
    taken: set[str],
) -> None:
    fits = []
    for question in form.questions:
        answers = {answer.rstrip("; ") for answer in form.column(question)} - {""}
        yes = sorted(filter(is_plain_yes, answers))
        if question not in taken and len(answers) <= 4 and len(yes) == 1 and purpose_of(question) == purpose:
            fits.append((question, yes[0]))
    if len(fits) == 1:
        question, answer = fits[0]
        consents[purpose] = FormConsent(column=question, yes=answer)
        taken.add(question)


def ticked(answer: str) -> tuple[str, ...]:
    """The boxes that an answer ticks: forms set a semicolon between them, Microsoft's behind the last one too."""
    return tuple(part.strip() for part in answer.split(";") if part.strip())


def box_lists(form: ApplicationForm) -> frozenset[str]:
    """Questions whose answers are boxes that ask for consents, more than one of them: what else holds semicolons is
    somebody's text."""
    return frozenset(question for question in form.questions if len(_boxes(form, question)) > 1)


def _boxes(form: ApplicationForm, question: str) -> dict[Consent, str]:
    """By purpose the one box that asks for it, without a reservation."""
    boxes = dict.fromkeys(box for answer in form.column(question) for box in ticked(answer))
    if len(boxes) > _MOST_BOXES:
        return {}
    found: dict[Consent, list[str]] = {}
    for box in boxes:
        purpose = purpose_of(box)
        if purpose is not None:
            found.setdefault(purpose, []).append(box)
    return {
        purpose: asked[0]
        for purpose, asked in found.items()
        if len(asked) == 1 and re.match(_RESERVED, fold_label(asked[0]))
    }


def _propose_boxes(form: ApplicationForm, consents: dict[Consent, FormConsent], taken: set[str]) -> None:
    """One question with a box a consent, as many forms have it."""
    lists = [question for question in box_lists(form) if question not in taken]
    if len(lists) == 1:
        for purpose, box in _boxes(form, lists[0]).items():
            consents.setdefault(purpose, FormConsent(column=lists[0], yes=box))
        taken.add(lists[0])


def _mapped(form: ApplicationForm, settings: FormSettings, question: str) -> Iterator[MappedQuestion]:
    answers = [answer for answer in form.column(question) if answer]
    asked = {purpose: consent.yes for purpose, consent in settings.consents.items() if consent.column == question}
    boxes = len(_boxes(form, question)) > 1
    for purpose, yes in asked.items():
        said = sum(gives(yes, answer, boxes=boxes) for answer in answers)
        yield MappedQuestion(question, f"consents.{purpose}", ((yes, said),))
    if asked:
        return
    for key, column in settings.columns.items():
        if column == question and key in ("name", "first", "last", "team", "manager"):
            yield MappedQuestion(question, key, distinct=len(set(answers)))
            return
        if column == question:
            becomes = key if key in PLAIN else f"attributes.{key}"
            yield MappedQuestion(question, becomes, tuple(Counter(answers).most_common(_SHOWN)), len(set(answers)))
            return
    yield MappedQuestion(question, "text" if question in settings.keep_text else "")


def gives(yes: str, answer: str, *, boxes: bool) -> bool:
    """Does an answer give the consent: is it the yes, or, where ``boxes`` are ticked, is the yes one of them?"""
    wanted = fold_label(yes)
    said = ticked(answer) if boxes else (answer, answer.rstrip("; "))
    return wanted in {fold_label(one) for one in said}
