"""PV001: perhaps somebody tells of a side effect."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import EVERYWHERE, Reading, near
from ambassador_cli.rules.engine.vocabulary import Hit

RULE = Rule(
    id="PV001",
    name="possible-adverse-event",
    level="question",
    definition=said(
        "Bei einem Beschwerdewort steht im selben oder einem Nachbarsatz ein Produkt, oder ein Mensch und ein "
        "Arzneimittelwort; jemand nimmt etwas, und seitdem geht etwas nicht mehr oder ist anders; oder etwas wirkt "
        "nicht, wird in Schwangerschaft oder Stillzeit, zu viel, verwechselt, missbräuchlich oder von jemand anderem "
        "genommen. Lieber einmal zu oft gefragt.",
        "Near a symptom word, in the same or a neighbouring sentence, stands a product, or a person and a word for a "
        "medicine; somebody takes something, and since then something no longer works or is different; or a medicine "
        "has no effect, or is taken in pregnancy or while breast-feeding, too much, by mistake, for something else or "
        "from somebody else. Rather asked once too often.",
    ),
    why=said(
        "Hinweise auf Nebenwirkungen müssen erfasst werden; die Frist nennt die Arbeitsanweisung des Unternehmens.",
        "Hints at side effects must be recorded; the clock is the company's own procedure.",
    ),
    source="GVP Module VI; AMG § 63c; company SOP for the clock",
    source_de="GVP Modul VI; AMG § 63c; zur Frist die Arbeitsanweisung des Unternehmens",
    checked=CHECKED,
    message=message(
        "Das könnte ein Hinweis auf eine Nebenwirkung sein. Bitte gib ihn der Arzneimittelsicherheit weiter und "
        "poste erst "
        "nach Rücksprache.",
        "Das könnte ein Hinweis auf eine Nebenwirkung sein. Bitte geben Sie ihn der Arzneimittelsicherheit weiter "
        "und posten "
        "Sie erst nach Rücksprache.",
        "This could point to a side effect. Please pass it to drug safety and post only after talking to them.",
    ),
    closing=message(
        "Ist es der Arzneimittelsicherheit gemeldet?",
        "Ist es der Arzneimittelsicherheit gemeldet?",
        "Has it been reported to drug safety?",
    ),
    variants={
        "special": message(
            "Auch das will die Arzneimittelsicherheit wissen. Bitte gib es weiter und poste erst nach Rücksprache.",
            "Auch das will die Arzneimittelsicherheit wissen. Bitte geben Sie es weiter und posten Sie erst nach "
            "Rücksprache.",
            "Drug safety wants to know of this, too. Please pass it on and post only after talking to them.",
        )
    },
    bad=bad("Meine Tante nimmt seit zwei Wochen diese Tabletten und hatte danach starken Schwindel.", "Schwindel"),
    good=good("Kopfschmerzen bereitet mir nur eines: die Reisekostenabrechnung."),
    bad_en=bad("My aunt has been taking these tablets for two weeks and felt very dizzy afterwards.", "dizzy"),
    good_en=good("Only one thing gives me a headache: the travel expenses."),
    section="ask_first",
    spoils=("person", "number", "alt", "tag", "hook"),
    ask="pv",
    can_be_kept=False,
    settled_by="report",
    ci_level="error",
    looks_up=("under",),
)

_SPECIAL = (
    "PV001.no_effect",
    "PV001.overdose",
    "PV001.mistake",
    "PV001.misuse",
)
_REACH = 2
"""How many sentences behind the intake something may have got worse."""
_CLOSE = 4
_ENDING = 6


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding, at the first place that could be one."""
    frame = _Frame(reading)
    if not frame.medicines and not frame.names:
        return
    complaints = list(frame.complaints())
    special = list(frame.special_situations())
    places = [*complaints, *frame.impairments(), *special]
    if places:
        first = min(places)
        named = [hit for hit in complaints if _overlaps(hit, [first])]
        variant = "special" if first in special and not named else ""
        yield reading.found_word("PV001", "question", min(named, default=first), variant=variant)


