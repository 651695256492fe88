"""Thanks, at the end of a year and on leaving."""

from ambassador_cli.models.paper import Paper, heading, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="thanks",
    names=("danke",),
    title=Bilingual(de="Danke: zum Jahresende, beim Abschied", en="Thanks: at the end of a year, on leaving"),
    needs=("welcome_by",),
    parts=(
        top(said(de="Danke", en="Thank you")),
        heading(de="Zum Ende des Jahres, an alle", en="At the end of the year, to all"),
        text(said(de="Hallo zusammen,", en="Hello everyone,")),
        text(
            said(
                du="ihr habt in diesem Jahr geschrieben, gelesen, gefragt und einander geholfen. Ihr habt gezeigt, wer"
                " hier arbeitet, jede und jeder auf eigene Art und so oft, wie es passte. Das war ein Geschenk, denn"
                " niemand musste.",
                sie="Sie haben in diesem Jahr geschrieben, gelesen, gefragt und einander geholfen. Sie haben gezeigt,"
                " wer hier arbeitet, jede und jeder auf eigene Art und so oft, wie es passte. Das war ein Geschenk,"
                " denn niemand musste.",
                en="this year you wrote, read, asked and helped one another. You showed who works here, each in your"
                " own way and as often as it suited you. That was a gift, for nobody had to.",
            )
        ),
        text(said(de="{welcome_by}", en="{welcome_by}")),
        heading(de="Beim Abschied, an eine Person", en="On leaving, to one person"),
        text(
            said(
                du="danke, dass du dabei warst. Dein Profil und deine Beiträge bleiben deine. Was wir noch von dir"
                " haben, löschen wir auf deinen Wunsch; sag uns nur Bescheid: {contact}.",
                sie="danke, dass Sie dabei waren. Ihr Profil und Ihre Beiträge bleiben Ihre. Was wir noch von Ihnen"
                " haben, löschen wir auf Ihren Wunsch; sagen Sie uns nur Bescheid: {contact}.",
                en="thank you for having been part of it. Your profile and your posts stay yours. What we still hold of"
                " you we delete when you ask: {contact}.",
                claim="erased",
            ),
            said(
                du="Wenn du wiederkommen magst, ist die Tür offen.",
                sie="Wenn Sie wiederkommen mögen, ist die Tür offen.",
                en="If you would like to come back, the door is open.",
            ),
        ),
        text(said(de="{welcome_by}", en="{welcome_by}")),
    ),
)
