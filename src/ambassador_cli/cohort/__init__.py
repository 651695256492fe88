"""The draw: profiles, limits, the lottery and its explanation."""

from __future__ import annotations

from ambassador_cli.cohort.asking import ask_for_group, find_people
from ambassador_cli.cohort.canonical import to_canonical
from ambassador_cli.cohort.conflict import find_conflict
from ambassador_cli.cohort.curve import size_curve
from ambassador_cli.cohort.explanation import cost_of_limits, explain_place, gain_of_one_more
from ambassador_cli.cohort.record import to_names, to_record
from ambassador_cli.cohort.replacement import replace_people, with_confirmed
from ambassador_cli.cohort.selection import (
    Drawn,
    committed_seed,
    seed_from_inputs,
    seed_from_text,
    select_group,
)
from ambassador_cli.cohort.verification import Check, NotARecord, prove_record, verify_record

__all__ = [
    "Check",
    "Drawn",
    "NotARecord",
    "ask_for_group",
    "committed_seed",
    "cost_of_limits",
    "explain_place",
    "find_conflict",
    "find_people",
    "gain_of_one_more",
    "prove_record",
    "replace_people",
    "seed_from_inputs",
    "seed_from_text",
    "select_group",
    "size_curve",
    "to_canonical",
    "to_names",
    "to_record",
    "verify_record",
    "with_confirmed",
]
