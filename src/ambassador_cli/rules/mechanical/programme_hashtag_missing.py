"""HT001: the company is named, but neither the programme's tag nor the page."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.meant_pages import meant_page
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT001",
    name="programme-hashtag-missing",
    level="info",
    scopes=("text", "tag", "mention"),
    definition=said(
        "Der Text nennt das Unternehmen, aber weder der Programm-Hashtag noch eine eigene Seite kommt vor.",
        "The text names the company, but neither a programme tag nor one of our pages.",
    ),
    why=said(
        "Ein Wunsch des Programms, wo es passt: Hashtag oder Seite.",
        "A wish of the programme, where it makes sense: tag or page.",
    ),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Du erwähnst „{alias}“. Wenn es passt, ergänze #{tag} oder tagge die Seite – ein Wunsch, keine Pflicht.",
        "Sie erwähnen „{alias}“. Wenn es passt, ergänzen Sie #{tag} oder taggen Sie die Seite – ein Wunsch, keine "
        "Pflicht.",
        'You mention "{alias}". If it fits, add #{tag} or tag the page – a wish, not a duty.',
    ),
    bad=bad("Seit heute arbeite ich bei der Nordlicht Pharma. Ich freue mich auf alles.", "Nordlicht Pharma"),
    good=good("Seit heute arbeite ich bei der Nordlicht Pharma. #WirSindNordlicht"),
    bad_en=bad("From today on I work at Nordlicht Pharma. I look forward to everything.", "Nordlicht Pharma"),
    good_en=good("From today on I work at Nordlicht Pharma. #WirSindNordlicht"),
    fixable="unsafe",
    kinds=("post", "reshare"),
    rank=20,
    spoils=("tag",),
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first place that names the company."""
    facts = reading.facts
    if not facts.programme_tags:
        return
    aliases = _outside_of_tokens(reading)
    if not aliases:
        return
    wanted = {tag.casefold() for tag in facts.programme_tags}
    if any(tag.name.casefold() in wanted for tag in reading.tags):
        return
    if any(claim.proposes.casefold() in wanted for claim in reading.claims):
        return
    if any(mention.page in facts.own_pages for mention in reading.mentions if mention.page):
        return
    if any(not mention.page and meant_page(mention, facts)[0] for mention in reading.mentions):
        return
    start, end = aliases[0]
    tag = facts.programme_tags[0]
    text = reading.text.rstrip()
    before = " " if text and text.rsplit("\n", 1)[-1].lstrip().startswith("#") else "\n\n"
    yield reading.found(
        "HT001",
        "info",
        start,
        end,
        edits=[(len(text), len(text), f"{before}#{tag}", False)],
        alias=reading.text[start:end],
        tag=tag,
    )


def _outside_of_tokens(reading: Reading) -> list[tuple[int, int]]:
    tokens = [(tag.start, tag.end) for tag in reading.tags]
    tokens += [(mention.start, mention.end) for mention in reading.mentions]
    tokens += [(link.start, link.end) for link in reading.links] + reading.mail_addresses
    pages = reading.names.get("foreign page", []) + reading.names.get("partner page", [])
    tokens += [reading.name_span(hit) for hit in pages]
    spans = [reading.name_span(hit) for hit in reading.names.get("company", ())]
    return [(a, b) for a, b in spans if not any(start <= a < end for start, end in tokens)]


def praise(reading: Reading) -> Iterator[Praise]:
    """One of our tags is there."""
    own = {tag.casefold() for tag in reading.facts.own_tags}
    tag = next((tag for tag in reading.tags if tag.name.casefold() in own), None)
    if tag:
        yield Praise(id="tag", values={"tag": tag.name})
