"""Word packs: the built-in ones and a company's own files."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.rule import PackRule, Packs, Terms
from ambassador_cli.readers.programme_files import read_bytes
from ambassador_cli.readers.terms import find_bad_terms
from ambassador_cli.readers.validation import in_file_order, validate
from ambassador_cli.readers.yaml_documents import Document, read_yaml

BUILT_IN = ("lists", "claims", "business")
"""The packs that come with amb: ``rules/packs/<name>.yaml``."""


def read_packs(paths: Sequence[Path] = ()) -> Packs:
    """The built-in packs and those of ``paths``, merged: a later pack replaces rules of the same id and adds its
    words to lists of the same name.

    A pack is a YAML file with ``rules`` and ``words`` as in :class:`~ambassador_cli.models.rule.Packs`. Raises
    :class:`~ambassador_cli.errors.InputError` with all problems of all files, each with file, line and reason.
    """
    import yaml

    rules: dict[str, PackRule] = {}
    words: dict[str, Terms] = {}
    folder = resources.files("ambassador_cli.rules") / "packs"
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    for name in BUILT_IN:
        source = (folder / f"{name}.yaml").read_text(encoding="utf-8")
        _merge(Packs.model_validate(yaml.load(source, loader)), rules, words)
    problems: list[Problem] = []
    for path in paths:
        try:
            document = read_yaml(read_bytes(path), path.name)
            pack = validate(Packs, document)
        except InputError as error:
            problems += error.problems
            continue
        bad = _bad_terms(pack, document)
        problems += bad
        if not bad:
            _merge(pack, rules, words)
    if problems:
        raise InputError(in_file_order(problems))
    return Packs(rules=tuple(rules.values()), words=words)


def _merge(pack: Packs, rules: dict[str, PackRule], words: dict[str, Terms]) -> None:
    for rule in pack.rules:
        rules[rule.id] = rule
    for name, terms in pack.words.items():
        old = words.get(name, Terms())
        words[name] = Terms(de=(*old.de, *terms.de), en=(*old.en, *terms.en), any=(*old.any, *terms.any))


def _bad_terms(pack: Packs, document: Document) -> list[Problem]:
    return [
        problem
        for name, terms in pack.words.items()
        for language in ("de", "en", "any")
        for problem in find_bad_terms(getattr(terms, language), document, ("words", name, language))
    ]
