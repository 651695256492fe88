"""Files as nobody would write them, by the thousand, through one reader and all that follows it.

``python -m security.fuzz drafts 1 20000`` runs 20,000 cases from seed 1 in a process of its own and prints one line of
JSON: how many were read and refused, the slowest case and the peak of memory. What must not happen ends the process:
an exception beside those that amb words, a case of more than five seconds, a problem that is not one harmless line.
"""

# ruff: noqa: E501
from __future__ import annotations

import io
import json
import random
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path

from ambassador_cli.errors import AmbError, Problem
from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.texts.visible import to_visible
from ambassador_cli.texts.words import Words
from in_process import run_here, within

TESTS = Path(__file__).parents[1]
TODAY = date(2026, 11, 26)
SECONDS = 5.0
COMMAND_EVERY = 50
"""One case in so many goes through the whole command line as well."""
_WORDS = (Words("de"), Words("en"), Words("de", "sie"))

_ODD = (
    "\x00", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e", "\ufeff", "\ufffe", "\ud7ff", "\U000e0041", "\U0010ffff", "é", "ﬀ",
    "İ", "ẞ", "𝗳𝗲𝘁𝘁", "👩‍👩‍👧", "‍", "️", "#", "#️⃣", "＃", "@", "＠", "---\n", "---", "\r", "\r\n", "\n\n", "\t", ": ", "- ", "{", "}", "[",
    "]", "{x}", "{x.__class__}", "{0!r:>999}", "&a ", "*a", "!!python/object:os.system ", "|", ">", "%", "'", '"', "\\", "\\x1b",
    "<<: ", "? ", "~", "null", "NO", "12:30", "01234", "1e999", "-1", "99999999999999999999", "0x7f", "NaN", "2026-13-45",
    "2026-11-26", "12.11.2026", "/(a+)+$/", "/(/", "(a|b", "..3 ", "a? ", "<w>", "^aus", "https://", "http://[::1", "www.", "://",
    "mailto:", "a@b.c", "=1+1", "+cmd", "::error::", "%0A", "\\N", "\\u202e", "\u0301" * 30, "a" * 3000, "𝒳" * 300, "(" * 300, "[" * 300,
    "{a: " * 60, "- " * 200, "#a" * 300, "@b " * 300,
)  # fmt: skip
_KEYS = (
    "lang", "kind", "author", "link", "links", "images", "file", "alt", "people", "reshare", "from", "text", "answers",
    "suppress", "reason", "by", "date", "publish_on", "target", "company", "name", "pages", "hashtags", "programme", "products",
    "inn", "diseases", "confidential", "code_names", "id_patterns", "embargo", "terms", "until", "contacts", "rules", "packs",
    "words", "levels", "id", "level", "definition", "message", "de", "en", "du", "sie", "checks", "find", "needs", "any", "variant",
    "variants", "above", "people", "attributes", "consents", "wishes", "start", "places", "planned", "dimensions", "values",
    "shares", "limits", "targets", "headers", "follower_stock", "costs", "keep", "seed", "group", "reserve", "confirmed",
)  # fmt: skip


def mangled_bytes(data: bytes, dice: random.Random) -> bytes:
    """Flipped, cut, overwritten, moved or doubled."""
    if not data:
        return dice.randbytes(dice.randrange(40))
    at, size = dice.randrange(len(data)), dice.choice([1, 2, 16, 200, 4000])
    way = dice.randrange(6)
    if way == 0:
        return data[:at]
    if way == 1:
        changed = bytearray(data)
        for _ in range(dice.choice([1, 3, 30])):
            changed[dice.randrange(len(changed))] ^= 1 << dice.randrange(8)
        return bytes(changed)
    if way == 2:
        return data[:at] + dice.randbytes(size) + data[at + size :]
    if way == 3:
        to = dice.randrange(len(data))
        return data[:to] + data[at : at + size] + data[to:]
    if way == 4:
        return data[:at] + data[at + size :]
    return data[at:] + data[:at]


