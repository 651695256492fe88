"""LK001: an address with tracking, or a short one that hides where it leads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.links import Link
from ambassador_cli.models.finding import Edit, Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.addresses import is_short
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LK001",
    name="link-tracking",
    level="warning",
    scopes=("link",),
    definition=said(
        "Eine Adresse trägt einen Tracking-Parameter (utm_*, gclid, fbclid …) oder gehört einem Kurzlink-Dienst.",
        "An address carries a tracking parameter (utm_*, gclid, fbclid …) or belongs to a link shortener.",
    ),
    why=said(
        "Kennungen von Personen; ein Kurzlink verbirgt das Ziel, und das Verlinkte zählt zum Beitrag.",
        "Personal identifiers; a short link hides its target, and what is linked counts as part of the post.",
    ),
    source="PMCPA guidance on social media",
    source_de="PMCPA, Leitfaden zu sozialen Medien (Vereinigtes Königreich)",
    checked=CHECKED,
    message=message(
        "Der Link enthält Tracking oder eine Kurzadresse. Nimm die saubere Originaladresse.",
        "Der Link enthält Tracking oder eine Kurzadresse. Nehmen Sie die saubere Originaladresse.",
        "The link carries tracking or is shortened. Use the clean original address.",
    ),
    variants={
        "short": message(
            "Eine Kurzadresse verbirgt, wohin der Link führt. Nimm die Originaladresse.",
            "Eine Kurzadresse verbirgt, wohin der Link führt. Nehmen Sie die Originaladresse.",
            "A short address hides where the link leads. Use the original one.",
        ),
    },
    bad=bad(
        "Mehr dazu: https://nordlicht-pharma.example/jobs?id=8&gclid=Cj0",
        "https://nordlicht-pharma.example/jobs?id=8&gclid=Cj0",
    ),
    good=good("Mehr dazu: https://nordlicht-pharma.example/jobs?id=8"),
    bad_en=bad(
        "More about it: https://nordlicht-pharma.example/jobs?id=8&gclid=Cj0",
        "https://nordlicht-pharma.example/jobs?id=8&gclid=Cj0",
    ),
    good_en=good("More about it: https://nordlicht-pharma.example/jobs?id=8"),
    fixable="safe",
    heading="tidy",
)

_KEYS_WORDS = """
gclid fbclid msclkid mc_eid mc_cid mkt_tok trk trkinfo trackingid li_fat_id igshid igsh _hsenc _hsmi gbraid
wbraid dclid yclid ttclid twclid vero_id _ga
"""
_KEYS = frozenset(_KEYS_WORDS.split())


def without_tracking(address: str) -> str:
    """``address`` without its tracking parameters."""
    head, mark, query = address.partition("?")
    if not mark:
        return address
    query, hash_sign, fragment = query.partition("#")
    kept = [part for part in query.split("&") if not _tracks(part)]
    if len(kept) == len(query.split("&")):
        return address
    return head + ("?" + "&".join(kept) if kept else "") + hash_sign + fragment


def _tracks(parameter: str) -> bool:
    key = re.sub(r"^amp;", "", parameter.partition("=")[0].casefold())
    return key.startswith("utm_") or key in _KEYS


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each such address."""
    shorteners = reading.programme.links.shorteners
    for link in reading.links:
        clean = without_tracking(link.text)
        if clean != link.text or is_short(link.host, shorteners):
            edits = [(link.start, link.end, clean, True)] if clean != link.text else []
            yield reading.found("LK001", "warning", link.start, link.end, edits=edits, variant="" if edits else "short")
    for path, link in reading.front_links:
        clean = without_tracking(link.text)
        if clean != link.text or is_short(link.host, shorteners):
            place = reading.place_in(path, link.text, 0, len(link.text))
            variant = "" if clean != link.text else "short"
            edits_there = _edit(reading, place, link, clean)
            yield reading.found_in_file("LK001", "warning", place, edits=edits_there, variant=variant)


def _edit(reading: Reading, place: tuple[int, int], link: Link, clean: str) -> tuple[Edit, ...]:
    start, end = place
    if clean == link.text or reading.draft.source[start:end] != link.text:
        return ()
    return (Edit(start=start, end=end, text=clean, safe=True),)
