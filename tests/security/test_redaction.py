"""Random words in every place where somebody writes: none of them gets into a CI format, nor onto stderr in CI."""

# ruff: noqa: E501
from __future__ import annotations

import json
import random
import socket
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import xlsxwriter

from in_process import Done, run_here

FORMS = ("json", "github", "sarif")
_DICE = random.Random(13)


class Tokens:
    """Words that occur nowhere else, each planted once."""

    def __init__(self) -> None:
        self.planted: list[str] = []

    def __call__(self) -> str:
        word = "Q" + "".join(_DICE.choice(string.ascii_lowercase) for _ in range(11)) + "z"
        self.planted.append(word)
        return word

    def seen_in(self, *texts: str) -> list[str]:
        """Those that can be read in any of the texts, in any case."""
        everything = "\n".join(texts).casefold()
        return [word for word in self.planted if word.casefold() in everything]


def _programme(t: Tokens) -> str:
    return f"""\
company:
  name: {t()} Pharma
  aliases: [{t()}]
  slug: {t()}
  pages: [{{name: {t()}, country: DE}}]
  foreign_pages: [{{name: {t()}, country: US}}]
  partner_pages: [{t()}]
hashtags: {{programme: [Wir{t()}], company: [{t()}], topics: [{t()}]}}
products: [{{name: {t()}, inn: {t()}, rx: true, indication: {{de: [{t()}]}}, studies: [{t()}]}}]
diseases: {{other: {{de: [{t()}]}}}}
investigational: [{{code: {t()}, names: [{t()}]}}]
competitors: [{t()}]
confidential: {{markers: [{t()}], code_names: [{t()}], hosts: [{t()}.intern], id_patterns: ['{t()}-\\d+']}}
embargo: [{{id: {t()}, terms: [{t()}], until: 2030-01-01}}]
contacts:
  comms: {{name: {t()}, email: {t()}@example.org, phone: '{t()}'}}
  legal: {{name: {t()}, email: {t()}@example.org}}
links: {{allowed_domains: [{t()}.example]}}
rules: {{packs: [house.yaml], levels: {{HK001: warning}}}}
"""


def _pack(t: Tokens) -> str:
    return f"""\
rules:
  - id: HS001
    name: {t()}
    level: error
    definition: {{de: {t()}, en: {t()}}}
    why: {{de: {t()}, en: {t()}}}
    source: {t()}
    message: {{de: {{du: "{t()} {{x}}", sie: "{t()} {{x}}"}}, en: "{t()} {{x}}"}}
    bad: {{draft: {t()} Synergie, span: Synergie}}
    good: {{draft: {t()}}}
    checks: [{{kind: existence, find: [HS001.{t()}]}}]
words:
  HS001.{t.planted[-1]}: {{any: "synergie~; {t()}"}}
"""


def _draft(t: Tokens, programme: list[str]) -> str:
    """A draft that makes many rules speak, each about a word of its own."""
    named = " ".join(f"{word} heilt und hilft gegen {word}." for word in programme)
    return f"""\
---
lang: de
author: {t()}
{t()}: {t()}
link: https://{t()}.example/{t()}
images: [{{file: {t()}.png, alt: {t()}}}]
reshare: {{from: {t()}, text: {t()} heilt}}
answers:
  LK003: {{answer: {t()}, by: {t()}, date: 2026-05-05}}
  PR001: {{answer: {t()}, by: {t()}, date: {t()}}}
  {t()}: {{answer: {t()}, by: {t()}}}
suppress:
  HT003: {{reason: {t()} steht im Programm, by: {t()}, date: 2026-05-05}}
  HT007: {{reason: {t()}, by: {t()}, {t()}: {t()}}}
  {t()}: {{reason: {t()} steht im Programm, by: {t()}, date: 2026-05-05}}
---
Hallo {t()}! #{t()}-Straße #{t()}#{t()} @{t()} @{t()} {t()}@gmail.com Synergie
https://{t()}.example/?utm_source={t()} https://bit.ly/{t()} {t()}.intern (nur intern) 𝗳𝗲𝘁𝘁
{t()} heilt garantiert. Frau {t()} hat Kopfschmerzen von {t()}. Studien zeigen {t()}. #{t()} {t()}
{named}
"""


def _run(folder: Path, *arguments: str, ci: bool = True) -> Done:
    done = run_here(*arguments, cwd=folder, ci=ci)
    assert done.code in {0, 1, 2}, done.stderr
    return done


