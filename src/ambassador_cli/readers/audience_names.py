"""The names that LinkedIn gives to functions, seniorities and industries, German and English side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ambassador_cli.grammar.labels import fold_value
from ambassador_cli.texts.packaged import read_packaged_yaml


def read_audience_names(values: Mapping[str, Sequence[str]] | None = None) -> dict[str, dict[str, str]]:
    """By dimension: folded name in any language to the folded English one. Values in no list stand for themselves.
    ``values`` adds spellings: ``{known value: (further spellings, …)}``; a known value is one of these lists, or any
    other that the user means."""
    groups = read_packaged_yaml("ambassador_cli.readers", "audience_names.yaml")
    names = {
        dimension: {
            fold_value(name): fold_value(english) for english, others in group.items() for name in (english, *others)
        }
        for dimension, group in groups.items()
    }
    for known, spellings in (values or {}).items():
        listed = [group for group in names.values() if fold_value(known) in group]
        for group in listed or names.values():
            one = group.get(fold_value(known), fold_value(known))
            group |= {fold_value(spelling): one for spelling in spellings}
    return names
