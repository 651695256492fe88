"""HT009: many tags."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="HT009",
    name="hashtag-count",
    level="warning",
    scopes=("tag",),
    definition=said(
        "Mehr Hashtags als hashtags.info_above (3: Hinweis) oder hashtags.warn_above (5: Warnung).",
        "More tags than hashtags.info_above (3: note) or hashtags.warn_above (5: warning).",
    ),
    why=said(
        "LinkedIn riet 2019 zu drei, spätere Ratgeber zu drei bis fünf; Hashtags bewirken wenig.",
        "LinkedIn advised three in 2019, later guides three to five; tags have little effect.",
    ),
    source="linkedinformed.com, episode 273 (2019); onepartsocial.com (2021)",
    source_de="linkedinformed.com, Folge 273 (2019); onepartsocial.com (2021)",
    checked=CHECKED,
    message=message(
        "{n} Hashtags sind viel. Zwei bis drei passende reichen – welche tragen wirklich?",
        "{n} Hashtags sind viel. Zwei bis drei passende reichen – welche tragen wirklich?",
        "{n} hashtags are a lot. Two or three good ones are enough – which ones matter?",
    ),
    bad=bad("Gewonnen! #WirSindNordlicht #Sport #Team #Pokal #Freude #Sommer", "#Sommer"),
    good=good("Gewonnen! #WirSindNordlicht #Ehrenamt"),
    bad_en=bad("We won! #WirSindNordlicht #Sport #Team #Cup #Joy #Summer", "#Summer"),
    good_en=good("We won! #WirSindNordlicht #Volunteering"),
    kinds=("post", "comment", "reshare"),
    quiet_levels=("info",),
    spoils=("tag",),
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first tag too many."""
    settings = reading.programme.hashtags
    tags = reading.tags
    if len(tags) > settings.warn_above:
        tag = tags[settings.warn_above]
        yield reading.found("HT009", "warning", tag.start, tag.end, n=len(tags))
    elif len(tags) > settings.info_above:
        tag = tags[settings.info_above]
        yield reading.found("HT009", "info", tag.start, tag.end, n=len(tags))
