"""What amb says and writes for many command lines, stored so that a change can be looked at hunk by hunk.

::

    python tests/tools/outputs.py store before/ [--source src]
    python tests/tools/outputs.py compare before/ after/

Each command line runs in a fresh folder. Stored are stdout, stderr, the exit code and the files that it wrote: text
as it is, other files by their size class.
"""

from __future__ import annotations

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
DATA = ROOT / "tests" / "data"
BINARY = frozenset({".xlsx", ".docx", ".pptx", ".xls", ".zip", ".png"})
DRAFT = """---
author: Enna
---
Gestern um 7 standen wir im Labor. #Nordlicht-Team und @Nordlicht Pharma feiern Kardovexa!!!
Mehr unter http://example.com/?utm_source=x #nordlicht #NordlichtTeam #a #b #c #d
"""


@dataclass(frozen=True)
class Case:
    """One command line (a shell's words behind ``amb``), the folder it runs in, its language and its input."""

    folder: str
    line: str
    language: str = "en"
    stdin: str | None = None


def cases() -> Iterator[Case]:
    """All of them, in a stable order."""
    for language in ("en", "de"):
        for folder, lines in LINES.items():
            for line in lines:
                yield Case(folder, line, language)
        yield Case("example", "hashtag-check -", language, DRAFT)
        yield Case("example", "hashtag-check - --stdin-filename a.md --format json", language, DRAFT)
        yield Case("example", "hashtag-check --paste", language, DRAFT)
        yield Case("example", "hashtag-check --paste", language, "")
        yield Case("drafts", "hashtag-check drafts/a.md --fix", language, "y\n")
        yield Case("drafts", "hashtag-check drafts/a.md --fix", language, "n\n")
        yield Case("example", "hashtag-check drafts --answer", language, "gemeldet und geklärt\nEnna\n\n")
        yield Case("example", "hashtag-check drafts --keep MN002 --by Enna", language, "steht im Programmheft\n")
    for line in LINES["example"]:
        yield Case("sie", line, "de")


LINES: dict[str, tuple[str, ...]] = {
    "example": (
        "",
        "--lang xx",
        "report",
        "report --plain",
        "report --format json",
        "report --format csv",
        "report --format markdown",
        "report --month 2024-05",
        "report --from 2024-01-01 --to 31.03.2024 --top 2",
        "report -o bericht.txt",
        "report --format json -o bericht.json",
        "report --format csv -o bericht.csv",
        "report --format markdown -o bericht.md",
        "report --check",
        "select",
        "select --plain",
        "select --format json",
        "select --format csv",
        "select --format xlsx -o gruppe.xlsx",
        "select -o gruppe.txt",
        "select --shared",
        "select --shared --format csv",
        "select --shared --format json",
        "select --details",
        "select --curve 16-19",
        "select --seed Nordstern",
        "inspect",
        "inspect --format json",
        "inspect exports/nordlicht-pharma_content_1685695277332.xls",
        "inspect --delete-expired",
        "hashtag-check",
        "hashtag-check drafts/kongress.md",
        "hashtag-check drafts/kongress.md --preview",
        "hashtag-check drafts/kongress.md --reply",
        "hashtag-check drafts/kongress.md --paste-text",
        "hashtag-check drafts/spaten.md --diff",
        "hashtag-check --format json",
        "hashtag-check --format sarif",
        "hashtag-check --format github",
        "hashtag-check --profile full --plain",
        "explain",
        "explain K05",
        "explain HT003",
        "explain places",
        "schema programme",
    ),
    "drafts": (
        "hashtag-check",
        "hashtag-check drafts/a.md --diff",
        "hashtag-check drafts/a.md --fix --yes",
        "hashtag-check drafts/a.md --fix-unsafe --yes",
        "hashtag-check drafts --format json --show-text",
    ),
    "empty": (
        "",
        "--version",
        "--help",
        "select --help",
        "report --help",
        "hashtag-check --help",
        "report",
        "select",
        "inspect",
        "hashtag-check",
        "init",
        "init demo",
        "init --example demo",
        "explain K99",
        "explain nichts",
        "schema nothing",
        "unknown",
        "report --unknown",
        "report --format yaml",
    ),
    "mistakes": (
        "",
        "report",
        "select",
        "hashtag-check",
    ),
    "errors": (
        "report --month 2024-13",
        "report --from gestern",
        "report --top -1",
        "report nirgends",
        "report drafts",
        "report -o belegt.txt",
        "report --force -o belegt.txt",
        "select --format xlsx",
        "select --size 99",
        "select --size 0",
        "select --slack viel",
        "select --curve viele",
        "select --why Niemand",
        "select --replace Niemand",
        "select --columns x",
        "select nirgends.csv",
        "select --seed a --seed-from b",
        "select --verify nirgends.json",
        "select --verify programme.yaml",
        "hashtag-check nirgends.md",
        "hashtag-check drafts --reply",
        "hashtag-check drafts --reply --preview",
        "hashtag-check drafts --keep PV001",
        "hashtag-check drafts --keep nichts",
        "hashtag-check --kind roman",
        "init",
        "--today gestern",
        "report --today gestern",
        "report --programme nirgends.yaml",
    ),
}


