"""One page for those who must be convinced first."""

from ambassador_cli.models.paper import Paper, heading, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="leadership",
    names=("leitung", "geschäftsführung", "geschaeftsfuehrung"),
    title=Bilingual(de="Eine Seite für die Leitung", en="A page for management"),
    needs=("company", "places"),
    parts=(
        top(
            said(
                de="Ein Botschafter-Programm für {company}",
                en="An ambassador programme for {company}",
            )
        ),
        text(
            said(
                de="Kolleginnen und Kollegen erzählen auf LinkedIn von ihrer Arbeit: freiwillig, in eigenen Worten, aus"
                " ihren eigenen Profilen. Menschen hören Menschen lieber zu als einer Seite.",
                en="Colleagues tell about their work on LinkedIn: voluntarily, in their own words, from their own"
                " profiles. People would rather listen to people than to a page.",
            )
        ),
        heading(de="Was es ist", en="What it is"),
        points(
            said(
                de="{places} Menschen aus allen Bereichen; melden sich mehr, entscheidet ein Los, das jeder nachrechnen"
                " kann und auf die Mischung achtet ({mix}).",
                en="{places} people from all departments; if more apply, lots decide that anyone can check and that see"
                " to the mix ({mix}).",
                claim="verifier",
            ),
            said(
                de="Schulungen ({trainings}), ein Jour fixe {jour_fixe}, jederzeit Hilfe bei Entwürfen.",
                en="Trainings ({trainings}), a meeting {jour_fixe}, help with drafts at any time.",
            ),
            said(
                de="Lieber einmal im Monat mit Substanz als jede Woche Lärm: Vorgaben, wie oft jemand schreibt, gibt es"
                " nicht.",
                en="Better once a month with substance than noise every week: there are no rules on how often anyone"
                " posts.",
                claim="no-targets",
            ),
            said(
                de="Was geschrieben wird, lässt sich vorher prüfen: feste Regeln mit Quelle, Rückfragen an die"
                " richtige Stelle.",
                en="What is written can be checked before: fixed rules with their source, questions to the right"
                " people.",
                claim="fixed-rules",
            ),
        ),
        heading(de="Was es kostet", en="What it costs"),
        points(
            said(
                de="Im Schnitt {team_hours} Stunden im Monat beim Kommunikationsteam, nach dem Plan der nächsten"
                " Monate. Erfahrungsgemäß eher mehr als gedacht.",
                en="About {team_hours} hours a month of the communications team, by the plan of the coming months."
                " Experience says more rather than less.",
            ),
            said(de="Budget im Jahr: {budget}.", en="Budget a year: {budget}."),
        ),
        heading(de="Was wir von der Leitung brauchen", en="What we need of management"),
        points(
            said(
                de="Eine Begrüßung zum Start; vorgesehen ist {welcome_by}.",
                en="A welcome at the start, by {welcome_by} as planned.",
            ),
            said(
                de="Eine Begrüßung zum Start, von jemandem aus der Leitung.",
                en="A welcome at the start, by somebody of management.",
                rests_on=("no_welcome",),
            ),
            said(
                de="Ein Wort an alle, dass Mitmachen keinen Einfluss auf Beurteilungen hat.",
                en="A word to all that taking part has no influence on assessments.",
            ),
            said(
                de="Geduld: Ob das Programm wirkt, zeigt sich nach Monaten, und nicht jede Wirkung lässt sich messen.",
                en="Patience: whether the programme works shows after months, and not every effect can be measured.",
            ),
            said(
                de="Keine Fragen nach Zahlen einzelner Menschen; es gibt sie nicht.",
                en="No questions for figures of single people; there are none.",
                claim="no-person-figures",
            ),
        ),
        heading(de="Was dafür zu erwarten ist", en="What to expect for it"),
        points(
            said(
                de="Einmal im Jahr, vor dem Budgetgespräch, eine Seite: was sich geändert hat, wie viel davon mehr"
                " ist als der eigene Trend, was es gekostet hat, und was wir nicht wissen.",
                en="Once a year, before the budget talk, one page: what changed, how much of it is more than the page's"
                " own trend, what it cost, and what we do not know.",
            ),
            said(
                de="Ob das Programm der Grund ist, kann eine einzelne Seite nicht zeigen. Das sagen wir dazu.",
                en="A single page cannot show whether the programme is the reason. We say so.",
            ),
        ),
        heading(de="Was vorher zu klären ist", en="What is to be settled before"),
        points(
            said(
                de="Betriebsrat: beteiligt am {works_council}.",
                en="Works council: involved on {works_council}.",
            ),
            said(
                de="Betriebsrat: noch nicht beteiligt. Er bestimmt mit, sobald Listen von Personen entstehen (§ 87"
                " Abs. 1 Nr. 6 BetrVG).",
                en="Works council: not yet involved. It has a say as soon as lists of people are kept (§ 87(1) no. 6"
                " BetrVG).",
                rests_on=("no_works_council",),
            ),
            said(
                de="Datenschutz: gefragt am {data_protection}.",
                en="Data protection: asked on {data_protection}.",
            ),
            said(
                de="Datenschutz: noch nicht gefragt.",
                en="Data protection: not yet asked.",
                rests_on=("no_data_protection",),
            ),
        ),
        text(said(de="Fragen an {contact}.", en="Questions: {contact}.")),
    ),
)
