"""The kinds of check that packs are made of, at work on a draft."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.twins import edits_between, shingles, similarity, word_list
from ambassador_cli.models.finding import Finding, Level
from ambassador_cli.models.rule import Check, Condition, PackRule
from ambassador_cli.rules.engine.copies import comparable, same_author
from ambassador_cli.rules.engine.names import NameKind
from ambassador_cli.rules.engine.reading import EVERYWHERE, Reading, near
from ambassador_cli.rules.engine.vocabulary import Hit

_NAMES: dict[str, NameKind] = {
    "@product": "product",
    "@compound": "compound",
    "@competitor": "competitor",
    "@company": "company",
    "@own page": "own page",
}
"""Lists that hold names from programme.yaml."""


def check_words(rule: PackRule, reading: Reading) -> Iterator[Finding]:
    """The findings of a rule from a pack."""
    reported: set[int] = set()
    places: list[Hit] = []
    for check in rule.checks:
        if any(_is_there(name, reading) for name in check.silent_with):
            continue
        if check.kind == "similarity":
            yield from _similar(rule, check, reading)
        elif check.kind == "count":
            yield from _too_many(rule, check, reading)
        elif check.kind == "near_miss":
            yield from _almost(rule, check, reading)
        else:
            yield from _words(rule, check, reading, reported, places)


def _level(rule: PackRule, check: Check) -> Level:
    return check.level or rule.level


def _words(rule: PackRule, check: Check, reading: Reading, reported: set[int], places: list[Hit]) -> Iterator[Finding]:
    found = [name for name in check.find if name in reading.hits]
    if not found:
        return
    void = reading.of(*check.unless) if check.unless else []
    behind = {hit.first for name in check.behind for hit in reading.hits.get(name, ())}
    for hit in _longest(reading.of(*found)):
        key = 0 if check.per == "draft" else hit.sentence
        if check.per != "hit" and key in reported:
            continue
        if any(other.start < hit.end and hit.start < other.end for other in (*void, *places)):
            continue
        if hit.last + 1 in behind:
            continue
        if check.negation != "none" and reading.negated(hit, after=check.negation == "around"):
            continue
        reach = _reach(check, hit, reading)
        if reach is None:
            continue
        reported.add(key)
        places.append(reach)
        level = _level(rule, check)
        if check.raises and any(_in_sight(name, hit, "near", reading) for name in check.raises.near):
            level = check.raises.level
        yield reading.found_word(rule.id, level, reach, variant=check.variant)


def _longest(hits: list[Hit]) -> list[Hit]:
    kept: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end)):
        if not kept or hit.start >= kept[-1].end:
            kept.append(hit)
    return kept


def _reach(check: Check, hit: Hit, reading: Reading) -> Hit | None:
    """The hit with what is joined to it, or None where something it needs is missing."""
    joined = hit
    for need in check.needs:
        if not need.join:
            if not any(_in_sight(name, hit, need.where, reading) for name in need.any):
                return None
            continue
        partner = _partner(need, hit, reading)
        if partner is None:
            return None
        first, last = min(joined, partner), max((joined, partner), key=lambda one: one.end)
        joined = Hit(first.start, last.end, hit.sentence, first.first, last.last)
    return joined


def _partner(need: Condition, hit: Hit, reading: Reading) -> Hit | None:
    """The nearest hit of the lists a condition names that fits it."""
    best: Hit | None = None
    for name in need.any:
        for other in reading.hits.get(name, ()):
            if other.sentence != hit.sentence or (other.start < hit.end and hit.start < other.end):
                continue
            if need.where == "after" and not 0 < other.first - hit.last <= need.words:
                continue
            if best is None or _gap(hit, other) < _gap(hit, best):
                best = other
    return best


def _gap(one: Hit, other: Hit) -> int:
    return max(other.first - one.last, one.first - other.last)


def _in_sight(name: str, hit: Hit, where: str, reading: Reading) -> bool:
    if name == "@figure":
        return hit.sentence in reading.figure_sentences
    if name == "@disease":
        if where == "sentence":
            return any(hit.sentence == reading.sentence_at(start) for start, _, _ in reading.diseases)
        return any(near(hit.sentence, reading.sentence_at(start)) for start, _, _ in reading.diseases)
    if name in _NAMES:
        sentences = reading.name_sentences(_NAMES[name])
        if where == "near":
            return any(near(hit.sentence, sentence) for sentence in sentences)
        if where == "draft":
            return bool(sentences)
        return any(sentence in {hit.sentence, EVERYWHERE} for sentence in sentences)
    for other in reading.hits.get(name, ()):
        if where == "draft" or other.sentence == hit.sentence:
            if where == "after" and not 0 < other.first - hit.last <= 5:
                continue
            return True
        if where == "near" and abs(other.sentence - hit.sentence) <= 1:
            return True
    return False


def _is_there(name: str, reading: Reading) -> bool:
    if name == "@citation":
        return reading.has_citation
    if name == "@employer":
        return reading.names_employer
    if name in _NAMES:
        return bool(reading.name_sentences(_NAMES[name]))
    return name in reading.hits


def _too_many(rule: PackRule, check: Check, reading: Reading) -> Iterator[Finding]:
    limit = check.limit(reading.programme) or 0
    places: list[tuple[int, int]] = []
    for name in check.find:
        if name == "@mentions":
            places += [(mention.start, mention.end) for mention in reading.mentions]
        elif name == "@tags":
            places += [(tag.start, tag.end) for tag in reading.tags]
        elif name == "@emoji":
            places += reading.emoji
        else:
            places += [reading.folded.span(hit.start, hit.end) for hit in reading.hits.get(name, ())]
    if len(places) > limit:
        start, end = sorted(places)[limit]
        values: dict[str, str | int] = {"n": len(places), "x": reading.text[start:end]}
        yield reading.found(rule.id, _level(rule, check), start, end, variant=check.variant, values=values)


def _almost(rule: PackRule, check: Check, reading: Reading) -> Iterator[Finding]:
    wanted = [word for name in check.find for word in sorted(reading.facts.word_set(name))]
    words = reading.words
    for at, word in enumerate(words.texts):
        for name in wanted:
            most = 1 if len(name) <= 10 else 2
            if word != name and word[:1] == name[:1] and 0 < edits_between(word, name, most) <= most:
                hit = Hit(words.starts[at], words.ends[at], words.sentences[at], at, at)
                yield reading.found_word(rule.id, _level(rule, check), hit, variant=check.variant, meant=name)
                break


_FEWEST_WORDS = 15


def _similar(rule: PackRule, check: Check, reading: Reading) -> Iterator[Finding]:
    if not reading.facts.known:
        return
    words = word_list(comparable(reading.draft.body))
    if len(words) < _FEWEST_WORDS:
        return
    author = reading.draft.front_matter.author
    own = shingles(words)
    for other_author, other, length in reading.facts.known_shingles:
        if length < _FEWEST_WORDS or (author and same_author(author, other_author)):
            continue
        if similarity(own, other) >= check.at_least:
            yield reading.found_draft(rule.id, _level(rule, check))
            return
