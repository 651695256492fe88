"""The letter to those who were not drawn: the same for all of them, without a number that says anything of a person."""

from ambassador_cli.models.paper import Paper, said, subject, text
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="not-picked",
    names=("absage", "nicht-gezogen"),
    title=Bilingual(de="Brief: Diesmal nicht", en="Letter: not this time"),
    needs=("group", "contact"),
    recipients="not_picked",
    parts=(
        subject(
            said(
                de="Diesmal hat das Los anders entschieden",
                en="This time the lot fell differently",
            )
        ),
        text(said(du="Hallo {first},", sie="Guten Tag {name},", en="Hello {first},")),
        text(
            said(
                du="danke, dass du dabei sein wolltest. Es haben sich mehr gemeldet, als wir begleiten können.",
                sie="danke, dass Sie dabei sein wollten. Es haben sich mehr gemeldet, als wir begleiten können.",
                en="thank you for wanting to join. More people applied than we can look after.",
            ),
            said(
                de="Wir haben auf eine gute Mischung geachtet ({mix}), einzelne Plätze vorab vergeben und die übrigen"
                " gelost.",
                en="We saw to a good mix ({mix}), gave a few places beforehand and drew lots for the others.",
                rests_on=("places_given",),
            ),
            said(
                de="Wir haben auf eine gute Mischung geachtet ({mix}) und gelost.",
                en="We saw to a good mix ({mix}) and drew lots.",
                rests_on=("no_places_given",),
            ),
            said(
                du="Mit deiner Leistung hat das Ergebnis nichts zu tun.",
                sie="Mit Ihrer Leistung hat das Ergebnis nichts zu tun.",
                en="The result has nothing to do with how well you do your work.",
                claim="only-the-mix",
            ),
            said(
                du="Mit deinem Beleg kannst du das Los nachrechnen lassen: {works_council_where}.",
                sie="Mit Ihrem Beleg können Sie das Los nachrechnen lassen: {works_council_where}.",
                en="With your receipt you can have the draw checked: {works_council_where}.",
                rests_on=("receipts",),
                claim="receipt",
            ),
            said(
                du="Wenn du eine Frage zum Ergebnis hast, erklären wir es dir gern: {contact}.",
                sie="Wenn Sie eine Frage zum Ergebnis haben, erklären wir es Ihnen gern: {contact}.",
                en="If you have a question about the result, we are glad to explain it: {contact}.",
                claim="explained",
            ),
        ),
        text(
            said(
                du="Was die Gruppe an Unterlagen bekommt, bekommst du auch: {materials}.",
                sie="Was die Gruppe an Unterlagen bekommt, bekommen Sie auch: {materials}.",
                en="The materials that the group gets are yours too: {materials}.",
            ),
            said(
                du="Zu Coffee and Learn am {next_coffee} bist du herzlich eingeladen.",
                sie="Zu Coffee and Learn am {next_coffee} sind Sie herzlich eingeladen.",
                en="You are warmly invited to the coffee-and-learn on {next_coffee}.",
            ),
            said(
                du="Über deine Arbeit auf LinkedIn schreiben darfst du natürlich trotzdem, und fragen auch.",
                sie="Über Ihre Arbeit auf LinkedIn schreiben dürfen Sie natürlich trotzdem, und fragen auch.",
                en="You may of course write about your work on LinkedIn all the same, and ask us too.",
            ),
        ),
        text(
            said(
                du="Wenn ein Platz frei wird oder eine neue Runde beginnt, melden wir uns nur, wenn du das möchtest;"
                " sag uns dann kurz Bescheid. Sonst löschen wir deine Bewerbung bis {delete_on}.",
                sie="Wenn ein Platz frei wird oder eine neue Runde beginnt, melden wir uns nur, wenn Sie das möchten;"
                " sagen Sie uns dann kurz Bescheid. Sonst löschen wir Ihre Bewerbung bis {delete_on}.",
                en="If a place becomes free or a new round begins, we only get in touch if you want us to; just let us"
                " know. Otherwise we delete your application by {delete_on}.",
                claim="deleted",
            )
        ),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
