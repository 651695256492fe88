"""What ``amb explain`` says about a rule, from its definition."""

from __future__ import annotations

import string
from collections.abc import Sequence

from ambassador_cli.models.document import Bullets, Document, Heading, Paragraph
from ambassador_cli.models.finding import Level
from ambassador_cli.models.rule import Rule
from ambassador_cli.pages.rule_source import say_source
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


def to_rule_document(rule: Rule, words: Words, lists: Sequence[str] = ()) -> Document:
    """One rule: when it says something, what, why, by which source, with a bad and a good example. ``lists`` are the
    names of its word lists."""
    say = words.say
    bad, good = (_example(example.draft) for example in rule.examples(words.language))
    facts = [
        f"{say('explain.rule.level')}: {say(f'explain.rule.level_{_shown_as(rule)}')}",
        f"{say('explain.rule.why')}: {rule.why.say(words)}",
        f"{say('explain.rule.source')}: {say_source(rule, words)}",
    ]
    if rule.fixable != "none":
        facts.append(say("explain.rule.fix_safe" if rule.fixable == "safe" else "explain.rule.fix_unsafe"))
    if rule.profile == "full":
        facts.append(say("explain.rule.off"))
    if not rule.can_be_kept:
        facts.append(say("explain.rule.always_open"))
    if lists:
        facts.append(say("explain.rule.lists", lists=", ".join(lists)))
    said = dict.fromkeys(_message(message, words) for message in (rule.message, *rule.variants.values()))
    return Document(
        (
            Heading(f"{rule.id} {rule.name}", 1),
            Paragraph(rule.definition.say(words)),
            Heading(say("explain.rule.says")),
            Bullets(tuple(said)),
            Heading(say("explain.rule.examples")),
            Bullets((f"{say('explain.rule.bad')}: {bad}", f"{say('explain.rule.good')}: {good}")),
            Bullets(tuple(facts), quiet=True),
        ),
        words.language,
    )


def _shown_as(rule: Rule) -> Level:
    """Its level; a question that stands where people are asked to ask first is shown as one of those."""
    return "error" if rule.section == "ask_first" else rule.level


def _message(message: Bilingual, words: Words) -> str:
    """The sentence with its placeholders as they are named."""
    sentence = message.template(words)
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name}
    return string.Formatter().vformat(sentence, (), {name: f"‹{name}›" for name in names})


def _example(draft: str) -> str:
    """An example on one line; longer ones are cut in the middle, for what counts often stands at an end."""
    line = to_one_line(draft.strip())
    return line if len(line) <= 240 else f"{line[:120].rstrip()} … {line[-110:].lstrip()}"
