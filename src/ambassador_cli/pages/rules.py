"""All rules by which drafts are checked, as a list and as data."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Document, Heading, Table
from ambassador_cli.models.finding import Level
from ambassador_cli.models.page import Page
from ambassador_cli.models.rule import RuleInForce
from ambassador_cli.pages.rule_source import say_source
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class RulesPage(Page):
    """Every rule at the level that the programme gives it."""

    rules: tuple[RuleInForce, ...]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "csv", "xlsx", "json")

    def document(self) -> Document:
        """The table below its heading."""
        return Document((Heading(self.words.say("explain.all_rules"), 1), self.table()), self.words.language)

    def table(self) -> Table:
        """Id and name, level, what the rule looks for, its source."""
        return to_rules_table(self.rules, self.words)

    def record(self) -> object:
        """The same by id, with the day on which somebody read the source."""
        rules = [
            {
                "id": found.rule.id,
                "name": found.rule.name,
                "level": level_of(found),
                "definition": found.rule.definition.say(self.words),
                "why": found.rule.why.say(self.words),
                "source": found.rule.source,
                "checked": found.rule.checked,
            }
            for found in self.rules
        ]
        return {"format": "amb-rules/1", "rules": rules}


def level_of(found: RuleInForce) -> Level:
    """A question that stands where people are to ask first is as strict as an error."""
    return "error" if found.rule.section == "ask_first" else found.level


def to_rules_table(rules: tuple[RuleInForce, ...], words: Words) -> Table:
    """A row a rule."""
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
    return Table(headers, rows, ("left",) * 4, flexible=2, title=words.say("explain.all_rules"), prose=True)
