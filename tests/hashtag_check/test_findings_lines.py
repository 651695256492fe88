"""What people see: at most 80 cells wide, marks below the right words, secrets covered."""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.grammar.positions import Positions
from ambassador_cli.models.company import Contact, Contacts
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.pages.excerpt import to_excerpt
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.pages.findings import say_link
from ambassador_cli.pages.findings_page import FindingsPage
from ambassador_cli.pages.reply import to_reply
from ambassador_cli.texts.language import Address, Language
from ambassador_cli.texts.lines import Line, width_of, wrap
from ambassador_cli.writers.forms.excerpt import to_excerpt_lines
from ambassador_cli.writers.forms.terminal import to_plain_text
from hashtag_check.fictional import checked, find, finding_words


def shown(words: FindingWords, times: int = 1) -> str:
    """The screen of so many drafts."""
    return to_plain_text(FindingsPage((checked(),) * times, words).document())


def excerpt(text: str, finding: Finding, secrets: Sequence[tuple[int, int]] = (), lead: str = "  1 │ ") -> list[Line]:
    """The two lines of a finding's place."""
    place = to_excerpt(text, Positions(text), finding, secrets)
    return list(to_excerpt_lines(place, width=80, lead=lead, style="red"))


FORMS = [(language, address) for language in get_args(Language) for address in get_args(Address)]


@pytest.mark.parametrize(("language", "address"), FORMS)
def test_every_screen_fits_80_columns(language: Language, address: Address) -> None:
    assert max(width_of(line) for line in shown(finding_words(language, address), 3).splitlines()) <= 80


def test_order_praise_ask_better_todo() -> None:
    said = shown(finding_words())
    order = ["drafts/kongress.md", "Erst nachfragen", "RX101", "CF001", "Besser so", "HT003", "Beim Posten", "HT004"]
    assert [said.index(word) for word in order] == sorted(said.index(word) for word in order)


def test_a_secret_is_covered_on_the_screen_and_in_the_mail() -> None:
    assert "Polarstern" not in shown(finding_words())
    assert "Polarstern" not in to_reply(checked(), finding_words())


def test_the_contact_stands_once_below_the_last_remark_it_is_for() -> None:
    said = shown(finding_words())
    assert said.count("Ansprechpartner: Kommunikation") == 1
    assert said.index("CF001") < said.index("Ansprechpartner") < said.index("Besser so")
    assert "Außerhalb dieser Zeiten: am Wochenende bis Montag warten" in said
    assert "Ansprechpartner" not in shown(finding_words(contacts=Contacts()))


def test_contacts_speak_the_readers_language_where_they_can() -> None:
    assert finding_words("de").contact("PV001") == (
        "Ansprechpartner: Arzneimittelsicherheit · +49 40 66969 100 · Mo–So",
        "Frist: innerhalb von 24 Stunden",
    )
    assert finding_words("en").contact("PV001") == (
        "Contact: Arzneimittelsicherheit · +49 40 66969 100 · Mo–So",
        "Time limit: within 24 hours",
    )
    assert Contact.model_validate({"name": "x", "hours": "9–5"}).hours == {"de": "9–5", "en": "9–5"}


def test_du_and_sie() -> None:
    assert "Du: „Kardovexa“" in shown(finding_words())
    assert "Sie: „Kardovexa“" in shown(finding_words("de", "sie"))


@pytest.mark.parametrize("before", ["", "kurz ", "💡💡 ", "日本 " * 5, "lang " * 60, "\u202ex "])
@pytest.mark.parametrize("after", ["", ".", " und " * 60, " 💡" * 40])
def test_the_mark_is_below_the_word(before: str, after: str) -> None:
    text = f"{before}Kardovexa{after}"
    finding = find(text, "RX101", "Kardovexa")
    line, mark = excerpt(text, finding, lead="    1 │ ")
    assert all(0 <= start <= end <= len(line.text) for start, end, _ in line.marks)
    assert width_of(line.text) <= 80
    at = line.text.index("Kardovexa")
    assert mark.text == " " * width_of(line.text[:at]) + "^" * 9


def test_a_finding_longer_than_the_line_is_cut() -> None:
    text = "x" * 300
    line, mark = excerpt(text, find(text, "RX101", text))
    assert width_of(line.text) <= 80
    assert width_of(mark.text) <= 80


def test_a_line_of_a_million_characters_is_shown_at_once() -> None:
    text = "a" * 500_000 + " Kardovexa " + "b" * 500_000
    line, mark = excerpt(text, find(text, "RX101", "Kardovexa"), lead="")
    assert line.text.startswith("…a") and line.text.endswith("b…")
    assert line.text[len(mark.text) - 9 : len(mark.text)] == "Kardovexa"


@settings(derandomize=True, deadline=None)
@given(st.text(st.characters(codec="utf-8"), max_size=120), st.integers(0, 119), st.integers(0, 119))
def test_any_text_can_be_shown(text: str, start: int, end: int) -> None:
    start, end = sorted((min(start, len(text)), min(end, len(text))))
    finding = find("x", "RX101", "x").model_copy(update={"start": start, "end": end})
    for line in excerpt(text, finding, ((start, end),)):
        assert width_of(line.text) <= 80
        assert "\n" not in line.text


def test_lines_and_columns_count_as_editors_do() -> None:
    positions = Positions("a\r\nb\rc\nd\u2028e")
    assert [positions.line_column(offset) for offset in (0, 3, 5, 7, 9, 10)] == [
        (1, 1),
        (2, 1),
        (3, 1),
        (4, 1),
        (4, 3),
        (4, 4),
    ]


def test_wrapping_breaks_what_is_too_long_and_keeps_the_lead() -> None:
    assert list(wrap("aa bb cccccccccc", 6, "- ")) == ["- aa", "  bb", "  cccc", "  cccc", "  cc"]
    assert list(wrap("", 6, "- ")) == ["- "]


def test_the_mail_names_no_rule_and_no_command() -> None:
    for language, address in FORMS:
        said = to_reply(checked(), finding_words(language, address))
        assert not [word for word in ("RX101", "HT003", "--", "amb ", "│", "^^^") if word in said]
        assert max(width_of(line) for line in said.splitlines()) <= 72
    assert "dein Entwurf" in to_reply(checked(), finding_words()).replace("Dein", "dein")
    assert "Ihr Entwurf" in to_reply(checked(), finding_words("de", "sie"))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (LinkAnswer(url="https://a.example", state="found", status=200, final="https://a.example/"), "Seite gefunden"),
        (LinkAnswer(url="https://a.example", state="found", status=200, final="https://b.example/"), "führt zu"),
        (LinkAnswer(url="https://a.example", state="broken", status=404), "keine Seite (404)"),
        (LinkAnswer(url="https://a.example", state="broken", reason="no-such-host"), "gibt es nicht"),
        (LinkAnswer(url="https://", state="broken", reason="no-address"), "keine vollständige Adresse"),
        (LinkAnswer(url="https://a.example", state="refused", reason="not-public"), "internes Netz"),
        (LinkAnswer(url="https://a.example", state="no-answer"), "keine Antwort"),
        (LinkAnswer(url="https://a.example", state="offline", reason="no-such-host"), "ohne Internet"),
    ],
)
def test_what_became_of_a_link(answer: LinkAnswer, said: str) -> None:
    assert said in say_link(answer, finding_words())