def mangled_text(text: str, dice: random.Random, others: Sequence[str]) -> str:
    """Odd pieces put in, lines moved, doubled, dropped, indented, keys exchanged, another text spliced in."""
    for _ in range(dice.choice([1, 1, 2, 4, 10])):
        lines = text.split("\n")
        at = dice.randrange(len(lines))
        way = dice.randrange(9)
        if way == 0:
            lines.insert(at, lines[dice.randrange(len(lines))])
        elif way == 1 and len(lines) > 1:
            del lines[at]
        elif way == 2:
            lines[at] = " " * dice.randrange(1, 9) + lines[at]
        elif way == 3:
            lines[at] = f"{dice.choice(_KEYS)}: {dice.choice([lines[at].strip(), dice.choice(_ODD), ''])}"
        elif way == 4:
            lines[at] = lines[at].replace(dice.choice(_KEYS), dice.choice(_KEYS))
        elif way == 5:
            other = dice.choice(others).split("\n")
            start = dice.randrange(len(other))
            lines[at:at] = other[start : start + dice.randrange(1, 12)]
        text = "\n".join(lines)
        if way >= 6:
            place = dice.randrange(len(text) + 1)
            text = text[:place] + dice.choice(_ODD) + text[place + dice.choice([0, 0, 1, 5]) :]
    return text


def _bytes_of(text: str, dice: random.Random, others: Sequence[str]) -> bytes:
    data = mangled_text(text, dice, others).encode("utf-8", "surrogatepass")
    if dice.random() < 0.1:
        data = mangled_bytes(data, dice)
    if dice.random() < 0.05:
        data = data.decode("utf-8", "replace").encode(dice.choice(["utf-16", "utf-8-sig", "utf-16-le"]))
    return data


def _look_at(problems: Sequence[Problem]) -> None:
    """Each problem is one line of harmless text in every language, with its values and without."""
    from ambassador_cli.errors.redaction import redacted

    for problem in problems[:30]:
        for words in _WORDS:
            for line in (to_problem_line(problem, words), to_problem_line(redacted(problem), words)):
                assert line.strip(), problem
                assert to_visible(line, keep="") == line, (problem, line)


def _command(folder: Path, *arguments: str) -> None:
    done = run_here(*arguments, cwd=folder, seconds=30)
    assert done.code in {0, 1, 2}, (arguments, done)
    assert "Traceback" not in done.stderr


def _draft_texts() -> list[str]:
    import yaml

    texts = [path.read_text(encoding="utf-8") for path in sorted((TESTS.parent / "examples" / "drafts").glob("*.md"))]
    for path in sorted((TESTS / "rules" / "cases").glob("*.yaml"))[::3]:
        tree = yaml.safe_load(path.read_text(encoding="utf-8"))
        cases = (
            tree
            if isinstance(tree, list)
            else [case for part in tree.values() if isinstance(part, list) for case in part]
        )
        texts += [str(case.get("draft") or case.get("text") or "") for case in cases if isinstance(case, dict)][:6]
    front = (
        "---\nlang: de\nkind: post\nauthor: Ada\nlink: https://a.example\nimages: [{file: a.png, alt: Bild, people: yes}]\n"
        "reshare: {from: Nordlicht US, country: US, text: x}\nanswers:\n  LK003: {answer: ja, by: Ada, date: 2026-05-05}\n"
        "suppress:\n  HT003: {reason: steht im Programm, by: Ada, date: 2026-05-05}\npublish_on: 2026-12-11\n---\n"
    )
    return [text for text in texts if text.strip()] + [front + text for text in texts[:40]]


def _word_document(text: str) -> bytes:
    stream = io.BytesIO()
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    body = "".join(f"<w:p><w:r><w:t>{line}</w:t><w:tab/></w:r></w:p>" for line in escaped.split("\n"))
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(
            "word/document.xml", f"<?xml version='1.0'?><w:document {space}><w:body>{body}</w:body></w:document>"
        )
    return stream.getvalue()


