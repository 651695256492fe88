"""The paper for the works council."""

from __future__ import annotations

from ambassador_cli.models.paper import Paper, boxes, heading, points, said, text
from ambassador_cli.models.paper import title as top
from ambassador_cli.pages.papers.claims import claims
from ambassador_cli.pages.papers.dates import first_dates
from ambassador_cli.pages.papers.examples import examples
from ambassador_cli.pages.papers.holdings import consents_given, holdings
from ambassador_cli.pages.papers.information import basis
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="works-council",
    names=("betriebsrat", "personalrat"),
    title=Bilingual(de="Für den Betriebsrat", en="For the works council"),
    needs=("company", "mix", "contact"),
    parts=(
        top(said(de="Botschafter-Programm: für den Betriebsrat", en="Ambassador programme: for the works council")),
        heading(de="1 In einer Minute", en="1 In a minute"),
        points(
            said(
                de="Kolleginnen und Kollegen von {company} erzählen auf LinkedIn von ihrer Arbeit: freiwillig, aus"
                " ihren eigenen Profilen, in eigenen Worten.",
                en="Colleagues at {company} tell about their work on LinkedIn: voluntarily, from their own profiles, in"
                " their own words.",
            ),
            said(
                de="Plätze: {places}. Melden sich mehr, entscheidet ein Los, das nachgerechnet werden kann.",
                en="Places: {places}. If more apply, lots decide that can be checked.",
                claim="verifier",
            ),
            said(
                de="Nicht vorgesehen: Vorgaben zur Zahl von Beiträgen, Prämien, Ranglisten, Anwesenheitslisten, Zahlen"
                " einzelner Menschen.",
                en="Not intended: rules on the number of posts, bonuses, rankings, lists of attendance, figures of"
                " single people.",
                claim="no-person-figures",
            ),
        ),
        heading(de="2 Ablauf", en="2 Steps"),
        points(
            said(de="Aufruf, Bewerbungen bis {form_until}.", en="Call, applications until {form_until}."),
            said(
                de="Einfrieren der Bewerbungen, Belege an alle, dann das Los mit einer öffentlichen Quelle.",
                en="Freezing the applications, receipts to all, then the draw with a public source.",
                claim="receipt",
            ),
            said(de="Start am {launch_day}.", en="Start on {launch_day}."),
            said(
                de="Schulungen ({trainings}), ein Jour fixe {jour_fixe}.",
                en="Trainings ({trainings}), a meeting {jour_fixe}.",
            ),
            said(
                de="Zahlen der Seite, und der Gruppe nur als Summe ab fünf Menschen.",
                en="Figures of the page, and of the group only as a sum of five people or more.",
                claim="no-person-figures",
            ),
        ),
        heading(de="3 Welche Daten, wozu, wo, wie lange", en="3 Which data, what for, where, how long"),
        holdings,
        basis,
        heading(de="4 Was amb tut und was es nicht kann", en="4 What amb does and what it cannot do"),
        text(
            said(
                de="Hinter jedem Satz steht die Kennung des Tests, der ihn zeigt; die Tests liegen dem Quelltext bei.",
                en="Behind each sentence stands the id of the test that shows it; the tests come with the source.",
            )
        ),
        claims,
        heading(de="5 Das Los", en="5 The draw"),
        points(
            said(
                de="Unter allen Gruppen, die die Mischung gleich gut treffen, entscheidet der Zufall; die Chancen"
                " sind so gleich, wie die Mischung es zulässt.",
                en="Among all groups that meet the mix equally well chance decides; the chances are as equal as the mix"
                " allows.",
                claim="verifier",
            ),
            said(
                de="Wer bestätigt, steht mit Namen im Protokoll: {confirmed_by}, am {confirmed_on}.",
                en="Who confirms stands in the record by name: {confirmed_by}, on {confirmed_on}.",
                claim="confirmed",
            ),
            said(
                de="Wer bestätigt, steht mit Namen im Protokoll; noch ist nichts bestätigt.",
                en="Who confirms stands in the record by name; nothing is confirmed yet.",
                rests_on=("not_confirmed",),
                claim="confirmed",
            ),
            said(
                de="Der Betriebsrat kann Teilnehmerinnen und Teilnehmer vorschlagen (§ 98 Abs. 3 BetrVG, für"
                " Bildungsmaßnahmen). Sie kommen in denselben Topf und haben dieselben Chancen.",
                en="The works council can propose participants (§ 98(3) BetrVG, for trainings). They go into the same"
                " pool with the same chances.",
                claim="only-the-mix",
            ),
            said(
                de="Nachrechnen: `python draw/verify.py draw`, oder `amb select --verify draw/record.json`; Belege mit"
                " `--receipt NAME CODE`.",
                en="To check: `python draw/verify.py draw`, or `amb select --verify draw/record.json`; receipts with"
                " `--receipt NAME CODE`.",
                claim="receipt",
            ),
        ),
        heading(de="6 Zustimmungen", en="6 Consents"),
        consents_given,
        heading(de="7 Beispiele, mit erfundenen Menschen", en="7 Examples, with invented people"),
        examples,
        heading(de="8 Arbeitszeit", en="8 Working time"),
        text(
            said(
                de="Termine liegen in der Arbeitszeit, {working_hours}. Ob jemand in der Freizeit schreibt, wird weder"
                " erbeten noch erfasst.",
                en="Dates lie within working hours, {working_hours}. Whether anyone posts in their spare time is"
                " neither asked for nor recorded.",
                claim="working-hours",
            )
        ),
        first_dates,
        heading(de="9 Wer sonst Daten verarbeitet", en="9 Who else processes data"),
        points(
            said(
                de="Der Dienst, mit dem das Formular gebaut wird (etwa Microsoft oder Google Forms), im Auftrag; die"
                " Antworten werden dort nach der Übernahme gelöscht.",
                en="The service with which the form is built (such as Microsoft or Google Forms), on behalf; the"
                " answers are deleted there once they are taken over.",
            ),
            said(
                de="Die Agentur, die Zahlen der Seite bespricht: keine Daten von Menschen.",
                en="The agency with which figures of the page are discussed: no data of people.",
                rests_on=("agency",),
            ),
            said(
                de="LinkedIn, als eigener Verantwortlicher.",
                en="LinkedIn, as a controller of its own.",
            ),
            said(
                de="amb läuft auf dem Rechner des Kommunikationsteams.",
                en="amb runs on the computer of the communications team.",
                claim="no-network",
            ),
        ),
        heading(de="10 Fragen für eine Vereinbarung", en="10 Questions for an agreement"),
        boxes(
            said(de="Wer darf die Bewerbungen sehen?", en="Who may see the applications?"),
            said(de="Welche Merkmale gehen in die Mischung ein?", en="What is mixed?"),
            said(
                de="Werden Plätze vorab vergeben, und wer begründet das?",
                en="Are places given beforehand, and who gives the reasons?",
            ),
            said(de="Wer ist beim Los dabei, wer rechnet nach?", en="Who attends the draw, who checks it?"),
            said(de="Wer bestätigt, wer kann beiseitesetzen?", en="Who confirms, who can set aside?"),
            said(
                de="Gibt es einen Freiraum in der Arbeitszeit auch für das Schreiben?",
                en="Is there time within working hours for writing too?",
            ),
            said(
                de="Welche Zahlen der Gruppe werden gezeigt, wem, wie oft?",
                en="Which figures of the group are shown, to whom, how often?",
            ),
            said(de="Wie lange bleibt was?", en="How long is what kept?"),
            said(de="Wie steigt jemand aus, ohne sich zu erklären?", en="How does somebody leave without explaining?"),
            said(
                de="Was geschieht mit Beiträgen, wenn jemand das Unternehmen verlässt?",
                en="What becomes of posts when somebody leaves the company?",
            ),
            said(
                de="Was gilt bei Angriffen im Netz, wer hilft?",
                en="What holds when somebody is attacked online, who helps?",
            ),
            said(
                de="Ist § 95 BetrVG (Auswahlrichtlinien) berührt? Die Frage ist offen.",
                en="Does § 95 BetrVG (guidelines for selection) apply? The question is open.",
            ),
        ),
        heading(de="11 Fundstellen", en="11 Sources"),
        points(
            said(
                de="§ 87 Abs. 1 Nr. 6 BetrVG, Mitbestimmung bei technischen Einrichtungen, ohne Erheblichkeitsschwelle:"
                " BAG 23.10.2018, 1 ABN 36/18, genannt nach sl-arbeitsrecht.de.",
                en="§ 87(1) no. 6 BetrVG, co-determination on technical devices, without a threshold: BAG 23 Oct 2018,"
                " 1 ABN 36/18, as named by sl-arbeitsrecht.de.",
            ),
            said(
                de="§ 98 Abs. 3 BetrVG, Vorschläge für Bildungsmaßnahmen: BAG 08.12.1987, 1 ABR 32/86"
                " (deubner-recht.de, nachgesehen am 26.11.2026).",
                en="§ 98(3) BetrVG, proposals for trainings: BAG 8 Dec 1987, 1 ABR 32/86 (deubner-recht.de, looked up"
                " on 26 Nov 2026).",
            ),
            said(
                de="§ 26 Abs. 2 BDSG, Einwilligung im Beschäftigungsverhältnis, genannt nach bedax.net."
                " Betriebsvereinbarung und DSGVO: EuGH 19.12.2024, C-65/23 (betriebs-berater.ruw.de, nachgesehen am"
                " 26.11.2026).",
                en="§ 26(2) BDSG, consent in employment, as named by bedax.net. Works agreements and the GDPR: CJEU"
                " 19 Dec 2024, C-65/23 (betriebs-berater.ruw.de, looked up on 26 Nov 2026).",
            ),
            said(
                de="Art. 22 DSGVO, Entscheidungen, die Menschen bestätigen: EuGH 07.12.2023, C-634/21, genannt nach"
                " betriebs-berater.ruw.de.",
                en="Art. 22 GDPR, decisions that people confirm: CJEU 7 Dec 2023, C-634/21, as named by"
                " betriebs-berater.ruw.de.",
            ),
        ),
        text(
            said(
                de="Hinweise von amb, keine Rechtsberatung. Ob und was zu vereinbaren ist, klären Betriebsrat und"
                " Arbeitgeber.",
                en="Hints by amb, no legal advice. Whether and what is to be agreed is for works council and employer"
                " to settle.",
            )
        ),
    ),
)
