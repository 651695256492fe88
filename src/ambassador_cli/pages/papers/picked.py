"""The letter to those who were drawn."""

from ambassador_cli.models.paper import Paper, said, subject, text
from ambassador_cli.pages.papers.dates import first_dates
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="picked",
    names=("zusage", "gezogen"),
    title=Bilingual(
        de={"du": "Brief: Du bist dabei", "sie": "Brief: Sie sind dabei"},
        en="Letter: you are in",
    ),
    needs=("group", "contact"),
    recipients="picked",
    parts=(
        subject(said(du="Du bist dabei", sie="Sie sind dabei", en="You are in")),
        text(said(du="Hallo {first},", sie="Guten Tag {name},", en="Hello {first},")),
        text(
            said(
                du="schön: Du gehörst zur Gruppe.",
                sie="wir freuen uns: Sie gehören zur Gruppe.",
                en="good news: you are one of the group.",
            ),
            said(
                de="Los geht es am {launch_day} um {launch_time}.",
                en="We start on {launch_day} at {launch_time}.",
            ),
            said(
                du="{welcome_by} begrüßt euch.",
                sie="{welcome_by} begrüßt Sie.",
                en="{welcome_by} welcomes you all.",
            ),
        ),
        first_dates,
        text(
            said(
                du="Drei Dinge vorab. Alles ist freiwillig, auch jetzt noch. Dein Profil bleibt deins. Zahlen daraus"
                " sehen wir nur, wenn du sie uns selbst gibst.",
                sie="Drei Dinge vorab. Alles ist freiwillig, auch jetzt noch. Ihr Profil bleibt Ihres. Zahlen daraus"
                " sehen wir nur, wenn Sie sie uns selbst geben.",
                en="Three things first. Everything is voluntary, even now. Your profile stays yours. We only see"
                " figures from it if you give them to us yourself.",
                claim="own-figures",
            ),
            said(
                du="Ob wir deinen Namen, dein Bild oder deine Beiträge zeigen dürfen, entscheidest du einzeln, und ein"
                " Nein hat keine Folgen; das Blatt dazu kommt mit diesem Brief.",
                sie="Ob wir Ihren Namen, Ihr Bild oder Ihre Beiträge zeigen dürfen, entscheiden Sie einzeln, und ein"
                " Nein hat keine Folgen; das Blatt dazu kommt mit diesem Brief.",
                en="Whether we may show your name, your picture or your posts is for you to decide one by one, and a no"
                " has no consequences; the sheet for it comes with this letter.",
            ),
        ),
        text(
            said(
                du="Wenn es doch nicht passt, sag einfach Bescheid; dann rückt jemand nach. Fragen gern jederzeit an"
                " {contact}.",
                sie="Wenn es doch nicht passt, sagen Sie einfach Bescheid; dann rückt jemand nach. Fragen gern"
                " jederzeit an {contact}.",
                en="If it does not suit you after all, just say so; then somebody else moves up. Questions are welcome"
                " at any time: {contact}.",
            )
        ),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