def drafts(dice: random.Random, folder: Path) -> Iterator[Callable[[], bool]]:
    """Drafts through reading, all rules, and the forms of text and data; Word documents among them."""
    from ambassador_cli.commands.hashtag_check.checking import DraftChecking
    from ambassador_cli.pages.finding_words import FindingWords
    from ambassador_cli.pages.findings_page import FindingsPage
    from ambassador_cli.readers.draft_files import decode_draft
    from ambassador_cli.readers.packs import read_packs
    from ambassador_cli.readers.programme_files import read_programme
    from ambassador_cli.rules import catalogue
    from ambassador_cli.writers.register import FORMS

    texts = _draft_texts()
    packs = read_packs()
    rules = {rule.id: rule for rule in catalogue(packs)}
    programme = read_programme(TESTS.parent / "examples" / "programme.yaml")
    checkings = [DraftChecking(programme, packs, TODAY, full=full) for full in (False, True)]
    path = folder / "a.md"
    number = 0
    while True:
        number += 1
        text = dice.choice(texts)
        if dice.random() < 0.08:
            data = mangled_bytes(_word_document(mangled_text(text, dice, texts).replace("\0", "")), dice)
        else:
            data = _bytes_of(text, dice, texts)
        form = dice.choice(["txt", "json", "github", "sarif", "md"]) if number % 5 == 0 else ""
        words = FindingWords(_WORDS[number % 3], rules, programme.contacts, hide=number % 2 == 0)

        def case(data: bytes = data, form: str = form, words: FindingWords = words, number: int = number) -> bool:
            checked, problems = checkings[number % 2].check_all([decode_draft(data, "a.md")])
            _look_at(problems)
            if form:
                FORMS[form].write(FindingsPage(tuple(checked), words, tuple(problems)))
            if number % COMMAND_EVERY == 0:
                path.write_bytes(data)
                _command(folder, "hashtag-check", "a.md", "--profile", "full", "--format", form or "txt")
            return bool(checked)

        yield case


_PACK = """\
rules:
  - id: HS001
    name: no-synergy
    level: warning
    definition: {de: Das Wort Synergie., en: The word synergy.}
    why: {de: Niemand spricht so., en: Nobody talks like that.}
    source: our house style
    message:
      de: {du: "Sag es ohne „{x}“.", sie: "Sagen Sie es ohne „{x}“."}
      en: Say it without "{x}".
    variants: {many: {de: {du: "{n} mal", sie: "{n} mal"}, en: "{n} times"}}
    bad: {draft: Wir heben Synergien., span: Synergien}
    good: {draft: Wir helfen einander.}
    checks:
      - {kind: existence, find: [HS001.words], negation: before, unless: [HS001.fine]}
      - {kind: proximity, find: [HS001.words], needs: [{any: [HS001.fine, '@figure'], where: near, join: true}]}
      - {kind: near_miss, find: [HS001.names], variant: ""}
      - {kind: count, find: [HS001.many, '@tags'], above: "2", variant: many}
words:
  HS001.words: {de: "Synergie~; Synergien; /win[- ]?win/; (gut|schlecht)? gemeint; auf ..3 hinaus"}
  HS001.names: {any: [Nordlichter, "^zittern"]}
  HS001.many: {de: super, en: great}
  HS001.fine: {any: "*laden; <nicht> so"}
  RX104.cure: {de: gesundzaubern}
"""


def packs(dice: random.Random, folder: Path) -> Iterator[Callable[[], bool]]:
    """Word packs through reading and, where they can be read, a draft and every sentence of its findings."""
    from ambassador_cli.models.programme import Programme
    from ambassador_cli.pages.finding_words import FindingWords
    from ambassador_cli.readers.drafts import read_draft
    from ambassador_cli.readers.packs import read_packs
    from ambassador_cli.rules import Checker, catalogue

    others = [_PACK, "words: {a.b: {any: ['/a{1,30}/', '/(b|c)+d/']}}\n"]
    path = folder / "house.yaml"
    (folder / "programme.yaml").write_text("rules: {packs: [house.yaml]}\n", encoding="utf-8")
    text = (
        "Super super super! Wir heben Synergien, Win-Win, gut gemeint. Nordlichtre #a #b #c 12 % auf die Palme hinaus."
    )
    (folder / "a.md").write_text(text, encoding="utf-8")
    draft = read_draft(text).draft
    assert draft is not None
    number = 0
    while True:
        number += 1
        data = _bytes_of(_PACK, dice, others)

        def case(data: bytes = data, number: int = number) -> bool:
            path.write_bytes(data)
            if number % COMMAND_EVERY == 0:
                _command(folder, "hashtag-check", "a.md", "--format", "json")
            read = read_packs([path])
            rules = {rule.id: rule for rule in catalogue(read)}
            words = FindingWords(_WORDS[number % 3], rules, own=read.own, hide=number % 4 == 0)
            if number % 4 == 0:
                for finding in Checker(Programme(), packs=read, today=TODAY).check(draft):
                    said = words.message(finding)
                    assert to_visible(said, keep="") == said
            return True

        yield case