class _Frame:
    """Who takes what in a draft, and what became of them: by sentences."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.names = reading.name_sentences("product", "compound")
        self.persons = reading.of("person", "PV001.person")
        self.medicines = [
            hit for hit in reading.of("medicine", "PV001.medicine", "therapy") if not self._is_first_part(hit)
        ]

    def _is_first_part(self, hit: Hit) -> bool:
        """Does the word for a medicine only say what another one is about, as in "tablet line"?"""
        words = self.reading.words
        following = hit.last + 1
        return (
            following in self._heads
            and words.sentences[following] == hit.sentence
            and words.clauses[following] == words.clauses[hit.last]
        )

    @cached_property
    def _heads(self) -> frozenset[int]:
        return frozenset(hit.first for hit in self.reading.of("medicine.heads"))

    @cached_property
    def _intakes(self) -> list[int]:
        """The sentences in which somebody takes a medicine, or its name stands."""
        taking = {hit.sentence for hit in self.reading.of("PV001.intake")}
        under = self.reading.facts.word_set("PV001.under")
        words = self.reading.words.texts
        found = [
            hit.sentence
            for hit in self.medicines
            if hit.sentence in taking
            or any(word in under for word in words[max(0, hit.first - _CLOSE + 1) : hit.first])
        ]
        found += self.names
        return [sentence for sentence in found if self._person_around(sentence)]

    def _person_around(self, sentence: int) -> bool:
        if sentence == EVERYWHERE:
            return bool(self.persons)
        return any(person.sentence in {sentence - 1, sentence} for person in self.persons)

    def complaints(self) -> Iterator[Hit]:
        """Symptoms near a product, or near a person and a word for a medicine."""
        reading = self.reading
        anyone = [*self.persons, *reading.of("patients", "PV001.patients")]
        reports = {hit.sentence for hit in reading.of("PV001.report")}
        since = {hit.sentence for hit in reading.of("PV001.since")}
        for hit in reading.of("PV001.symptom", "PV001.symptom_noun", "PV001.symptom_verb"):
            if self._is_denied(hit) or (hit.sentence in reports and not _is_near(hit, self.persons)):
                continue
            if hit.start in self._treated and hit.sentence not in since:
                continue
            by_somebody = _is_near(hit, anyone) and _is_near(hit, self.medicines)
            if by_somebody or any(near(hit.sentence, sentence) for sentence in self.names):
                yield hit

    def impairments(self) -> Iterator[Hit]:
        """What got worse since somebody took something: worded in whatever way, a loss, something that no longer
        works, or an illness that began."""
        if not self._intakes:
            return
        reading = self.reading
        since = {hit.sentence for hit in reading.of("PV001.since")}
        relieved = {hit.sentence for hit in reading.of("PV001.relief")}
        worse = (
            *reading.of("PV001.symptom_phrase", "PV001.abnormal"),
            *self._losses(),
            *self._bodies(),
            *self._begun(),
        )
        for hit in worse:
            if hit.sentence in relieved or self._is_denied(hit):
                continue
            if any(self._follows(hit.sentence, intake, since) for intake in self._intakes):
                yield hit

    def _follows(self, sentence: int, intake: int, since: set[int]) -> bool:
        if intake == EVERYWHERE:
            return sentence in since
        return 0 <= sentence - intake <= _REACH and bool({sentence, intake} & since)

    def _losses(self) -> Iterator[Hit]:
        """What no longer works: sleeping, walking, tasting."""
        reading = self.reading
        hardly = {hit.last for hit in reading.of("PV001.hardly")}
        lost = {number for hit in reading.of("PV001.loss") for number in range(hit.first, hit.last + 1)}
        clauses = reading.words.clauses
        for hit in reading.of("PV001.function"):
            around = range(max(0, hit.first - _CLOSE), min(len(clauses), hit.last + _CLOSE + 1))
            if any((at in hardly or at in lost) and clauses[at] == clauses[hit.first] for at in around):
                yield hit

    def _bodies(self) -> Iterator[Hit]:
        """A part of the body with what is wrong with it: "the skin on her hands is peeling"."""
        states = self.reading.of("PV001.state")
        clauses = self.reading.words.clauses
        for part in self.reading.of("PV001.body"):
            for state in states:
                apart = max(state.first - part.last, part.first - state.last)
                if 0 < apart <= _ENDING and clauses[state.first] == clauses[part.first]:
                    first, last = min(part, state), max(part, state)
                    yield Hit(first.start, last.end, part.sentence, first.first, last.last)

    def _begun(self) -> Iterator[Hit]:
        """Illnesses that began."""
        reading = self.reading
        began = reading.of("PV001.onset")
        for hit in reading.of("PV001.onset_disease"):
            if hit.start not in self._treated and any(
                other.sentence == hit.sentence and abs(other.first - hit.first) <= _ENDING for other in began
            ):
                yield hit

    def special_situations(self) -> Iterator[Hit]:
        """No effect, pregnancy, too much, the wrong one, misuse, somebody else's medicine: of somebody who takes it."""
        reading = self.reading
        taking = {hit.sentence for hit in reading.of("PV001.intake") if self._person_around(hit.sentence)}
        with_medicine = {hit.sentence for hit in self.medicines if self._person_around(hit.sentence)}
        for hit in reading.of(*_SPECIAL):
            told = hit.sentence in with_medicine or any(0 <= hit.sentence - intake <= 1 for intake in self._intakes)
            if told or (hit.sentence in taking and any(abs(hit.sentence - at) <= _REACH for at in with_medicine)):
                yield hit
        yield from (hit for hit in reading.of("PV001.someone_elses") if hit.sentence in with_medicine)
        for hit in reading.of("PV001.pregnancy"):
            if any(near(hit.sentence, intake) for intake in self._intakes):
                yield hit

    def _is_denied(self, hit: Hit) -> bool:
        """Is there no such symptom, or has it ended?"""
        spared = self._spared
        if hit.first - 1 in spared or hit.first - 2 in spared:
            return True
        if self.reading.words.texts[hit.first - 1 : hit.first] in (["gegen"], ["against"]):
            return True
        clauses = self.reading.words.clauses
        return any(
            ending.sentence == hit.sentence
            and clauses[ending.first] == clauses[hit.last]
            and max(ending.first - hit.last, hit.first - ending.last) <= _ENDING
            for ending in self._endings
        )

    @cached_property
    def _treated(self) -> frozenset[int]:
        """Where the diseases stand that the company has medicines for: these were there before."""
        return frozenset(self.reading.folded.position(start) for start, _, _ in self.reading.diseases)

    @cached_property
    def _spared(self) -> frozenset[int]:
        return frozenset(hit.last for hit in self.reading.of("PV001.no"))

    @cached_property
    def _endings(self) -> list[Hit]:
        lasting = self.reading.of("PV001.goes_on")
        return [hit for hit in self.reading.of("PV001.ends") if not _overlaps(hit, lasting)]


def _is_near(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(near(hit.sentence, other.sentence) for other in others if not _overlaps(other, [hit]))


def _overlaps(hit: Hit, others: Iterable[Hit]) -> bool:
    return any(other.start < hit.end and hit.start < other.end for other in others)
