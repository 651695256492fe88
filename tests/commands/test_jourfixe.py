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
from ambassador_cli.models.export import PersonPost, Ranked
from ambassador_cli.models.finding import Praise
from ambassador_cli.models.jour_fixe import Good, ShownPost
from ambassador_cli.models.roster import Person
from ambassador_cli.planning.jour_fixe import choose_posts, handed_in, learnt_from, rate_of, what_is_good
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


def person(name: str, *consents: str) -> Person:
    return Person.model_validate({"name": name, "consents": dict.fromkeys(consents, "2024-01-01")})


def post(first: str, ago: int, rate: float | None = None, good: int = 0) -> ShownPost:
    why = (Good("hook"), Good("time", "3. Mai"), Good("point"))[:good]
    return ShownPost(first, TODAY - timedelta(days=ago), f"Ein Satz von {first}.", why, rate)


BOTH = ("show_posts", "use_statistics")


def test_what_did_best_is_chosen_and_shown_by_date() -> None:
    candidates = [
        (person("A", *BOTH), post("A", 10, 0.02)),
        (person("B", *BOTH), post("B", 9, 0.09)),
        (person("C", *BOTH), post("C", 8, 0.05)),
        (person("D", *BOTH), post("D", 7, 0.07)),
        (person("E", "show_posts"), post("E", 6, 0.99, good=1)),
    ]
    assert [one.first for one in choose_posts(candidates, TODAY)] == ["D", "C", "B"]
    assert choose_posts(candidates[::-1], TODAY) == choose_posts(candidates, TODAY)


def test_where_no_figures_are_the_newest_with_two_good_things_fill_up() -> None:
    candidates = [
        (person("A", *BOTH), post("A", 10, 0.02)),
        (person("B", "show_posts"), post("B", 9, 0.09, good=2)),
        (person("C", *BOTH), post("C", 8, good=3)),
        (person("D", *BOTH), post("D", 7, good=1)),
        (person("E", "use_statistics"), post("E", 6, 0.5, good=3)),
        (person("F", *BOTH), post("F", 2, 0.5, good=3)),
    ]
    assert [one.first for one in choose_posts(candidates, TODAY)] == ["C", "B", "A"]


def test_nothing_is_praised_twice() -> None:
    praises = [Praise(id="thing", values={"x": "Schraube"}), Praise(id="number", values={"x": "einer Schraube"})]
    assert [good.kind for good in what_is_good(praises, "")] == ["number"]
    praises = [
        Praise(id="number", values={"x": "drei Leute"}),
        Praise(id="thing", values={"x": "Tor"}),
        Praise(id="alt"),
    ]
    assert [good.kind for good in what_is_good(praises, "A.\n\nMein Fazit: B.")] == ["thing", "number", "point"]


@pytest.mark.parametrize(
    ("ranked", "rate"),
    [
        (Ranked(TODAY, 300, 15), 0.05),
        (Ranked(TODAY, 299, 15), None),
        (Ranked(TODAY, 300, None), None),
        (Ranked(TODAY, None, 15), None),
        (Ranked(TODAY - timedelta(days=8), 300, 15), None),
        (None, None),
    ],
)
def test_a_rate_needs_three_hundred_impressions_and_three_days(ranked: Ranked | None, rate: float | None) -> None:
    assert rate_of(ranked, TODAY - timedelta(days=10)) == rate


def test_a_post_is_known_again_by_its_number_or_as_the_only_one_of_its_day() -> None:
    one = PersonPost(("7100000000000000001",), "", TODAY)
    two = PersonPost(("7100000000000000002",), "", TODAY)
    assert handed_in(one, "7100000000000000001", TODAY, [one, two])
    assert not handed_in(two, "7100000000000000001", TODAY, [one, two])
    assert handed_in(one, "", TODAY, [one])
    assert not handed_in(one, "", TODAY, [one, two])


def test_a_tip_for_all_needs_five_authors() -> None:
    four = [(f"p{n}", "HT002") for n in range(4)] * 3
    assert learnt_from(four) == ()
    assert learnt_from([*four, ("p4", "HT002"), ("p4", "HK002")]) == ("HT002",)


def test_what_five_authors_can_learn_is_the_first_tip(tmp_path: Path) -> None:
    greeting = "Hallo zusammen!\n\nGestern fiel der Beamer aus, mitten im wichtigsten Satz, und keiner lachte."
    authors = [*PEOPLE, "Stille 0"]
    five = shown(folder_of(tmp_path / "a", [(author, 5, greeting) for author in authors], more=1)).stdout
    four = shown(folder_of(tmp_path / "b", [(author, 5, greeting) for author in authors[:4]], more=1)).stdout
    assert "· Die erste Zeile entscheidet." in five
    assert "Die erste Zeile entscheidet." not in four


def test_words_of_files_count_for_those_who_agreed_and_brought_nothing(tmp_path: Path) -> None:
    folder = folder_of(tmp_path / "a", [])
    text = "Am 3. Mai stand jemand mit einem Spaten vor der Tür."
    (folder / "exports").mkdir()
    rows = ["Date,ShareLink,ShareCommentary,SharedUrl,MediaUrl,Visibility"]
    rows.append(f'2024-05-27 08:00:00,https://www.linkedin.com/feed/update/urn%3Ali%3Ashare%3A1,"{text}",,,PUBLIC')
    (folder / "exports" / "Shares_Maren Östervall.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
    assert "Spaten" not in shown(folder).stdout
    people = yaml.safe_load((folder / "roster.yaml").read_text(encoding="utf-8"))["people"]
    for one in people:
        one["consents"]["use_statistics"] = "2024-01-01"
    (folder / "roster.yaml").write_text(yaml.safe_dump({"people": people}, allow_unicode=True), encoding="utf-8")
    assert "· Maren, Beitrag vom 27.05.2024" in " ".join(shown(folder).stdout.split())


@pytest.mark.parametrize("command", [("jourfixe",), ("paper", "survey"), ("paper", "handbook", "--channel")])
def test_a_dry_run_writes_nothing_and_finds_what_would_be_wrong(tmp_path: Path, command: tuple[str, ...]) -> None:
    folder = Path(shutil.copytree(ROOT / "examples", tmp_path / "e"))
    before = sorted(folder.rglob("*"))
    done = run_here(*command, "-o", "x.docx", "--dry-run", cwd=folder, language="de")
    assert done.code == 0, done.stderr
    assert "x.docx wurde nicht geschrieben" in " ".join(done.stderr.split())
    assert sorted(folder.rglob("*")) == before
    wrong = run_here(*command, "-o", "nirgends/x.docx", "--dry-run", cwd=folder, language="de")
    assert wrong.code == 2 and "nirgends" in wrong.stderr
