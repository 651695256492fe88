"""The table in .github/RULES.md is the one that the rules and their measured cases give; ``--update`` rewrites it."""

from __future__ import annotations

import re

from conftest import ROOT
from hashtag_check.rules_table import to_rules_table

RULES = ROOT / ".github" / "RULES.md"
TABLE = re.compile(r"(<!-- rules -->\n).*?(<!-- end of rules -->)", re.DOTALL)


def test_the_table_of_rules_is_true(update: bool) -> None:
    """Every rule, what it is about, and what it found and missed."""
    text = RULES.read_text(encoding="utf-8")
    new = TABLE.sub(lambda block: f"{block[1]}{to_rules_table()}{block[2]}", text)
    if update:
        RULES.write_text(new, encoding="utf-8")
        return
    assert TABLE.search(text)
    assert text == new
