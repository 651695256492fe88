"""``amb roster withdraw --erase``: gone from amb's own files, every other place named, the draw still checkable."""

from __future__ import annotations

import io
import shutil
import unicodedata
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
import xlsxwriter
from pptx import Presentation

from conftest import ROOT
from in_process import Done, run_here

WHO = "Jörn O'Brien-Hülsebeck"
SLUG = "joern-obrien-huelsebeck"
OWN = ("roster.yaml", "group.yaml", "draw/names.json", "draw/receipts.csv")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The example with somebody whose name is hard to find, drawn and confirmed."""
    folder = tmp_path / "f"
    shutil.copytree(ROOT / "examples", folder)
    shutil.rmtree(folder / "exports")
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    assert "name: Jörn Hülsebeck" in text
    text = text.replace("name: Jörn Hülsebeck", f'name: "{WHO}"', 1).replace("joern-huelsebeck", SLUG)
    assert SLUG in text
    roster.write_text(text, encoding="utf-8")
    for command in (
        ("select", "--freeze", "--source", "lotto:2024-06-08"),
        ("select", "--draw", "03 09 14 22 31 44 / 7", "--today", "2024-06-10"),
        ("select", "--confirm", "Erika Muster", "--today", "2024-06-10"),
    ):
        assert run_here(*command, cwd=folder).code == 0
    return folder


def _docx(path: Path, *, comment: bool) -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Danke an ")
    for run in ("Jörn ", "O'Brien", "-Hülsebeck") if not comment else ("alle",):
        paragraph.add_run(run)  # a name that was typed in three goes
    if comment:
        document.add_comment(paragraph.runs, text=WHO, author="x")
    document.save(str(path))


def _xlsx(path: Path, place: str) -> None:
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("JörnOBrien-Hülsebeck" if place == "sheet" else "Liste")
    if place == "cell":
        sheet.write(3, 2, WHO.upper())
    if place == "property":
        book.set_properties({"author": WHO})
    book.close()


def _pptx(path: Path) -> None:
    slides = Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[6])
    frame = slide.notes_slide.notes_text_frame
    assert frame is not None
    frame.text = f"Erzählt: {WHO}"
    slides.save(str(path))


def _zip(path: Path) -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as archive:
        archive.writestr("JoernOBrien_Huelsebeck.csv", "a")
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("innen.zip", inner.getvalue())


PLANTED: dict[str, Callable[[Path], object]] = {
    "notizen/a.txt": lambda path: path.write_text(f"Anruf: {WHO}", encoding="utf-8"),
    "notizen/nfd.md": lambda path: path.write_text(unicodedata.normalize("NFD", WHO), encoding="utf-8"),
    "notizen/ae.csv": lambda path: path.write_text("OBrien-Huelsebeck, Joern;x", encoding="cp1252"),
    "notizen/last.yaml": lambda path: path.write_text("who: O'Brien-Hülsebeck, Jörn\n", encoding="utf-8"),
    "notizen/u.json": lambda path: path.write_text('{"a": "J\\u00f6rn O\'Brien-H\\u00fclsebeck"}', encoding="utf-8"),
    "notizen/16.txt": lambda path: path.write_text(WHO, encoding="utf-16"),
    "notizen/slug.ics": lambda path: path.write_text(f"URL:https://linkedin.com/in/{SLUG}", encoding="utf-8"),
    f"bilder/{WHO.replace(' ', '_')}.png": lambda path: path.write_bytes(b"\x89PNG"),
    "papiere/runs.docx": lambda path: _docx(path, comment=False),
    "papiere/comment.docx": lambda path: _docx(path, comment=True),
    "papiere/cell.xlsx": lambda path: _xlsx(path, "cell"),
    "papiere/sheet.xlsx": lambda path: _xlsx(path, "sheet"),
    "papiere/property.xlsx": lambda path: _xlsx(path, "property"),
    "papiere/notes.pptx": _pptx,
    "papiere/tief.zip": _zip,
}
OTHERS = {"notizen/andere.txt": "Jörn Petersen und Hülsebeck GmbH", "notizen/leer.txt": ""}


def _erase(folder: Path, *more: str) -> Done:
    return run_here("roster", "withdraw", WHO, "--erase", "--yes", *more, cwd=folder)


@pytest.mark.claim("erased")
def test_gone_from_our_files_and_found_in_all_others(folder: Path) -> None:
    """Whatever the spelling, the format and the depth; nobody else's file is named."""
    for name, plant in PLANTED.items():
        (folder / name).parent.mkdir(exist_ok=True)
        plant(folder / name)
    for name, text in OTHERS.items():
        (folder / name).write_text(text, encoding="utf-8")
    before = {name: (folder / name).read_bytes() for name in (*PLANTED, *OTHERS)}
    assert all("Hülsebeck" in (folder / name).read_text(encoding="utf-8") for name in OWN)
    done = _erase(folder)
    assert done.code == 0, done.stderr
    for name in OWN:
        assert "Hülsebeck" not in (folder / name).read_text(encoding="utf-8")
    listed = [line.strip() for line in done.stdout.splitlines() if line.startswith("  ")]
    assert sorted(listed) == sorted(PLANTED)
    assert before == {name: (folder / name).read_bytes() for name in before}
    assert "no pictures and no PDF" in " ".join(done.stderr.split())