def yaml(dice: random.Random, folder: Path) -> Iterator[Callable[[], bool]]:
    """programme.yaml with its confidential file, roster.yaml, group.yaml."""
    from ambassador_cli.readers.draw_files import read_group
    from ambassador_cli.readers.programme_files import read_programme, read_roster, read_secrets

    example = TESTS.parent / "examples"
    programme = (example / "programme.yaml").read_text(encoding="utf-8")
    company = (TESTS / "rules" / "facts.yaml").read_text(encoding="utf-8")
    roster = (example / "roster.yaml").read_text(encoding="utf-8")
    secrets = "confidential: {code_names: [Projekt Polarstern], id_patterns: ['A-\\d+']}\nembargo:\n  - {id: E1, terms: [x], until: 2027-01-04}\n"
    group = 'confirmed: 2026-11-26\nseed: "a"\nseed_source: given\ninputs_sha256: "0"\ngroup:\n  - {id: "1", name: "A"}\nreserve: []\n'
    kinds: list[tuple[str, str, Callable[[Path], object]]] = [
        ("programme.yaml", programme, read_programme),
        ("programme.yaml", company, read_programme),
        ("roster.yaml", roster, read_roster),
        ("secret.yaml", secrets, read_secrets),
        ("group.yaml", group, read_group),
    ]
    others = [text for _, text, _ in kinds]
    number = 0
    while True:
        number += 1
        name, text, read = dice.choice(kinds)
        data = _bytes_of(text, dice, others)

        def case(
            name: str = name, data: bytes = data, read: Callable[[Path], object] = read, number: int = number
        ) -> bool:
            path = folder / name
            path.write_bytes(data)
            try:
                if number % COMMAND_EVERY == 0:
                    _command(folder, *dice.choice([("hashtag-check", "--paste"), ("select",), (), ("explain", "K05")]))
                read(path)
            finally:
                path.unlink()
            return True

        yield case


def _mangled_json(content: object, dice: random.Random) -> object:
    """One value somewhere inside exchanged, dropped or doubled."""
    odd: list[object] = [None, True, -1, 0, 10**30, 1.5, "", "a" * 300, [], {}, [[]], "2026-99-99", "\x1b", *_ODD[:8]]
    if isinstance(content, dict) and content:
        key = dice.choice(sorted(content))
        changed = dict(content)
        way = dice.randrange(5)
        if way == 0:
            del changed[key]
        elif way == 1:
            changed[key] = dice.choice(odd)
        elif way == 2:
            changed[dice.choice(_KEYS)] = changed[key]
        else:
            changed[key] = _mangled_json(content[key], dice)
        return changed
    if isinstance(content, list) and content:
        at = dice.randrange(len(content))
        way = dice.randrange(5)
        if way == 0:
            return content[:at] + content[at + 1 :]
        if way == 1:
            return [*content, content[at]]
        return [*content[:at], _mangled_json(content[at], dice), *content[at + 1 :]]
    return dice.choice([*odd, content, content])


def records(dice: random.Random, folder: Path) -> Iterator[Callable[[], bool]]:
    """Records of draws, frozen files, entries, names: through reading and every check."""
    from ambassador_cli.cohort import verify_frozen, verify_record
    from ambassador_cli.models.draw import spell
    from ambassador_cli.readers.draw_files import read_any, read_entries, read_names
    from cohort.draw_records import eight_draws

    draws = [draw for draw in eight_draws().values() if len(spell(draw.record)) < 60_000]
    number = 0
    while True:
        number += 1
        draw = dice.choice(draws)
        content = dice.choice(
            [draw.record, draw.record, draw.frozen, draw.names, *(one.content for one in draw.entries)]
        )
        for _ in range(dice.choice([1, 1, 2, 5])):
            content = _mangled_json(content, dice)  # type: ignore[assignment]
        try:
            data = spell(content)
        except (TypeError, ValueError):
            data = json.dumps(content).encode()
        if dice.random() < 0.2:
            data = mangled_bytes(data, dice)
        others = [spell(one.content) for one in draw.entries]

        def case(data: bytes = data, others: list[bytes] = others, number: int = number) -> bool:
            path = folder / "record.json"
            path.write_bytes(data)
            for entry in range(1, 4):
                file = folder / f"entry-{entry:02d}.json"
                file.unlink(missing_ok=True)
                if entry <= len(others):
                    file.write_bytes(others[entry - 1])
            if number % COMMAND_EVERY == 0:
                _command(folder, "select", "--verify", "record.json")
            try:
                read_names(path)
            except AmbError as error:
                _look_at(error.problems)
            sealed = read_any(path)
            entries = read_entries(folder)
            if "frozen" in sealed.content:
                verify_record(sealed.content, entries)  # type: ignore[arg-type]
            else:
                verify_frozen(sealed.content)
            return True

        yield case


