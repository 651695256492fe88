"""LK002: an address in the text of a post."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.addresses import is_internal, is_linkedin
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LK002",
    name="link-in-body",
    level="info",
    scopes=("link",),
    definition=said(
        "Im Text steht eine Adresse außerhalb von linkedin.com.", "The text holds an address outside linkedin.com."
    ),
    why=said(
        "Die Untersuchungen sind sich nicht einig; bei Personen scheint es kaum etwas auszumachen.",
        "Studies disagree; for people it hardly seems to matter.",
    ),
    source="Ordinal (-26.5 % overall, persons hardly); MagicPost (preview card halves reach)",
    source_de="Ordinal (−26,5 % insgesamt, bei Personen kaum); MagicPost (Vorschaukarte halbiert die Reichweite)",
    checked=CHECKED,
    message=message(
        "Links im Text können Reichweite kosten. Passt der Link auch in den ersten Kommentar?",
        "Links im Text können Reichweite kosten. Passt der Link auch in den ersten Kommentar?",
        "Links in the text may cost reach. Would the first comment do?",
    ),
    bad=bad("Alle Termine: https://nordlicht-pharma.example/termine", "https://nordlicht-pharma.example/termine"),
    good=good("Alle Termine stehen im ersten Kommentar."),
    bad_en=bad("All dates: https://nordlicht-pharma.example/dates", "https://nordlicht-pharma.example/dates"),
    good_en=good("All dates are in the first comment."),
    profile="full",
    kinds=("post", "reshare"),
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first such address."""
    for link in reading.links:
        if is_linkedin(link.host):
            continue
        if not is_internal(link.host, reading.programme.confidential.hosts):
            yield reading.found("LK002", "info", link.start, link.end)
            return
