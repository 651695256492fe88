"""``amb init``: five questions or options; whatever is answered is in quotes and reads back the same."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ambassador_cli.models.start import Start
from ambassador_cli.readers.programme_files import read_programme, read_roster
from ambassador_cli.readers.starting_files import read_start
from conftest import ROOT
from in_process import run_here

TEXT = st.text(min_size=1, max_size=40).filter(lambda text: text.strip() == text and text.isprintable())
HOSTILE = [
    'A: "B" # C',
    "=1+1",
    "- x",
    "{{slug}}",
    "yes",
    "é\u00a0'",
    "\\N",
    "&a *a",
    "%TAG",
    "Müller\u2028GmbH",
    "a\tb",
]


def _programme(folder: Path, start: Start, language: str = "de"):  # type: ignore[no-untyped-def]
    for name, content in read_start("de" if language == "de" else "en", start).items():
        (folder / name).write_bytes(content)
    assert read_roster(folder / "roster.yaml").people == ()
    return read_programme(folder / "programme.yaml")


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(company=TEXT | st.sampled_from(HOSTILE), slug=TEXT | st.sampled_from(HOSTILE), at=st.integers(1, 40))
def test_answers_read_back_the_same(tmp_path: Path, company: str, slug: str, at: int) -> None:
    """Colons, quotes, #, placeholders of the template, signs that nobody sees."""
    found = _programme(tmp_path, Start(company, slug, date(2026, 6, 12), (at, at + 3), "a@b.example"))
    assert found.company is not None and found.places is not None
    assert (found.company.name, found.company.slug, found.company.aliases) == (company, slug, (company,))
    assert [page.name for page in found.company.pages] == [company]
    assert (found.start, found.places.planned, found.places.at_most) == (date(2026, 6, 12), at, at + 3)
    assert found.contacts.pv is not None and found.contacts.pv.email == "a@b.example"


@pytest.mark.parametrize("language", ["de", "en"])
def test_nothing_said_is_a_start_too(tmp_path: Path, language: str) -> None:
    """No day, no contact; the draw has two attributes to mix."""
    found = _programme(tmp_path, Start(), language)
    assert found.start is None and found.contacts.pv is None
    assert set(found.dimensions) == {"function", "region"}


def test_options(tmp_path: Path) -> None:
    """Each fills its key; the whole address of a page will do."""
    done = run_here(
        *("init", "--company", " Fjord  & Söhne ", "--slug", "https://www.linkedin.com/company/Fjord-Soehne/"),
        *("--start", "12.06.2026", "--places", "10-15", "--pv-contact", "pv@fjord.example"),
        cwd=tmp_path,
    )
    assert done.code == 0, done.stderr
    found = read_programme(tmp_path / "programme.yaml")
    assert found.company is not None and found.company.name == "Fjord & Söhne" and found.company.slug == "fjord-soehne"
    assert found.places is not None and (found.places.planned, found.places.at_most) == (10, 15)
    assert (tmp_path / "exports").is_dir() and (tmp_path / "drafts").is_dir()


@pytest.mark.parametrize(
    ("option", "value"),
    [("--slug", "a b"), ("--places", "15-10"), ("--places", "0"), ("--pv-contact", "a b"), ("--start", "31.02.2026")],
)
def test_what_cannot_be_read_writes_nothing(tmp_path: Path, option: str, value: str) -> None:
    """One line that names the option; an empty folder stays empty."""
    done = run_here("init", option, value, cwd=tmp_path)
    assert done.code == 2 and option in done.stderr and not list(tmp_path.iterdir())


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_five_questions_in_a_terminal(tmp_path: Path) -> None:
    """Enter takes the proposal; an answer that cannot be read is asked again."""
    import pty

    ours, theirs = pty.openpty()
    os.write(ours, "Fjord Söhne\n\n32.06.2026\n12.06.2026\nviele\n\nnein\n".encode())
    done = subprocess.run(
        [sys.executable, "-m", "ambassador_cli", "init", "--lang", "de"],
        stdin=theirs,
        capture_output=True,
        text=True,
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        timeout=60,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert done.stderr.count("Wann soll es losgehen") == 2 and done.stderr.count("gut begleiten") == 2
    found = read_programme(tmp_path / "programme.yaml")
    assert found.company is not None and found.company.slug == "fjord-soehne" and found.start == date(2026, 6, 12)
    assert found.places is not None and (found.places.planned, found.places.at_most) == (10, 15)
