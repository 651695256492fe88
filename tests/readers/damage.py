"""Damages copies of good files and reads them: run as ``python damage.py SEED FIRST COUNT`` in a process of its own.

Prints a JSON line a file: format, kind of damage, what became of it, and which figures changed without a word.
"""

from __future__ import annotations

import csv
import io
import json
import random
import re
import resource
import struct
import sys
import zipfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from ambassador_cli.models.export import Figures, History
from ambassador_cli.models.roster import Consents, Person
from ambassador_cli.readers.linkedin import Exports, read_exports

SAMPLES = Path(__file__).parents[1] / "data" / "samples"
TODAY = date(2024, 6, 3)
GOOD = [
    *sorted((SAMPLES / "page_en").glob("*_17172*.xls")),
    *sorted(path for path in (SAMPLES / "page_resaved").rglob("*") if path.is_file()),
    *sorted((SAMPLES / "creators_2024_en").glob("*B*.xlsx")),
    *sorted((SAMPLES / "creators_2026_de").glob("*.xlsx")),
    *sorted((SAMPLES / "post_analytics").glob("*.xlsx")),
    *sorted(path for path in (SAMPLES / "archive").rglob("*") if path.is_file()),
]
OWN_COUNTS = ("impressions", "members_reached", "saves", "sends", "new_followers")
Damage = Callable[[bytes, random.Random], bytes]


def truncate(data: bytes, dice: random.Random) -> bytes:
    return data[: dice.randrange(len(data))]


def flip(data: bytes, dice: random.Random) -> bytes:
    changed = bytearray(data)
    for _ in range(dice.choice([1, 3, 20, 200])):
        changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
    return bytes(changed)


def overwrite(data: bytes, dice: random.Random) -> bytes:
    start, size = dice.randrange(len(data)), dice.choice([1, 16, 512, 5000])
    return data[:start] + dice.randbytes(size) + data[start + size :]


def move(data: bytes, dice: random.Random) -> bytes:
    start, size, to = dice.randrange(len(data)), dice.choice([4, 64, 512, 5000]), dice.randrange(len(data))
    return data[:to] + data[start : start + size] + data[to:]


def digit(data: bytes, dice: random.Random) -> bytes:
    """One digit of a text, or one number of an xls, becomes another."""
    if data.startswith(b"\xd0\xcf"):
        places = [found.start() for found in re.finditer(rb"\x03\x02\x0e\x00|\x7e\x02\x0a\x00", data)]
        if not places:
            return flip(data, dice)
        at = dice.choice(places)
        number = data[at : at + 2] == b"\x03\x02"
        value = (
            struct.pack("<d", dice.randrange(1, 5000))
            if number
            else struct.pack("<I", dice.randrange(1, 5000) << 2 | 2)
        )
        return data[: at + 10] + value + data[at + 10 + len(value) :]
    places = [found.start() for found in re.finditer(rb"\d", data)]
    if not places or data.startswith(b"PK"):
        return flip(data, dice)
    at = dice.choice(places)
    other = dice.choice([d for d in b"0123456789" if d != data[at]])
    return data[:at] + bytes([other]) + data[at + 1 :]


def lines(data: bytes, dice: random.Random) -> bytes:
    rows = data.split(b"\n")
    for _ in range(dice.choice([1, 5])):
        a, b = dice.randrange(len(rows)), dice.randrange(len(rows))
        if dice.random() < 0.5:
            rows.insert(a, rows[b])
        else:
            del rows[a]
            rows = rows or [b""]
    return b"\n".join(rows)


def columns(data: bytes, dice: random.Random) -> bytes:
    text = data.decode("utf-8-sig", "replace")
    rows = list(csv.reader(io.StringIO(text, newline="")))
    width = max(map(len, rows), default=1) or 1
    a, b = dice.randrange(width), dice.randrange(width)
    for row in rows:
        if max(a, b) < len(row):
            row[a], row[b] = row[b], row[a]
    out = io.StringIO(newline="")
    csv.writer(out).writerows(rows)
    return out.getvalue().encode()


