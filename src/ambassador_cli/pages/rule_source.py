"""Where a rule comes from, and whether anybody has looked that up."""

from __future__ import annotations

from ambassador_cli.models.rule import Rule
from ambassador_cli.texts.words import Words


def say_source(rule: Rule, words: Words) -> str:
    """The source with the day it was looked up, or with the remark that nobody has done so yet; experience, which
    nobody can look up, stands alone."""
    if rule.source.startswith("Experience"):
        return rule.source
    if rule.checked is None:
        return words.say("check.source_unread", source=rule.source)
    return words.say("check.source", source=rule.source, day=rule.checked)