def _folder(tmp_path: Path) -> Tokens:
    t = Tokens()
    (tmp_path / "programme.yaml").write_text(_programme(t), encoding="utf-8")
    names = list(t.planted)
    (tmp_path / "house.yaml").write_text(_pack(t), encoding="utf-8")
    (tmp_path / "drafts").mkdir()
    for number in range(3):
        draft = _draft(t, names[number::3])
        (tmp_path / "drafts" / f"{number}.md").write_text(draft, encoding="utf-8")
    (tmp_path / "drafts" / "broken.md").write_text(f"---\nkind: {t()}\nlang: {t()}\n---\n{t()}\n", encoding="utf-8")
    (tmp_path / "drafts" / "syntax.md").write_text(f"---\nkind: [{t()}\n{t()}: x\n---\n{t()}\n", encoding="utf-8")
    (tmp_path / "drafts" / "twice.md").write_text(f"---\n{t()}: 1\nlang: de\n{t()}: 2\n{t.planted[-1]}: 2\n---\nx\n")
    (tmp_path / "drafts" / "latin.txt").write_bytes(f"{t()} Grüße".encode("latin-1"))
    return t


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("more", [(), ("--profile", "full"), ("--diff",), ("--fix", "--yes")])
def test_no_word_of_a_draft_or_a_company_is_in_a_ci_format(form: str, more: tuple[str, ...], tmp_path: Path) -> None:
    t = _folder(tmp_path)
    done = _run(tmp_path, "hashtag-check", "--format", form, "--today", "2026-11-26", *more)
    assert not t.seen_in(done.stdout, done.stderr)
    if form == "json" and not more:
        said = json.loads(done.stdout)
        assert said["redacted"] is True
        assert len({finding["rule"] for finding in said["findings"]}) >= 12
        assert len(said["problems"]) >= 8
        assert any(finding["rule"] == "HS001" for finding in said["findings"])
        places = [(p["file"], p["line"]) for p in said["problems"]]
        assert ("drafts/broken.md", 2) in places


def test_they_are_shown_where_they_are_asked_for_and_outside_ci(tmp_path: Path) -> None:
    t = _folder(tmp_path)
    hidden = _run(tmp_path, "hashtag-check", "--format", "json").stdout
    shown = _run(tmp_path, "hashtag-check", "--format", "json", "--show-text")
    outside = _run(tmp_path, "hashtag-check", "--format", "json", ci=False)
    assert len(t.seen_in(shown.stdout, shown.stderr)) > 20
    assert shown.stdout == outside.stdout
    assert [f["start"] for f in json.loads(hidden)["findings"]] == [
        f["start"] for f in json.loads(shown.stdout)["findings"]
    ]


def test_the_terminal_form_in_ci_says_nothing_on_stderr(tmp_path: Path) -> None:
    t = _folder(tmp_path)
    done = _run(tmp_path, "hashtag-check")
    assert not t.seen_in(done.stderr)
    assert "drafts/broken.md:2:7" in done.stderr


COMMANDS = [
    (),
    ("select",),
    ("select", "--why", "niemand"),
    ("select", "--replace", "niemand"),
    ("select", "--curve", "1-3"),
    ("select", "--freeze", "--source", "lotto:2027-01-09"),
    ("report",),
    ("inspect",),
    ("plan",),
    ("plan", "--ready"),
    ("explain",),
    ("explain", "HS001"),
    ("hashtag-check", "--check-links", "--profile", "full"),
    ("hashtag-check", "--fix", "--yes"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command) or "amb")