def rezip(data: bytes, dice: random.Random) -> bytes:
    """Damage inside a zip's entries, packed again, so that it gets past the checksums."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        for entry in source.infolist():
            content = source.read(entry)
            if content and dice.random() < 0.5:
                content = dice.choice([flip, truncate, overwrite, move, digit])(content, dice)
            target.writestr(entry.filename, content)
    return out.getvalue()


def order(data: bytes, dice: random.Random) -> bytes:
    """The row or column of one value of an xls becomes another: two bytes that once ended the process."""
    places = [
        m.start() for m in re.finditer(rb"\x03\x02\x0e\x00|\x7e\x02\x0a\x00|\xfd\x00\x0a\x00|\xbd\x00.\x00", data)
    ]
    if not places:
        return flip(data, dice)
    at = dice.choice(places) + 4 + dice.choice([0, 2])
    return data[:at] + struct.pack("<H", dice.choice([0, 1, 5, 300, 40_000])) + data[at + 2 :]


def ways(data: bytes) -> dict[str, Damage]:
    """The damages for this kind of file, by name."""
    found: dict[str, Damage] = {
        "truncate": truncate,
        "flip": flip,
        "overwrite": overwrite,
        "move": move,
        "digit": digit,
    }
    if data.startswith(b"PK"):
        del found["digit"]
        return found | {"rezip": rezip}
    if data.startswith(b"\xd0\xcf"):
        return found | {"order": order}
    return found | {"lines": lines, "columns": columns}


def format_of(data: bytes) -> str:
    if data.startswith(b"\xd0\xcf"):
        return "xls"
    if not data.startswith(b"PK"):
        return "csv"
    return "zip" if b"xl/" not in data and b"content.xml" not in data else "ods" if b"content.xml" in data else "xlsx"


def read(name: str, data: bytes) -> Exports:
    people = [Person(name="Anna Berg", files=(name,), consents=Consents(use_statistics=date(2023, 1, 1)))]
    return read_exports([(name, data)], today=TODAY, people=people, allow_archive=True)


def figures(history: History) -> dict[str, object]:
    """Every figure of a history by where it stands; a rate to six digits."""

    def of(prefix: str, record: object, names: tuple[str, ...]) -> Iterator[tuple[str, object]]:
        for name in names:
            value = getattr(record, name)
            yield f"{prefix}.{name}", round(value, 6) if isinstance(value, float) else value

    counts = tuple(Figures.__dataclass_fields__)
    found: dict[str, object] = {}
    for day in history.page_days:
        for scope in ("organic", "sponsored", "total"):
            found |= of(f"page {day.day} {scope}", getattr(day, scope), counts)
    for row in history.follower_days:
        found |= of(f"followers {row.day}", row, ("organic", "sponsored", "auto_invited", "total"))
    for visit in history.visitor_days:
        found |= of(f"visitors {visit.day}", visit, ("page_views", "unique_visitors"))
    for post in history.posts:
        key = post.id or post.link or post.text[:40]
        found |= of(f"post {key}", post, ("created", "text", "content_type"))
        for scope in ("organic", "total"):
            found |= of(f"post {key} {scope}", getattr(post, scope), counts)
    for audience in history.audiences:
        found |= {f"audience {audience.dimension} {value}": count for value, count in audience.counts}
    for person in history.people:
        for mine in person.days:
            found |= of(f"own {mine.day}", mine, ("impressions", "engagements"))
        for own in person.posts:
            key = f"own post {own.ids or own.link}"
            found |= of(
                key, own, ("published", "text", "impressions", "members_reached", "saves", "sends", "new_followers")
            )
    return found


def record_of(key: str) -> str:
    """The day, post or value that a figure of :func:`figures` belongs to."""
    return re.sub(r"(?: (?:organic|sponsored|total))?\.\w+$", "", key)


def main() -> None:
    seed, first, count = map(int, sys.argv[1:])
    contents = [path.read_bytes() for path in GOOD]
    good: dict[int, dict[str, object]] = {}
    for number in range(first, first + count):
        dice = random.Random(f"{seed} {number}")
        index = number % len(contents)
        data = contents[index]
        kind = dice.choice(sorted(ways(data)))
        damaged = ways(data)[kind](data, dice)
        name = GOOD[index].name
        print(json.dumps({"begin": number, "kind": kind, "file": name}), flush=True)
        found = read(name, damaged)
        said = sorted({problem.id for problem in found.problems})
        changed: list[str] = []
        gone = 0
        if not said:
            if index not in good:
                good[index] = figures(read(name, data).history)
            now = figures(found.history)
            # A record that is gone as a whole is a shorter export; within a series of days it is named as a gap.
            there = {record_of(key) for key in now}
            gone = len({record_of(key) for key in good[index]} - there)
            keys = {key for key in good[index] if record_of(key) in there} | now.keys()
            changed = sorted(key for key in keys if good[index].get(key) != now.get(key))
        silent = "changed" if changed else "shorter" if gone else "same"
        result = "refused" if not found.history.sources else "named" if said else silent
        line = {"number": number, "format": format_of(data), "kind": kind, "result": result, "changed": changed[:200]}
        print(json.dumps(line), flush=True)
    print(json.dumps({"peak": peak_of_this_process()}))


def peak_of_this_process() -> int:
    """The peak of memory in MB. What the system counts for a process begins with the memory of the one that started
    it, so Linux is asked for this one's own where it can be."""
    status = Path("/proc/self/status")
    if status.is_file():
        own = next((line for line in status.read_text().splitlines() if line.startswith("VmHWM:")), None)
        if own:
            return int(own.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
