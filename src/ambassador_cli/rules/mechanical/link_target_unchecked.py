"""LK003: an address of a page we do not know."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.addresses import is_linkedin, is_short
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LK003",
    name="link-target-unchecked",
    level="question",
    scopes=("link",),
    definition=said(
        "Eine Adresse im Text oder im Vorspann gehört zu keiner bekannten Domain (links.allowed_domains), oder sie ist "
        "ein Kurzlink.",
        "An address in the text or the front matter belongs to no known domain (links.allowed_domains), or is a "
        "short link.",
    ),
    why=said("Das Ziel zählt wie ein Teil des Beitrags.", "The target counts as part of the post."),
    source="PMCPA guidance on social media",
    source_de="PMCPA, Leitfaden zu sozialen Medien (Vereinigtes Königreich)",
    checked=CHECKED,
    message=message(
        "Kennst du die verlinkte Seite? Sie zählt wie ein Teil deines Beitrags, auch wenn dort ein Produkt steht.",
        "Kennen Sie die verlinkte Seite? Sie zählt wie ein Teil Ihres Beitrags, auch wenn dort ein Produkt steht.",
        "Do you know the linked page? It counts as part of your post, also if a product is named there. Is it a "
        "trustworthy source?",
    ),
    closing=message(
        "Hast du die Seite angesehen, und passt sie?",
        "Haben Sie die Seite angesehen, und passt sie?",
        "Have you looked at the page, and is it fine?",
    ),
    bad=bad("Alles unter www.tafel-fjordstadt.example. Kommt vorbei!", "www.tafel-fjordstadt.example"),
    good=good("Alles unter https://karriere.nordlicht-pharma.example/stellen"),
    bad_en=bad("Everything is on www.foodbank-fjordstadt.example. Come along!", "www.foodbank-fjordstadt.example"),
    good_en=good("Everything is on https://karriere.nordlicht-pharma.example/jobs"),
    rank=30,
    todo="always",
)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each such address; none where no domains are known at all."""
    links = reading.programme.links
    if not links.allowed_domains and not links.shorteners:
        return
    allowed = tuple(domain.lower().removeprefix("www.") for domain in links.allowed_domains)

    def unknown(host: str) -> bool:
        if is_short(host, links.shorteners):
            return True
        if is_linkedin(host):
            return False
        return bool(allowed) and not any(host == domain or host.endswith(f".{domain}") for domain in allowed)

    for link in reading.links:
        if unknown(link.host):
            yield reading.found("LK003", "question", link.start, link.end, host=link.host)
    for path, link in reading.front_links:
        if unknown(link.host):
            place = reading.place_in(path, link.text, 0, len(link.text))
            yield reading.found_in_file("LK003", "question", place, host=link.host)
