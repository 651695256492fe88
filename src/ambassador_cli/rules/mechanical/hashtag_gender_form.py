"""HT004: a tag that ends before the sign of a gender form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT004",
    name="hashtag-gender-form",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Direkt hinter einem Hashtag folgt ein Genderzeichen mit Endung: :innen, *innen, ·innen, /-innen, (in).",
        "A hashtag is directly followed by a German gender sign and ending: :innen, *innen, ·innen, /-innen, (in).",
    ),
    why=said("Das Zeichen beendet den Hashtag.", "The sign ends the hashtag."),
    source="Duden, Schreibung von Hashtags",
    checked=CHECKED,
    message=message(
        "Der Hashtag endet vor „{c}“. Nimm eine neutrale Form wie #{neutral} oder den Unterstrich.",
        "Der Hashtag endet vor „{c}“. Nehmen Sie eine neutrale Form wie #{neutral} oder den Unterstrich.",
        'The hashtag ends at "{c}". Use a neutral form such as #{neutral} or an underscore.',
    ),
    variants={
        "underscore": message(
            "Der Hashtag endet vor „{c}“. Mit Unterstrich bleibt er ganz: #{neutral}.",
            "Der Hashtag endet vor „{c}“. Mit Unterstrich bleibt er ganz: #{neutral}.",
            'The hashtag ends at "{c}". With an underscore it stays whole: #{neutral}.',
        )
    },
    bad=bad("Danke an alle! #Kolleg:innen", "#Kolleg:innen"),
    good=good("Danke an alle! #Kollegium #Kolleg_innen"),
    bad_en=bad("Thanks to all! #Kolleg:innen", "#Kolleg:innen"),
    good_en=good("Thanks to all! #Kollegium #Kolleg_innen"),
    fixable="unsafe",
    kinds=("post", "comment", "reshare"),
    heading="hashtag",
    spoils=("tag",),
    precedence=30,
)

_ENDING = re.compile(
    r"(?:/-|[:*·/•‧])(innen\w*|in(?![^\W\d_])|r(?![^\W\d_])|n(?![^\W\d_]))|\((innen|in|r)\)", re.IGNORECASE
)


def claim(reading: Reading) -> Iterator[Claim]:
    """Tags with a gender ending behind them."""
    text = reading.plain
    forms = {stem.casefold(): form for stem, form in reading.programme.hashtags.neutral_forms.items()}
    for tag in reading.tags:
        match = _ENDING.match(text, tag.end)
        if not match:
            continue
        ending = match.group(1) or match.group(2)
        neutral = forms.get(tag.name.casefold()) or forms.get(tag.name.casefold().removesuffix("e"))
        new = neutral or f"{tag.name}_{ending}"
        yield Claim(
            "HT004",
            tag.start,
            match.end(),
            proposes=new,
            one_chunk=True,
            edits=((tag.start, match.end(), f"#{new}", False),),
            variant="" if neutral else "underscore",
            values={"c": match.group()[0], "neutral": new},
        )
