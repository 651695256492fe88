"""Where the engine begins and stops: one more or one less than what is written is another answer."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Finding, KnownText, Settled
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Check, Condition, Packs, Raise, Terms
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker
from ambassador_cli.rules.engine.claims import Claim, first_come
from ambassador_cli.rules.engine.edits import apply_edits
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.names import find_names, names_of
from ambassador_cli.rules.engine.reading import Reading, near
from ambassador_cli.rules.engine.secrets import mark_secrets

TODAY = datetime.date(2026, 11, 26)
MODEL = next(rule for rule in read_packs().rules if rule.name == "study-without-source")
WORDS = {
    "hit": Terms(any=("ziel",)),
    "need": Terms(any=("anker",)),
    "no": Terms(any=("halt",)),
    "short": Terms(any=("nordlichtr",)),
    "long": Terms(any=("nordlichterer",)),
    "eleven": Terms(any=("nordlichter",)),
    "negation": Terms(any=("nicht",)),
    "many": Terms(any=("toll",)),
}


def _draft(text: str) -> Draft:
    draft = read_draft(text).draft
    assert draft is not None
    return draft


def _found(
    text: str, *checks: Check, known: tuple[KnownText, ...] = (), programme: Programme | None = None
) -> list[Finding]:
    rule = MODEL.model_copy(update={"id": "AA1", "name": "aa", "checks": checks, "variants": {}})
    packs = Packs(rules=(rule,), words=WORDS)
    checker = Checker(programme or Programme(), packs=packs, today=TODAY, known=known)
    return [finding for finding in checker.check(_draft(text)) if finding.rule == "AA1"]


def _texts(text: str, *checks: Check, **more: Any) -> list[str]:
    return [finding.text for finding in _found(text, *checks, **more)]


def _row(*words: int | str) -> str:
    """Words with so many others between them."""
    return " ".join("bla " * word if isinstance(word, int) else word for word in words)


@pytest.mark.parametrize(
    ("list_name", "word", "found"),
    [
        ("short", "nordlichtx", True),
        ("short", "nordlichxx", False),
        ("short", "nordlichtr", False),
        ("short", "xordlichtr", False),
        ("eleven", "nordlichtxx", True),
        ("eleven", "nordlichxxx", False),
        ("long", "nordlichterxx", True),
        ("long", "nordlichtexxx", False),
    ],
)
def test_a_near_miss_differs_by_one_letter_or_by_two_in_long_words(list_name: str, word: str, found: bool) -> None:
    """One up to ten letters, two above; never the word itself, never with another first letter."""
    assert _texts(f"Das {word} ist da.", Check(kind="near_miss", find=(list_name,))) == ([word] if found else [])


def test_a_count_fires_above_the_limit_at_the_first_one_too_many() -> None:
    check = Check(kind="count", find=("many",), above="3")
    assert not _found("toll, toll, toll", check)
    (finding,) = _found("toll, toll, toll, Toll, toll", check)
    assert (finding.text, finding.values["n"]) == ("Toll", 5)


def _copy(words: int) -> str:
    return " ".join(f"wort{'abcdefghijklmnopqrstuvwxyz'[number]}" for number in range(words))


@pytest.mark.parametrize(("own", "other", "found"), [(15, 15, True), (14, 14, False), (15, 14, False), (14, 15, False)])
def test_a_copy_has_at_least_fifteen_words(own: int, other: int, found: bool) -> None:
    known = (KnownText(author="b", text=_copy(other)),)
    assert bool(_found(_copy(own), Check(kind="similarity"), known=known)) == found


def test_a_copy_of_ones_own_text_is_none() -> None:
    text = _copy(20)
    front = f"---\nauthor: anna\n---\n{text}"
    assert not _found(front, Check(kind="similarity"), known=(KnownText(author="anna", text=text),))
    assert _found(front, Check(kind="similarity"), known=(KnownText(author="bo", text=text),))
    assert _found(text, Check(kind="similarity"), known=(KnownText(text=text),))


def test_a_copy_is_as_similar_as_the_check_says_or_more() -> None:
    """20 words have 18 runs of three; without the last two words 16 of them are left: 16 of 18."""
    known = (KnownText(author="b", text=_copy(18)),)
    assert _found(_copy(20), Check(kind="similarity", at_least=16 / 18), known=known)
    assert not _found(_copy(20), Check(kind="similarity", at_least=0.89), known=known)


@pytest.mark.parametrize(
    ("text", "before", "around"),
    [
        (_row("nicht", 4, "ziel"), False, False),
        (_row("nicht", 5, "ziel"), True, True),
        (_row("ziel", 4, "nicht"), True, False),
        (_row("ziel", 5, "nicht"), True, True),
        ("nicht bla, ziel", True, True),
        ("ziel, bla nicht", True, True),
    ],
)
def test_a_negation_reaches_five_words_inside_its_clause(text: str, before: bool, around: bool) -> None:
    assert bool(_found(text, Check(kind="existence", find=("hit",), negation="before"))) == before
    assert bool(_found(text, Check(kind="existence", find=("hit",), negation="around"))) == around
    assert _found(text, Check(kind="existence", find=("hit",)))


def _needing(where: Any, **more: Any) -> Check:
    return Check(kind="proximity", find=("hit",), needs=(Condition(any=("need",), where=where, **more),))


@pytest.mark.parametrize(
    ("text", "sentence", "near_by", "draft"),
    [
        ("Ziel und Anker.", True, True, True),
        ("Ziel da. Anker hier.", False, True, True),
        ("Anker da. Ziel hier.", False, True, True),
        ("Ziel da. Bla bla. Anker hier.", False, False, True),
        ("Ziel da.", False, False, False),
    ],
)
def test_what_is_needed_stands_in_the_sentence_near_or_anywhere(
    text: str, sentence: bool, near_by: bool, draft: bool
) -> None:
    assert bool(_found(text, _needing("sentence"))) == sentence
    assert bool(_found(text, _needing("near"))) == near_by
    assert bool(_found(text, _needing("draft"))) == draft


@pytest.mark.parametrize(("between", "found"), [(0, True), (2, True), (3, False)])
def test_what_follows_stands_at_most_so_many_words_behind(between: int, found: bool) -> None:
    """And what is joined to a hit becomes part of the place."""
    check = _needing("after", words=3, join=True)
    text = _row("Ziel", between, "Anker").replace("  ", " ")
    assert _texts(text, check) == ([text] if found else [])
    assert not _found("Anker Ziel", check)


def test_a_hit_is_void_where_another_list_overlaps_or_follows() -> None:
    assert not _found("Ziel Halt", Check(kind="existence", find=("hit",), behind=("no",)))
    assert _found("Ziel bla Halt", Check(kind="existence", find=("hit",), behind=("no",)))
    assert not _found("Ziel", Check(kind="existence", find=("hit",), unless=("hit",)))
    assert not _found("Ziel. Bla. Bla. Halt", Check(kind="existence", find=("hit",), silent_with=("no",)))


def test_each_hit_the_first_of_a_sentence_or_the_first_of_all() -> None:
    text = "Ziel und Ziel. Ziel."
    counts = {per: len(_found(text, Check(kind="existence", find=("hit",), per=per))) for per in ("hit", "sentence")}
    assert counts == {"hit": 3, "sentence": 2}
    assert len(_found(text, Check(kind="existence", find=("hit",), per="draft"))) == 1


def test_a_level_is_raised_near_what_raises_it() -> None:
    check = Check(kind="existence", find=("hit",), raises=Raise(near=("need",), level="error"))
    assert [finding.level for finding in _found("Ziel. Anker.", check)] == ["error"]
    assert [finding.level for finding in _found("Ziel. Bla. Anker.", check)] == [MODEL.level]


def test_near_is_the_same_sentence_or_a_neighbour() -> None:
    assert [near(5, other) for other in (3, 4, 5, 6, 7)] == [False, True, True, True, False]
    assert near(5, -1), "a name outside the body is near every sentence"


def test_a_place_belongs_to_the_first_claim_and_neighbours_keep_theirs() -> None:
    claims = [Claim("A", 5, 10), Claim("B", 10, 12), Claim("C", 0, 5), Claim("D", 4, 6), Claim("E", 9, 11)]
    assert [claim.rule for claim in first_come(claims)] == ["A", "B", "C"]
    assert [claim.rule for claim in first_come([Claim("A", 5, 10), Claim("B", 0, 20)])] == ["A"]


def test_edits_that_touch_wait_for_the_next_round() -> None:
    def finding(start: int, end: int) -> Finding:
        edit = {"start": start, "end": end, "text": "-", "safe": True}
        return Finding.model_validate(
            {"rule": "A", "level": "info", "start": start, "end": end, "text": "", "edits": (edit,)}
        )

    fixed = apply_edits("abcdefgh", [finding(0, 2), finding(2, 4), finding(5, 6)])
    assert (fixed.source, fixed.applied) == ("-cde-gh", 2)


COMPANY = Programme.model_validate(
    {"products": [{"name": "Nordin", "inn": "nordinol"}], "competitors": ["Südwerk", "Süd Werk Nord"]}
)


def test_of_names_that_overlap_the_longest_counts_and_neighbours_both() -> None:
    names = names_of(COMPANY)
    hits = find_names(names, "sued werk nord suedwerk,suedwerk", [])
    assert [(hit.start, hit.end) for hit in hits["competitor"]] == [(0, 14), (15, 23), (24, 32)]


def test_in_a_tag_a_part_of_a_word_is_a_name_once() -> None:
    names = names_of(COMPANY)
    assert not find_names(names, "xnordinx", []).get("product")
    assert len(find_names(names, "xnordinxnordin nordin", [(0, 14)])["product"]) == 2


def _reading(text: str) -> Reading:
    return Reading(_draft(text), Facts(Programme(), Packs(words=WORDS), TODAY))


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Hallo Welt. Mehr.", "Hallo Welt."),
        ("\n  Hallo Welt. Mehr.", "Hallo Welt."),
        ("***\nHallo Welt. Mehr.", "***"),
        ("Ohne Punkt", "Ohne Punkt"),
    ],
)
def test_the_first_sentence(text: str, first: str) -> None:
    """A line of signs above it counts as one."""
    reading = _reading(text)
    start, end = reading.first_sentence
    assert reading.text[start:end].strip() == first


@pytest.mark.parametrize(
    ("text", "tail"),
    [("Text.\n#a #b", "#a #b"), ("Text #a weiter", ""), ("Text | #a · #b 🎉", "| #a · #b 🎉"), ("Text # ", "")],
)
def test_the_row_of_tags_at_the_end(text: str, tail: str) -> None:
    reading = _reading(text)
    assert reading.text[reading.tail_start :].strip() == tail


def test_clean_is_said_only_where_nothing_is_open() -> None:
    """Neither a remark nor a to-do nor a tip that is not shown."""
    checker = Checker(Programme(), packs=read_packs(), today=TODAY)
    draft = _draft("Gestern fiel der Beamer aus, mitten im wichtigsten Satz. Also habe ich frei erzählt.")
    clean = checker.present(Settled(), draft)
    assert clean.praise is not None and clean.praise.id == "clean"
    quiet = Finding(rule="LK002", level="info", start=0, end=1, text="G")
    shown = checker.present(Settled(open=(quiet,)), draft)
    assert not shown.remarks
    assert shown.praise is None or shown.praise.id != "clean"


def test_our_own_contacts_are_public_and_others_are_not() -> None:
    """Mail addresses and numbers that programme.yaml names as contacts or as public may stand in a post."""
    programme = Programme.model_validate(
        {
            "contacts": {
                "public": ["presse.team@fjord.example", "+49 40 66969 500"],
                "comms": {"name": "K", "email": "maren.holt@fjord.example", "phone": "040 66969 100"},
                "legal": {"name": "R", "email": "enna.recht@fjord.example"},
                "pv": {"name": "A", "phone": "+49 40 66969 300"},
            }
        }
    )
    checker = Checker(programme, packs=read_packs(), today=TODAY)
    contact = next(rule.id for rule in checker.rules.values() if rule.name == "personal-contact-data")

    def found(text: str) -> list[str]:
        return [finding.text for finding in checker.check(_draft(text)) if finding.rule == contact]

    ours = "maren.holt@fjord.example presse.team@fjord.example enna.recht@fjord.example"
    assert not found(f"Schreibt an {ours}.")
    assert not found("Ruft an: 040 66969-100, 0049 40 66969500 oder (040) 66969 300.")
    assert found("Schreibt an mara.holt@fjord.example.") == ["mara.holt@fjord.example"]
    assert found("Ruft an: 040 66969-101.") == ["040 66969-101"]


def _finding(start: int, end: int, *, secret: bool = False) -> Finding:
    return Finding(rule="AA1", level="error", start=start, end=end, text="x", secret=secret)


@pytest.mark.parametrize(
    ("start", "end", "hidden"), [(0, 4, False), (0, 5, True), (5, 9, True), (8, 9, True), (9, 12, False), (0, 20, True)]
)
def test_what_touches_a_secret_is_one_and_what_only_borders_on_it_is_not(start: int, end: int, hidden: bool) -> None:
    """The secret stands from 4 to 9, its end excluded."""
    marked, spans = mark_secrets((_finding(4, 9, secret=True), _finding(start, end)))
    assert spans == ((4, 9),)
    assert [finding.secret for finding in marked] == [True, hidden]


def test_diseases_of_an_oncology_product_count_as_cancer() -> None:
    """Whatever the list of cancers says; those of other areas do not."""
    products = [
        {"name": "Aaa", "area": area, "indication": {"de": [word]}}
        for area, word in (("Onkologie", "Lymphom"), ("haematology", "Myelom"), ("Kardiologie", "Flimmern"))
    ]
    programme = Programme.model_validate({"products": products})
    words = dict(Facts(programme, Packs(words=WORDS), TODAY).disease_words)
    assert words == {"Lymphom": True, "Myelom": True, "Flimmern": False}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ein Tag mit #Rheumahilfe und viel Regen, sagt sie.", True),
        ("Ein Tag mit Regen. #Rheumahilfe", True),
        ("Ein Tag mit Regen. #HilfeBeiRheuma", False),
        ("Ein Tag mit Regen. #UnserRheuma", True),
    ],
)
def test_a_known_tag_speaks_of_a_disease_only_where_it_begins_with_it(text: str, found: bool) -> None:
    """In the row at the end; a tag that nobody listed does wherever the word begins, and in a sentence a tag is read
    as its words are."""
    settings = {
        "hashtags": {"programme": ["WirAlle"], "topics": ["Rheumahilfe", "HilfeBeiRheuma"]},
        "diseases": {"other": {"de": ["Rheuma"]}},
    }
    facts = Facts(Programme.model_validate(settings), Packs(words=WORDS), TODAY)
    assert bool(Reading(_draft(text), facts).diseases) is found


@pytest.mark.parametrize(
    ("text", "language"), [("1", "de"), ("Zzz qqq.", "de"), ("the of and", "en"), ("der und", "de")]
)
def test_a_text_that_gives_no_language_away_is_german(text: str, language: str) -> None:
    assert _reading(text).language == language
    assert _reading(f"---\nlang: en\n---\n{text}x").language == "en"


@pytest.mark.parametrize(
    ("written", "value", "part", "place"),
    [
        ("abc def", "abc def", (4, 7), "def"),
        ('"abc def"', "abc def", (0, 3), "abc"),
        ("abc def", "abc def", (0, 3), "abc"),
        ('"a\\x62c"', "abc", (0, 3), "a\\x62c"),
    ],
)
def test_a_part_of_a_setting_is_found_in_the_file(written: str, value: str, part: tuple[int, int], place: str) -> None:
    """Where it is written as it is; else the whole value is meant."""
    draft = _draft(f"---\nlink: {written}\n---\nText")
    reading = Reading(draft, Facts(Programme(), Packs(words=WORDS), TODAY))
    path = next(name for name in draft.places if "link" in name)
    first, last = reading.place_in(path, value, *part)
    assert draft.source[first:last] == place


MEDICAL = Programme.model_validate(
    {
        "diseases": {"other": {"de": ["Rheuma"]}},
        "products": [{"name": "Belorin"}],
        "hashtags": {"programme": ["WirAlle"]},
    }
)


@pytest.mark.parametrize(("name", "word"), [("@disease", "Rheuma"), ("@product", "Belorin"), ("@figure", "40 Prozent")])
@pytest.mark.parametrize(
    ("text", "sentence", "near_by"),
    [
        ("Ziel und {x}.", True, True),
        ("Ziel da. Mit {x} hier.", False, True),
        ("Mit {x} da. Das Ziel hier.", False, True),
        ("Ziel da. Bla bla. Mit {x} hier.", False, False),
        ("Ziel da.", False, False),
    ],
)
def test_names_diseases_and_figures_are_needed_where_it_is_said(
    name: str, word: str, text: str, sentence: bool, near_by: bool
) -> None:
    """A figure is needed in the sentence whatever is said."""
    draft = text.format(x=word)
    for where, expected in (("sentence", sentence), ("near", near_by if name != "@figure" else sentence)):
        check = Check(kind="proximity", find=("hit",), needs=(Condition(any=(name,), where=where),))  # type: ignore[arg-type]
        assert bool(_found(draft, check, programme=MEDICAL)) is expected, where


@pytest.mark.parametrize(
    ("tag", "found"),
    [
        ("#RheumaTag", ["Rheuma"]),
        ("#TagRheuma", ["Rheuma"]),
        ("#EinTagMitRheumatikern", ["Rheumatikern"]),
        ("#xrheuma", []),
    ],
)
def test_a_disease_in_a_tag_is_marked_where_its_word_stands(tag: str, found: list[str]) -> None:
    draft = _draft(f"Text. {tag}")
    reading = Reading(draft, Facts(MEDICAL, Packs(words=WORDS), TODAY))
    places = reading.facts.diseases_in_tag(reading.tags[0])
    assert [reading.text[start:end] for start, end, _ in places] == found
