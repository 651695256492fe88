"""``amb roster import``: from eight kinds of form files to one roster; consents only from a yes; nothing half-done."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from in_process import Done, run_here
from planning.form_files import FILES, NO, QUESTIONS, YES, Sent, google_de, team, write

PROGRAMME = "# Was gilt\ncompany: {name: Nordlicht}\nlanguage: de\n"
CONSENTS = {"show_name": 5, "show_photo": 6, "use_statistics": 7}
KEPT = ("programme.yaml", "roster.yaml")


def _folder(path: Path, programme: str = PROGRAMME, roster: str | None = None) -> Path:
    path.mkdir(parents=True, exist_ok=True)
    (path / "programme.yaml").write_text(programme, encoding="utf-8")
    if roster is not None:
        (path / "roster.yaml").write_bytes(roster.encode("utf-8"))
    return path


def _import(folder: Path, file: Path, *more: str) -> Done:
    return run_here("roster", "import", str(file), "--yes", *more, cwd=folder)


def _hash(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return sha256(b"\0".join(path.name.encode() + path.read_bytes() for path in files)).hexdigest()


def _people(folder: Path) -> dict[str, dict[str, object]]:
    data = yaml.safe_load((folder / "roster.yaml").read_text(encoding="utf-8"))
    return {person["name"]: person for person in data["people"]}


def test_eight_files_give_one_roster(tmp_path: Path) -> None:
    """Byte for byte, and one mapping, whichever form and language the answers came from."""
    written = set()
    for number, name in enumerate(sorted(FILES)):
        folder = _folder(tmp_path / str(number))
        done = _import(folder, write(tmp_path, name, team()))
        assert done.code == 0, (name, done.stderr)
        written.add(tuple((folder / file).read_bytes() for file in KEPT))
    assert len(FILES) == 8
    assert len(written) == 1
    people = _people(tmp_path / "0")
    assert len(people) == 12
    assert "show_name" not in people["Änne Öhlers"]["consents"]  # type: ignore[operator]
    assert people["Dörte Groß"]["track"] == "management"
    assert (tmp_path / "0" / "programme.yaml").read_text(encoding="utf-8").startswith(PROGRAMME)


@pytest.mark.parametrize("name", sorted(FILES))
def test_any_order_of_rows(tmp_path: Path, name: str) -> None:
    """The last answer is the one that was sent last, wherever it stands."""
    expected = _folder(tmp_path / "a")
    _import(expected, write(tmp_path, name, team()))
    mixed = team()
    random.Random(name).shuffle(mixed)
    folder = _folder(tmp_path / "b")
    _import(folder, write(tmp_path, name, mixed))
    assert (folder / "roster.yaml").read_bytes() == (expected / "roster.yaml").read_bytes()


def test_nothing_about_people_is_shown(tmp_path: Path) -> None:
    """Counts and choices on the screen; no name, no address, no free text."""
    folder = _folder(tmp_path / "f")
    before = _hash(folder)
    done = run_here("roster", "import", str(write(tmp_path, "ms_de.xlsx", team())), "--dry-run", cwd=folder)
    said = " ".join((done.stdout + done.stderr).split())
    assert done.code == 0 and _hash(folder) == before
    for sent in team():
        assert sent.email not in said and sent.cells[8].split(",")[0] not in said
        assert not [word for word in sent.cells[0].split() if len(word) > 3 and word in said]
    assert "Vertrieb 5" in said and "12" in said


def test_select_takes_the_table_as_the_roster(tmp_path: Path) -> None:
    """The mapping that was kept is used for the file itself too: the same people, the same checks."""
    folder = _folder(tmp_path / "f", PROGRAMME + "dimensions: {function: {}, region: {}}\n")
    file = write(tmp_path, "google_en.csv", team())
    assert _import(folder, file).code == 0
    from_table = run_here("select", str(file), "--size", "6", cwd=folder)
    from_roster = run_here("select", "--size", "6", cwd=folder)
    assert from_table.code == 0
    assert from_table.stdout == from_roster.stdout


ANSWERS = st.lists(
    st.tuples(
        st.sampled_from(range(4)),
        st.integers(0, 500),
        st.tuples(*[st.sampled_from([YES, NO, "", "Ja", "Vielleicht", "ja, gern"])] * 3),
    ),
    min_size=1,
    max_size=9,
    unique_by=lambda answer: answer[1],
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=ANSWERS)
@pytest.mark.claim("explicit-yes")
def test_a_consent_needs_the_last_yes(tmp_path: Path, answers: list[tuple[int, int, tuple[str, ...]]]) -> None:
    """Only the one answer that says yes, in the last answer of a person, on its day; whatever was said before."""
    consents = "".join(
        f'    {purpose}: {{column: "{QUESTIONS[at]}", "yes": "{YES}"}}\n' for purpose, at in CONSENTS.items()
    )
    shutil.rmtree(tmp_path / "f", ignore_errors=True)
    folder = _folder(tmp_path / "f", f"{PROGRAMME}form:\n  consents:\n{consents}")
    base = team()
    sent = []
    for person, hours, said in answers:
        cells = list(base[person].cells)
        for at, answer in zip(CONSENTS.values(), said, strict=True):
            cells[at] = answer
        when = datetime(2026, 4, 1) + timedelta(hours=hours)  # noqa: DTZ001
        sent.append(Sent(when, base[person].email, tuple(cells)))
    file = tmp_path / "answers.csv"
    file.write_bytes(google_de(sent))
    done = _import(folder, file)
    assert done.code == 0, done.stderr
    people = _people(folder)
    assert len(people) == len({person for person, _, _ in answers})
    for person in {person for person, _, _ in answers}:
        _, hours, said = max((a for a in answers if a[0] == person), key=lambda answer: answer[1])
        day = (datetime(2026, 4, 1) + timedelta(hours=hours)).date()  # noqa: DTZ001
        given_now = {p: day for p, answer in zip(CONSENTS, said, strict=True) if answer.casefold() == YES.casefold()}
        assert people[base[person].cells[0]].get("consents", {}) == given_now


ROSTER = """people:
  - name: "Änne Öhlers"      # von Hand
    attributes: {function: Vertrieb, region: Nord, experience: neu}
    applied: 2026-04-17
    consents: {show_name: 2026-04-17, waiting_list: 2026-04-17}

  # wer nicht mehr dabei ist
  - name: Bo D'Arcy
    status: left
    joined: 2026-01-01
    left: 2026-03-01
