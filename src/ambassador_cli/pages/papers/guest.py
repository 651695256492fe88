"""Ten lines for somebody who comes to coffee-and-learn."""

from ambassador_cli.models.paper import Paper, points, said, subject, text
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="guest",
    names=("gast",),
    title=Bilingual(de="Zehn Zeilen für den Gast", en="Ten lines for a guest"),
    needs=("contact",),
    parts=(
        subject(
            said(de="Eine Stunde bei Coffee and Learn", en="An hour at coffee-and-learn"),
        ),
        text(said(de="Guten Tag,", en="Hello,")),
        text(
            said(
                de="vielen Dank für die Zusage. Damit die Vorbereitung kurz bleibt, hier das Wichtigste.",
                en="thank you for coming. To keep the preparation short, here is what matters.",
            )
        ),
        points(
            said(de="Wann: am {next_coffee}.", en="When: on {next_coffee}."),
            said(
                de="Wann: der Tag steht noch nicht fest und wird gemeinsam gesucht.",
                en="When: the day is not fixed yet; we look for it together.",
                rests_on=("no_coffee",),
            ),
            said(
                de="Wer zuhört: Kolleginnen und Kollegen aus {mix_of_functions}, die auf LinkedIn von ihrer Arbeit"
                " erzählen, und alle, die Lust haben.",
                en="Who listens: colleagues of {mix_of_functions} who tell about their work on LinkedIn, and all who"
                " feel like it.",
            ),
            said(
                de="Wer zuhört: Menschen aus {company}, die auf LinkedIn von ihrer Arbeit erzählen, und alle, die Lust"
                " haben.",
                en="Who listens: people of {company} who tell about their work on LinkedIn, and all who feel like it.",
                rests_on=("no_functions",),
            ),
            said(
                de="Was sie schon hatten: {trainings}.",
                en="What they have had: {trainings}.",
            ),
            said(
                de="Was hilft: zwei, drei Beispiele aus der eigenen Arbeit, auch eines, das schiefging.",
                en="What helps: two or three examples of one's own work, one that went wrong among them.",
            ),
            said(
                de="Was nicht nötig ist: Folien. Wer welche mag, bringt höchstens fünf mit.",
                en="What is not needed: slides. Five at most for those who like them.",
            ),
            said(
                de="Ablauf: zwanzig Minuten erzählen, zwanzig Minuten Fragen, zwanzig Minuten ausprobieren.",
                en="The hour: twenty minutes to tell, twenty for questions, twenty to try things out.",
            ),
            said(
                de="Worüber nicht gesprochen wird: Zahlen einzelner Menschen. Es gibt sie bei uns nicht.",
                en="What is not talked about: figures of single people. There are none here.",
                claim="no-person-figures",
            ),
            said(
                de="Aufgezeichnet wird nur mit Zustimmung, und nur der Teil ohne Fragen.",
                en="Nothing is recorded without consent, and only the part without questions.",
            ),
        ),
        text(said(de="Fragen vorab gern an {contact}.", en="Questions before the day: {contact}.")),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
