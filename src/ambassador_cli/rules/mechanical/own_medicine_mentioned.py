"""RX112: the post is about a medicine of our own."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import bad, good, message, said
from ambassador_cli.rules.engine.facts import Facts
from ambassador_cli.rules.engine.passages import MEDICINE_NOUNS, Passage, body_passage, outside_passages
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.engine.vocabulary import Hit

RULE = Rule(
    id="RX112",
    name="own-medicine-mentioned",
    level="question",
    scopes=("text", "alt", "reshare"),
    definition=said(
        "Ein Arzneimittel erscheint als unseres (unsere Tabletten, die Salbe aus unserem Werk), als etwas, das wir auf "
        "den Markt bringen, oder mit Artikel in einem Satz, der etwas verspricht. Einmal je Entwurf; ein Hinweis zu "
        "Aussagen über Arzneimittel in der Nähe geht vor.",
        "A medicine appears as ours (our tablets, the ointment from our plant), as something we bring to the market, "
        "or with an article in a sentence that promises something. Once a draft; a remark on a claim about medicines "
        "nearby comes first.",
    ),
    why=said(
        "Aussagen lassen sich endlos umschreiben; über eigene Arzneimittel darf öffentlich nur wenig gesagt werden.",
        "Claims can be worded in endless ways; little may be said in public about one's own medicines.",
    ),
    source="HWG § 10, § 3",
    checked=datetime.date(2026, 11, 26),
    message=message(
        "Hier geht es um ein Arzneimittel von uns. Zeig den Beitrag bitte kurz vorher: Über eigene Arzneimittel darf "
        "öffentlich nur wenig gesagt werden.",
        "Hier geht es um ein Arzneimittel von uns. Zeigen Sie den Beitrag bitte kurz vorher: Über eigene Arzneimittel "
        "darf öffentlich nur wenig gesagt werden.",
        "This is about a medicine of ours. Please show the post to us first: little may be said in public about our "
        "own medicines.",
    ),
    variants={
        "comment": message(
            "Hier geht es um ein Arzneimittel von uns. Zeig den Kommentar bitte kurz vorher: Über eigene "
            "Arzneimittel darf öffentlich nur wenig gesagt werden.",
            "Hier geht es um ein Arzneimittel von uns. Zeigen Sie den Kommentar bitte kurz vorher: Über "
            "eigene Arzneimittel darf öffentlich nur wenig gesagt werden.",
            "This is about a medicine of ours. Please show the comment to us first: little may be said in "
            "public about our own medicines.",
        ),
        "reshare": message(
            "Hier geht es um ein Arzneimittel von uns. Frag bitte kurz, bevor du es teilst: Über eigene "
            "Arzneimittel darf öffentlich nur wenig gesagt werden.",
            "Hier geht es um ein Arzneimittel von uns. Fragen Sie bitte kurz, bevor Sie es teilen: Über "
            "eigene Arzneimittel darf öffentlich nur wenig gesagt werden.",
            "This is about a medicine of ours. Please ask before you share it: little may be said in public "
            "about our own medicines.",
        ),
    },
    closing=message(
        "Hast du nachgefragt und ein Ja bekommen?",
        "Haben Sie nachgefragt und ein Ja bekommen?",
        "Did you ask, and were you told yes?",
    ),
    bad=bad("Wenn unsere neuen Tabletten vom Band laufen, bin ich jedes Mal stolz.", "unsere neuen Tabletten"),
    good=good("Die Geldspritze für unser Team kam pünktlich. Lachen ist die beste Medizin."),
    bad_en=bad("When our new tablets come off the line, I am proud every time.", "our new tablets"),
    good_en=good("The cash injection for our team came just in time. Laughter is the best medicine."),
    ask="legal",
    yields_to=("medicine claims",),
    looks_up=("ours", "we", "not_between"),
)

_SINGULAR = ("medicine.feminine", "medicine.singular")
_ARTICLES = {
    "medicine.feminine": frozenset({"die", "der", "diese", "dieser", "the", "this"}),
    "medicine.singular": frozenset(
        {"der", "das", "den", "dem", "des", "dieser", "dieses", "diesen", "diesem", "the", "this"}
    ),
}
_ANY_ARTICLE = frozenset({"die", "eine", "ein", "einen", "einem", "einer", "a", "an", "these", "those"}).union(
    *_ARTICLES.values()
)
_MOST_ADJECTIVES = 3
_BEHIND = 3


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first place of the text, else of an alternative or shared text."""
    for passage in (body_passage(reading), *outside_passages(reading)):
        if not any(name in passage.hits for name in MEDICINE_NOUNS):
            continue
        spans = [span for span in _Passage(passage, reading.facts).places() if span]
        if not spans:
            continue
        start, end = passage.folded.span(*min(spans))
        if not passage.path:
            yield reading.found("RX112", "question", start, end, x=passage.text[start:end])
        else:
            place = reading.place_in(passage.path, passage.text, start, end)
            yield reading.found_in_file("RX112", "question", place, x=passage.text[start:end])
        return


