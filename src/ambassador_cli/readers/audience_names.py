"""The names that LinkedIn gives to functions, seniorities and industries, German and English side by side."""

from __future__ import annotations

from importlib import resources

from ambassador_cli.grammar.labels import fold_label


def read_audience_names() -> dict[str, dict[str, str]]:
    """By dimension: folded name in any language to the folded English one. Values in no list stand for themselves."""
    import yaml

    source = (resources.files("ambassador_cli.readers") / "audience_names.yaml").read_text(encoding="utf-8")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return {
        dimension: {_fold(name): _fold(english) for english, others in group.items() for name in (english, *others)}
        for dimension, group in yaml.load(source, loader).items()
    }


def _fold(name: str) -> str:
    return fold_label(name).replace("&", "and")
