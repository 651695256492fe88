"""MN002: a page mentioned by a name that is not quite its own."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.meant_pages import meant_page
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
    source_de="docs.postsyncer.com, „LinkedIn mentions“",
    checked=CHECKED,
    message=message(
        "So heißt die Seite nicht. Der genaue Name ist „{page}“.",
        "So heißt die Seite nicht. Der genaue Name ist „{page}“.",
        'That is not the page\'s name. The exact name is "{page}".',
    ),
    bad=bad("Danke fürs Organisieren, @Nordlicht Pharma", "@Nordlicht Pharma"),
    good=good("Danke fürs Organisieren, @Nordlicht Pharma Deutschland"),
    bad_en=bad("Thanks for organising this, @Nordlicht Pharma", "@Nordlicht Pharma"),
    good_en=good("Thanks for organising this, @Nordlicht Pharma Deutschland"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each such mention."""
    for mention in reading.mentions:
        page, end = meant_page(mention, reading.facts)
        if page:
            yield reading.found(
                "MN002", "warning", mention.start, end, edits=[(mention.start, end, f"@{page}", False)], page=page
            )