class _Passage:
    """The medicines of a passage, and how they are spoken of; places in its folded text."""

    def __init__(self, passage: Passage, facts: Facts) -> None:
        self.passage = passage
        self.words = passage.words
        self.facts = facts
        heads = {hit.first for hit in passage.of("medicine.heads")}
        nouns = {name: passage.of(name) for name in MEDICINE_NOUNS}
        self.nouns = {
            name: [hit for hit in hits if not (hit.last + 1 in heads and passage.joined(hit.last) in {" ", "-"})]
            for name, hits in nouns.items()
        }
        joking = {hit.sentence for hit in passage.of("RX112.joke")}
        for name, hits in self.nouns.items():
            self.nouns[name] = [hit for hit in hits if passage.joined(hit.last) != "-" and hit.sentence not in joking]
        self.all_nouns = sorted(hit for hits in self.nouns.values() for hit in hits)
        self.not_between = facts.word_set("RX112.not_between")

    def places(self) -> Iterator[tuple[int, int] | None]:
        """Start and end of each place that is about a medicine of ours."""
        if not self.all_nouns:
            return
        ours = self.facts.word_set("RX112.ours")
        after = sorted(hit.first for hit in self.passage.of("RX112.from_us"))
        made = {hit.first for hit in self.passage.of("RX112.we_make")}
        named = {last: first for first, last in self.passage.company}
        for hit in self.all_nouns:
            yield self._possessed(hit, ours, named)
            yield self._from_us(hit, after)
            yield self._we_make(hit, made)
        yield from self._on_the_market()
        yield from self._claimed()

    def _possessed(self, hit: Hit, ours: frozenset[str], named: dict[int, int]) -> tuple[int, int] | None:
        """ "Our new tablets", "Nordlicht's tablets", "Nordlicht-Tabletten"."""
        for at in range(hit.first - 1, max(-1, hit.first - 2 - _MOST_ADJECTIVES), -1):
            if self.words.sentences[at] != hit.sentence:
                return None
            if self.words.texts[at] in ours:
                return self.words.starts[at], hit.end
            if at in named and self._owns(at):
                return self.words.starts[named[at]], hit.end
            if not self._may_be_adjective(at):
                return None
        return None

    def _owns(self, at: int) -> bool:
        """Is the name of the company a genitive, or the first part of a word?"""
        return self.passage.joined(at) == "-" or self.words.texts[at].endswith(("s", "'"))

    def _may_be_adjective(self, at: int) -> bool:
        word = self.words.texts[at]
        if (
            word in self.not_between
            or not self.passage.begins_small(at)
            or self.passage.joined(at) not in {" ", ", ", "-"}
        ):
            return False
        return self.words.languages[at] == "de" or not word.endswith("s") or word.endswith(("ous", "less"))

    def _from_us(self, hit: Hit, after: list[int]) -> tuple[int, int] | None:
        """ "Tablets from our own plant"."""
        for at in after:
            same = 0 < at - hit.last <= _BEHIND + 1 and self.words.sentences[at] == hit.sentence
            if same and self.words.clauses[at] == self.words.clauses[hit.last]:
                end = max(other.end for other in self.passage.of("RX112.from_us") if other.first == at)
                return hit.start, end
        return None

    def _we_make(self, hit: Hit, made: set[int]) -> tuple[int, int] | None:
        """ "The ointment that we make"."""
        if hit.last + 1 not in made and not (
            hit.last + 2 in made and self.words.texts[hit.last + 1] in {"that", "which"}
        ):
            return None
        start, with_article = self._with_article(hit)
        return (start, hit.end) if with_article else None

    def _with_article(self, hit: Hit) -> tuple[int, bool]:
        """Where a noun starts with its article and at most one adjective, and whether there is one."""
        for at in (hit.first - 1, hit.first - 2):
            if at < 0 or self.words.sentences[at] != hit.sentence:
                break
            if self.words.texts[at] in _ANY_ARTICLE:
                return self.words.starts[at], True
            if not self._may_be_adjective(at):
                break
        return hit.start, False

    def _on_the_market(self) -> Iterator[tuple[int, int]]:
        """ "We bring a new cream to the market"."""
        market = {hit.sentence for hit in self.passage.of("RX112.market") if not self._negated(hit)}
        if not market:
            return
        us = self.facts.word_set("RX112.we")
        words = self.words
        we = {sentence for word, sentence in zip(words.texts, words.sentences, strict=True) if word in us}
        we |= {words.sentences[first] for first, _ in self.passage.company}
        yield from ((hit.start, hit.end) for hit in self.all_nouns if hit.sentence in market & we)

    def _negated(self, hit: Hit) -> bool:
        clause = self.words.clauses[hit.first]
        return any(
            abs(other.first - hit.first) <= 5 and self.words.clauses[other.first] == clause
            for other in self.passage.of("negation")
        )

    def _claimed(self) -> Iterator[tuple[int, int]]:
        """ "The vaccine protects everyone"."""
        claims = {hit.sentence for hit in self.passage.of("RX112.claim")}
        for name in _SINGULAR:
            for hit in self.nouns[name]:
                start, with_article = self._with_article(hit)
                article = self.words.texts[self.words.at(start)]
                plural = article == "der" and self.words.texts[hit.last].endswith("mittel")
                if with_article and not plural and article in _ARTICLES[name] and hit.sentence in claims:
                    yield start, hit.end
