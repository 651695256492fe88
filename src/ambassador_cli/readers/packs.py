"""Word packs: the built-in ones and a company's own files."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from importlib import resources
from pathlib import Path

from ambassador_cli.errors import InputError, Own, Problem
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import FACTS, Message, PackRule, Packs, Terms
from ambassador_cli.readers.terms import find_bad_terms
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import in_file_order, keys_of, not_one_of, validate
from ambassador_cli.readers.yaml_documents import MAX_BYTES, Document, read_yaml
from ambassador_cli.readers.yaml_documents import Path as YamlPath

BUILT_IN = ("lists", "claims", "adverse_events", "own_medicine", "people", "story", "business")
"""The packs that come with amb: ``rules/packs/<name>.yaml``."""

_BRACES = re.compile(r"\{\{|\}\}|\{[^{}]*\}?|\}")
_STEERING = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\ufeff\ufffe\uffff]"
)


def read_packs(paths: Sequence[Path] = (), *, lists: Collection[str] = (), taken: Collection[str] = ()) -> Packs:
    """The built-in packs and those of ``paths``, merged: a later pack replaces rules of the same id and adds its
    words to lists of the same name. ``lists`` are names of further lists that rules may use, ``taken`` the ids of
    rules that no pack may replace.

    A pack is a YAML file with ``rules`` and ``words`` as in :class:`~ambassador_cli.models.rule.Packs`. Raises
    :class:`~ambassador_cli.errors.InputError` with all problems of all files, each with file, line and reason.
    """
    rules: dict[str, PackRule] = {}
    words: dict[str, Terms] = {}
    problems: list[Problem] = []
    read: list[tuple[Packs, Document]] = []
    for name in BUILT_IN:
        # The terms of built-in lists are thousands, and the same at every start: a test reads them instead.
        pack, document = read_built_in(name)
        read.append((pack, document))
        _merge(pack, rules, words)
    for path in paths:
        try:
            document = read_yaml(read_user_file(path, MAX_BYTES), path.name, keys=keys_of(Packs))
            pack = validate(Packs, document)
        except InputError as error:
            problems += error.problems
            continue
        problems += [
            *find_bad_pack_terms(pack, document),
            *_bad_messages(pack, document),
            *_hidden_characters(document),
        ]
        read.append((pack, document))
        _merge(pack, rules, words)
    known = {*words, *lists}
    for pack, document in read:
        problems += _bad_checks(pack, document, known)
        problems += _taken_ids(pack, document, taken)
    if problems:
        raise InputError(in_file_order(problems))
    ids = {rule.id for pack, _ in read[len(BUILT_IN) :] for rule in pack.rules}
    return Packs(rules=tuple(rules.values()), words=words).with_own(ids)


def read_built_in(name: str) -> tuple[Packs, Document]:
    """A pack that comes with amb, with the places of everything in it."""
    source = resources.files("ambassador_cli.rules").joinpath(f"packs/{name}.yaml")
    document = read_yaml(source.read_bytes(), f"{name}.yaml")
    return validate(Packs, document), document


def _taken_ids(pack: Packs, document: Document, taken: Collection[str]) -> Iterator[Problem]:
    """Rules of a pack that have the id of a rule which is no matter of words."""
    for at, rule in enumerate(pack.rules):
        if rule.id in taken:
            yield Problem("pack.taken_id", document.place(("rules", at, "id")), {"found": Own(rule.id)})


def _merge(pack: Packs, rules: dict[str, PackRule], words: dict[str, Terms]) -> None:
    for rule in pack.rules:
        rules[rule.id] = rule
    for name, terms in pack.words.items():
        old = words.get(name, Terms())
        words[name] = Terms(de=(*old.de, *terms.de), en=(*old.en, *terms.en), any=(*old.any, *terms.any))


def find_bad_pack_terms(pack: Packs, document: Document) -> list[Problem]:
    """The terms of a pack's word lists that cannot be read."""
    return [
        problem
        for name, terms in pack.words.items()
        for language in ("de", "en", "any")
        for problem in find_bad_terms(getattr(terms, language), document, ("words", name, language))
    ]


def _bad_messages(pack: Packs, document: Document) -> Iterator[Problem]:
    """What stands in braces in a message and is no plain placeholder of its rule."""
    for at, rule in enumerate(pack.rules):
        messages: dict[YamlPath, tuple[str, Message]] = {("message",): ("", rule.message)}
        messages |= {("variants", name): (name, message) for name, message in rule.variants.items()}
        for where, (variant, message) in messages.items():
            allowed = rule.placeholders(variant)
            expected = Own(", ".join(f"{{{name}}}" for name in sorted(allowed)) or "–")
            for part, sentence in message.forms():
                for found in _other_than_placeholders(sentence, allowed):
                    place = document.place(("rules", at, *where, *part))
                    yield Problem("pack.bad_placeholder", place, {"found": found, "expected": expected})


def _other_than_placeholders(sentence: str, allowed: Collection[str]) -> Iterator[str]:
    """Parts in braces that are not ``{name}`` with an allowed name, and braces that belong to none."""
    for match in _BRACES.finditer(sentence):
        if match[0] not in {"{{", "}}"} and match[0][1:-1] not in allowed:
            yield match[0]


def _hidden_characters(document: Document) -> Iterator[Problem]:
    """Characters of keys and values that steer a terminal or turn the reading direction."""

    def walk(value: object, path: YamlPath) -> Iterator[Problem]:
        if isinstance(value, str) and (match := _STEERING.search(value)):
            yield Problem("pack.hidden_character", document.place(path), {"found": Own(f"U+{ord(match[0]):04X}")})
        elif isinstance(value, dict):
            for key, inner in value.items():
                yield from walk(key, (*path, key))
                yield from walk(inner, (*path, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                yield from walk(inner, (*path, number))

    return walk(document.data, ())


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
