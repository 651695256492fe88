"""Rules by which drafts are checked, as a table and as data."""

from __future__ import annotations

from ambassador_cli.models.document import Table
from ambassador_cli.models.finding import Level
from ambassador_cli.models.rule import RuleInForce
from ambassador_cli.pages.rule_source import say_source, source_of
from ambassador_cli.texts.words import Words


def level_of(found: RuleInForce) -> Level:
    """A question that stands where people are to ask first is as strict as an error."""
    return "error" if found.rule.section == "ask_first" else found.level


def to_rules_table(rules: tuple[RuleInForce, ...], words: Words) -> Table:
    """A row a rule: id and name, level, what it looks for, its source."""
    rows = tuple(
        (
            f"{found.rule.id} {found.rule.name}",
            words.say(f"explain.rule.level_{level_of(found)}"),
            found.rule.definition.say(words),
            say_source(found.rule, words),
        )
        for found in rules
    )
    headers = tuple(words.say(f"explain.column.{name}") for name in ("rule", "level", "looks_for", "source"))
    return Table(headers, rows, ("left",) * 4, flexible=2, title=words.say("explain.rules_in_force"), prose=True)


def to_rule_record(found: RuleInForce, words: Words) -> dict[str, object]:
    """A rule by its id, with the day on which somebody read its source."""
    rule = found.rule
    return {
        "id": rule.id,
        "name": rule.name,
        "level": level_of(found),
        "definition": rule.definition.say(words),
        "why": rule.why.say(words),
        "source": source_of(rule, words),
        "checked": rule.checked,
    }
