"""The names that LinkedIn gives to functions, seniorities and industries, German and English side by side."""

from __future__ import annotations

from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.texts.packaged import read_packaged_yaml


def read_audience_names() -> dict[str, dict[str, str]]:
    """By dimension: folded name in any language to the folded English one. Values in no list stand for themselves."""
    groups = read_packaged_yaml("ambassador_cli.readers", "audience_names.yaml")
    return {
        dimension: {_fold(name): _fold(english) for english, others in group.items() for name in (english, *others)}
        for dimension, group in groups.items()
    }


def _fold(name: str) -> str:
    return fold_label(name).replace("&", "and")
