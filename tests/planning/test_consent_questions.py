"""What a question of a form asks consent for, in the words in which people ask; a yes is never taken for another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

import pytest

from ambassador_cli.models.application_form import ApplicationForm, FormAnswer, FormMapping
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import PURPOSES, Person, Roster
from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.planning.applications import gather
from ambassador_cli.planning.form_questions import is_plain_yes, propose_mapping, purpose_of
from ambassador_cli.texts.words import Words

ASKED = {
    "show_name": [
        "Darf dein Name genannt werden?",
        "Dürfen wir Ihren Namen in der Ankündigung nennen?",
        "Darf dein Name im Intranet erscheinen?",
        "May your name be mentioned?",
        "Can we show your name to the company?",
        "Darf dein Name ins Intranet?",
    ],
    "show_photo": [
        "Dürfen wir ein Foto von dir zeigen?",
        "Darf dein Bild auf den Folien sein?",
        "Bist du mit einem Profilfoto im Intranet einverstanden?",
        "May your picture be shown?",
        "Are you okay with a photo on the intranet?",
        "Bildmaterial von dir: einverstanden?",
        "May we publish your portrait?",
    ],
    "show_posts": [
        "Dürfen wir Beiträge von dir zeigen?",
        "Dürfen deine Beiträge im Jour fixe gezeigt werden?",
        "Dürfen wir deine Posts im Team besprechen?",
        "Dürfen wir deine Beiträge verwenden?",
        "Dürfen deine Beiträge im Jour fixe vorkommen?",
        "Bist du einverstanden, dass wir Beiträge von dir besprechen?",
        "May we show posts of yours?",
        "May we use your posts as examples?",
        "Do you agree that your posts are featured internally?",
        "Are you happy for us to share your posts in meetings?",
    ],
    "use_statistics": [
        "Dürfen wir Zahlen aus deinem Profil verwenden, wenn du sie uns gibst?",
        "Dürfen wir die Statistik deiner Beiträge nutzen?",
        "Dürfen wir deine Beiträge statistisch auswerten?",
        "Dürfen wir die Kennzahlen deiner Posts zeigen, nur in Summen?",
        "May we use the statistics of your posts?",
        "May we show the figures of your posts, in sums only?",
        "May we use your post analytics?",
    ],
    "keep_application": [
        "Dürfen wir deine Bewerbung für eine nächste Runde behalten?",
        "Dürfen wir deine Angaben für das nächste Mal aufheben?",
        "May we keep your application for a next round?",
    ],
    "waiting_list": [
        "Falls du auf der Warteliste stehst: Dürfen wir dein Profil zum Vergleich heranziehen?",
        "Dürfen wir Zahlen von der Warteliste zum Vergleich nehmen?",
        "If you are on the waiting list: may we compare with your profile?",
    ],
}
NOTHING = [
    "Möchtest du einen Beitrag zum Betriebsklima leisten?",
    "Hast du schon Beiträge auf LinkedIn geschrieben?",
    "Have you written posts before?",
    "Wie viele Beiträge schreibst du im Monat?",
    "Do you read posts of colleagues?",
    "Hast du schon ein Profilfoto auf LinkedIn?",
    "Teilst du heute schon Beiträge des Unternehmens?",
    "Do you share posts of the company?",
    "Schaust du dir deine Statistik an?",
    "Do you look at your analytics?",
    "Do you have a profile picture?",
    "Foto im Intranet?",
    "Kennst du dich mit Bildung aus?",
    "Möchtest du auf die Warteliste?",
    "Dürfen wir dein Foto und deine Beiträge zeigen?",
    "May we show your name and your photo?",
    "Hast du den Namen deiner Führungskraft gesagt?",
]


@pytest.mark.parametrize(("purpose", "question"), [(p, q) for p, asked in ASKED.items() for q in asked])
def test_a_question_is_about_one_purpose(purpose: str, question: str) -> None:
    assert purpose_of(question) == purpose


@pytest.mark.parametrize("question", NOTHING)
def test_no_consent_or_two_at_once_is_none(question: str) -> None:
    assert purpose_of(question) is None


@pytest.mark.parametrize("words", [Words("de", "du"), Words("de", "sie"), Words("en")], ids=["du", "sie", "en"])
def test_the_questions_of_our_own_form_are_understood(words: Words) -> None:
    assert [purpose_of(one.question.say(words)) for one in CONSENTS] == [one.purpose for one in CONSENTS]


@pytest.mark.parametrize(
    ("answer", "yes"),
    [
        ("Ja", True),
        ("ja, gern", True),
        ("Gerne!", True),
        ("Ja, das ist in Ordnung", True),
        ("Ich bin einverstanden.", True),
        ("Yes, please", True),
        ("I agree", True),
        ("Nein", False),
        ("Ja, aber nicht im Internet", False),
        ("Ja, nur intern", False),
        ("Gern nicht", False),
        ("Ja, außer dem Foto", False),
        ("Yes, but not my photo", False),
        ("Yes, only in the intranet", False),
        ("Jahrgang 1980", False),
        ("Jain", False),
        ("", False),
    ],
)
def test_a_yes_with_a_reservation_is_for_people_to_read(answer: str, yes: bool) -> None:
    assert is_plain_yes(answer) is yes


ASKED_AT_ONCE = "Womit bist du einverstanden?"
BOXES = (
    "Mein Name darf genannt werden",
    "Mein Foto darf gezeigt werden",
    "Meine Beiträge dürfen gezeigt werden",
    "Zahlen aus meinem Profil dürfen verwendet werden",
    "Meine Bewerbung darf für eine nächste Runde aufgehoben werden",
    "Nichts davon",
)


def _form(*cells: str, question: str = ASKED_AT_ONCE) -> ApplicationForm:
    answers = tuple(
        FormAnswer(2 + row, datetime(2026, 5, 1 + row), "", "", (f"Name {row}", "IT", cell))  # noqa: DTZ001
        for row, cell in enumerate(cells)
    )
    return ApplicationForm("f.xlsx", "S", "microsoft", "de", ("Dein Name", "Dein Bereich", question), answers)


def _given(*cells: str, question: str = ASKED_AT_ONCE) -> list[set[str]]:
    form = _form(*cells, question=question)
    mapping, problems = propose_mapping(form, Programme())
    assert not problems
    people = read_people(form, mapping)
    return [{purpose for purpose in PURPOSES if person.agreed(purpose)} for person in people]


def read_people(form: ApplicationForm, mapping: FormMapping) -> Sequence[Person]:
    return gather(form, mapping, Programme(), Roster()).new


def test_a_box_for_each_consent_is_a_yes_to_what_it_says() -> None:
    """As Microsoft and Google write them; who ticks nothing, or that nothing holds, agrees to nothing."""
    name, photo, posts, figures, keep, nothing = BOXES
    assert _given(
        f"{name};{photo};", f"{name};{posts};{figures};{keep}", f"{nothing};", "", f"{photo};", f" {figures} ;{name}"
    ) == [
        {"show_name", "show_photo"},
        {"show_name", "show_posts", "use_statistics", "keep_application"},
        set(),
        set(),
        {"show_photo"},
        {"use_statistics", "show_name"},
    ]


def test_boxes_are_shown_with_their_counts() -> None:
    name, photo, *_ = BOXES
    mapping, _ = propose_mapping(_form(f"{name};{photo};", f"{name};"), Programme())
    shown = {one.becomes: one.shown for one in mapping.columns if one.question == ASKED_AT_ONCE}
    assert shown == {"consents.show_name": ((name, 2),), "consents.show_photo": ((photo, 1),)}
    assert mapping.settings.consents["show_name"].yes == name


@pytest.mark.parametrize(
    "cells",
    [
        ("Mein Name; gern auch mehr", "Ich habe Spaß; an Beiträgen"),
        ("Mein Name darf genannt werden, aber nur intern;Mein Foto darf nicht gezeigt werden;",),
        ("Mein Name darf genannt werden;", "Mein Name darf genannt werden;"),
        tuple(f"Mein Foto darf {n} gezeigt werden;Mein Name darf {n} genannt werden" for n in range(13)),
    ],
    ids=["text", "reserved", "one box", "too many"],
)
def test_what_is_no_list_of_boxes_gives_nothing(cells: tuple[str, ...]) -> None:
    assert not any(_given(*cells))


def test_a_yes_in_a_text_with_semicolons_is_none() -> None:
    """A question of its own is answered as a whole: what else is written takes part of the yes back."""
    asked = "Darf dein Name genannt werden?"
    assert _given("Ja", "Ja;", "Ja; aber erst nach dem Start", "Nein", question=asked) == [
        {"show_name"},
        {"show_name"},
        set(),
        set(),
    ]


@pytest.mark.parametrize(
    ("question", "track"),
    [
        ("Hast du eine Führungskraft-Rolle?", True),
        ("Bist du Führungskraft?", True),
        ("Führungsverantwortung", True),
        ("Haben Sie Personalverantwortung?", True),
        ("Are you in a management position?", True),
        ("Do you have a leadership role?", True),
        ("Weiß deine Führungskraft Bescheid?", False),
        ("Hast du mit deiner Führungskraft gesprochen?", False),
        ("Hat Ihre direkte Führungskraft zugestimmt?", False),
        ("Does your management know?", False),
        ("Has management approved?", False),
    ],
)
def test_to_lead_is_something_else_than_to_be_led(question: str, track: bool) -> None:
    """A yes to whether somebody's manager knows makes nobody a manager."""
    form = _form("Ja", "Nein", "Ja", question=question)
    mapping, _ = propose_mapping(form, Programme())
    assert (mapping.settings.columns.get("track") == question) is track
    people = read_people(form, mapping)
    assert [person.track for person in people] == (
        ["management", "employee", "management"] if track else ["employee"] * 3
    )


@pytest.mark.parametrize(
    "question",
    [
        "Wie heißt deine Führungskraft (Vor- und Nachname)?",
        "Full name of your manager",
        "Vorgesetzte: Vor- und Nachname",
    ],
)
def test_the_name_of_somebody_else_is_nobody_s_name(question: str) -> None:
    form = _form("Ada Arndt", "Ada Arndt", "Bo Brix", question=question)
    mapping, _ = propose_mapping(form, Programme())
    assert mapping.settings.columns["name"] == "Dein Name"
    only = replace(
        form,
        questions=("Dein Bereich", question),
        answers=tuple(
            replace(answer, account=f"Konto {answer.row}", cells=answer.cells[1:]) for answer in form.answers
        ),
    )
    mapping, problems = propose_mapping(only, Programme())
    assert "name" not in mapping.settings.columns and mapping.account and not problems
