"""Which page a mention means that does not name one exactly."""

from __future__ import annotations

from ambassador_cli.grammar.mentions import Mention
from ambassador_cli.grammar.normal import fold
from ambassador_cli.grammar.twins import edits_between
from ambassador_cli.rules.engine.facts import Facts

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
