"""HT010: a tag that is there already."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT010",
    name="hashtag-duplicate",
    level="info",
    scopes=("tag",),
    definition=said(
        "Derselbe Hashtag kommt noch einmal vor, gleich in welcher Schreibung.",
        "The same hashtag again, in whatever case.",
    ),
    why=said("Bringt nichts und kostet Platz.", "No effect, costs space."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "#{x} steht schon im Text. Einmal genügt.",
        "#{x} steht schon im Text. Einmal genügt.",
        "#{x} is already in the text. Once is enough.",
    ),
    bad=bad("Unsere #Ausbildung startet. #ausbildung", "#ausbildung"),
    good=good("Ein Tag im Labor. #Lab #LabLife"),
    bad_en=bad("Our #Training begins. #training", "#training"),
    good_en=good("A day in the lab. #Lab #LabLife"),
    fixable="safe",
    profile="full",
    kinds=("post", "comment", "reshare"),
    spoils=("tag",),
)


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each repetition."""
    seen: set[str] = set()
    text = reading.text
    for tag in reading.tags:
        key = tag.name.casefold()
        if key not in seen:
            seen.add(key)
            continue
        start = tag.start
        if start >= reading.tail_start:
            while start and text[start - 1] in " \t\u00a0":
                start -= 1
            end = tag.end
            if (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == " ":
                end += 1
            edit = (start, end, "", True)
        else:
            edit = (start, start + 1, "", True)
        yield reading.found("HT010", "info", tag.start, tag.end, edits=[edit], x=tag.name)
