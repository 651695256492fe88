"""K19 and K21: what people say of themselves, anonymous, before and after, unpaired."""

from __future__ import annotations

from statistics import median

from ambassador_cli.models.kpi import Facts, Kpi
from ambassador_cli.models.report import Figure, Measure, Note, Period
from ambassador_cli.models.survey import FEWEST_ANSWERS, SURVEY, Survey
from ambassador_cli.texts.bilingual import Bilingual

_AGREES = 4
_SAID = {question.key: question.text for question in SURVEY if question.kind == "scale"}


def measure_new_ties(survey: Survey) -> Measure:
    """The median of new contacts, of those who answered."""
    found = survey.answers("after", "ties")
    if not found:
        return Measure(None, notes=(Note("survey_few", {"n": FEWEST_ANSWERS}),))
    return Measure(float(median(found)), parts={"answers": len(found)})


def measure_confidence(survey: Survey, question: str) -> Measure:
    """The share of answers 4 and 5 after; beside it the share before, both medians and how many answered."""
    after, before = survey.answers("after", question), survey.answers("before", question)
    if not after:
        return Measure(None, notes=(Note("survey_few", {"n": FEWEST_ANSWERS}),))
    agree = sum(answer >= _AGREES for answer in after)
    parts: dict[str, float | int | None] = {"answers": len(after), "median": float(median(after))}
    if before:
        parts |= {"answers_before": len(before), "median_before": float(median(before))}
        parts["share_before"] = sum(answer >= _AGREES for answer in before) / len(before)
    return Measure(agree / len(after), parts=parts)


def _asked(facts: Facts, period: Period) -> tuple[str, ...]:
    del period
    return tuple(key for key in _SAID if facts.survey and facts.survey.after.get(key))


def _ties(facts: Facts, period: Period) -> tuple[str, ...]:
    del period
    return ("",) if facts.survey and facts.survey.after.get("ties") else ()


def _never_compared(_facts: Facts, _period: Period, _earlier: Period, _aspect: str) -> Note:
    return Note("survey_unpaired")


def _details(figure: Figure) -> tuple[Note, ...]:
    parts = figure.now.parts
    if "median" not in parts:
        return ()
    kind = "survey_both" if "median_before" in parts else "survey_after"
    return (Note(kind, {"question": _SAID[figure.aspect], **parts}),)


NEW_TIES = Kpi(
    id="K19",
    name="new_ties",
    unit="count",
    label=Bilingual(en="New contacts inside, typically", de="Neue Kontakte im Haus, typisch"),
    definition=Bilingual(
        en="Half of those who answered made more new contacts in other departments, half fewer.",
        de="Die Hälfte der Antworten nennt mehr neue Kontakte in anderen Bereichen, die Hälfte weniger.",
    ),
    formula=Bilingual(en="median of the answers, five at least", de="Median der Antworten, mindestens fünf"),
    source=Bilingual(
        en="survey/after*.xlsx or .csv, the question on new contacts",
        de="survey/after*.xlsx oder .csv, die Frage nach neuen Kontakten",
    ),
    caveat=Bilingual(en="People's own word, anonymous.", de="Eigene Angabe, anonym."),
    measure=lambda facts, _period, _aspect: measure_new_ties(facts.survey or Survey()),
    aspects=_ties,
    why_not=_never_compared,
    may_have_target=False,
    of_page=False,
)
CONFIDENCE = Kpi(
    id="K21",
    name="confidence",
    unit="percent",
    label=Bilingual(en="Agree (4 or 5 of 5)", de="Stimmen zu (4 oder 5 von 5)"),
    definition=Bilingual(
        en="Of those who answered after, the share that agrees with the sentence.",
        de="Anteil der Antworten danach, die dem Satz zustimmen.",
    ),
    formula=Bilingual(
        en="answers 4 and 5 / all answers to the question, five at least; before and after unpaired",
        de="Antworten 4 und 5 / alle Antworten auf die Frage, mindestens fünf; vorher und nachher ungepaart",
    ),
    source=Bilingual(
        en="survey/before* and survey/after*, .xlsx or .csv, without names",
        de="survey/before* und survey/after*, .xlsx oder .csv, ohne Namen",
    ),
    caveat=Bilingual(
        en="Others may have answered than before: no change of a person can be read off it.",
        de="Es können andere geantwortet haben als vorher: Keine Veränderung einer Person lässt sich ablesen.",
    ),
    measure=lambda facts, _period, aspect: measure_confidence(facts.survey or Survey(), aspect),
    aspects=_asked,
    labels=_SAID,
    why_not=_never_compared,
    details=_details,
    may_have_target=False,
    of_page=False,
)
