"""Six anonymous questions before and after: what they ask, and what was answered. Nobody can be told."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from ambassador_cli.texts.bilingual import Bilingual

When = Literal["before", "after"]
FEWEST_ANSWERS = 5
SCALE = range(1, 6)
MOST_COUNT = 1_000
"""A count above it is a slip."""


@dataclass(frozen=True, slots=True)
class SurveyQuestion:
    """One question. ``kind``: from 1 to 5, a count, or free text that stays in the form. ``only_after``: it makes sense
    only once something happened."""

    key: str
    text: Bilingual
    kind: Literal["scale", "count", "text"]
    only_after: bool = False


SURVEY: tuple[SurveyQuestion, ...] = (
    SurveyQuestion(
        "allowed",
        Bilingual(de="Ich weiß, was ich auf LinkedIn posten darf.", en="I know what I may post on LinkedIn."),
        "scale",
    ),
    SurveyQuestion("ask", Bilingual(de="Ich weiß, wen ich fragen kann.", en="I know whom I can ask."), "scale"),
    SurveyQuestion("topics", Bilingual(de="Ich habe genug Themen.", en="I have enough topics."), "scale"),
    SurveyQuestion(
        "exchange",
        Bilingual(
            de={
                "du": "Mit wie vielen Menschen aus anderen Bereichen hast du dich in den letzten vier Wochen"
                " ausgetauscht?",
                "sie": "Mit wie vielen Menschen aus anderen Bereichen haben Sie sich in den letzten vier Wochen"
                " ausgetauscht?",
            },
            en="With how many people of other departments did you talk in the last four weeks?",
        ),
        "count",
    ),
    SurveyQuestion(
        "ties",
        Bilingual(
            de={
                "du": "Wie viele neue Kontakte in anderen Bereichen hast du seit Beginn?",
                "sie": "Wie viele neue Kontakte in anderen Bereichen haben Sie seit Beginn?",
            },
            en="How many new contacts in other departments have you made since the beginning?",
        ),
        "count",
        only_after=True,
    ),
    SurveyQuestion(
        "help",
        Bilingual(de={"du": "Was würde dir helfen?", "sie": "Was würde Ihnen helfen?"}, en="What would help you?"),
        "text",
    ),
)
"""In the order in which they are asked."""


@dataclass(frozen=True, slots=True)
class Survey:
    """Answers by question, without who gave them and in ascending order: ``before`` and ``after`` were answered by
    whoever wanted to, and cannot be paired."""

    before: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    after: Mapping[str, tuple[int, ...]] = field(default_factory=dict)

    def answers(self, when: When, question: str) -> tuple[int, ...]:
        """All answers to one question; none where there are under five."""
        found = (self.before if when == "before" else self.after).get(question, ())
        return found if len(found) >= FEWEST_ANSWERS else ()
