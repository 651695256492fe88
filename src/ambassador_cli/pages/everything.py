"""All that can be explained: rules, key figures, settings, papers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ambassador_cli.models.document import Document, Heading, Side, Table
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.page import Page
from ambassador_cli.models.paper import Paper
from ambassador_cli.models.rule import RuleInForce
from ambassador_cli.models.setting import Setting
from ambassador_cli.pages.rules import to_rule_record, to_rules_table
from ambassador_cli.texts.words import Words


@dataclass(frozen=True, slots=True)
class EverythingPage(Page):
    """Rules at the level that the programme gives them; all else as it is registered."""

    rules: tuple[RuleInForce, ...]
    kpis: tuple[Kpi, ...]
    settings: tuple[Setting, ...]
    papers: tuple[Paper, ...]
    words: Words

    forms: ClassVar[tuple[str, ...]] = ("txt", "md", "docx", "xlsx", "json")

    def document(self) -> Document:
        """A table of each kind below its heading."""
        say = self.words.say
        rules = to_rules_table(self.rules, self.words)
        tables = (rules, self._kpis(), self._settings(), self._papers())
        blocks = [block for table in tables for block in (Heading(table.title), table)]
        return Document((Heading(say("explain.everything"), 1), *blocks), self.words.language)

    def _kpis(self) -> Table:
        rows = tuple(
            (f"{kpi.id} {kpi.name}", kpi.definition.say(self.words), kpi.caveat.say(self.words)) for kpi in self.kpis
        )
        return self._table(self.words.say("explain.kpis"), ("kpi", "meaning", "caveat"), rows)

    def _settings(self) -> Table:
        rows = tuple((one.path, one.about.say(self.words), one.default) for one in self.settings)
        return self._table(self.words.say("explain.settings"), ("setting", "meaning", "default"), rows)

    def _papers(self) -> Table:
        rows = tuple((paper.id, paper.title.say(self.words)) for paper in self.papers)
        return self._table(self.words.say("explain.papers"), ("paper", "meaning"), rows)

    def _table(self, title: str, columns: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> Table:
        headers = tuple(self.words.say(f"explain.column.{name}") for name in columns)
        left: Side = "left"
        return Table(headers, rows, (left,) * len(headers), flexible=1, title=title, prose=True)

    def record(self) -> object:
        """The same by id."""
        words = self.words
        kpis = [
            {
                "id": kpi.id,
                "name": kpi.name,
                "label": kpi.label.say(words),
                "definition": kpi.definition.say(words),
                "formula": kpi.formula.say(words),
                "source": kpi.source.say(words),
                "caveat": kpi.caveat.say(words),
            }
            for kpi in self.kpis
        ]
        settings = [{"key": one.path, "about": one.about.say(words), "default": one.default} for one in self.settings]
        return {
            "format": "amb-explain/1",
            "rules": [to_rule_record(found, words) for found in self.rules],
            "kpis": kpis,
            "settings": settings,
            "papers": [{"id": paper.id, "title": paper.title.say(words)} for paper in self.papers],
        }
