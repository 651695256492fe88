"""The rules of the check as papers show them: whom to ask first, what does not go, all of them with their source."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.document import Block, Bullets, Heading, Paragraph, Table
from ambassador_cli.models.paper import PaperFacts, Values
from ambassador_cli.models.rule import Ask, Example, RuleInForce
from ambassador_cli.pages.papers.values import contact
from ambassador_cli.pages.rules import level_of, to_rules_table
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

_SHORTEST, _LONGEST = 20, 150
_ON_A_SLIDE = 3
CASES = 5
"""How many drafts a quiz shows."""


def asked_first(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Whom to ask before something is published, each with why."""
    asked: dict[str, dict[str, None]] = {}
    for found in facts.rules:
        if found.level == "question":
            asked.setdefault(whom_to_ask(found.rule.ask, facts, words), {})[found.rule.why.say(words)] = None
    for whom, reasons in asked.items():
        yield Heading(whom, 3)
        yield Bullets(tuple(reasons))


def whom_to_ask(ask: Ask, facts: PaperFacts, words: Words) -> str:
    """The contact of programme.yaml for this kind of question, else that of the communications team, else in words."""
    contacts = facts.programme.contacts
    found = contact(getattr(contacts, ask)) or contact(contacts.comms)
    return found or words.say(f"paper.rule.ask_{ask}")


def not_allowed(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Why some things are not published at all."""
    reasons = dict.fromkeys(
        found.rule.why.say(words) for found in facts.rules if found.level == "error" and found.rule.ask != "comms"
    )
    if reasons:
        yield Bullets(tuple(reasons))


def telling(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """What the check looks at in how something is told, and why."""
    reasons = _of_telling(facts, words)
    if reasons:
        yield Paragraph(words.say("paper.rule.telling"))
        yield Bullets(reasons)


def telling_in_short(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """The first few of :func:`telling`, as many as a slide holds besides."""
    reasons = _of_telling(facts, words)[:_ON_A_SLIDE]
    if reasons:
        yield Bullets(reasons)


def _of_telling(facts: PaperFacts, words: Words) -> tuple[str, ...]:
    found = sorted((one.rule for one in facts.rules if one.rule.telling), key=lambda rule: (rule.rank, rule.id))
    return tuple(dict.fromkeys(rule.why.say(words) for rule in found))


def good_examples(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Sentences of an invented company that were meant to say the same, before and after."""
    told = told_in_words(facts.rules, words)
    rows = tuple(tuple(map(_plain, found.rule.examples(words.language))) for found in told)
    if rows:
        headers = (words.say("paper.rule.bad"), words.say("paper.rule.good"))
        yield Table(headers, rows, ("left", "left"), title=words.say("paper.rule.pairs"), prose=True)


def all_rules(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Every rule that drafts are checked by: its id, how strict it is, what it looks for, its source."""
    yield to_rules_table(facts.rules, words)


def quiz(facts: PaperFacts, values: Values, words: Words) -> Iterator[Block]:  # noqa: ARG001
    """Drafts to judge, then what is so of each. Those for beginners are others than those for the practised."""
    cases = quiz_cases(facts, words)
    if not cases:
        return
    yield Heading(words.say("paper.rule.quiz"))
    yield Paragraph(words.say("paper.rule.quiz_how"))
    for number, (text, _) in enumerate(cases, 1):
        yield Paragraph(f"{number}. „{text}“" if words.language == "de" else f"{number}. “{text}”")
    yield Heading(words.say("paper.rule.answers"))
    for number, (_, found) in enumerate(cases, 1):
        yield Paragraph(f"{number}. {_answer(found, words)}")


def quiz_cases(facts: PaperFacts, words: Words) -> list[tuple[str, RuleInForce | None]]:
    """A draft each, with the rule that speaks of it; with none it is fine."""
    told = [found for found in told_in_words(facts.rules, words) if found.level in {"error", "question"}]
    own = told[facts.level == "practised" :: 2]
    cases: list[tuple[str, RuleInForce | None]] = [
        (_plain(found.rule.examples(words.language)[0]), found) for found in own[: CASES - 1]
    ]
    if own:
        # One that is fine, so that nobody learns that everything is forbidden.
        cases.insert(len(cases) // 2, (_plain(own[-1].rule.examples(words.language)[1]), None))
    return cases


def _answer(found: RuleInForce | None, words: Words) -> str:
    if found is None:
        return words.say("paper.rule.fine")
    return f"{words.say(f'paper.rule.answer_{level_of(found)}')} {found.rule.why.say(words)}"


def told_in_words(rules: tuple[RuleInForce, ...], words: Words) -> list[RuleInForce]:
    """Rules about what may be told whose examples are sentences that can be read without what stands around a draft."""
    return [
        found
        for found in rules
        if found.rule.ask != "comms" and all(map(_readable, found.rule.examples(words.language)))
    ]


def _readable(example: Example) -> bool:
    draft = example.draft
    return not draft.startswith("---\n") and _SHORTEST <= len(draft) <= _LONGEST and to_one_line(draft) == draft


def _plain(example: Example) -> str:
    return to_one_line(example.draft.strip())
