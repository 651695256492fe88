"""What ``amb explain`` says, from the definitions themselves."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from ambassador_cli.models.document import Bullets, Document, Frame, Heading, Paragraph, Table
from ambassador_cli.models.kpi import Kpi
from ambassador_cli.models.rule import Rule
from ambassador_cli.models.setting import Setting
from ambassador_cli.texts.words import Words


def to_kpi_document(kpi: Kpi, words: Words) -> Document:
    """One key figure: what it is, how it is computed, what it cannot say."""
    facts = (
        words.say("explain.formula", formula=kpi.formula.say(words)),
        words.say("explain.source", source=kpi.source.say(words)),
        words.say("explain.caveat", caveat=kpi.caveat.say(words)),
    )
    return Document(
        (
            Heading(f"{kpi.id} {kpi.name} · {kpi.label.say(words)}", 1),
            Paragraph(kpi.definition.say(words)),
            Bullets(facts),
        ),
        words.language,
    )


def to_setting_document(setting: Setting, words: Words) -> Document:
    """One key of programme.yaml."""
    default = words.say("explain.default", default=setting.default) if setting.default else ""
    about = setting.about.say(words)
    return Document(
        (
            Heading(f"programme.yaml: {setting.path}", 1),
            Paragraph(" ".join(part for part in (about, default) if part)),
            Frame(words.say("explain.example"), setting.example, max(map(len, setting.example))),
        ),
        words.language,
    )


def to_list_document(kpis: Iterable[Kpi], rules: Iterable[Rule], settings: Sequence[Setting], words: Words) -> Document:
    """All that can be explained."""
    rows = tuple((kpi.id, kpi.name, kpi.label.say(words)) for kpi in kpis)
    ranks = tuple((rule.id, rule.name, words.say(f"explain.rule.level_{rule.level}")) for rule in rules)
    top = ", ".join(setting.path for setting in settings if "." not in setting.path)
    return Document(
        (
            Heading(words.say("explain.kpis")),
            Table(("", "", ""), rows, ("left", "left", "left"), flexible=2),
            Heading(words.say("explain.rules")),
            Table(("", "", ""), ranks, ("left", "left", "left"), flexible=2),
            Heading(words.say("explain.settings")),
            Paragraph(top),
            Paragraph(words.say("explain.how"), quiet=True),
        ),
        words.language,
    )
