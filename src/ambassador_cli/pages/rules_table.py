"""All rules on one page, with what they found in labelled drafts: the table in README.md."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ambassador_cli.models.document import Document, Table
from ambassador_cli.models.rule import Rule
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class Measured:
    """What a rule did on labelled drafts: ``found`` of ``of`` labelled places, and ``false`` remarks where there
    was nothing to say."""

    found: int
    of: int
    false: int


def to_rules_document(rules: Iterable[Rule], measured: Mapping[str, Measured], words: Words) -> Document:
    """A table with a row a rule, by id: id and name, how it is shown, whether ``--fix`` tidies it, and what was
    measured. A rule that no labelled draft is about has a dash there."""
    say = words.say
    headers = tuple(say(f"check.rules_table.{column}") for column in ("rule", "when", "shown", "fix", "found", "false"))
    rows = tuple(
        _row(rule, measured.get(rule.id, Measured(0, 0, 0)), words) for rule in sorted(rules, key=lambda rule: rule.id)
    )
    return Document(
        (Table(headers, rows, ("left", "left", "left", "left", "right", "right"), flexible=1),), words.language
    )


def _row(rule: Rule, measured: Measured, words: Words) -> tuple[str, ...]:
    say = words.say
    shown = say(f"explain.rule.level_{rule.level}")
    if rule.profile == "full":
        shown = say("check.rules_table.off", level=shown)
    return (
        f"{rule.id} {rule.name}",
        rule.definition.say(words),
        shown,
        say(f"check.rules_table.fix_{rule.fixable}"),
        say("check.rules_table.n_of_m", found=measured.found, of=measured.of) if measured.of else "–",
        words.number(measured.false),
    )
