"""What programme.yaml says about rules, held against the rules there are."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import Path

from ambassador_cli.errors import Own, Problem
from ambassador_cli.models.programme import RuleSettings
from ambassador_cli.models.rule import Rule
from ambassador_cli.readers.user_files import read_user_file
from ambassador_cli.readers.validation import in_file_order, not_one_of
from ambassador_cli.readers.yaml_documents import MAX_BYTES, read_yaml
from ambassador_cli.readers.yaml_documents import Path as YamlPath


def check_rule_settings(
    path: Path, settings: RuleSettings, *, rules: Iterable[Rule], lists: Collection[str]
) -> list[Problem]:
    """Rules and word lists that ``settings`` of the programme.yaml at ``path`` names and nobody knows, and, as
    warnings, rules that it means to switch off and that always stay on. ``lists`` are named like ``RX104.cure``."""
    known_rules = {rule.id: rule for rule in rules}
    unknown: list[tuple[YamlPath, str, list[str]]] = []
    for rule in (*settings.levels, *settings.words):
        if rule not in known_rules:
            part = "levels" if rule in settings.levels else "words"
            unknown.append((("rules", part, rule), rule, sorted(known_rules)))
    for rule, own in settings.words.items():
        known = list(dict.fromkeys(n.removeprefix(f"{rule}.") for n in lists if n.startswith(f"{rule}.")))
        unknown += [
            (("rules", "words", rule, name), name, known) for name in own if rule in known_rules and name not in known
        ]
    kept = [
        rule
        for rule, level in settings.levels.items()
        if level == "off" and rule in known_rules and not known_rules[rule].can_be_kept
    ]
    if not unknown and not kept:
        return []
    document = read_yaml(read_user_file(path, MAX_BYTES), path.name)
    problems = [not_one_of(document, place, found, known, of_key=True) for place, found, known in unknown]
    problems += [
        Problem("pack.always_on", document.place(("rules", "levels", rule)), {"found": Own(rule)}, level="warning")
        for rule in kept
    ]
    return in_file_order(problems)


def find_tags_with_signs(path: Path) -> list[Problem]:
    """Hashtags of the programme.yaml at ``path`` that are written with a ``#``, which amb drops: warnings."""
    source = read_user_file(path, MAX_BYTES)
    if b"#" not in source or b"hashtags" not in source:
        return []
    document = read_yaml(source, path.name)
    hashtags = document.data.get("hashtags") if isinstance(document.data, dict) else None
    problems = []
    for key, tags in hashtags.items() if isinstance(hashtags, dict) else ():
        for at, tag in enumerate(tags if isinstance(tags, list) else ()):
            if isinstance(tag, str) and tag.strip().startswith(("#", "＃")):
                place = document.place(("hashtags", key, at))
                problems.append(Problem("model.tag_with_sign", place, {"found": tag}, level="warning"))
    return problems
