"""Where a rule comes from, and whether anybody has looked that up."""

from __future__ import annotations

from ambassador_cli.models.rule import Rule
from ambassador_cli.texts.words import Words


def source_of(rule: Rule, words: Words) -> str:
    """The source in the reader's language."""
    return (rule.source_de if words.language == "de" else "") or rule.source


def say_source(rule: Rule, words: Words) -> str:
    """The source with the day it was looked up, or with the remark that nobody has done so yet; experience, which
    nobody can look up, stands alone."""
    source = source_of(rule, words)
    if rule.source.startswith("Experience"):
        return source
    if rule.checked is None:
        return words.say("check.source_unread", source=source)
    return words.say("check.source", source=source, day=rule.checked)
