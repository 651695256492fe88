"""Word packs: the built-in ones and a company's own files."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import FACTS, PackRule, Packs, Terms
from ambassador_cli.readers.terms import find_bad_terms
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import in_file_order, not_one_of, validate
from ambassador_cli.readers.yaml_documents import MAX_BYTES, Document, read_yaml
from ambassador_cli.texts.packaged import read_packaged_yaml

BUILT_IN = ("lists", "claims", "business")
"""The packs that come with amb: ``rules/packs/<name>.yaml``."""


def read_packs(paths: Sequence[Path] = (), *, lists: Collection[str] = ()) -> Packs:
    """The built-in packs and those of ``paths``, merged: a later pack replaces rules of the same id and adds its
    words to lists of the same name. ``lists`` are names of further lists that rules may use.

    A pack is a YAML file with ``rules`` and ``words`` as in :class:`~ambassador_cli.models.rule.Packs`. Raises
    :class:`~ambassador_cli.errors.InputError` with all problems of all files, each with file, line and reason.
    """
    rules: dict[str, PackRule] = {}
    words: dict[str, Terms] = {}
    for name in BUILT_IN:
        built_in = read_packaged_yaml("ambassador_cli.rules", f"packs/{name}.yaml")
        _merge(Packs.model_validate(built_in), rules, words)
    problems: list[Problem] = []
    own: list[tuple[Packs, Document]] = []
    for path in paths:
        try:
            document = read_yaml(read_user_file(path, MAX_BYTES), path.name)
            pack = validate(Packs, document)
        except InputError as error:
            problems += error.problems
            continue
        problems += _bad_terms(pack, document)
        own.append((pack, document))
        _merge(pack, rules, words)
    known = {*words, *lists}
    problems += [problem for pack, document in own for problem in _bad_checks(pack, document, known)]
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


def _bad_checks(pack: Packs, document: Document, known: Collection[str]) -> Iterator[Problem]:
    """Lists and limits that checks name and nobody knows: such a check would never find anything."""
    settings = Programme()
    for at, rule in enumerate(pack.rules):
        for number, check in enumerate(rule.checks):
            place = ("rules", at, "checks", number)
            for where, name in check.named_lists():
                facts = FACTS[str(where[0])]
                if name not in known and name not in facts:
                    yield not_one_of(document, (*place, *where), name, sorted(facts) + sorted(known))
            if check.limit(settings) is None:
                values = {"found": check.above}
                yield Problem("pack.bad_limit", document.place((*place, "above")), values)
