"""RX110: something from a page abroad is shared or liked."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="RX110",
    name="foreign-reshare",
    level="question",
    scopes=("front matter", "text"),
    definition=said(
        "Geteilt oder mit „Gefällt mir“ markiert wird ein Beitrag einer Seite aus einem anderen Land, oder eine "
        "Seite aus "
        "dem Ausland steht mit einem Wort fürs Teilen in einem Satz.",
        "A post of a page in another country is shared or liked, or a page abroad is named in one sentence with a word "
        "for sharing.",
    ),
    why=said(
        "Ein „Gefällt mir“ verbreitet den Beitrag weiter und kann als Werbung zählen; anderswo gelten andere Regeln.",
        "A like spreads the post and may count as promotion, and other countries have other rules.",
    ),
    source="PMCPA AUTH/3434/12/20, AUTH/3494/3/21 (United Kingdom)",
    source_de="PMCPA AUTH/3434/12/20, AUTH/3494/3/21 (Vereinigtes Königreich)",
    checked=CHECKED,
    message=message(
        "Diese Seite sitzt im Ausland, dort gelten andere Regeln. Geht es um Produkte oder Studien? Dann frag lieber "
        "kurz "
        "nach.",
        "Diese Seite sitzt im Ausland, dort gelten andere Regeln. Geht es um Produkte oder Studien? Dann fragen Sie "
        "lieber "
        "kurz nach.",
        "This page is abroad, where other rules apply. Is it about products or studies? Then better ask first.",
    ),
    variants={
        "like": message(
            "Diese Seite sitzt im Ausland, dort gelten andere Regeln. Bitte lieber nicht liken, erst fragen.",
            "Diese Seite sitzt im Ausland, dort gelten andere Regeln. Bitte lieber nicht liken, erst fragen.",
            "This page is abroad, where other rules apply. Better not like it; ask first.",
        ),
    },
    closing=message(
        "Hast du nachgefragt und ein Ja bekommen?",
        "Haben Sie nachgefragt und ein Ja bekommen?",
        "Did you ask, and were you told yes?",
    ),
    bad=bad("---\nkind: like\nreshare: {from: Nordlicht Pharma US, country: US}\n---\n", "Nordlicht Pharma US"),
    good=good("---\nkind: reshare\nreshare: {from: Nordlicht Pharma Deutschland, country: DE}\n---\nSchaut mal!"),
    bad_en=bad("---\nkind: like\nreshare: {from: Nordlicht Pharma US, country: US}\n---", "Nordlicht Pharma US"),
    good_en=good("---\nkind: reshare\nreshare: {from: Nordlicht Pharma Deutschland, country: DE}\n---\nHave a look!"),
    kinds=("post", "comment", "reshare", "like", "profile"),
    ask="legal",
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding."""
    matter = reading.draft.front_matter
    if matter.kind in {"reshare", "like"}:
        company = reading.programme.company
        home = {country.casefold() for country in company.home_countries} if company else {"de"}
        abroad = bool(matter.reshare.country) and matter.reshare.country.strip().casefold() not in home
        pages = {page.casefold() for page in reading.facts.foreign_pages}
        if abroad or matter.reshare.source.strip().casefold() in pages:
            field, value = (
                ("from", matter.reshare.source) if matter.reshare.source else ("country", matter.reshare.country)
            )
            place = reading.place_in(f"reshare.{field}", value, 0, len(value))
            yield reading.found_in_file("RX110", "question", place, page=value)
            return
    shares = {hit.sentence for hit in reading.of("RX110.words")} if reading.names.get("foreign page") else set()
    for hit in reading.names.get("foreign page", ()):
        if reading.sentence_of(hit) in shares:
            start, end = reading.name_span(hit)
            yield reading.found("RX110", "question", start, end, page=reading.text[start:end])
            return
