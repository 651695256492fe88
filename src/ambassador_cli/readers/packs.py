"""Word packs: the built-in ones and a company's own files."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from pathlib import Path

import yaml
from pydantic import ValidationError

from ambassador_cli.errors import InputError, Place, Problem
from ambassador_cli.models.rule import PackRule, Packs, Terms

BUILT_IN = ("lists", "claims", "business")
"""The packs that come with amb: ``rules/packs/<name>.yaml``."""

_LARGEST = 2_000_000
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_packs(paths: Sequence[Path] = ()) -> Packs:
    """The built-in packs and those of ``paths``, merged: a later pack replaces rules of the same id and adds its
    words to lists of the same name.

    A pack is a YAML file with ``rules`` and ``words`` as in :class:`~ambassador_cli.models.rule.Packs`. Raises
    :class:`~ambassador_cli.errors.InputError` with all problems of all files, each with file and line.
    """
    rules: dict[str, PackRule] = {}
    words: dict[str, Terms] = {}
    folder = resources.files("ambassador_cli.rules") / "packs"
    for name in BUILT_IN:
        source = (folder / f"{name}.yaml").read_text(encoding="utf-8")
        _merge(Packs.model_validate(yaml.load(source, _LOADER)), rules, words)
    problems: list[Problem] = []
    for path in paths:
        pack = _read_own(path, problems)
        if pack:
            _merge(pack, rules, words)
    if problems:
        raise InputError(problems)
    return Packs(rules=tuple(rules.values()), words=words)


def _merge(pack: Packs, rules: dict[str, PackRule], words: dict[str, Terms]) -> None:
    for rule in pack.rules:
        rules[rule.id] = rule
    for name, terms in pack.words.items():
        old = words.get(name)
        if old:
            terms = Terms(de=(*old.de, *terms.de), en=(*old.en, *terms.en), any=(*old.any, *terms.any))
        words[name] = terms


def _read_own(path: Path, problems: list[Problem]) -> Packs | None:
    file = str(path)
    try:
        data = path.read_bytes()
        if len(data) > _LARGEST:
            problems.append(Problem("pack_too_large", Place(file), {"size": len(data)}))
            return None
        node = yaml.compose(data.decode("utf-8-sig"), _LOADER)
    except OSError as error:
        problems.append(Problem("pack_unreadable", Place(file), {"why": error.strerror or str(error)}))
        return None
    except UnicodeDecodeError:
        problems.append(Problem("pack_not_text", Place(file)))
        return None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        problems.append(Problem("pack_bad_yaml", place, {"why": error.problem or ""}))
        return None
    except (yaml.YAMLError, RecursionError) as error:
        problems.append(Problem("pack_bad_yaml", Place(file), {"why": str(error).splitlines()[0][:200]}))
        return None
    if node is None or not isinstance(node, yaml.MappingNode):
        problems.append(Problem("pack_no_mapping", Place(file)))
        return None
    try:
        pack = Packs.model_validate(yaml.load(data.decode("utf-8-sig"), _LOADER))
    except yaml.YAMLError as error:
        problems.append(Problem("pack_bad_yaml", Place(file), {"why": str(error).splitlines()[0][:200]}))
        return None
    except ValidationError as error:
        for entry in error.errors():
            line, column = _line_of(node, entry["loc"])
            where = ".".join(str(part) for part in entry["loc"])
            problems.append(
                Problem("pack_bad_value", Place(file, line, column, path=where), {"path": where, "why": entry["msg"]})
            )
        return None
    before = len(problems)
    for name, terms in pack.words.items():
        _check_terms(file, node, name, terms, problems)
    return pack if len(problems) == before else None


def _check_terms(file: str, node: yaml.Node, name: str, terms: Terms, problems: list[Problem]) -> None:
    """Terms that cannot be read: a bad regular expression, or a row that the pack language does not know."""
    for language in ("de", "en", "any"):
        for number, term in enumerate(getattr(terms, language)):
            why = why_unreadable(term)
            if why:
                line, column = _line_of(node, ("words", name, language, number))
                values = {"list": name, "term": term, "why": why}
                problems.append(Problem("pack_bad_term", Place(file, line, column), values))


def why_unreadable(term: str) -> str:
    """Why a term cannot be read, in the words of the regular-expression library, ``row`` for a row of words that
    makes no sense, or empty."""
    if len(term) > 1 and term.startswith("/") and term.endswith("/"):
        import regex

        try:
            regex.compile(term[1:-1])
        except regex.error as error:
            return str(error)
        return ""
    parts = term.replace("-", " ").split()
    balanced = term.count("(") == term.count(")") and term.count("<") == term.count(">")
    ends = bool(parts) and not parts[0].startswith("..") and not parts[-1].startswith("..")
    words = all(part.strip("*~?.,()<>|_") or part.startswith("..") or part in {"_", "|"} for part in parts)
    return "" if balanced and ends and words else "row"


def _line_of(node: yaml.Node, loc: Sequence[str | int]) -> tuple[int, int]:
    """Line and column, from 1, of a place in a document; the nearest place around it where it does not exist."""
    mark = node.start_mark
    for part in loc:
        found: yaml.Node | None = None
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                if key.value == str(part):
                    mark, found = key.start_mark, value
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            found = node.value[part]
            mark = found.start_mark
        if found is None:
            break
        node = found
    return mark.line + 1, mark.column + 1
