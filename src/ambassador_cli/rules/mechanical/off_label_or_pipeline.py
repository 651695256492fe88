"""RX103: something in development, or an approval that is not there yet."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.passages import MEDICINE_NOUNS
from ambassador_cli.rules.engine.reading import Reading, near

RULE = Rule(
    id="RX103",
    name="off-label-or-pipeline",
    level="error",
    scopes=("text", "tag", "mention", "link", "alt", "reshare"),
    definition=said(
        "Ein gelisteter Stoff in Entwicklung oder seine Studie wird genannt (Fehler); eine Phase I bis IV steht bei "
        "einem "
        "Studienwort, oder es geht um eine ausstehende oder erteilte Zulassung (Frage). Einmal je Satz.",
        "A listed compound in development or its study is named (error); a phase I to IV stands near a study word, or "
        "an approval is pending or granted (question). Once a sentence.",
    ),
    why=said(
        "Vor der Zulassung darf nicht geworben werden; Neues aus der Entwicklung kann Insiderwissen sein.",
        "No advertising before approval; news from development may be inside information.",
    ),
    source="HWG § 3a; MAR Art. 7, 10",
    checked=CHECKED,
    message=message(
        "Das klingt nach Pipeline oder Zulassung. Ist es veröffentlicht? Klär es bitte vorher.",
        "Das klingt nach Pipeline oder Zulassung. Ist es veröffentlicht? Bitte klären Sie es vorher.",
        "This sounds like pipeline or approval news. Is it public? Please check first.",
    ),
    variants={
        "like": message(
            "Das klingt nach Pipeline oder Zulassung. Bitte lieber nicht liken, erst fragen.",
            "Das klingt nach Pipeline oder Zulassung. Bitte lieber nicht liken, erst fragen.",
            "This sounds like pipeline or approval news. Better not like it; ask first.",
        ),
        "reshare": message(
            "Das klingt nach Pipeline oder Zulassung. Frag bitte, bevor du es teilst.",
            "Das klingt nach Pipeline oder Zulassung. Fragen Sie bitte, bevor Sie es teilen.",
            "This sounds like pipeline or approval news. Please ask before you share it.",
        ),
    },
    closing=message(
        "Ist es schon öffentlich, und hast du dazu ein Ja bekommen?",
        "Ist es schon öffentlich, und haben Sie dazu ein Ja bekommen?",
        "Is it public already, and were you told yes?",
    ),
    bad=bad("Die letzte Patientin ist in unsere Phase-III-Studie eingeschlossen.", "Phase-III"),
    good=good("Phase 2 unserer ERP-Umstellung ist geschafft!"),
    bad_en=bad("The last patient has been enrolled in our phase III trial.", "phase III"),
    good_en=good("Phase 2 of our ERP migration is done!"),
    kinds=("post", "comment", "reshare", "like", "profile"),
    ask="legal",
    family="medicine claims",
)

_ROMAN = r"(?:iii|ii|iv|i|[1-4])[ab]?"
_PHASE = re.compile(rf"\bphasen?[ -]?{_ROMAN}(?:(?:/|-| und | and | bis | to )(?:phase[ -]?)?{_ROMAN})?(?![^\W_])")
_WRITTEN = re.compile(r"\bphase[ -](?:one|two|three|four|eins|zwei|drei|vier)\b")


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each compound named, one question for each phase or approval phrase elsewhere."""
    compounds = set()
    for hit in reading.names.get("compound", ()):
        start, end = reading.name_span(hit)
        compounds.add(reading.sentence_at(start))
        yield reading.found("RX103", "error", start, end, secret=True, x=reading.text[start:end])
    for hit, place in reading.outside_names:
        if hit.name.kind == "compound":
            text = reading.draft.source[slice(*place)]
            yield reading.found_in_file("RX103", "error", place, secret=True, x=text)
    yield from _questions(reading, compounds)


def _questions(reading: Reading, compounds: set[int]) -> Iterator[Finding]:
    folded = reading.folded
    spans = []
    if "phase" in folded.text:
        studies = {hit.sentence for hit in reading.of("RX103.study")}
        for pattern, reach in ((_PHASE, 1), (_WRITTEN, 0)):
            for match in pattern.finditer(folded.text):
                sentence = reading.sentence_at(folded.start(match.start()))
                if any(abs(sentence - study) <= reach for study in studies):
                    spans.append(match.span())
    spans += [(hit.start, hit.end) for hit in reading.of("RX103.approval")]
    medical = {hit.sentence for hit in reading.of("therapy", *MEDICINE_NOUNS)}
    pending = reading.of("RX103.approval_medical")
    if pending:
        medical_or_study = medical | {hit.sentence for hit in reading.of("RX103.study")}
        spans += [(hit.start, hit.end) for hit in pending if hit.sentence in medical_or_study]
    spans += _granted(reading, medical)
    longest: dict[int, tuple[int, int]] = {}
    for start, end in sorted(spans):
        sentence = reading.sentence_at(folded.start(start))
        known = longest.get(sentence, (0, 0))
        if sentence not in compounds and end - start > known[1] - known[0]:
            longest[sentence] = start, end
    for start, end in longest.values():
        first, last = folded.span(start, end)
        yield reading.found("RX103", "question", first, last, x=reading.text[first:last])


def _granted(reading: Reading, medical: set[int]) -> Iterator[tuple[int, int]]:
    """Approvals that are there: with an agency or a medicine in the sentence; a mere go-ahead only with an agency."""
    granted = [hit for hit in reading.of("RX103.granted") if not reading.negated(hit, reach=3)]
    agencies = {hit.sentence for hit in reading.of("RX103.agency")}
    official = agencies | medical | set(reading.name_sentences("product"))
    said = {hit.sentence for hit in granted if hit.sentence in official}
    yield from ((hit.start, hit.end) for hit in granted if hit.sentence in official)
    for hit in reading.of("RX103.go_ahead"):
        beside = any(near(hit.sentence, sentence) for sentence in said)
        if hit.sentence in agencies and not beside and not reading.negated(hit, reach=3):
            yield hit.start, hit.end
