"""The draw: profiles, limits, the lottery and its explanation; freezing, drawing and verifying it.

A name is loaded with its file when it is first asked for: a look at a proposal needs no verifier, a verifier no solver.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.cohort.alone import alone_with_attributes
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
    from ambassador_cli.cohort.explanation import (
        best_gains,
        cost_of_limits,
        explain_place,
        find_extremes,
        gain_of_one_more,
        kinds_of,
    )
    from ambassador_cli.cohort.freezing import freeze, freeze_lottery, to_names_table
    from ambassador_cli.cohort.proving import overrule, prove_frozen
    from ambassador_cli.cohort.regrouped import regroup
    from ambassador_cli.cohort.repeated import drawn_again, named_request
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

_NAMES = {
    "alone": ("alone_with_attributes",),
    "asked": ("quick_seed",),
    "asking": ("NO_APPLICANT", "ask_for_group", "find_people", "is_plain"),
    "conflict": ("find_conflict",),
    "counterfactual": ("Without", "chances_of_everyone", "each_wish", "without_each"),
    "curve": ("size_curve",),
    "drawing": ("DrawState", "best_swap", "correct", "draw_frozen", "fit_of", "replace_one", "set_aside", "state_of"),
    "explanation": ("best_gains", "cost_of_limits", "explain_place", "find_extremes", "gain_of_one_more", "kinds_of"),
    "freezing": ("freeze", "freeze_lottery", "to_names_table"),
    "proving": ("overrule", "prove_frozen"),
    "regrouped": ("regroup",),
    "repeated": ("drawn_again", "named_request"),
    "seals": ("CODE_LENGTH", "CODE_SIGNS", "with_codes"),
    "selection": ("Drawn", "select_group"),
    "sources": ("QUICK", "default_source", "parse_source", "source_line"),
    "verification": ("Asking", "check_receipt", "plain_fingerprint", "verify_frozen", "verify_record", "wrong_names"),
}
"""The public names by the file that they lie in."""

_FILE_OF = {name: file for file, names in _NAMES.items() for name in names}

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

if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """A public name, loaded now."""
        if name not in _FILE_OF:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        found = vars(import_module(f"{__name__}.{_FILE_OF[name]}"))[name]
        globals()[name] = found
        return found
