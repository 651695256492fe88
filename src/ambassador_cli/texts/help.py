"""What ``--help`` says. A Python literal, for help must come up without a YAML library: id to (English, German)."""

from __future__ import annotations

from typing import Final

from ambassador_cli.texts.language import preferred_language

HELP: Final[dict[str, tuple[str, str]]] = {
    "app": (
        "For people who run a corporate ambassador programme on LinkedIn. Everything stays on this computer.",
        "Für alle, die ein Botschafterprogramm auf LinkedIn betreuen. Alles bleibt auf diesem Rechner.",
    ),
    "panel.main": ("The three it is for", "Wofür es da ist"),
    "panel.more": ("Around them", "Drumherum"),
    "version": ("Show the version and stop.", "Version zeigen und beenden."),
    "completion": ("Completion", "Vervollständigung"),
    "lang": (
        "Language of the output (else programme.yaml's, else the system's).",
        "Sprache der Ausgabe (sonst die aus programme.yaml, sonst die des Systems).",
    ),
    "programme": (
        "The programme.yaml to use (else the one in this folder).",
        "Die programme.yaml, die gelten soll (sonst die in diesem Ordner).",
    ),
    "plain": (
        "No colours, no drawn lines: for screen readers and mail.",
        "Ohne Farben und Linien: für Screenreader und E-Mail.",
    ),
    "today": (
        "Take this day for today (2026-06-12).",
        "Diesen Tag als heute nehmen (2026-06-12).",
    ),
    "output": (
        "Write to this file; its ending says how (.txt, .md, .csv, .xlsx, .docx, .json).",
        "In diese Datei schreiben; ihre Endung sagt, wie (.txt, .md, .csv, .xlsx, .docx, .json).",
    ),
    "format": (
        "How to write it: md, csv, json … (with -o the file's ending says it).",
        "In welcher Form: md, csv, json … (mit -o sagt es die Endung der Datei).",
    ),
    "force": ("Replace the file if it exists.", "Die Datei ersetzen, falls es sie gibt."),
    "report": (
        "Key figures of the page before budget talks: counts, changes, top posts.",
        "Kennzahlen der Seite vor dem Budgetgespräch: Zahlen, Veränderungen, Top-Beiträge.",
    ),
    "report.exports": (
        "Export files or folders, as downloaded from LinkedIn (else exports/).",
        "Exportdateien oder Ordner, wie von LinkedIn geladen (sonst exports/).",
    ),
    "report.from": ("First day of the period.", "Erster Tag des Zeitraums."),
    "report.to": (
        "Last day of the period; it never goes past the last exported day.",
        "Letzter Tag des Zeitraums; er geht nie über den letzten exportierten Tag hinaus.",
    ),
    "report.month": ("One month, such as 2024-05.", "Ein Monat, etwa 2024-05."),
    "report.top": ("How many top posts to list.", "Wie viele Top-Beiträge gezeigt werden."),
    "report.check": (
        "Exit with 1 if a target of programme.yaml is missed.",
        "Mit 1 beenden, wenn ein Ziel aus programme.yaml verfehlt ist.",
    ),
    "check": (
        "Drafts before they are posted: hashtags, names, first sentence, and what to ask about first.",
        "Entwürfe vor dem Posten: Hashtags, Namen, erster Satz, und wo erst nachzufragen ist.",
    ),
    "check.panel.look": ("What to see", "Was zu sehen ist"),
    "check.panel.change": ("Tidy and answer", "Aufräumen und beantworten"),
    "check.panel.about": ("About the drafts", "Über die Entwürfe"),
    "check.panel.scripts": ("In scripts", "In Skripten"),
    "check.drafts": (
        "Drafts (.md, .txt, .docx) or folders, - for standard input (else drafts/, else a pasted text).",
        "Entwürfe (.md, .txt, .docx) oder Ordner, - für Standardeingabe (sonst drafts/, sonst ein eingefügter Text).",
    ),
    "check.paste": ("Paste a text instead of naming files.", "Einen Text einfügen statt Dateien zu nennen."),
    "check.preview": (
        "Show the post as the feed does, and the names to pick by hand.",
        "Den Beitrag wie im Feed zeigen, und die Namen zum Auswählen von Hand.",
    ),
    "check.fix": (
        "Tidy what can be tidied without changing the meaning; shows the changes and asks.",
        "Aufräumen, was den Sinn nicht ändert; zeigt die Änderungen und fragt nach.",
    ),
    "check.fix-unsafe": (
        "Also make corrections that may change the meaning.",
        "Auch Korrekturen, die den Sinn ändern können.",
    ),
    "check.diff": ("Only show what --fix would change.", "Nur zeigen, was --fix ändern würde."),
    "check.yes": ("Save without asking.", "Ohne Nachfrage speichern."),
    "check.answer": (
        "Answer open questions here; the answers go into the draft's front matter.",
        "Offene Fragen hier beantworten; die Antworten kommen in den Kopf des Entwurfs.",
    ),
    "check.keep": (
        "Keep remarks of a rule on purpose; asks for the reason.",
        "Hinweise einer Regel bewusst so lassen; fragt nach dem Grund.",
    ),
    "check.by": ("Who answers (else amb asks).", "Wer antwortet (sonst fragt amb)."),
    "check.reply": ("Print a mail to the author.", "Eine Mail an die Autorin oder den Autor ausgeben."),
    "check.paste-text": ("Print the text to paste into LinkedIn.", "Den Text zum Einfügen in LinkedIn ausgeben."),
    "check.kind": (
        "What the drafts are (else what they say, else post).",
        "Was die Entwürfe sind (sonst was darin steht, sonst post).",
    ),
    "check.draft-lang": ("Language of the drafts.", "Sprache der Entwürfe."),
    "check.hashtag": (
        "A hashtag of yours, where there is no programme.yaml. May be repeated.",
        "Ein eigener Hashtag, wo es keine programme.yaml gibt. Mehrfach möglich.",
    ),
    "check.known": (
        "Texts that exist already, to compare with: files or folders. May be repeated.",
        "Texte, die es schon gibt, zum Vergleichen: Dateien oder Ordner. Mehrfach möglich.",
    ),
    "check.check-links": (
        "Ask whether linked pages exist (needs the internet; never asks internal addresses).",
        "Nachsehen, ob es verlinkte Seiten gibt (braucht das Internet; fragt nie interne Adressen an).",
    ),
    "check.profile": (
        "calm leaves out what hardly ever helps, full shows everything.",
        "calm lässt weg, was selten hilft, full zeigt alles.",
    ),
    "check.format": ("To read, or for scripts.", "Zum Lesen oder für Skripte."),
    "check.fail-on": (
        "Exit with 1 from this level on; an open question about side effects always does.",
        "Ab dieser Stufe mit 1 beenden; eine offene Frage zu Nebenwirkungen tut das immer.",
    ),
    "check.show-text": (
        "Show the author's words in formats for scripts too.",
        "Die Worte der Autorin oder des Autors auch in Formaten für Skripte zeigen.",
    ),
    "check.stdin-filename": (
        "What standard input is called in the output.",
        "Wie die Standardeingabe in der Ausgabe heißt.",
    ),
    "report.allow_archive": (
        "Read Shares.csv, and nothing else, straight from your own LinkedIn data archive.",
        "Shares.csv, und nur sie, direkt aus dem eigenen LinkedIn-Datenarchiv lesen.",
    ),
    "explain": (
        "A key figure, rule or setting in plain words: amb explain K05.",
        "Eine Kennzahl, Regel oder Einstellung in einfachen Worten: amb explain K05.",
    ),
    "explain.id": ("Its id or name; without one, the list.", "Ihre Kennung oder ihr Name; ohne Angabe die Liste."),
    "init": (
        "Start a programme folder; --example gives a whole fictional company to try.",
        "Einen Programmordner anlegen; --example liefert eine ganze erfundene Firma zum Ausprobieren.",
    ),
    "init.folder": ("Where to (else this folder).", "Wohin (sonst dieser Ordner)."),
    "init.example": ("A whole fictional company.", "Eine ganze erfundene Firma."),
    "schema": (
        "JSON Schema of programme.yaml, roster.yaml or a pack of rules, for editors that complete keys.",
        "JSON-Schema von programme.yaml, roster.yaml oder eigenen Regeln (pack), für Editoren, die Schlüssel ergänzen.",
    ),
    "schema.which": ("Which file.", "Welche Datei."),
    "inspect": (
        "What is in export files and how it was understood, without showing a value.",
        "Was in Exportdateien steckt und wie es verstanden wurde, ohne einen Wert zu zeigen.",
    ),
    "inspect.names": (
        "Also list which number is which file, on stderr. Names of files name people: not to be sent on.",
        "Auch auflisten, welche Nummer welche Datei ist, auf stderr. Dateinamen nennen Menschen: nicht weitergeben.",
    ),
    "inspect.delete": (
        "Delete people's files that were kept as long as programme.yaml says, after asking.",
        "Dateien von Personen löschen, deren Frist aus programme.yaml um ist; fragt vorher.",
    ),
    "inspect.yes": ("Do not ask.", "Nicht fragen."),
    "select": (
        "A mixed group, drawn fairly, so that anyone can check the draw.",
        "Eine gemischte Gruppe, fair gelost, so dass jede:r nachrechnen kann.",
    ),
    "select.people": (
        "Who applied: roster.yaml, or a table (xlsx, csv) from a form.",
        "Wer sich beworben hat: roster.yaml oder eine Tabelle (xlsx, csv).",
    ),
    "select.quotas": (
        "Limits as a table: category, name, min, max (or feature, value, min, max).",
        "Grenzen als Tabelle: category, name, min, max (oder feature, value, min, max).",
    ),
    "select.columns": (
        "Which column holds what, beside those found by their headers: function=Bereich,region=Standort.",
        "Welche Spalte was enthält, neben denen, die am Spaltenkopf erkannt werden: function=Bereich,region=Standort.",
    ),
    "select.accept": (
        "Let a value through that nobody planned for, or attribute=VALUE. May be repeated.",
        "Einen Wert gelten lassen, der nicht vorgesehen ist, oder Merkmal=WERT. Mehrfach möglich.",
    ),
    "select.size": (
        "How many places (else programme.yaml's, else what the quotas say).",
        "Wie viele Plätze (sonst die aus programme.yaml, sonst die aus den Quoten).",
    ),
    "select.slack": (
        "How much further from the mix than the nearest group, in people.",
        "Wie viel weiter von der Mischung als die nächste Gruppe, in Personen.",
    ),
    "select.why": (
        "Explain this person's chance and result (all: everyone's).",
        "Chance und Ergebnis dieser Person erklären (all: von allen).",
    ),
    "select.details": (
        "Also what wishes cost in fairness and what one more volunteer would buy.",
        "Auch, was Wünsche an Fairness kosten und eine weitere Bewerbung brächte.",
    ),
    "select.curve": (
        "Compare numbers of places: chances, mix, costs, hours.",
        "Platzzahlen vergleichen: Chancen, Mischung, Kosten, Stunden.",
    ),
    "select.replace": (
        "This person dropped out: who comes in.",
        "Diese Person fällt aus: wer nachrückt.",
    ),
    "select.seed": (
        "Draw with this seed.",
        "Mit diesem Startwert losen.",
    ),
    "select.seed_from": (
        "Draw with a public text, such as a lottery number.",
        "Mit einem öffentlichen Text losen, etwa einer Lottozahl.",
    ),
    "select.commit": (
        "Fix a secret seed now and print what to publish.",
        "Jetzt einen geheimen Startwert festlegen und zeigen, was zu veröffentlichen ist.",
    ),
    "select.save": (
        "Keep the draw's record in this file.",
        "Das Protokoll des Loses in dieser Datei bewahren.",
    ),
    "select.verify": (
        "Check a record, without solving.",
        "Ein Protokoll nachrechnen, ohne neu zu lösen.",
    ),
    "select.prove": (
        "Check a record and solve again for the rest.",
        "Ein Protokoll nachrechnen und für den Rest neu lösen.",
    ),
    "select.confirm": (
        "Confirm the proposal: write group.yaml.",
        "Den Vorschlag bestätigen: group.yaml schreiben.",
    ),
    "select.shared": (
        "The version for others: no names, small counts hidden.",
        "Die Fassung für andere: ohne Namen, kleine Anzahlen verdeckt.",
    ),
    "select.strict": (
        "Refuse missing attributes instead of counting them.",
        "Fehlende Angaben ablehnen statt mitzählen.",
    ),
}


def say_help(identifier: str) -> str:
    """The help text in the language of the reader's system."""
    english, german = HELP[identifier]
    return german if preferred_language() == "de" else english
