"""Writes the files of thirteen fictional ambassadors into examples/exports: ``python tests/tools/example_people.py``.

Five of management and eight of the pilot, three of whom did not agree. Half of the files are of the English layout of
2024, half of the German one of 2026, where every number is text. Posts are made of sentences below; no figure is real.
"""

from __future__ import annotations

import csv
import io
import math
import random
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import openpyxl

EXPORTS = Path(__file__).parents[2] / "examples" / "exports"
FIRST, LAST = date(2023, 6, 2), date(2024, 5, 31)
MANAGEMENT = (
    "Dr. Hella Nordbrinkel",
    "Carsten Wiegershoff",
    "Annika Thordsenius",
    "Ulf Pettersdotter",
    "Mara Deichlinger",
)
PILOT = ("Femke Graeffenstein", "Mirko Sandvossler", "Levke Brinkumsen", "Amir Tahmasbichler", "Tomke Ellerbrocken")
SILENT = ("Gunnar Hallingstedter", "Svea Ostermoorin", "Piet Klabauterssen")
"""These did not agree: their files lie there, and are not read."""
OPENINGS = (
    "Heute stand ich zum ersten Mal seit Langem wieder im Labor.",
    "Mein Weg zur Arbeit führt über den Deich, und heute war er weiß.",
    "Drei Dinge, die ich in meinem ersten Jahr hier gelernt habe.",
    "Unsere Auszubildenden haben gestern die Kantine übernommen.",
    "Ein Kollege ging nach 31 Jahren in den Ruhestand.",
    "Wir haben einen Tag lang nur zugehört.",
    "Was macht eigentlich jemand, der Lieferketten plant?",
    "Heute Morgen um sechs, Tor drei, Nieselregen.",
)
MIDDLES = (
    "Niemand hatte damit gerechnet, am wenigsten ich.",
    "Am meisten hat mich die Ruhe der anderen beeindruckt.",
    "Das klingt klein und war es nicht.",
    "Danach haben wir lange darüber gesprochen, was wir anders machen wollen.",
    "Geholfen hat am Ende eine Tasse Kaffee und eine Skizze auf einer Serviette.",
    "Ich hätte nie gedacht, dass mich das so lange beschäftigt.",
)
ENDINGS = (
    "#WirSindNordlicht",
    "#WirSindNordlicht #NewWork",
    "Wie ist das bei euch?",
    "",
    "@Nordlicht Pharma Deutschland",
)
TITLES = {
    "en": ("DISCOVERY", "ENGAGEMENT", "TOP POSTS", "FOLLOWERS", "DEMOGRAPHICS"),
    "de": ("AUFFINDBARKEIT", "ENGAGEMENT", "TOP-BEITRÄGE", "FOLLOWER", "DEMOGRAFISCHE DATEN"),
}


WORDS = {
    "en": {
        "performance": "Overall Performance",
        "reached": "Members reached",
        "date": "Date",
        "engagements": "Engagements",
        "url": "Post URL",
        "published": "Post publish date",
        "new": "New followers",
        "demographics": "Top Demographics",
        "value": "Value",
        "share": "Percentage",
    },
    "de": {
        "performance": "Gesamtperformance",
        "reached": "Erreichte Mitglieder",
        "date": "Datum",
        "engagements": "Interaktionen",
        "url": "Beitrags-URL",
        "published": "Veröffentlichungsdatum",
        "new": "Neue Follower:innen",
        "demographics": "Wichtige demografische Daten",
        "value": "Wert",
        "share": "Prozentsatz",
    },
}


def written(day: date, language: str) -> str:
    return f"{day.month}/{day.day}/{day.year}" if language == "en" else f"{day:%d.%m.%Y}"


