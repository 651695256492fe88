"""MN001: a mention becomes one only when it is picked from LinkedIn's list."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.meant_pages import meant_page
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="MN001",
    name="mention-needs-picking",
    level="info",
    scopes=("mention",),
    definition=said("Im Text steht ein @ mit einem Namen.", "The text holds an @ with a name."),
    why=said(
        "Nur aus der Liste gewählte Namen werden zu Erwähnungen; eingefügter Text bleibt Text.",
        "Only names picked from the list become mentions; pasted text stays text.",
    ),
    source="docs.postsyncer.com, LinkedIn mentions; lhremote issue 712",
    source_de="docs.postsyncer.com, „LinkedIn mentions“; lhremote, Issue 712",
    checked=CHECKED,
    message=message(
        "Tippe @ und wähle „{name}“ in LinkedIn aus der Liste, sonst bleibt es einfacher Text.",
        "Tippen Sie @ und wählen Sie „{name}“ in LinkedIn aus der Liste, sonst bleibt es einfacher Text.",
        'Type @ and pick "{name}" from LinkedIn\'s list, otherwise it stays plain text.',
    ),
    bad=bad("Danke @Enna Lüttkopp für deine Geduld.", "@Enna Lüttkopp"),
    good=good("Treffpunkt @ Brunnen, Fragen an karriere@nordlicht-pharma.example"),
    bad_en=bad("Thanks @Enna Lüttkopp for your patience.", "@Enna Lüttkopp"),
    good_en=good("Meet @ the fountain, questions to karriere@nordlicht-pharma.example"),
    kinds=("post", "comment", "reshare"),
    rank=10,
    todo="always",
)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each mention that MN002 has nothing to say about."""
    for mention in reading.mentions:
        if not meant_page(mention, reading.facts)[0]:
            yield reading.found("MN001", "info", mention.start, mention.end, name=mention.name)
