"""One team's answers as eight files that Microsoft Forms and Google Forms really write."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import xlsxwriter

NAME, BEREICH, STANDORT = "Vor- und Nachname", "In welchem Bereich arbeitest du?", "Dein Standort"
LINKEDIN, TRACK = "Wie gut kennst du LinkedIn?", "Hast du eine Führungskraft-Rolle?"
DARF_NAME, DARF_FOTO = "Darf dein Name genannt werden?", "Dürfen wir ein Foto von dir zeigen?"
DARF_ZAHLEN = "Dürfen wir deine Zahlen verwenden, wenn du sie uns gibst?"
WARUM = "Warum möchtest du mitmachen?"
QUESTIONS = (NAME, BEREICH, STANDORT, LINKEDIN, TRACK, DARF_NAME, DARF_FOTO, DARF_ZAHLEN, WARUM)
YES, NO = "Ja, gern", "Nein"


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer: when, from which address, and what stands in the questions, in their order."""

    at: datetime
    email: str
    cells: tuple[str, ...]


def _rows(headers: Sequence[str], rows: Sequence[Sequence[object]], delimiter: str, *, quoted: bool = False) -> bytes:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(headers)
    writer.writerows(rows)
    return out.getvalue().encode()


def _xlsx(headers: Sequence[str], rows: Sequence[Sequence[object]], sheet: str) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    page = book.add_worksheet(sheet)
    day = book.add_format({"num_format": "dd.mm.yyyy hh:mm:ss"})
    for row, cells in enumerate([headers, *rows]):
        for column, cell in enumerate(cells):
            if isinstance(cell, datetime):
                page.write_datetime(row, column, cell, day)
            else:
                page.write(row, column, cell)
    book.close()
    return out.getvalue()


def _microsoft(sent: Sequence[Sent], when: Callable[[datetime], object]) -> list[list[object]]:
    """Single choices stand as they are, but a form that allows several puts a semicolon behind each."""
    return [
        [n, when(one.at), when(one.at), one.email, "anonymous", *one.cells[:1], f"{one.cells[1]};", *one.cells[2:]]
        for n, one in enumerate(sent, start=1)
    ]


MS_DE = ("ID", "Startzeit", "Fertigstellungszeit", "E-Mail", "Name")
MS_EN = ("Id", "Start time", "Completion time", "Email", "Name")


def ms_de(sent: Sequence[Sent]) -> bytes:
    return _xlsx([*MS_DE, *QUESTIONS], _microsoft(sent, lambda at: at), "Form1")


def ms_en(sent: Sequence[Sent]) -> bytes:
    return _xlsx([*MS_EN, *QUESTIONS], _microsoft(sent, lambda at: at), "Sheet1")


def ms_csv_german(sent: Sequence[Sent]) -> bytes:
    return b"\xef\xbb\xbf" + _rows(
        [*MS_DE, *QUESTIONS], _microsoft(sent, lambda at: at.strftime("%d.%m.%Y %H:%M:%S")), ";"
    )


def ms_csv_english(sent: Sequence[Sent]) -> bytes:
    def when(at: datetime) -> str:
        return f"{at.month}/{at.day}/{at:%y %H:%M:%S}"

    return _rows([*MS_EN, *QUESTIONS], _microsoft(sent, when), ",")


def ms_quiz(sent: Sequence[Sent]) -> bytes:
    """A form that was made as a quiz: points and feedback for the whole and for every question."""
    headers = [*MS_DE, "Gesamtpunktzahl", "Prüfungsfeedback", "Uhrzeit der Notenveröffentlichung"]
    for question in QUESTIONS:
        headers += [question, f"Punkte \u2013 {question}", f"Feedback \u2013 {question}"]
    rows = [
        [*row[:5], 0, "", "", *(cell for answer in row[5:] for cell in (answer, 0, ""))]
        for row in _microsoft(sent, lambda at: at)
    ]
    return _xlsx(headers, rows, "Form1")


def google_de(sent: Sequence[Sent]) -> bytes:
    rows = [[one.at.strftime("%d.%m.%Y %H:%M:%S"), one.email, *one.cells] for one in sent]
    return _rows(["Zeitstempel", "E-Mail-Adresse", *QUESTIONS], rows, ",")


def google_en(sent: Sequence[Sent]) -> bytes:
    rows = [[f"{one.at.month}/{one.at.day}/{one.at:%Y %H:%M:%S}", one.email, *one.cells] for one in sent]
    return _rows(["Timestamp", "Email Address", *QUESTIONS], rows, ",")


def google_zip(sent: Sequence[Sent]) -> bytes:
    def when(at: datetime) -> str:
        return f"{at:%Y/%m/%d} {at.hour % 12 or 12}:{at:%M:%S} {'PM' if at.hour >= 12 else 'AM'} GMT+1"

    table = _rows(
        ["Timestamp", "Email address", *QUESTIONS], [[when(o.at), o.email, *o.cells] for o in sent], ",", quoted=True
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("Bewerbung.csv", table)
    return out.getvalue()


FILES: dict[str, Callable[[Sequence[Sent]], bytes]] = {
    "ms_de.xlsx": ms_de,
    "ms_en.xlsx": ms_en,
    "ms_semicolon.csv": ms_csv_german,
    "ms_comma.csv": ms_csv_english,
    "ms_quiz.xlsx": ms_quiz,
    "Bewerbung (Antworten) - Formularantworten 1.csv": google_de,
    "google_en.csv": google_en,
    "google.csv.zip": google_zip,
}


def team() -> list[Sent]:
    """Thirteen answers of twelve people: one answers twice, and the later one takes a yes back."""
    names = "Änne Öhlers|Bo d'Arcy|Cem Yıldız|Dörte Groß|Edda Ahl|Finn Sörens|Gül Aksoy|Hauke Thiel|Ida Łoś|Jan von Ahn"
    people = [*names.split("|"), "Käthe Zorn", "Lutz Übel"]
    functions, regions = ("Vertrieb", "IT", "Medizin"), ("Nord", "Süd")
    sent = []
    for n, name in enumerate(people):
        cells = (
            name, functions[n % 3], regions[n % 2], ("neu", "geübt")[n % 2], (NO, "Ja")[n == 3],
            (YES, NO)[n % 4 == 3], (YES, NO)[n % 2], YES, f"Weil; {n} Gründe,\nund mehr",
        )  # fmt: skip
        at = datetime(2026, 4, 17 + n, 9 + n, 5 * (n % 12), n)  # noqa: DTZ001
        sent.append(Sent(at, f"p{n}@firma.example", cells))
    first = sent[0]
    later = datetime(2026, 5, 11, 15, 0, 1)  # noqa: DTZ001
    sent.append(Sent(later, first.email.upper(), (*first.cells[:5], NO, *first.cells[6:])))
    return sent


def write(folder: Path, name: str, sent: Sequence[Sent]) -> Path:
    """One of :data:`FILES` with these answers."""
    path = folder / name
    path.write_bytes(FILES[name](sent))
    return path
