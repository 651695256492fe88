"""K13 and K16: the words of people's posts, compared and searched, and never shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable

from ambassador_cli.grammar.hashtags import find_hashtags
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.grammar.twins import shingles, similarity, word_list
from ambassador_cli.kpis.group import Group, OfGroup, at_least, covers_list, posts_in, tracks_of
from ambassador_cli.kpis.group_safety import band_of, tells_of_few
from ambassador_cli.models.export import PersonHistory
from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Measure, Period
from ambassador_cli.texts.bilingual import Bilingual

NEAR_TWIN = 0.8
_FEWEST_WORDS = 15
_SOURCE = Bilingual(en="Shares.csv of those who agreed", de="Shares.csv derer, die zugestimmt haben")
Written = list[tuple[str, str]]
"""Person and text of every own post with a known text."""


def _texts(file: PersonHistory, window: Period) -> list[str]:
    return [post.text for post in posts_in(file, window) if post.text and post.text.strip()]


def _written(group: Group) -> Written:
    return [(c.person.key, text) for c in group.people for text in _texts(c.file, group.window)]


def own_words(texts: Written) -> list[bool]:
    """Which posts have no near twin by somebody else: of at least 15 words, three words in a row compared (Jaccard)."""
    known = [(person, shingles(word_list(text)), len(word_list(text))) for person, text in texts]
    runs: dict[tuple[str, str, str], set[int]] = {}
    for index, (_, own, _) in enumerate(known):
        for run in own:
            runs.setdefault(run, set()).add(index)
    alone = []
    for index, (person, own, words) in enumerate(known):
        near = {other for run in own for other in runs[run]} - {index} if words >= _FEWEST_WORDS else set()
        alone.append(not any(known[o][0] != person and similarity(own, known[o][1]) >= NEAR_TWIN for o in near))
    return alone


def with_hashtag(group: Group, texts: Written) -> list[bool]:
    """Which posts wear a hashtag of the programme (whole, case ignored) or mention a page by its exact name."""
    programme = group.facts.programme
    tags = {tag.casefold() for tag in programme.hashtags.programme}
    pages = [page.name for page in programme.company.pages] if programme.company else []
    return [_wears(text, tags, pages) for _, text in texts]


def _wears(written: str, tags: set[str], pages: list[str]) -> bool:
    text = unicodedata.normalize("NFC", written)
    text = blanked(text, [*((link.start, link.end) for link in find_links(text)), *find_mail_addresses(text)])
    return any(tag.name.casefold() in tags for tag in find_hashtags(text)) or any(
        mention.page for mention in find_mentions(text, pages)
    )


def _share(group: Group, holds: Callable[[Written], list[bool]]) -> Measure:
    """A share of posts; in a word where either side of it is made by fewer than five people."""
    texts = _written(group)
    marks = holds(texts)
    parts = {"people_at_least": at_least(len(group.people))}
    sides = [
        len({person for (person, _), mark in zip(texts, marks, strict=True) if mark is side}) for side in (True, False)
    ]
    if tells_of_few(sides):
        return Measure(None, parts=parts, band=band_of(sum(marks), len(marks)))
    return Measure(round(sum(marks) / len(marks), 2), parts=parts)


def _covers(file: PersonHistory, window: Period) -> bool:
    return covers_list(file, window) and bool(_texts(file, window))


def _amounts(group: Group) -> list[list[int]]:
    return [[len(_texts(c.file, group.window)) for c in group.people]]


_OWN_WORDS = OfGroup(_covers, _amounts, lambda group: _share(group, own_words))
_HASHTAG = OfGroup(_covers, _amounts, lambda group: _share(group, lambda texts: with_hashtag(group, texts)))


def _tracks(facts: Facts, period: Period) -> tuple[str, ...]:
    """No line for a hashtag that nobody named."""
    return tracks_of(facts, period) if facts.programme.hashtags.programme else ()


OWN_WORDS_SHARE = Kpi(
    id="K13",
    name="own_words_share",
    unit="percent",
    label=Bilingual(en="Posts in own words", de="Beiträge in eigenen Worten"),
    definition=Bilingual(
        en="Share of own posts without a near twin by somebody else.",
        de="Anteil eigener Beiträge ohne fast gleichen Beitrag von jemand anderem.",
    ),
    formula=Bilingual(
        en="posts without a twin (Jaccard of 3-word runs >= 0.8) / posts with known text",
        de="Beiträge ohne Zwilling (Jaccard von 3-Wort-Folgen >= 0,8) / Beiträge mit bekanntem Text",
    ),
    source=_SOURCE,
    caveat=Bilingual(en="Posts under 15 words have no twin.", de="Beiträge unter 15 Wörtern haben keinen Zwilling."),
    section="group",
    measure=_OWN_WORDS.measure,
    why_not=_OWN_WORDS.why_not,
    aspects=tracks_of,
)
HASHTAG_USE = Kpi(
    id="K16",
    name="hashtag_use",
    unit="percent",
    label=Bilingual(en="With hashtag or page", de="Mit Hashtag oder Seite"),
    definition=Bilingual(
        en="Share of own posts with the programme's hashtag or a mention of the page.",
        de="Anteil eigener Beiträge mit Programm-Hashtag oder Erwähnung der Seite.",
    ),
    formula=Bilingual(
        en="posts with tag or mention / posts with known text", de="Beiträge damit / Beiträge mit bekanntem Text"
    ),
    source=_SOURCE,
    caveat=Bilingual(en="A wish, not a duty. No target may be set on it.", de="Ein Wunsch, keine Pflicht. Ohne Ziel."),
    section="group",
    measure=_HASHTAG.measure,
    why_not=_HASHTAG.why_not,
    aspects=_tracks,
    may_have_target=False,
)
