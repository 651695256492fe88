"""LN005: a sentence that has to be read twice."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

_LONG = (
    "Er lief an einem Morgen, an dem der Regen so schräg stand, dass wir die Halle nicht mehr sahen, und wir hielten "
    "die Plane, bis uns die Finger taub wurden und jemand rief, dass wir nun doch lieber alle hineingehen sollten."
)
_LONG_EN = (
    "It ran on a morning on which the rain came so slanted that we could no longer see the hall, and we held the sheet "
    "until our fingers went numb and somebody called out that we had all better go inside now."
)

RULE = Rule(
    id="LN005",
    name="sentence-too-long",
    level="info",
    definition=said(
        "Ein Satz hat mehr als 40 Wörter; Hashtags, Erwähnungen und Adressen zählen nicht mit.",
        "A sentence has more than 40 words; tags, mentions and addresses do not count.",
    ),
    why=said("Wer zweimal lesen muss, liest nicht weiter.", "Whoever has to read it twice does not read on."),
    source="Experience of ambassador programmes",
    source_de="Erfahrung aus Botschafterprogrammen",
    message=message(
        "Dieser Satz hat {n} Wörter. Lies ihn laut: Wo du Luft holst, passt ein Punkt.",
        "Dieser Satz hat {n} Wörter. Lesen Sie ihn laut: Wo Sie Luft holen, passt ein Punkt.",
        "This sentence has {n} words. Read it aloud: where you breathe, a full stop fits.",
    ),
    bad=bad(
        "Der Kran lief. " + _LONG,
        _LONG,
    ),
    good=good(
        "Der Kran lief. Der Regen stand so schräg, dass wir die Halle nicht mehr sahen. Wir hielten die Plane, bis "
        "uns die Finger taub wurden."
    ),
    bad_en=bad("The crane ran. " + _LONG_EN, _LONG_EN),
    good_en=good(
        "The crane ran. The rain came so slanted that we could no longer see the hall. We held the sheet until our "
        "fingers went numb."
    ),
    kinds=("post",),
    rank=44,
    telling=True,
    yields_to=("fold",),
)

_MOST_WORDS = 40


def check(reading: Reading) -> Iterator[Finding]:
    """A finding for each such sentence."""
    words = reading.words
    if len(words.texts) <= _MOST_WORDS:
        return
    tokens = [(tag.start, tag.end) for tag in reading.tags]
    tokens += [(mention.start, mention.end) for mention in reading.mentions]
    position = reading.folded.position
    left_out = {word for a, b in tokens for word in _between(words.starts, position(a), position(b))}
    counts = Counter(sentence for at, sentence in enumerate(words.sentences) if at not in left_out)
    for number, count in sorted(counts.items()):
        if count > _MOST_WORDS:
            start, end = reading.sentences[number]
            yield reading.found("LN005", "info", start, end, n=count)


def _between(starts: list[int], first: int, last: int) -> range:
    return range(bisect_left(starts, first), bisect_left(starts, last))
