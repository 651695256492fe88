"""The jour fixe: what was released for it and nothing else; nobody is compared, silence is never remarked on."""

from __future__ import annotations

import re
import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml
from pptx import Presentation

from ambassador_cli.grammar.story import find_number, find_quotation, find_time, has_point
from conftest import ROOT
from in_process import Done, run_here

TEXTS = (
    "Um 6:40 Uhr stand jemand mit einer einzigen Schraube vor meiner Tür.\n\nWas ich mitnehme: fragen.",
    "Am Montag rief jemand an: „Wir haben noch nie so etwas gesehen.“\n\nSeitdem schauen wir zweimal hin.",
    "Drei Menschen standen im Regen, und keiner hatte einen Schirm dabei.\n\nHeute weiß ich, warum.",
    "Am 3. Mai kam er mit einem Spaten.\n\nMein Fazit: Wer gräbt, findet etwas.",
)
PEOPLE = ("Kim Ålund", "Robin Üçyıldız", "Maren Östervall", "Ada-Lena O’Brien")
TODAY = date(2024, 6, 3)


def folder_of(path: Path, posts: list[tuple[str, int, str]], *, show: bool = True, more: int = 0) -> Path:
    """A programme with these posts (author, days ago, text), and ``more`` people who agreed and wrote nothing."""
    path.mkdir(parents=True)
    people = [{"name": name, "consents": {"show_posts": "2024-01-01"} if show else {}} for name in PEOPLE]
    people += [{"name": f"Stille {n}", "consents": {"show_posts": "2024-01-01"}} for n in range(more)]
    (path / "programme.yaml").write_text("today: 2024-06-03\ncompany: {name: Fjord}\n", encoding="utf-8")
    (path / "roster.yaml").write_text(yaml.safe_dump({"people": people}, allow_unicode=True), encoding="utf-8")
    (path / "posts").mkdir()
    for number, (author, ago, text) in enumerate(posts):
        front = f"---\nauthor: {author}\npublished: {TODAY - timedelta(days=ago)}\n---\n"
        (path / "posts" / f"p{number}.md").write_text(front + text + "\n", encoding="utf-8")
    return path


def shown(folder: Path) -> Done:
    done = run_here("jourfixe", cwd=folder, language="de")
    assert done.code == 0, done.stderr
    return done


ALL = [(PEOPLE[n], 4 + n, TEXTS[n]) for n in range(4)]


def test_at_most_three_the_newest_first_by_first_name_and_day(tmp_path: Path) -> None:
    text = " ".join(shown(folder_of(tmp_path / "a", ALL)).stdout.split())
    at = [text.find(f"· {name.split()[0]}, Beitrag vom") for name in PEOPLE]
    assert at[3] == -1 and 0 < at[0] < at[1] < at[2]
    assert not [name for name in PEOPLE if name in text]


def test_without_consent_none_of_the_words_appear(tmp_path: Path) -> None:
    """Not five letters in a row that stand nowhere else."""
    with_it = shown(folder_of(tmp_path / "a", ALL)).stdout
    without = shown(folder_of(tmp_path / "b", ALL, show=False)).stdout
    assert "völlig in Ordnung" in " ".join(without.split())
    words = {word for text in TEXTS for word in re.findall(r"\w{5,}", text)} - set(re.findall(r"\w{5,}", without))
    assert len(words) > 20
    assert len([word for word in words if word in with_it]) > 10


def test_silence_is_never_remarked_on(tmp_path: Path) -> None:
    few = shown(folder_of(tmp_path / "a", ALL))
    many = shown(folder_of(tmp_path / "b", ALL, more=20))
    assert (few.stdout, few.stderr) == (many.stdout, many.stderr)


def test_who_wrote_more_is_not_to_be_seen(tmp_path: Path) -> None:
    """The same posts once more, outside the fortnight: the same page."""
    twice = [*ALL, *((author, ago + 40, text) for author, ago, text in ALL)]
    assert shown(folder_of(tmp_path / "a", ALL)).stdout == shown(folder_of(tmp_path / "b", twice)).stdout
    again = [*ALL, (PEOPLE[0], 9, TEXTS[3])]
    assert shown(folder_of(tmp_path / "c", again)).stdout.count("Beitrag vom") == 3


