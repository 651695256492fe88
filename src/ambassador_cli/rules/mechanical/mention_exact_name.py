"""MN002: a page mentioned by a name that is not quite its own."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.mentions import Mention
from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.twins import edits_between
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="MN002",
    name="mention-exact-name",
    level="warning",
    scopes=("mention",),
    definition=said(
        "Eine Erwähnung beginnt wie der Firmenname oder gleicht einer eigenen oder Partnerseite bis auf höchstens drei "
        "Zeichen, ist aber nicht deren genauer Name.",
        "A mention begins like the company's name, or is within three characters of one of our or our partners' "
        "pages, without being the exact name.",
    ),
    why=said("LinkedIn verlangt den genauen Namen.", "LinkedIn wants the exact name."),
    source="docs.postsyncer.com, LinkedIn mentions",
    checked=CHECKED,
    message=message(
        "So heißt die Seite nicht. Der genaue Name ist „{page}“.",
        "So heißt die Seite nicht. Der genaue Name ist „{page}“.",
        'That is not the page\'s name. The exact name is "{page}".',
    ),
    bad=bad("Danke fürs Organisieren, @Nordlicht Pharma", "@Nordlicht Pharma"),
    good=good("Danke fürs Organisieren, @Nordlicht Pharma Deutschland"),
    fixable="unsafe",
)

_MOST = 3
_BELONGING = frozenset(
    {"ag", "gmbh", "se", "kg", "inc", "ltd", "group", "gruppe", "holding", "global", "international", "europe"}
    | {
        "europa",
        "germany",
        "deutschland",
        "austria",
        "oesterreich",
        "schweiz",
        "switzerland",
        "us",
        "usa",
        "uk",
        "dach",
    }
)
"""Words behind a company's name that belong to it."""


def meant_page(mention: Mention, facts: Facts) -> tuple[str, int]:
    """The page a mention means without naming it exactly, and where the mention ends; empty where it means none."""
    if mention.page:
        return "", mention.end
    best = ("", mention.end, _MOST + 1)
    for page in (*facts.own_pages, *facts.partner_pages):
        wanted = _joined(page)
        most = min(_MOST, len(wanted) // 3)
        written = ""
        for word, end in mention.words:
            written += _joined(word)
            distance = edits_between(written, wanted, most)
            if distance <= most and distance < best[2]:
                best = (page, end, distance)
    if best[0]:
        return best[0], best[1]
    company = facts.programme.company
    if company and facts.own_pages and mention.words:
        first = _joined(company.name.split()[0])
        if len(first) > 2 and _joined(mention.words[0][0]).startswith(first):
            return facts.own_pages[0], _with_legal_form(mention)
    return "", mention.end


def _with_legal_form(mention: Mention) -> int:
    """Where the mention ends when a legal form or a country behind the name belongs to it."""
    end = mention.end
    for word, word_end in mention.words[2:]:
        if fold(word) not in _BELONGING:
            break
        end = word_end
    return end


def _joined(text: str) -> str:
    return "".join(character for character in fold(text) if character.isalnum())


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each such mention."""
    for mention in reading.mentions:
        page, end = meant_page(mention, reading.facts)
        if page:
            yield reading.found(
                "MN002", "warning", mention.start, end, edits=[(mention.start, end, f"@{page}", False)], page=page
            )