def lay_out(folder: str, target: Path) -> None:
    """Fill ``target`` with the files of a named folder."""
    if folder == "empty":
        target.mkdir()
        return
    shutil.copytree(ROOT / "examples", target)
    programme = target / "programme.yaml"
    text = programme.read_text(encoding="utf-8")
    if folder == "sie":
        programme.write_text(text.replace("# address: sie", "address: sie"), encoding="utf-8")
    if folder == "drafts":
        shutil.rmtree(target / "drafts")
        (target / "drafts").mkdir()
        (target / "drafts" / "a.md").write_text(DRAFT, encoding="utf-8")
        (target / "drafts" / "ä b.md").write_text("Kurz. #Nordlicht\n", encoding="utf-8")
    if folder == "mistakes":
        programme.write_text(text.replace("planned: 18", "planend: 18").replace("slug:", "slgu:"), encoding="utf-8")
        (target / "roster.yaml").write_text("people:\n  - {name: A, regon: Nrod}\n", encoding="utf-8")
    if folder == "errors":
        (target / "belegt.txt").write_text("hier steht schon etwas\n", encoding="utf-8")


def run(case: Case, source: Path) -> str:
    """Everything that the command line leaves behind, as one text."""
    with tempfile.TemporaryDirectory() as parent:
        folder = Path(parent) / "f"
        lay_out(case.folder, folder)
        before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        kept = {name: value for name, value in os.environ.items() if name in {"PATH", "HOME", "SYSTEMROOT", "TEMP"}}
        shown = {"AMB_LANG": case.language, "COLUMNS": "80", "NO_COLOR": "1", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "ambassador_cli", *shlex.split(case.line)],
            cwd=folder,
            env=kept | shown | {"PYTHONPATH": str(source)},
            input=(case.stdin or "").encode(),
            capture_output=True,
            check=False,
        )
        parts = [f"$ amb {case.line}".rstrip() + f"   [{case.folder}, {case.language}]"]
        parts += ["--- stdout", done.stdout.decode("utf-8", "backslashreplace")]
        parts += ["--- stderr", done.stderr.decode("utf-8", "backslashreplace")]
        parts += [f"--- exit {done.returncode}"]
        for path in sorted(path for path in folder.rglob("*") if path.is_file()):
            if before.get(path) != path.read_bytes():
                parts += [f"--- file {path.relative_to(folder)}", _content(path)]
        parts += [f"--- gone {path.relative_to(folder)}" for path in sorted(before) if not path.exists()]
        return "\n".join(parts).replace(str(folder), "FOLDER") + "\n"


def _content(path: Path) -> str:
    if path.suffix.lower() in BINARY:
        return f"about {round(path.stat().st_size, -3)} bytes"
    return path.read_bytes().decode("utf-8", "backslashreplace")


def store(target: Path, source: Path, workers: int) -> int:
    """Run all and store each in a file of its own; how many there were."""
    target.mkdir(parents=True, exist_ok=True)
    everything = list(cases())
    with ThreadPoolExecutor(workers) as pool:
        for case, text in zip(everything, pool.map(lambda case: run(case, source), everything), strict=True):
            words = re.sub(r"[^\w]+", "-", case.line).strip("-") or "alone"
            told = "" if case.stdin is None else f"-in-{(case.stdin.split() or ['nothing'])[-1]}"
            name = f"{case.language}_{case.folder}_{words}{re.sub(r'[^a-z-]', '', told.lower())[:14]}.txt"
            (target / name).write_text(text, encoding="utf-8", newline="")
    return len(everything)


def compare(old: Path, new: Path) -> Iterator[str]:
    """Every differing line, file by file, with the lines around it."""
    for name in sorted({path.name for folder in (old, new) for path in folder.glob("*.txt")}):
        was, now = _lines(old / name), _lines(new / name)
        yield from difflib.unified_diff(was, now, f"{old}/{name}", f"{new}/{name}", lineterm="", n=1)


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").splitlines() if path.exists() else []


def main() -> None:
    """The command line of this tool."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parts = parser.add_subparsers(dest="what", required=True)
    storing = parts.add_parser("store")
    storing.add_argument("target", type=Path)
    storing.add_argument("--source", type=Path, default=ROOT / "src")
    storing.add_argument("--workers", type=int, default=2)
    comparing = parts.add_parser("compare")
    comparing.add_argument("old", type=Path)
    comparing.add_argument("new", type=Path)
    chosen = parser.parse_args()
    if chosen.what == "store":
        print(store(chosen.target, chosen.source.resolve(), chosen.workers), "command lines")
    else:
        for line in compare(chosen.old, chosen.new):
            print(line)


if __name__ == "__main__":
    main()
