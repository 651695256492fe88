"""What a question of a form asks consent for, in the words in which people ask; a yes is never taken for another."""

from __future__ import annotations

import pytest

from ambassador_cli.pages.papers.consents import CONSENTS
from ambassador_cli.planning.form_questions import is_plain_yes, purpose_of
from ambassador_cli.texts.words import Words

ASKED = {
    "show_name": [
        "Darf dein Name genannt werden?",
        "Dürfen wir Ihren Namen in der Ankündigung nennen?",
        "Darf dein Name im Intranet erscheinen?",
        "May your name be mentioned?",
        "Can we show your name to the company?",
    ],
    "show_photo": [
        "Dürfen wir ein Foto von dir zeigen?",
        "Darf dein Bild auf den Folien sein?",
        "Bist du mit einem Profilfoto im Intranet einverstanden?",
        "May your picture be shown?",
        "Photo on the intranet?",
    ],
    "show_posts": [
        "Dürfen wir Beiträge von dir zeigen?",
        "Dürfen deine Beiträge im Jour fixe gezeigt werden?",
        "Dürfen wir deine Posts im Team besprechen?",
        "May we show posts of yours?",
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
