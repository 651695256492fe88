"""Where a value chooses a sentence, every value that there can be has one.

``check.section.{section}`` is found by no search for ``check.section.tip``: a value that is new to a ``Literal`` would
end in an error on somebody's screen.
"""

from __future__ import annotations

from typing import Any, get_args, get_type_hints

import pytest

from ambassador_cli.models import (
    application_form,
    cohort,
    draft,
    draw,
    finding,
    jour_fixe,
    plan,
    report,
    roster,
    rule,
    standing,
    survey,
)
from ambassador_cli.models.programme import Privacy
from ambassador_cli.models.uplift import Refusal, Verdict
from ambassador_cli.pages import cockpit, record
from ambassador_cli.pages.jour_fixe import PAIRS, QUESTIONS, TIPS
from ambassador_cli.pages.papers import values
from ambassador_cli.readers.linkedin.catalogue import read_catalogue
from ambassador_cli.readers.linkedin.daily_tables import DAILY_TABLES
from ambassador_cli.texts.words import read_texts
from test_texts import _used


def _of(literal: Any, *never: str) -> set[str]:
    """The values of a Literal but for those that are ``never`` worded there."""
    values = {str(value) for value in get_args(literal)}
    assert values >= set(never)
    return values - set(never)


KINDS = {table.kind for table in read_catalogue().tables} | {table.kind for table in DAILY_TABLES}
CHOSEN: dict[str, set[str]] = {
    "board.chart.title.": _of(Verdict),
    "board.who.dimension.": {"function", "seniority", "industry"},
    "check.heading.": _of(finding.Heading, ""),
    "check.praise.": _of(finding.PraiseKind) | {"clean"},
    "check.section.": _of(finding.Section),
    "check.summary.": _of(finding.Section, "todo"),
    "check.waiting.": _of(draft.Reply, "yes"),
    "explain.rule.level_": _of(finding.Level),
    "inspect.kind.": KINDS,
    "jourfixe.good_": _of(jour_fixe.GoodKind),
    "jourfixe.pair.": {f"{n}.{part}" for n in range(1, PAIRS + 1) for part in ("before", "after", "why")},
    "jourfixe.question.": {str(n) for n in range(1, QUESTIONS + 1)},
    "jourfixe.source_": {"posts", "drafts", "page"},
    "jourfixe.tip.": {str(n) for n in range(1, TIPS + 1)},
    "status.do.": set(cockpit.AFTER_A_DRAW),
    "status.command.": set(cockpit.AFTER_A_DRAW),
    "paper.basis.": _of(get_type_hints(Privacy)["basis"].__args__[0]) | {"open"},
    "paper.dimension.": set(values._USUAL),
    "paper.every.": {str(weeks) for weeks in values._SPELT_OUT},
    "paper.rule.answer_": {"error", "question"},
    "paper.rule.ask_": _of(rule.Ask),
    "paper.survey.": _of(get_type_hints(survey.SurveyQuestion)["kind"]),
    "plan.kind.": _of(plan.DateKind),
    "plan.reason.": _of(plan.DropReason),
    "report.aspect.": _of(roster.Track),
    "report.band.": _of(report.Band, ""),
    "report.note.uplift_": _of(Refusal),
    "report.per.": {"month", "period", "quarter", "year"},
    "roster.consent.": _of(roster.Consent),
    "roster.status.": _of(roster.Status),
    "roster.took_back.": _of(roster.Consent),
    "select.column.": {"applicants", "chance", "group", "name", "result", "value", "wanted"},
    "select.demand.": _of(cohort.WishKind, "not_available"),
    "select.extreme.": {
        f"{chance}_{kind}" for chance in ("certain", "none") for kind in _of(get_type_hints(cohort.Extreme)["kind"])
    },
    "select.result.": _of(cohort.Outcome),
    "select.seed.": _of(cohort.SeedSource, "public"),
    "select.source.": _of(draw.SourceKind, "quick"),
    "select.title.": _of(standing.Stage),
    "roster.form_kind.": _of(application_form.FormKind),
    "select.verify.": _of(draw.CheckState),
    "select.verify.result_": _of(record.Failure),
}
"""By the beginning of a sentence's id: the values that may follow."""
SPELT = {
    *("check.answered", "check.unchecked.", "check.reported", "check.preview.", "check.refused."),
    *("inspect.", "inspect.decision.", "plan.column.", "plan.name.", "plan.ready.", "plan.saving."),
    *("problem.", "problem.draw.fixed_", "problem.draw.roster_", "problem.kind_", "problem.person_"),
    *(
        "problem.roster.double_",
        "problem.usage.number_",
        "report.",
        "report.column.",
        "init.ask.",
        "roster.form_becomes.",
        "roster.form_count.",
        "report.note.",
    ),
    *("report.note.headline_followers_", "select.away.", "select.change.limit_", "select.curve."),
    *("select.demand.limit_", "select.earlier.", "select.next.", "select.receipts.", "select.under_way."),
    *("select.why.", "status.", "status.do.lacks_", "value.weekday_long."),
    *(
        "board.ask.",
        "board.decide.",
        "board.headline.",
        "board.posts.",
        "board.sheet.",
        "board.unknown.",
        "explain.column.",
        "board.verdict.",
    ),
    *("paper.case.", "paper.column.", "paper.consents.", "paper.holding.", "paper.merge."),
    *("paper.topics.", "paper.training."),
    *("value.month.", "value.reason.", "value.weekday."),
}
"""Beginnings behind which the code itself spells out what follows, a few lines above or below."""


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("beginning", sorted(CHOSEN))
def test_every_value_has_a_sentence(beginning: str, language: Any) -> None:
    known = read_texts(language)
    missing = sorted(value for value in CHOSEN[beginning] if f"{beginning}{value}" not in known)
    assert not missing, f"write {beginning}… for {missing} into texts/{beginning.partition('.')[0]}.{language}.yaml"


def test_it_is_known_what_chooses_a_sentence() -> None:
    """An id that is put together in the code is listed above, with its Literal where it has one."""
    _, beginnings, _ = _used()
    unknown = sorted(beginnings - set(CHOSEN) - SPELT)
    assert not unknown, f"say in CHOSEN which values may follow (or in SPELT that the code spells them out): {unknown}"
    gone = sorted((set(CHOSEN) | SPELT) - beginnings)
    assert not gone, f"no code puts these together any more: {gone}"
