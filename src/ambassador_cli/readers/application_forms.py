"""Answers to an application form, as Microsoft Forms and Google Forms write them, or any table with a line of headers.

What really comes was read off public form exports: which columns the form writes itself, how days look, what separates
choices. Times are wall times without a zone, as the file has them. A column that is not known is a question; nothing is
guessed from its cells.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Literal

from ambassador_cli.errors import InputError, Own, Place, Problem
from ambassador_cli.models.application_form import ApplicationForm, FormAnswer, FormKind
from ambassador_cli.readers.headed_sheet import HeadedSheet, fold_header, read_headed_sheet
from ambassador_cli.readers.tables import column_letters
from ambassador_cli.readers.user_files import read_user_file

MOST_BYTES = 20_000_000
MOST_ANSWERS = 1_000
"""A form with more answers is no application to a programme of a few dozen."""
_ID = {"id"}
_SENT = {"fertigstellungszeit": "de", "completion time": "en", "zeitstempel": "de", "timestamp": "en"}
_OWN = {
    *("startzeit", "start time", "letzte änderungszeit", "last modified time", "language", "sprache"),
    *("gesamtpunktzahl", "total points", "prüfungsfeedback", "quiz feedback", "uhrzeit der notenveröffentlichung"),
    *("grade posted time", "punkte", "score", "points"),
}
_EMAIL = {"e-mail", "email", "e-mail-adresse", "email address", "username", "nutzername"}
_ACCOUNT = {"name"}
_POINTS = re.compile(r"(?:points|punkte|feedback|rückmeldung)\s*[-\u2013\u2014:]\s*(.+)", re.IGNORECASE)
_NOBODY = {"anonymous", "anonym", ""}
_SERIAL = re.compile(r"\d{5}(?:\.\d+)?")
_EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001
_CLOCK = r"(?P<t>\d\d?:\d\d(?::\d\d)?)"
_HALF = r"(?: ?(?P<half>[AP])\.?M\.?)?"
_ZONE = r"(?: [A-Z]{2,5}(?:[+-][\d:]+)?)?"
_STYLES = {
    "2026-05-31 14:30": re.compile(rf"(?P<y>\d{{4}})-(?P<m>\d\d?)-(?P<d>\d\d?)(?:[T ]{_CLOCK}(?:\.\d+)?)?"),
    "31.05.2026 14:30": re.compile(rf"(?P<d>\d\d?)\.(?P<m>\d\d?)\.(?P<y>\d{{4}}|\d\d)(?:,? {_CLOCK})?"),
    "2026/05/31 2:30:00 PM": re.compile(
        rf"(?P<y>\d{{4}})/(?P<m>\d\d?)/(?P<d>\d\d?)(?: {_CLOCK}{_HALF}{_ZONE})?", re.IGNORECASE
    ),
    "5/31/2026 14:30": re.compile(
        rf"(?P<a>\d\d?)/(?P<b>\d\d?)/(?P<y>\d{{4}}|\d\d)(?:,? {_CLOCK}{_HALF})?", re.IGNORECASE
    ),
}
_ISO, _MONTH_OR_DAY = "2026-05-31 14:30", "5/31/2026 14:30"


def read_application_form(path: Path) -> ApplicationForm:
    """The answers in a file, in its order: xlsx, xls, ods, csv, or a zip with one csv.

    Raises :class:`InputError` with all that is wrong: two tables in a zip, headers that are merged or blank above
    answers, times in several styles or unreadable, more than ``MOST_ANSWERS`` answers.
    """
    name, data = path.name, read_user_file(path, MOST_BYTES)
    if data.startswith(b"PK") and _is_plain_zip(name, data):
        name, data = _out_of_zip(name, data)
    sheet = read_headed_sheet(name, data, {*_ID, *_SENT, *_OWN, *_EMAIL})
    return _form(sheet)


def _is_plain_zip(name: str, data: bytes) -> bool:
    from ambassador_cli.readers.tables.zip_safety import list_entries

    names = {entry.filename for entry in list_entries(name, data)}
    return not names & {"[Content_Types].xml", "content.xml", "xl/workbook.xml"}


def _out_of_zip(name: str, data: bytes) -> tuple[str, bytes]:
    from ambassador_cli.readers.tables.zip_safety import list_entries, open_entries

    entries = [entry for entry in list_entries(name, data) if not entry.is_dir() and "__MACOSX" not in entry.filename]
    tables = [entry for entry in entries if entry.filename.lower().endswith(".csv")]
    if len(tables) != 1:
        values = {"n": len(tables)}
        raise InputError(Problem("roster.form_zip", Place(file=name), values))
    unpack = open_entries(name, data, tables)
    return f"{name}: {tables[0].filename.rsplit('/', 1)[-1]}", b"".join(unpack(tables[0].filename))


def _form(sheet: HeadedSheet) -> ApplicationForm:
    folded = [fold_header(header) for header in sheet.headers]
    sent = next((i for i, header in enumerate(folded[:4]) if header in _SENT), -1)
    kind: FormKind = "table" if sent < 0 else "google" if sent == 0 else "microsoft"
    language: Literal["de", "en"] = "en" if sent >= 0 and _SENT[folded[sent]] == "en" else "de"
    problems = _check_size(sheet) or _blank_headers(sheet)
    # What the form writes itself stands before the first question; an address or name below it is somebody's answer.
    own = 0
    if kind != "table":
        while own < len(folded) and folded[own] in {*_ID, *_SENT, *_OWN, *_EMAIL, *_ACCOUNT}:
            if kind == "google" and folded[own] in _ACCOUNT:
                break
            own += 1
    email = next((i for i, header in enumerate(folded[:own]) if header in _EMAIL), -1)
    account = next((i for i, header in enumerate(folded[:own]) if header in _ACCOUNT), -1)
    asked = [i for i, header in enumerate(sheet.headers) if header and i >= own and not _is_of_quiz(sheet.headers, i)]
    times = _times(sheet, sent, language, problems) if sent >= 0 else [None] * len(sheet.rows)
    if problems:
        raise InputError(problems)
    answers = []
    for (number, row), at in zip(sheet.rows, times, strict=True):
        cells = tuple(_answer(row[i]) if i < len(row) else "" for i in asked)
        if any(cells) or at is not None:
            who = (row[i] if 0 <= i < len(row) else "" for i in (email, account))
            address, name = ("" if fold_header(found) in _NOBODY else found for found in who)
            answers.append(FormAnswer(number, at, address, name, cells))
    left = tuple(sheet.headers[i] for i in range(len(folded)) if sheet.headers[i] and i not in asked)
    questions = tuple(sheet.headers[i] for i in asked)
    return ApplicationForm(sheet.file, sheet.name, kind, language, _apart(questions), tuple(answers), left)


def _answer(cell: str) -> str:
    """Choices end with a semicolon in what Microsoft Forms writes, a single one too."""
    return cell.rstrip("; ").strip()


def _apart(questions: Sequence[str]) -> tuple[str, ...]:
    """Two questions of the same words get a number behind the second, as the forms themselves do."""
    seen: dict[str, int] = {}
    found = []
    for question in questions:
        seen[question] = seen.get(question, 0) + 1
        found.append(question if seen[question] == 1 else f"{question} ({seen[question]})")
    return tuple(found)


def _is_of_quiz(headers: Sequence[str], at: int) -> bool:
    """Points and feedback that a quiz adds to a question."""
    match = _POINTS.fullmatch(headers[at])
    return bool(match and match[1].strip() in headers)


def _check_size(sheet: HeadedSheet) -> list[Problem]:
    if len(sheet.rows) <= MOST_ANSWERS:
        return []
    return [Problem("roster.form_too_long", sheet.place(), {"n": len(sheet.rows), "most": MOST_ANSWERS})]


def _blank_headers(sheet: HeadedSheet) -> list[Problem]:
    """A column with answers and no header: header cells were merged, or a title was deleted."""
    width = max(len(row) for _, row in sheet.rows)
    headers = [*sheet.headers, *[""] * (width - len(sheet.headers))]
    blank = [i for i in range(width) if not headers[i] and any(i < len(row) and row[i] for _, row in sheet.rows)]
    if not blank:
        return []
    place = Place(file=sheet.file, sheet=sheet.name, cell=column_letters(blank[0]))
    return [Problem("roster.form_blank_header", place, {"n": len(blank)})]


def _times(
    sheet: HeadedSheet, at: int, language: Literal["de", "en"], problems: list[Problem]
) -> list[datetime | None]:
    """When each answer was sent. One file writes all its times in one style; an Excel number is a typed time."""
    cells = [(number, row[at] if at < len(row) else "") for number, row in sheet.rows]
    styles = [(_style(cell), number, cell) for number, cell in cells]
    header = sheet.headers[at]
    unread = [(number, cell) for style, number, cell in styles if not style]
    for number, cell in unread[:3]:
        values: dict[str, object] = {"found": cell[:40], "expected": Own(" / ".join(_STYLES))}
        problems.append(Problem("roster.form_no_time", sheet.place(number, header), values))
    used = {style: (number, cell) for style, number, cell in reversed(styles) if style}
    if len(used) > 1:
        first, second = sorted(used.values())[:2]
        values = {"first": first[0], "found": second[1][:40], "other": first[1][:40]}
        problems.append(Problem("roster.form_times_differ", sheet.place(second[0], header), values))
    if problems:
        return []
    style = next(iter(used), "")
    day_first = language == "de"
    if style == _MONTH_OR_DAY:
        pairs = [(int(m["a"]), int(m["b"])) for _, cell in cells if (m := _STYLES[style].fullmatch(cell))]
        over = any(a > 12 for a, _ in pairs), any(b > 12 for _, b in pairs)
        day_first = over[0] if any(over) else day_first
    found: list[datetime | None] = []
    for number, cell in cells:
        try:
            found.append(_time(style, cell, day_first))
        except ValueError:
            values = {"found": cell[:40], "expected": Own(style)}
            problems.append(Problem("roster.form_no_time", sheet.place(number, header), values))
    return found


def _style(cell: str) -> str:
    if _SERIAL.fullmatch(cell):
        return _ISO
    return next((style for style, pattern in _STYLES.items() if pattern.fullmatch(cell)), "")


def _time(style: str, cell: str, day_first: bool) -> datetime:
    if _SERIAL.fullmatch(cell):
        return _EPOCH + timedelta(seconds=round(float(cell) * 86_400))
    match = _STYLES[style].fullmatch(cell)
    assert match is not None
    part = match.groupdict()
    year = int(part["y"]) + (2000 if len(part["y"]) == 2 else 0)
    if "a" in part:
        day, month = (part["a"], part["b"]) if day_first else (part["b"], part["a"])
    else:
        day, month = part["d"], part["m"]
    hour, minute, second = (*map(int, (part["t"] or "0:0:0").split(":")), 0, 0)[:3]
    half = (part.get("half") or "").upper()
    if half:
        hour = hour % 12 + (12 if half == "P" else 0)
    return datetime(year, int(month), int(day), hour, minute, second)  # noqa: DTZ001