wishes: []
"""


def test_who_is_there_is_changed_by_lines(tmp_path: Path) -> None:
    """A later no takes back, on its day; what was not asked stays; who left stays as noted; the rest byte for byte."""
    folder = _folder(tmp_path / "f", roster=ROSTER)
    done = _import(folder, write(tmp_path, "ms_comma.csv", team()))
    assert done.code == 0, done.stderr
    text = (folder / "roster.yaml").read_text(encoding="utf-8")
    people = _people(folder)
    assert people["Änne Öhlers"]["withdrawn"].keys() == {"show_name"}  # type: ignore[attr-defined]
    assert "waiting_list" in people["Änne Öhlers"]["consents"]  # type: ignore[operator]
    assert people["Bo D'Arcy"] == {
        "name": "Bo D'Arcy",
        "status": "left",
        "joined": datetime(2026, 1, 1).date(),  # noqa: DTZ001
        "left": datetime(2026, 3, 1).date(),  # noqa: DTZ001
    }
    assert "1 person had declined or left" in " ".join(done.stdout.split())
    assert len(people) == 12
    for line in ROSTER.splitlines():
        if "applied" not in line and "consents" not in line:
            assert line in text.splitlines()
    assert text.index("wishes: []") > text.index("Lutz Übel")
    again = _import(folder, write(tmp_path, "ms_comma.csv", team()))
    assert again.code == 0 and (folder / "roster.yaml").read_text(encoding="utf-8") == text


def _merged(path: Path) -> None:
    path.write_bytes(google_de(team()).replace(QUESTIONS[3].encode(), b""))


def _no_name(path: Path) -> None:
    path.write_bytes(google_de(team()).replace(QUESTIONS[0].encode(), "Kürzel".encode()))


def _three_styles(path: Path) -> None:
    text = google_de(team()).decode()
    path.write_bytes(text.replace("18.04.2026", "4/18/2026").replace("19.04.2026", "2026-04-19").encode())


def _two_thousand(path: Path) -> None:
    path.write_bytes(google_de(team() * 160))


def _anonymous(path: Path) -> None:
    path.write_bytes(google_de([replace(sent, cells=("anonymous", *sent.cells[1:])) for sent in team()[:1]]))


def _one_name(path: Path) -> None:
    sent = team()[:2]
    path.write_bytes(google_de([sent[0], replace(sent[1], cells=(sent[0].cells[0], *sent[1].cells[1:]))]))


def _two_tables(path: Path) -> None:
    import zipfile

    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.csv", google_de(team()))
        archive.writestr("b.csv", google_de(team()))


def _bad_day(path: Path) -> None:
    path.write_bytes(google_de(team()).replace(b"18.04.2026", b"31.04.2026"))


BROKEN = {
    "merged header cells": (_merged, "No header stands above 1 column"),
    "no name column": (_no_name, "No column holds names"),
    "three styles of dates": (_three_styles, "is written unlike"),
    "2,000 rows": (_two_thousand, "2,080 answers; at most 1,000"),
    "anonymous": (_anonymous, "The answer has no name"),
    "two people of one name": (_one_name, "hold the same name with different e-mail addresses"),
    "a zip with two csv": (_two_tables, "the zip holds 2 tables"),
    "a day that does not exist": (_bad_day, "is no time"),
}


@pytest.mark.parametrize("name", sorted(BROKEN))
def test_broken_files_change_nothing(tmp_path: Path, name: str) -> None:
    """One line each with the file and what to do, exit code 2, the folder as it was."""
    make, expected = BROKEN[name]
    file = tmp_path / ("form.zip" if "zip" in name else "form.csv")
    make(file)
    folder = _folder(tmp_path / "f", roster=ROSTER)
    before = _hash(folder)
    done = _import(folder, file)
    assert done.code == 2 and _hash(folder) == before
    lines = [line for line in done.stderr.splitlines() if line.strip()]
    assert lines[0].startswith("form.") and expected in " ".join(done.stderr.split())
    assert len([line for line in lines if line.startswith("form.")]) == 1


def test_other_bad_input(tmp_path: Path) -> None:
    """An anchor in the roster, UTF-16, values nobody planned: a line with the place, nothing written."""
    file = write(tmp_path, "ms_de.xlsx", team())
    for number, (programme, roster, expected) in enumerate(
        [
            (PROGRAMME, ROSTER.replace("people:", "people: &all"), "An anchor"),
            (
                PROGRAMME + "dimensions: {function: {values: [Vertrieb, Labor]}}\n",
                ROSTER,
                "is none of the planned values",
            ),
            (PROGRAMME + "form: {columns: {name: Rufname}}\n", ROSTER, "is not here"),
        ]
    ):
        folder = _folder(tmp_path / str(number), programme, roster)
        before = _hash(folder)
        done = _import(folder, file)
        assert done.code == 2 and _hash(folder) == before
        assert expected in " ".join(done.stderr.split())
    folder = _folder(tmp_path / "utf16")
    (folder / "roster.yaml").write_bytes(ROSTER.encode("utf-16"))
    before = _hash(folder)
    done = _import(folder, file)
    assert done.code == 2 and _hash(folder) == before and "not saved as UTF-8" in " ".join(done.stderr.split())
    level = run_here("roster", "level", "Änne Öhlers", "geübt", "--yes", cwd=folder)
    assert level.code == 2 and _hash(folder) == before


def test_answers_are_translated_by_the_programme(tmp_path: Path) -> None:
    """``form.values`` says what an answer stands for; multiple choice leaves no semicolon behind."""
    folder = _folder(
        tmp_path / "f",
        PROGRAMME
        + "dimensions: {experience: {values: [new, used]}}\n"
        + "form: {values: {experience: {neu: new, geübt: used}}}\n",
    )
    assert _import(folder, write(tmp_path, "ms_semicolon.csv", team())).code == 0
    found = {person["attributes"]["experience"] for person in _people(folder).values()}  # type: ignore[index]
    assert found == {"new", "used"}