def test_everything_goes_on_afterwards(folder: Path) -> None:
    """The record verifies, the group stands with one fewer, every line of other people is as it was."""
    before = (folder / "roster.yaml").read_text(encoding="utf-8").splitlines()
    record = (folder / "draw" / "record.json").read_bytes()
    assert _erase(folder).code == 0
    after = (folder / "roster.yaml").read_text(encoding="utf-8").splitlines()
    first = next(at for at, line in enumerate(before) if WHO in line)
    assert after == [*before[:first], *before[first + len(before) - len(after) :]]
    assert len(before) - len(after) == 5
    assert (folder / "draw" / "record.json").read_bytes() == record
    for command in (("select", "--verify", "draw/record.json"), ("select",), (), ("roster",), ("plan",)):
        done = run_here(*command, cwd=folder)
        assert done.code == 0, (command, done.stderr)
        assert "Hülsebeck" not in done.stdout
    assert run_here("roster", "withdraw", WHO, "--erase", "--yes", cwd=folder).code == 2


def test_a_no_changes_nothing(folder: Path) -> None:
    """The question names the files first."""
    before = {name: (folder / name).read_bytes() for name in OWN}
    done = run_here("roster", "withdraw", WHO, "--erase", cwd=folder, stdin=b"n\n")
    assert done.code == 0 and "roster.yaml" in done.stderr
    assert before == {name: (folder / name).read_bytes() for name in OWN}


def test_git_is_named_and_left_alone(folder: Path) -> None:
    """What lies in git's own folder is neither listed nor touched."""
    (folder / ".git").mkdir()
    (folder / ".git" / "x").write_text(WHO, encoding="utf-8")
    done = _erase(folder)
    assert "git" in done.stderr and ".git/x" not in done.stdout
    assert (folder / ".git" / "x").read_text(encoding="utf-8") == WHO


def test_wishes_forget_the_person_too(folder: Path) -> None:
    """A wish about others stays without them; one about nobody else goes."""
    roster = folder / "roster.yaml"
    text = roster.read_text(encoding="utf-8")
    other = "Renée d'Aubigny-Kählert"
    assert other in text and "\nwishes:" not in text
    roster.write_text(
        text.rstrip("\n")
        + f'\nwishes:\n  - {{kind: apart, people: ["{WHO}", "{other}"], reason: "ein Team"}}\n'
        + f'  - {{kind: not_available, people: ["{WHO}"], reason: "Elternzeit"}}\n',
        encoding="utf-8",
    )
    assert _erase(folder).code == 0
    after = roster.read_text(encoding="utf-8")
    assert WHO not in after and "Elternzeit" not in after and f'people: ["{other}"]' in after


@pytest.mark.claim("deleted")
def test_tidy_takes_what_is_due(folder: Path) -> None:
    """Half a year after the draw: those without a place go, with the tables of names; the group and the record stay."""
    folder.joinpath("programme.yaml").write_text(
        folder.joinpath("programme.yaml").read_text(encoding="utf-8").replace("today: 2024-06-03", ""), encoding="utf-8"
    )
    early = run_here("roster", "tidy", "--today", "2024-12-09", cwd=folder)
    assert early.code == 0 and "Nothing is due" in early.stdout
    before = {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    look = run_here("roster", "tidy", "--dry-run", "--today", "2024-12-10", cwd=folder)
    assert "14 applications without a place" in " ".join(look.stdout.split())
    assert before == {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert WHO not in look.stdout
    done = run_here("roster", "tidy", "--yes", "--today", "2024-12-10", cwd=folder)
    assert done.code == 0, done.stderr
    assert not (folder / "draw" / "names.json").exists() and not (folder / "draw" / "receipts.csv").exists()
    for command in (("select", "--verify", "draw/record.json"), ("select",), (), ("roster",)):
        after = run_here(*command, cwd=folder)
        assert after.code == 0, (command, after.stderr)
    assert "reserve: []" in (folder / "group.yaml").read_text(encoding="utf-8")
    again = run_here("roster", "tidy", "--yes", "--today", "2024-12-10", cwd=folder)
    assert "Nothing is due" in again.stdout
