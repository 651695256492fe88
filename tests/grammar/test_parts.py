"""Hashtags, mentions, links, sentences, emoji, the fold and near twins."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.grammar.emoji import find_emoji
from ambassador_cli.grammar.fold import shown_until, wrapped
from ambassador_cli.grammar.hashtags import camel_parts, find_hashtags, has_inner_capital, in_camel_case
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses, split_address
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.grammar.sentences import find_sentences
from ambassador_cli.grammar.twins import edits_between, shingles, similarity, word_list
from ambassador_cli.grammar.words import find_words

STEADY = settings(derandomize=True, deadline=None, max_examples=200)


def _plain(text: str) -> str:
    return blanked(text, [(link.start, link.end) for link in find_links(text)] + find_mail_addresses(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("#Labor und #Büro_2", ["Labor", "Büro_2"]),
        ("＃Breit", ["Breit"]),
        ("#2027 #2027er", ["2027er"]),
        ("foo#bar C# &#39; #️⃣", []),
        ("https://x.de/#anker und x.de/#a", []),
        ("#E-Mobilität", ["E"]),
        ("(#Klammer)", ["Klammer"]),
        ("##Doppel", []),
    ],
)
def test_hashtags(text: str, names: list[str]) -> None:
    assert [tag.name for tag in find_hashtags(_plain(text))] == names


def test_words_of_a_tag() -> None:
    assert camel_parts("WirSindNordlicht") == ["Wir", "Sind", "Nordlicht"]
    assert has_inner_capital("WirsindNordlicht")
    assert not has_inner_capital("LIFEATNORDLICHT")
    assert in_camel_case("Nordrhein-Westfalen") == "NordrheinWestfalen"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("siehe https://a.example/x?b=1#c.", ["https://a.example/x?b=1#c"]),
        ("(www.tafel.example)", ["www.tafel.example"]),
        ("tafel-nord.example und mehr", ["tafel-nord.example"]),
        ("lnkd.in/abc", ["lnkd.in/abc"]),
        ("der Server.raum ist leer. Am Ende.de", ["Ende.de"]),
        ("m.tondern@nordlicht.example", []),
        ("https://de.example/Klammer_(Zeichen)", ["https://de.example/Klammer_(Zeichen)"]),
    ],
)
def test_links(text: str, found: list[str]) -> None:
    assert [link.text for link in find_links(text)] == found


def test_mail_addresses() -> None:
    text = "an m.tondern@nordlicht.example, @Person und @ 9 Uhr"
    assert [text[a:b] for a, b in find_mail_addresses(text)] == ["m.tondern@nordlicht.example"]


@pytest.mark.parametrize(
    ("address", "host"),
    [("https://user@www.A.example:8080/x", "a.example"), ("//b.example", ""), ("C.example?x", "c.example")],
)
def test_hosts(address: str, host: str) -> None:
    assert split_address(address)[0] == host


def test_mentions_reach_to_the_page_name_or_two_words() -> None:
    pages = ["Nordlicht Pharma Deutschland", "Herzbündnis Nord e. V."]
    text = "@Nordlicht Pharma Deutschland, @Herzbündnis Nord e. V. und @Enna Lüttkopp danken @anna von Berg, a@b.c, @ 9"
    assert [mention.name for mention in find_mentions(_plain(text), pages)] == [
        "Nordlicht Pharma Deutschland",
        "Herzbündnis Nord e. V.",
        "Enna Lüttkopp",
        "anna",
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Am 3. Mai um ca. 9 Uhr kam Dr. Holler. Er blieb.", 2),
        ("Das gilt z. B. hier und d. h. dort. Ja!", 2),
        ("Frau M. auf dem Fest. Herr K. auch.", 2),
        ('Sie fragte: "Und wer räumt auf?" Ich.', 2),
        ("Was für ein Tag 🎈 Unser Standort wird 50", 2),
        ("Eine Zeile\n\nund noch eine", 2),
        ("Herzbündnis Nord e. V. lädt ein.", 1),
        ("Folge Nr. 7 ist da. No. It is not.", 3),
        ("", 0),
        ("...", 0),
    ],
)
def test_sentences(text: str, count: int) -> None:
    assert len(find_sentences(text)) == count


@given(st.text(max_size=80))
@STEADY
def test_sentences_do_not_overlap(text: str) -> None:
    done = 0
    for start, end in find_sentences(text):
        assert done <= start < end <= len(text)
        done = end


@pytest.mark.parametrize(
    ("text", "count"),
    [("🔥🔥 👩\u200d🔬 🇵🇹 #️⃣ ☀️ → ✔ ™", 6), ("plain", 0), ("👍🏽", 1), ("🏴\U000e0067\U000e0062\U000e007f", 1)],
)
def test_emoji(text: str, count: int) -> None:
    assert len(find_emoji(text)) == count


@given(st.text(alphabet="ab \n", max_size=120), st.integers(min_value=1, max_value=20))
@STEADY
def test_lines_fit_the_width_and_keep_the_text(text: str, width: int) -> None:
    lines = list(wrapped(text, width))
    assert all(end - start <= width for start, end in lines)
    kept = "".join(text[start:end] for start, end in lines)
    assert kept.replace(" ", "") == text.replace("\n", "").replace(" ", "")


def test_what_is_shown() -> None:
    text = "eins zwei drei vier fünf sechs"
    assert text[: shown_until(text, 10, 2)] == "eins zwei drei vier"
    assert shown_until("a\n\nb\nc", 10, 3) == 4


@given(st.text(alphabet="abc", max_size=8), st.text(alphabet="abc", max_size=8))
@STEADY
def test_edits_are_a_distance(one: str, other: str) -> None:
    distance = edits_between(one, other, 20)
    assert distance == edits_between(other, one, 20)
    assert (distance == 0) == (one == other)
    assert abs(len(one) - len(other)) <= distance <= max(len(one), len(other))
    assert edits_between(one, other, 1) == min(distance, 2)


def test_swapped_neighbours_are_one_edit() -> None:
    assert edits_between("nordlihct", "nordlicht", 3) == 1


def test_similarity() -> None:
    one = shingles(word_list("Heute war ein schöner Tag am Meer"))
    assert similarity(one, one) == 1
    assert similarity(one, shingles(word_list("ganz anderer Text als dieser"))) == 0
    assert similarity(one, frozenset()) == 0


def test_words_know_their_clause_and_sentence() -> None:
    words = find_words("wir heilen nicht, wir forschen. und die kolleg:innen auch", [0, 32])
    assert words.texts == ["wir", "heilen", "nicht", "wir", "forschen", "und", "die", "kolleginnen", "auch"]
    assert words.sentences == [0, 0, 0, 0, 0, 1, 1, 1, 1]
    assert words.clauses[1] == words.clauses[2] != words.clauses[4]