def exports(dice: random.Random, folder: Path) -> Iterator[Callable[[], bool]]:
    """LinkedIn's exports in every format, and the pools and quotas of a selection, through reading and its problems."""
    from ambassador_cli.models.roster import Consents, Person
    from ambassador_cli.readers.linkedin import read_exports
    from ambassador_cli.readers.pools import read_people

    samples = TESTS / "data" / "samples"
    files = [path for path in sorted(samples.rglob("*")) if path.is_file() and path.stat().st_size < 120_000]
    contents = [path.read_bytes() for path in files]
    plain = [path.read_text(encoding="utf-8", errors="replace") for path in files if path.suffix == ".csv"]
    number = 0
    while True:
        number += 1
        data = dice.choice(contents)
        if data.startswith(b"PK") and dice.random() < 0.5:
            data = _mangled_inside(data, dice)
        elif not data.startswith((b"PK", b"\xd0\xcf")) and dice.random() < 0.7:
            data = _bytes_of(data.decode("utf-8", "replace"), dice, plain or ["x"])
        else:
            data = mangled_bytes(data, dice)

        def case(data: bytes = data, number: int = number) -> bool:
            name = f"damaged-{number}.xls"
            people = [Person(name="Anna Berg", files=(name,), consents=Consents(use_statistics=date(2023, 1, 1)))]
            found = read_exports([(name, data)], today=date(2024, 6, 3), people=people, allow_archive=number % 3 > 0)
            _look_at(found.problems)
            if number % 4 == 0 or number % COMMAND_EVERY == 0:
                path = folder / "pool.csv"
                path.write_bytes(data)
                if number % COMMAND_EVERY == 0:
                    _command(folder, *dice.choice([("report", "pool.csv"), ("inspect", "pool.csv")]))
                    _command(folder, "select", "pool.csv", "--size", "2")
                read_people(path)
            return bool(found.history.sources)

        yield case


def _mangled_inside(data: bytes, dice: random.Random) -> bytes:
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
            for entry in source.infolist():
                content = source.read(entry)
                target.writestr(entry.filename, mangled_bytes(content, dice) if dice.random() < 0.4 else content)
    except zipfile.BadZipFile:
        return data
    return out.getvalue()


READERS = {reader.__name__: reader for reader in (drafts, packs, yaml, records, exports)}


def peak() -> int:
    """The most memory that this process has held so far, in MB, as Linux counts it; 0 elsewhere."""
    status = Path("/proc/self/status")
    return int(status.read_text().split("VmHWM:")[1].split()[0]) // 1024 if status.exists() else 0


def run(reader: str, seed: int, count: int) -> dict[str, object]:
    """``count`` cases. Any exception that amb would not word goes through, with the number of its case before it."""
    dice = random.Random(f"{reader} {seed}")
    read = refused = 0
    slowest = 0.0
    with tempfile.TemporaryDirectory() as place:
        for number, case in enumerate(READERS[reader](dice, Path(place)), start=1):
            begin = time.process_time()
            try:
                with within(6 * SECONDS):
                    read += case()
            except AmbError as error:
                refused += 1
                _look_at(error.problems)
            except BaseException:
                print(f"{reader}, seed {seed}, case {number}", file=sys.stderr)
                raise
            seconds = time.process_time() - begin
            slowest = max(slowest, seconds)
            if seconds > SECONDS:
                raise AssertionError(f"{reader}, seed {seed}, case {number}: {seconds:.1f} s")
            if number == count:
                break
    return {
        "reader": reader,
        "cases": count,
        "read": read,
        "refused": refused,
        "slowest": round(slowest, 2),
        "peak": peak(),
    }


if __name__ == "__main__":
    print(json.dumps(run(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))))