def test_names_and_order_of_files_do_not_matter(tmp_path: Path) -> None:
    backwards = shown(folder_of(tmp_path / "b", ALL[::-1])).stdout
    assert shown(folder_of(tmp_path / "a", ALL)).stdout == backwards
    swapped = {PEOPLE[0]: PEOPLE[1], PEOPLE[1]: PEOPLE[0]}
    other = shown(folder_of(tmp_path / "c", [(swapped.get(a, a), ago, t) for a, ago, t in ALL])).stdout
    back = other.replace("Kim", "\0").replace("Robin", "Kim").replace("\0", "Robin")
    assert back == shown(folder_of(tmp_path / "d", ALL)).stdout


ORDINALS = re.compile(r"\b(?:Platz \d|Rang|am meisten|am besten|Top \d|most|best of|ranked|\d+ Beiträge)\b")


@pytest.mark.parametrize("form", ["txt", "md", "docx", "pptx"])
def test_no_ordinal_and_no_count_per_person(tmp_path: Path, form: str) -> None:
    folder = folder_of(tmp_path / "a", ALL)
    assert run_here("jourfixe", "-o", f"jf.{form}", cwd=folder, language="de").code == 0
    if form == "pptx":
        show = Presentation(str(folder / "jf.pptx"))
        assert len(list(show.slides)) == 6
        text = "\n".join(s.text_frame.text for slide in show.slides for s in slide.shapes if s.has_text_frame)
    elif form == "docx":
        import docx

        text = "\n".join(p.text for p in docx.Document(str(folder / "jf.docx")).paragraphs)
    else:
        text = (folder / f"jf.{form}").read_text(encoding="utf-8")
    assert not ORDINALS.search(text)
    if form == "md":
        assert "Schraube" not in text and "Kim" not in text


def test_an_empty_fortnight_and_too_young_posts_are_fine(tmp_path: Path) -> None:
    for number, posts in enumerate(([], [(PEOPLE[0], 2, TEXTS[0])], [(PEOPLE[0], 15, TEXTS[0])])):
        done = shown(folder_of(tmp_path / str(number), posts))
        assert "völlig in Ordnung" in " ".join(done.stdout.split())
        assert "Drei Tipps" in done.stdout and "Danke" in done.stdout


def test_an_author_who_cannot_be_found_is_named_by_file(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "a", [("", 5, TEXTS[0]), ("Unbekannt", 5, TEXTS[1])])
    done = shown(folder)
    assert done.stderr.count("author") == 2 and "p0.md" in done.stderr
    assert "Beitrag vom" not in done.stdout


def test_the_example_has_a_meeting(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    done = run_here("jourfixe", cwd=folder, language="de")
    assert "Levke, Beitrag vom 27.05.2024" in " ".join(done.stdout.split())


@pytest.mark.parametrize(
    ("sentence", "time", "number", "quote"),
    [
        ("Um 6:40 Uhr stand er da.", "6:40 Uhr", "", ""),
        ("Um sieben Uhr früh roch es nach Kaffee.", "sieben Uhr früh", "", ""),
        ("Am 3. Mai stand er mit einem Spaten vor dem Tor.", "3. Mai", "", ""),
        ("14 Vorträge und ein wunder Fuß.", "", "14 Vorträge", ""),
        ("Wir hatten drei Schrauben zu wenig.", "", "drei Schrauben", ""),
        ("„Ich hab das noch nie gemacht“, sagte Robin.", "", "", "Ich hab das noch nie gemacht"),
        ("On Monday 12 people came.", "On Monday", "12 people", ""),
        ("Wir freuen uns sehr über den Erfolg.", "", "", ""),
        ("Teamwork macht den Unterschied!", "", "", ""),
    ],
)
def test_what_makes_a_sentence_concrete(sentence: str, time: str, number: str, quote: str) -> None:
    assert find_time(sentence) == time
    assert find_number(sentence) == number
    assert find_quotation(sentence) == quote


def test_a_point_stands_behind_the_story() -> None:
    assert has_point("Erst das.\n\nWas ich mitnehme: Frag.")
    assert not has_point("Was ich mitnehme: Frag.")
    assert not has_point("Erst das.\n\nDann das.")
