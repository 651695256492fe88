"""The short way to write down what a rule says."""

from __future__ import annotations

import datetime

from ambassador_cli.models.rule import Example
from ambassador_cli.texts.bilingual import Bilingual

CHECKED = datetime.date(2026, 11, 23)
"""The day on which stored copies of the sources were read; rules without it name what nobody has found yet, or
experience that cannot be looked up."""


def said(de: str, en: str) -> Bilingual:
    """The same in both languages."""
    return Bilingual(de=de, en=en)


def message(du: str, sie: str, en: str) -> Bilingual:
    """A message in du, in Sie and in English."""
    return Bilingual(de={"du": du, "sie": sie}, en=en)


def bad(draft: str, span: str) -> Example:
    """A draft with a finding at ``span``; an empty span means the whole draft."""
    return Example(draft=draft, span=span)


def good(draft: str) -> Example:
    """A draft that this rule has nothing to say about."""
    return Example(draft=draft)
