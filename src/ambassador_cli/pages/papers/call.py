"""The call to apply."""

from ambassador_cli.models.paper import Paper, points, said, subject, text
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="call",
    names=("aufruf",),
    title=Bilingual(de="Aufruf: Mach mit!", en="Call: join in!"),
    needs=("company", "places", "contact", "form", "form_until", "form_open"),
    parts=(
        subject(
            said(
                du="Zeigst du mit uns, was wir hier machen?",
                sie="Zeigen Sie mit uns, was wir hier machen?",
                en="Will you show with us what we do here?",
            )
        ),
        text(said(de="Hallo zusammen,", en="Hello everyone,")),
        text(
            said(
                du="im {start_month} starten wir ein Programm für alle, die auf LinkedIn von ihrer Arbeit erzählen"
                " möchten.",
                sie="im {start_month} starten wir ein Programm für alle, die auf LinkedIn von ihrer Arbeit erzählen"
                " möchten.",
                en="in {start_month} we start a programme for everyone who would like to talk about their work on"
                " LinkedIn.",
                rests_on=("not_running",),
            ),
            said(
                de="seit {start_month} erzählen Kolleginnen und Kollegen auf LinkedIn von ihrer Arbeit. Jetzt suchen"
                " wir die Nächsten, die das möchten.",
                en="since {start_month} colleagues have been talking about their work on LinkedIn. Now we look for the"
                " next who would like to.",
                rests_on=("running",),
            ),
            said(
                du="Mitmachen kann, wer Lust hat: aus jedem Bereich, von jedem Standort, mit oder ohne Erfahrung. Ein"
                " Profil brauchst du noch nicht.",
                sie="Mitmachen kann, wer Lust hat: aus jedem Bereich, von jedem Standort, mit oder ohne Erfahrung. Ein"
                " Profil brauchen Sie noch nicht.",
                en="Whoever feels like it can join: from every department and every site, with or without experience."
                " You need no profile yet.",
            ),
        ),
        text(said(du="Was du bekommst:", sie="Was Sie bekommen:", en="What you get:")),
        points(
            said(
                de="Schulungen: was geht, was nicht geht, und wie man erzählt.",
                en="Trainings: what is fine, what is not, and how to tell a story.",
                rests_on=("trainings",),
            ),
            said(
                de="Einen Jour fixe mit allen, {jour_fixe}.",
                en="A get-together of all, {jour_fixe}.",
            ),
            said(
                de="Ab und zu Coffee and Learn mit einem Gast.",
                en="Now and then a coffee-and-learn with a guest.",
                rests_on=("coffee",),
            ),
            said(
                du="Jederzeit jemanden, den du fragen kannst: {contact}.",
                sie="Jederzeit jemanden, den Sie fragen können: {contact}.",
                en="Somebody to ask at any time: {contact}.",
            ),
        ),
        text(said(de="Was wir nicht tun:", en="What we do not do:")),
        points(
            said(
                du="Es gibt keine Vorgaben, wie oft oder was du schreibst, keine Ranglisten und keine Prämien.",
                sie="Es gibt keine Vorgaben, wie oft oder was Sie schreiben, keine Ranglisten und keine Prämien.",
                en="There are no rules on how often or what you write, no rankings and no bonuses.",
            ),
            said(
                du="Dein Profil bleibt deins. Aussteigen kannst du jederzeit, ohne Angabe von Gründen.",
                sie="Ihr Profil bleibt Ihres. Aussteigen können Sie jederzeit, ohne Angabe von Gründen.",
                en="Your profile stays yours. You can leave at any time, without giving reasons.",
            ),
            said(
                du="Ob du mitmachst, hat keinen Einfluss auf deine Beurteilung; dafür steht {management}.",
                sie="Ob Sie mitmachen, hat keinen Einfluss auf Ihre Beurteilung; dafür steht {management}.",
                en="Whether you join has no influence on how you are assessed; {management} vouches for that.",
            ),
        ),
        text(
            said(
                du="Schulungen und Jour fixe liegen in der Arbeitszeit, {working_hours}; sprich die Termine bitte mit"
                " deiner Führungskraft ab. Ob du in deiner Freizeit etwas schreibst, entscheidest nur du.",
                sie="Schulungen und Jour fixe liegen in der Arbeitszeit, {working_hours}; sprechen Sie die Termine"
                " bitte mit Ihrer Führungskraft ab. Ob Sie in Ihrer Freizeit etwas schreiben, entscheiden nur Sie.",
                en="Trainings and meetings lie within working hours, {working_hours}; please agree on the dates with"
                " your manager. Whether you write anything in your spare time is yours alone to decide.",
                rests_on=("jour_fixe",),
                claim="working-hours",
            )
        ),
        text(
            said(
                du="Wir können {places} Menschen gut begleiten. Melden sich mehr, achten wir auf eine gute Mischung"
                " ({mix}) und losen.",
                sie="Wir können {places} Menschen gut begleiten. Melden sich mehr, achten wir auf eine gute Mischung"
                " ({mix}) und losen.",
                en="We can look after {places} people well. If more apply, we see to a good mix ({mix}) and draw lots.",
            ),
            said(
                du="Der Betriebsrat kennt das Verfahren; er kann ebenfalls Kolleginnen und Kollegen vorschlagen, die"
                " in denselben Topf kommen.",
                sie="Der Betriebsrat kennt das Verfahren; er kann ebenfalls Kolleginnen und Kollegen vorschlagen, die"
                " in denselben Topf kommen.",
                en="The works council knows the procedure; it can propose colleagues too, who go into the same pool.",
                rests_on=("works_council",),
            ),
            said(
                du="Wer sich bewirbt, bekommt einen Beleg, mit dem sich das Los nachrechnen lässt.",
                sie="Wer sich bewirbt, bekommt einen Beleg, mit dem sich das Los nachrechnen lässt.",
                en="Everyone who applies gets a receipt with which the draw can be checked.",
                rests_on=("works_council",),
                claim="receipt",
            ),
            said(
                de="Unterlagen stehen allen offen, ob dabei oder nicht: {materials}.",
                en="Materials are open to all, whether in the group or not: {materials}.",
            ),
        ),
        text(
            said(
                du="Bis {form_until} kannst du dich bewerben: {form}. Wir fragen nur, was wir für die Mischung"
                " brauchen.",
                sie="Bis {form_until} können Sie sich bewerben: {form}. Wir fragen nur, was wir für die Mischung"
                " brauchen.",
                en="You can apply until {form_until}: {form}. We only ask what we need for the mix.",
            ),
            said(
                du="Was mit deinen Angaben geschieht, steht hier: {information}.",
                sie="Was mit Ihren Angaben geschieht, steht hier: {information}.",
                en="What becomes of your answers stands here: {information}.",
            ),
        ),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
