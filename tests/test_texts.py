"""German and English say the same things: same ids, same placeholders, nothing missing, nothing left over."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from ambassador_cli.texts.help import read_help
from ambassador_cli.texts.quantity import Share
from ambassador_cli.texts.words import Sentence, Words, forms_of, read_texts

SOURCE = Path(__file__).parents[1] / "src" / "ambassador_cli"
PREFIX_OF = {"Problem": "problem.", "Note": "report.note.", "PydanticCustomError": "problem.model."}
FRIGHTENING = ("compliant", "legally safe", "violation", "penalty", "verstoß", "strafe", "rechtssicher")


def _forms(sentence: Sentence) -> list[str]:
    return [form for _, form in forms_of(sentence)]


def _placeholders(sentence: Sentence) -> set[str]:
    return {name for form in _forms(sentence) for _, name, _, _ in string.Formatter().parse(form) if name}


def _strings(node: ast.expr) -> Iterator[tuple[str, bool]]:
    """String constants that an expression may be, and the fixed beginnings of f-strings (second item: a prefix)."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value, False
    elif isinstance(node, ast.JoinedStr) and node.values and isinstance(node.values[0], ast.Constant):
        yield str(node.values[0].value), True
    elif isinstance(node, ast.IfExp):
        yield from _strings(node.body)
        yield from _strings(node.orelse)


def _all_string_constants(tree: ast.AST) -> set[str]:
    return {n.value for n in ast.walk(tree) if isinstance(n, ast.Constant) and isinstance(n.value, str)}


def _used() -> tuple[set[str], set[str], set[str]]:
    """Ids named in the code, beginnings of ids that are put together, and every string constant."""
    ids: set[str] = set()
    prefixes: set[str] = set()
    constants: set[str] = set()
    for path in SOURCE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        constants |= _all_string_constants(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
            before = PREFIX_OF.get(name, "" if name in {"say", "note"} else None)
            if before is None:
                continue
            for text, is_prefix in _strings(node.args[0]):
                (prefixes if is_prefix else ids).add(before + text)
    return ids, prefixes, constants


def test_both_languages_have_the_same_ids_and_placeholders() -> None:
    """A sentence that exists in one language exists in the other, with the same values in it."""
    english, german = read_texts("en"), read_texts("de")
    assert set(english) == set(german), "write what is missing into the topic's file of the other language"
    for text_id in english:
        assert _placeholders(english[text_id]) == _placeholders(german[text_id]), text_id


@pytest.mark.parametrize("path", sorted(SOURCE.rglob("*.yaml")), ids=lambda path: str(path.relative_to(SOURCE)))
def test_no_key_is_given_twice(path: Path) -> None:
    """Where a key stands a second time in a packaged file, what stood there first would be lost."""
    seen: list[str] = []

    def walk(node: yaml.Node, prefix: str) -> None:
        if isinstance(node, yaml.MappingNode):
            keys = [key.value for key, _ in node.value]
            seen.extend(f"{prefix}{key}" for key in keys if keys.count(key) > 1)
            for key, value in node.value:
                walk(value, f"{prefix}{key.value}.")
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value, prefix)

    tree = yaml.compose(path.read_text(encoding="utf-8"), yaml.SafeLoader)
    assert tree is not None
    walk(tree, "")
    assert not seen


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_id_is_given_twice(language: str) -> None:
    """An id written with dots in one place and nested in another would lose its first sentence."""
    for source in sorted((SOURCE / "texts").glob(f"*.{language}.yaml")):
        tree = yaml.compose(source.read_text(encoding="utf-8"), yaml.SafeLoader)
        paths: list[str] = []

        def walk(node: yaml.Node | None, prefix: str, paths: list[str] = paths) -> None:
            if isinstance(node, yaml.MappingNode):
                for key, value in node.value:
                    walk(value, f"{prefix}.{key.value}")
            else:
                paths.append(prefix)

        walk(tree, "")
        assert sorted(paths) == sorted(set(paths))


def test_every_text_that_the_code_names_exists() -> None:
    """No id in the code is without a sentence."""
    ids, prefixes, _ = _used()
    known = set(read_texts("en"))
    assert not sorted(ids - known), "write them into the topic's files in texts/, in both languages"
    assert not sorted(p for p in prefixes if not any(text_id.startswith(p) for text_id in known))


def test_no_text_is_left_over() -> None:
    """Every sentence is named by the code, whole or as the end of an id that is put together."""
    ids, prefixes, constants = _used()
    dynamic = {p for p in prefixes if p not in {"problem.", "report.note."}}
    for text_id in read_texts("en"):
        named = text_id in ids or any(text_id.startswith(prefix) for prefix in dynamic)
        tail = text_id.partition(".")[2]
        assert named or tail in constants or text_id in constants, text_id


@pytest.mark.parametrize("language", ["de", "en"])
def test_plural_and_address_forms_are_whole(language: str) -> None:
    """A sentence with plural forms has the general one; one with forms of address has both."""
    for text_id, sentence in read_texts("de" if language == "de" else "en").items():
        assert list(forms_of(sentence)), text_id


@pytest.mark.parametrize("language", ["de", "en"])
def test_no_word_frightens(language: str) -> None:
    """Words that promise or threaten stay out of every sentence."""
    for text_id, sentence in read_texts("de" if language == "de" else "en").items():
        for form in _forms(sentence):
            assert not [word for word in FRIGHTENING if word in form.casefold()], text_id


def test_help_exists_in_both_languages() -> None:
    """Every help text has two different, non-empty sentences, under the same ids in the same order."""
    topics = sorted(path.name.split(".")[0] for path in (SOURCE / "texts").glob("*.help.en.txt"))
    assert topics == sorted(path.name.split(".")[0] for path in (SOURCE / "texts").glob("*.help.de.txt"))
    for topic in topics:
        english, german = read_help(topic, "en"), read_help(topic, "de")
        assert list(english) == list(german)
        for name, text in english.items():
            assert text and german[name] and text != german[name], f"{topic}.{name}"
            assert german[name].count("{") == text.count("{")


def test_numbers_and_days_follow_the_language() -> None:
    """Grouping, decimals, percent and days are written as the reader's language writes them."""
    english, german = Words("en"), Words("de")
    assert (english.number(1234567), german.number(1234567)) == ("1,234,567", "1.234.567")
    assert (english.number(1234.5, 1), german.number(1234.5, 1)) == ("1,234.5", "1.234,5")
    assert (english.percent(Share(0.0473)), german.percent(Share(0.0473))) == ("4.7%", "4,7\N{NO-BREAK SPACE}%")
    assert english.number(-3) == german.number(-3) == "\N{MINUS SIGN}3"