def creator_workbook(name: str, language: str, posts: list[tuple[datetime, str]]) -> bytes:
    """The analytics of one person: 365 days, two rankings, followers."""
    dice = random.Random(f"days {name}")
    level = math.exp(dice.gauss(5.6, 0.45))
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    rows: list[list[object]] = []
    for day in days:
        near = sum(math.exp(-(day - when.date()).days / 5) for when, _ in posts if 0 <= (day - when.date()).days < 40)
        impressions = round(level * (0.25 + near) * math.exp(dice.gauss(0, 0.3)) * (0.6 if day.weekday() > 4 else 1))
        rows.append([written(day, language), impressions, round(impressions * dice.uniform(0.02, 0.06))])
    ranked = []
    for when, _ in posts:
        link = f"https://www.linkedin.com/feed/update/urn:li:activity:{int(when.timestamp() * 1000) << 22}"
        ranked.append((link, written(when.date(), language), round(level * dice.uniform(2, 9))))
    ranked.sort(key=lambda entry: -entry[2])
    say = WORDS[language]
    post, engaged = (say["url"], say["published"], "Impressions"), say["engagements"]
    sheets: list[list[list[object]]] = [
        [
            [say["performance"], f"{written(FIRST, language)} - {written(LAST, language)}"],
            ["Impressions", sum(int(str(row[1])) for row in rows)],
            [say["reached"], round(level * 40)],
        ],
        [[say["date"], "Impressions", engaged], *rows],
        [
            ["Maximum of 50 posts available to include in this list"],
            [],
            [post[0], post[1], engaged, "", *post],
            *([link, day, round(shown / 20), "", link, day, shown] for link, day, shown in ranked[:50]),
        ],
        [
            [f"Total followers on {written(LAST, language)}:", round(level * 3)],
            [],
            [say["date"], say["new"]],
            *([row[0], dice.randrange(4)] for row in rows),
        ],
        [[say["demographics"], say["value"], say["share"]]],
    ]
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    book.properties.created = book.properties.modified = datetime(2024, 6, 1)  # noqa: DTZ001
    for title, content in zip(TITLES[language], sheets, strict=True):
        sheet = book.create_sheet(title)
        for row in content:
            sheet.append([str(cell) if language == "de" and isinstance(cell, int) else cell for cell in row])
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def posts_of(name: str) -> list[tuple[datetime, str]]:
    """About one post every three weeks, the last one in May."""
    dice = random.Random(f"posts {name}")
    times = [datetime(2023, 6, 14, 8, tzinfo=UTC) + timedelta(days=dice.uniform(14, 28) * n) for n in range(17)]
    times = [when for when in times if when.date() < LAST] + [datetime(2024, 5, 28, 7, tzinfo=UTC)]
    texts = []
    for when in times:
        text = " ".join((dice.choice(OPENINGS), dice.choice(MIDDLES), dice.choice(ENDINGS))).strip()
        texts.append((when + timedelta(minutes=dice.randrange(600)), text))
    return texts


def shares_csv(posts: list[tuple[datetime, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["Date", "ShareLink", "ShareCommentary", "SharedUrl", "MediaUrl", "Visibility"])
    for when, text in reversed(posts):
        link = f"https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A{(int(when.timestamp() * 1000) - 400) << 22}"
        writer.writerow([f"{when:%Y-%m-%d %H:%M:%S}", link, text, "", "", "MEMBER_NETWORK"])
    return out.getvalue()


def main() -> None:
    for number, name in enumerate((*MANAGEMENT, *PILOT, *SILENT)):
        posts = posts_of(name)
        if number % 2:
            stem, language = f"AggregateAnalytics_{name}_{FIRST}_{LAST}", "de"
        else:
            stem, language = f"Content_{FIRST}_{LAST}_{name.replace(' ', '')}", "en"
        (EXPORTS / f"{stem}.xlsx").write_bytes(creator_workbook(name, language, posts))
        if name not in SILENT:
            (EXPORTS / f"Shares_{name}.csv").write_text(shares_csv(posts), encoding="utf-8", newline="")


if __name__ == "__main__":
    main()
