"""What people are asked to agree to: a question a purpose, as the form and the sheet of consents put it."""

from __future__ import annotations

from dataclasses import dataclass

from ambassador_cli.models.roster import Consent
from ambassador_cli.texts.bilingual import Bilingual


@dataclass(frozen=True, slots=True)
class ConsentQuestion:
    """One question: what for, who sees it, until when; worded so that ``amb roster import`` knows it."""

    purpose: Consent
    question: Bilingual
    why: Bilingual
    who: Bilingual
    until: Bilingual


_EVERYONE = Bilingual(
    de="alle im Unternehmen, in der Ankündigung auch draußen",
    en="everyone in the company, the announcement outside too",
)
_UNTIL_BACK = Bilingual(de="bis zum Widerruf oder Ausscheiden", en="until taken back or on leaving")

CONSENTS: tuple[ConsentQuestion, ...] = (
    ConsentQuestion(
        "show_name",
        Bilingual(
            de={"du": "Darf dein Name genannt werden?", "sie": "Darf Ihr Name genannt werden?"},
            en="May your name be mentioned?",
        ),
        Bilingual(
            de="In der Ankündigung und im Jour fixe steht, wer dabei ist.",
            en="The announcement and the meetings say who takes part.",
        ),
        Bilingual(
            de="alle im Unternehmen, in der Ankündigung auch draußen", en="the company, the announcement everyone"
        ),
        _UNTIL_BACK,
    ),
    ConsentQuestion(
        "show_photo",
        Bilingual(
            de={"du": "Dürfen wir ein Foto von dir zeigen?", "sie": "Dürfen wir ein Foto von Ihnen zeigen?"},
            en="May we show a photo of you?",
        ),
        Bilingual(de="Ein Bild zur Ankündigung und auf Folien.", en="A picture with the announcement and on slides."),
        Bilingual(
            de="alle im Unternehmen, in der Ankündigung auch draußen", en="the company, the announcement everyone"
        ),
        _UNTIL_BACK,
    ),
    ConsentQuestion(
        "show_posts",
        Bilingual(
            de={"du": "Dürfen wir Beiträge von dir zeigen?", "sie": "Dürfen wir Beiträge von Ihnen zeigen?"},
            en="May we show posts of yours?",
        ),
        Bilingual(de="Im Jour fixe lernen wir an guten Beispielen.", en="In the meetings we learn from good examples."),
        Bilingual(de="die Gruppe und das Kommunikationsteam", en="the group and the communications team"),
        _UNTIL_BACK,
    ),
    ConsentQuestion(
        "use_statistics",
        Bilingual(
            de={
                "du": "Dürfen wir Zahlen aus deinem Profil verwenden, wenn du sie uns gibst?",
                "sie": "Dürfen wir Zahlen aus Ihrem Profil verwenden, wenn Sie sie uns geben?",
            },
            en="May we use figures of your profile if you give them to us?",
        ),
        Bilingual(
            de="Nur in Summen von mindestens fünf Menschen, gerundet.",
            en="Only in sums of at least five people, rounded.",
        ),
        Bilingual(
            de="die Datei das Kommunikationsteam, die Summe alle",
            en="the file the communications team, the sum everyone",
        ),
        Bilingual(de="die Datei {people_files_months} Monate", en="the file for {people_files_months} months"),
    ),
    ConsentQuestion(
        "keep_application",
        Bilingual(
            de={
                "du": "Dürfen wir deine Bewerbung für eine nächste Runde behalten?",
                "sie": "Dürfen wir Ihre Bewerbung für eine nächste Runde behalten?",
            },
            en="May we keep your application for a next round?",
        ),
        Bilingual(
            de="Damit wir uns melden können, wenn ein Platz frei wird.", en="So that we can tell when a place is free."
        ),
        Bilingual(de="das Kommunikationsteam", en="the communications team"),
        Bilingual(de="bis zum Widerruf", en="until taken back"),
    ),
    ConsentQuestion(
        "waiting_list",
        Bilingual(
            de={
                "du": "Falls du auf der Warteliste stehst: Dürfen wir dein Profil zum Vergleich heranziehen?",
                "sie": "Falls Sie auf der Warteliste stehen: Dürfen wir Ihr Profil zum Vergleich heranziehen?",
            },
            en="If you are on the waiting list: may we compare with your profile?",
        ),
        Bilingual(
            de="Um zu sehen, was sich auch ohne Programm geändert hätte; nur in Summen ab fünf Menschen.",
            en="To see what would have changed without the programme; only in sums of five people or more.",
        ),
        Bilingual(de="die Summe alle, die Datei das Kommunikationsteam", en="the sum everyone, the file the team"),
        Bilingual(de="die Datei {people_files_months} Monate", en="the file for {people_files_months} months"),
    ),
)