def test_no_command_says_them_on_stderr_in_ci(
    command: tuple[str, ...], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Files that are right, with warnings about much of what stands in them."""

    def unknown(*arguments: object, **more: object) -> list[object]:
        raise socket.gaierror(socket.EAI_NONAME, "unknown")

    monkeypatch.setattr(socket, "getaddrinfo", unknown)
    t = _folder(tmp_path)
    region, values = t(), [t() for _ in range(3)]
    with (tmp_path / "programme.yaml").open("a", encoding="utf-8") as stream:
        stream.write(
            f"places: {{planned: 2}}\nstart: 2027-02-01\ndimensions: {{{region}: {{values: [{', '.join(values)}]}}}}\n"
        )
    people = "".join(
        f"  - {{name: {t()} {t()}, team: {t()}, attributes: {{{region}: {values[n % 3]}, {t()}: {t()}}}}}\n"
        for n in range(6)
    )
    (tmp_path / "roster.yaml").write_text(f"people:\n{people}", encoding="utf-8")
    (tmp_path / "exports").mkdir()
    header = "Date,Impressions (organic),Impressions (sponsored),Impressions (total)"
    (tmp_path / "exports" / "a.csv").write_text(
        f"{header},{t()}\n2026-10-01,1,1,5\n2026-10-02,{t()},1,2\n", encoding="utf-8"
    )
    done = _run(tmp_path, *command)
    assert not t.seen_in(done.stderr)


def _broken_inputs(t: Tokens) -> Iterator[tuple[tuple[str, ...], dict[str, str]]]:
    """Command lines, and files that are wrong in many ways."""
    yield (
        ("hashtag-check", "--paste"),
        {"programme.yaml": f"company: {{name: x, {t()}: {t()}}}\n{t()}: {t()}\nstart: {t()}\n"},
    )
    yield ("hashtag-check", "--paste"), {"programme.yaml": f"start: [{t()}\n{t()}"}
    yield ("hashtag-check", "--paste"), {"programme.yaml": f"start: {t()}: {t()}\n"}
    yield ("hashtag-check", "--paste"), {"programme.yaml": f"start: *{t()}\n"}
    yield ("hashtag-check", "--paste"), {"programme.yaml": f"start: @{t()}\n"}
    yield ("report",), {"programme.yaml": f"targets: {{{t()}: 3}}\nheaders: {{{t()}: [{t()}]}}\n"}
    yield (
        ("select",),
        {
            "programme.yaml": f"places: {{planned: {t()}}}\ndimensions: {{{t()}: {{values: [{t()}], shares: {{{t()}: 3}}}}}}\n"
        },
    )
    region = t()
    dimension = f"places: {{planned: 1}}\ndimensions: {{{region}: {{values: [{t()}, {t()}]}}}}\n"
    yield (
        ("select",),
        {
            "programme.yaml": dimension,
            "roster.yaml": f"people:\n  - {{name: {t()}, attributes: {{{region}: {t()}}}}}\n  - {{name: {t()}, {t()}: {t()}}}\n",
        },
    )
    yield (
        ("select",),
        {
            "programme.yaml": "places: {planned: 1}\n",
            "roster.yaml": f"people:\n  - {{name: {t()}}}\n  - {{name: {t.planted[-1]}}}\n  - {{id: {t()}, name: a, level: {t()}}}\n",
        },
    )
    yield (
        ("select",),
        {
            "programme.yaml": f"places: {{planned: 1}}\ndimensions: {{{t()}: {{}}}}\n",
            "roster.yaml": f"people:\n  - {{name: {t()}}}\nwishes: [{{always: {t()}}}]\n",
        },
    )
    yield (
        ("hashtag-check", "--paste"),
        {
            "programme.yaml": "rules: {packs: [house.yaml]}\n",
            "house.yaml": f"words: {{{t()}: {{any: ['/({t()}/', '(a|{t()}', '/({t()}+)+$/']}}}}\n{t()}: {t()}\n",
        },
    )
    yield (
        ("hashtag-check", "--paste"),
        {
            "programme.yaml": f"rules: {{levels: {{{t()}: off}}, words: {{{t()}: {{{t()}: [x]}}}}, packs: [house.yaml]}}\n",
            "house.yaml": _pack(t).replace("{x}", f"{{{t()}}} {{x.{t()}}}") + f'  {t()}: {{any: "{t()}\\e"}}\n',
        },
    )
    pool = f"Name,{t()}\n{t()},{t()}\n,{t()}\n{t.planted[-3]},b\n"
    yield ("select", "pool.csv", "--size", "1"), {"pool.csv": pool}
    yield ("select", "pool.csv", "--size", "1", "--columns", "function=Bereich"), {"pool.csv": pool}
    yield (
        ("select", "pool.csv", "--quotas", "q.csv"),
        {"pool.csv": pool, "q.csv": f"category,name,min,max\n{t()},{t()},{t()},2\n"},
    )
    yield ("select", "pool.csv", "--quotas", "q.csv"), {"pool.csv": pool, "q.csv": f"{t()},{t()}\na,b\n"}
    yield ("select", "pool.csv"), {"pool.csv": f"{t()},{t()}\n{t()},{t()}\n"}
    yield ("select", "--verify", "r.json"), {"r.json": f'{{"{t()}": "{t()}"}}'}
    yield ("report", "exports"), {"exports/a.csv": f"{t()},{t()},{t()}\n{t()},1,2\n", "exports/b.xls": f"{t()}"}
    header = "Date,Impressions (organic),Impressions (sponsored),Impressions (total)"
    rows = f"05/01/2024,{t()},1,2\n{t()},1,1,2\n05/02/2024,1,1,5\n"
    yield ("report", "exports"), {f"exports/{number}.csv": f"{header},{t()}\n{rows}" for number in range(2)}


def test_wrong_files_of_every_kind_say_nothing_of_what_stands_in_them(tmp_path: Path) -> None:
    t = Tokens()
    for number, (command, files) in enumerate(_broken_inputs(t)):
        folder = tmp_path / str(number)
        for name, content in files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(content, encoding="utf-8")
        for more in ((), ("--format", "json")):
            if more and "--verify" in command:
                continue
            done = _run(folder, *command, *more)
            assert done.code == 2, (command, files, done)
            assert not t.seen_in(done.stderr), (command, files, done.stderr)
            assert done.stderr.strip()


def test_sheets_of_workbooks_are_not_named(tmp_path: Path) -> None:
    t = Tokens()
    (tmp_path / "exports").mkdir()
    book = xlsxwriter.Workbook(str(tmp_path / "exports" / "a.xlsx"))
    for _ in range(3):
        sheet = book.add_worksheet(t())
        for column in range(4):
            sheet.write(0, column, t())
            sheet.write(1, column, column)
    book.close()
    done = _run(tmp_path, "report")
    assert done.code == 2
    assert not t.seen_in(done.stderr)


SECRETS = (
    "embargo: [{{id: {0}, terms: [{1}], until: {2}}}]\n",
    "confidential: {{code_names: {0}, {1}: {2}}}\n",
    "confidential: {{id_patterns: ['({0}', '({1}+)+$', '(a{{1000}}){{1000}}{2}']}}\n",
    "{0}: {1}\n{0}: {2}\n",
    "confidential: [{0}, {1}: {2}\n",
    "{0} {1} {2}\n",
    "confidential:\n\t{0}: {1} {2}\n",
    "confidential: *{0}\n{1}: @{2}\n",
)


@pytest.mark.parametrize("content", SECRETS)
@pytest.mark.parametrize("ci", [True, False])
def test_mistakes_in_the_confidential_file_name_place_and_kind_only(content: str, ci: bool, tmp_path: Path) -> None:
    t = Tokens()
    (tmp_path / "programme.yaml").write_text("confidential_file: secret.yaml\n", encoding="utf-8")
    (tmp_path / "secret.yaml").write_text(content.format(t(), t(), t()), encoding="utf-8")
    done = _run(tmp_path, "hashtag-check", "--paste", ci=ci)
    assert done.code == 2
    assert not t.seen_in(done.stdout, done.stderr)
    assert "secret.yaml:" in done.stderr


def test_a_pattern_of_the_confidential_file_that_is_slow_on_a_draft_is_not_named(tmp_path: Path) -> None:
    """One that no text provokes at reading, but the draft does."""
    (tmp_path / "programme.yaml").write_text("confidential_file: secret.yaml\n", encoding="utf-8")
    pattern = "((?:x1y2)|x1y2)*(?!.)Q"
    (tmp_path / "secret.yaml").write_text(f"confidential: {{id_patterns: ['{pattern}']}}\n", encoding="utf-8")
    done = run_here("hashtag-check", "--paste", cwd=tmp_path, stdin=b"x1y2" * 700)
    assert pattern not in done.stdout + done.stderr
    assert done.code in {0, 1, 2}


@pytest.mark.parametrize(
    "content",
    [
        "root:x:0:0:{0}:/root:/bin/bash\n{1}:x:1:1:{2}:/:/bin/sh\n",
        "-----BEGIN KEY-----\n{0}{1}\n{2}\n-----END KEY-----\n",
        "API_KEY={0}\nPASSWORD={1}{2}\n",
        "apiVersion: v1\nkind: Secret\ndata: {{password: {0}, user: {1}}}\nstringData: {2}\n",
        '{{"{0}": "{1}", "token": "{2}"}}\n',
        "[{0}]\n{1} = {2}\n",
        "- {0}\n- {1}\n- {2}: [\n",
        "{0}: {1}\n{2}: x: y\n",
        "host,user,password\n{0},{1},{2}\n",
    ],
)
@pytest.mark.parametrize(
    "command",
    [
        ("hashtag-check", "--paste", "--programme", "wrong"),
        ("select", "wrong.yaml"),
        ("select", "wrong"),
        ("select", "people.csv", "--quotas", "wrong"),
        ("select", "--verify", "wrong"),
        ("report", "wrong"),
        ("inspect", "wrong"),
        ("hashtag-check", "--paste"),
    ],
)
def test_a_file_handed_over_by_mistake_is_not_quoted(content: str, command: tuple[str, ...], tmp_path: Path) -> None:
    """Not in CI: on the user's own screen."""
    t = Tokens()
    text = content.format(t(), t(), t())
    for name in ("wrong", "wrong.yaml", "group.yaml"):
        (tmp_path / name).write_text(text, encoding="utf-8")
    (tmp_path / "people.csv").write_text("name,team\nA,x\nB,y\n", encoding="utf-8")
    if command == ("hashtag-check", "--paste"):
        (tmp_path / "programme.yaml").write_text("rules: {packs: [wrong]}\n", encoding="utf-8")
    done = _run(tmp_path, *command, ci=False)
    assert done.code == 2, done
    assert not t.seen_in(done.stdout, done.stderr)
