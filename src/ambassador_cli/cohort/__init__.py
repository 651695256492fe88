"""The draw: profiles, limits, the lottery and its explanation; freezing, drawing and verifying it."""

from __future__ import annotations

from ambassador_cli.cohort.asked import quick_seed
from ambassador_cli.cohort.asking import NO_APPLICANT, ask_for_group, find_people, is_plain
from ambassador_cli.cohort.conflict import find_conflict
from ambassador_cli.cohort.counterfactual import Without, chances_of_everyone, each_wish, without_each
from ambassador_cli.cohort.curve import size_curve
from ambassador_cli.cohort.drawing import (
    DrawState,
    best_swap,
    correct,
    draw_frozen,
    fit_of,
    replace_one,
    set_aside,
    state_of,
)
from ambassador_cli.cohort.drawn_again import drawn_again, named_request
from ambassador_cli.cohort.explanation import (
    best_gains,
    cost_of_limits,
    explain_place,
    find_extremes,
    gain_of_one_more,
    kinds_of,
)
from ambassador_cli.cohort.freezing import alone_with_attributes, freeze, freeze_lottery
from ambassador_cli.cohort.freezing import to_names as to_names_table
from ambassador_cli.cohort.proving import overrule, prove_frozen
from ambassador_cli.cohort.regrouped import regroup
from ambassador_cli.cohort.seals import CODE_LENGTH, CODE_SIGNS, with_codes
from ambassador_cli.cohort.selection import Drawn, select_group
from ambassador_cli.cohort.sources import QUICK, default_source, parse_source, source_line
from ambassador_cli.cohort.verification import (
    Asking,
    check_receipt,
    plain_fingerprint,
    verify_frozen,
    verify_record,
    wrong_names,
)

__all__ = [
    "CODE_LENGTH",
    "CODE_SIGNS",
    "NO_APPLICANT",
    "QUICK",
    "Asking",
    "DrawState",
    "Drawn",
    "Without",
    "alone_with_attributes",
    "ask_for_group",
    "best_gains",
    "best_swap",
    "chances_of_everyone",
    "check_receipt",
    "correct",
    "cost_of_limits",
    "default_source",
    "draw_frozen",
    "drawn_again",
    "each_wish",
    "explain_place",
    "find_conflict",
    "find_extremes",
    "find_people",
    "fit_of",
    "freeze",
    "freeze_lottery",
    "gain_of_one_more",
    "is_plain",
    "kinds_of",
    "named_request",
    "overrule",
    "parse_source",
    "plain_fingerprint",
    "prove_frozen",
    "quick_seed",
    "regroup",
    "replace_one",
    "select_group",
    "set_aside",
    "size_curve",
    "source_line",
    "state_of",
    "to_names_table",
    "verify_frozen",
    "verify_record",
    "with_codes",
    "without_each",
    "wrong_names",
]
