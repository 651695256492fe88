"""The letter that a member passes on to their manager."""

from ambassador_cli.models.paper import Paper, said, subject, text
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="manager",
    names=("führungskraft", "fuehrungskraft"),
    title=Bilingual(de="Brief an die Führungskraft", en="Letter to the manager"),
    needs=("group", "contact"),
    recipients="picked",
    parts=(
        subject(
            said(
                de="{name} macht beim Botschafter-Programm mit",
                en="{name} takes part in the ambassador programme",
            )
        ),
        text(
            said(
                de="Dieses Blatt bekommt nur {name}; ob es weitergeht, wird dort entschieden.",
                en="Only {name} gets this sheet, to pass on or not.",
            )
        ),
        text(
            said(
                de="{name} macht beim Botschafter-Programm mit: freiwillig und in eigenen Worten.",
                en="{name} takes part in the ambassador programme: voluntarily and in their own words.",
            ),
            said(
                de="Jour fixe und Coffee and Learn brauchen etwa {hours_of_dates} Stunden im Monat, in der Arbeitszeit"
                " {working_hours}.",
                en="Meetings and coffee-and-learn take about {hours_of_dates} hours a month, within working hours,"
                " {working_hours}.",
                rests_on=("jour_fixe", "coffee"),
                claim="working-hours",
            ),
            said(
                de="Der Jour fixe braucht etwa {hours_of_dates} Stunden im Monat, in der Arbeitszeit {working_hours}.",
                en="Meetings take about {hours_of_dates} hours a month, within working hours, {working_hours}.",
                rests_on=("only_jour_fixe",),
                claim="working-hours",
            ),
            said(
                de="Dazu kommen am Anfang Schulungen: {trainings}.",
                en="Trainings come on top at the beginning: {trainings}.",
            ),
        ),
        text(
            said(
                du="Es gibt keine Ziele und keine Auswertung einzelner Personen; bitte frag auch nicht danach. Danke,"
                " dass du es möglich machst.",
                sie="Es gibt keine Ziele und keine Auswertung einzelner Personen; bitte fragen Sie auch nicht danach."
                " Danke, dass Sie es möglich machen.",
                en="There are no targets and no figures on single people; please do not ask for any either. Thank you"
                " for making it possible.",
                claim="no-person-figures",
            ),
            said(
                de="Fragen an {contact}.",
                en="Questions: {contact}.",
            ),
        ),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
