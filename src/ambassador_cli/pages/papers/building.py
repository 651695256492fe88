"""Papers as documents: which sentences stand, what was left out and why, a page a person, the line that tells which
state of things a file is of."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from string import Formatter

from ambassador_cli.grammar.first_names import first_name
from ambassador_cli.models.document import Block, Bullets, Heading, Paragraph
from ambassador_cli.models.paper import Paper, PaperFacts, Part, Recipient, Statement, Values
from ambassador_cli.pages.papers.values import BY_NAME, members
from ambassador_cli.texts.words import Words

_HASH = 6


@dataclass(frozen=True, slots=True)
class Built:
    """The blocks of a paper for one reader. ``missing`` names the keys of programme.yaml that sentences
    which were left out would have needed."""

    blocks: tuple[Block, ...]
    missing: tuple[str, ...] = ()


def build_paper(paper: Paper, facts: PaperFacts, values: Values, words: Words, to: Recipient | None = None) -> Built:
    """The paper for ``to``, or without anybody's name."""
    known = dict(values) | ({"first": to.first, "name": to.name, **dict(to.own)} if to else _nobody(paper, words))
    blocks: list[Block] = []
    missing: dict[str, None] = {}
    for part in paper.parts:
        if not isinstance(part, Part):
            blocks += part(facts, known, words)
            continue
        said = []
        for statement in part.statements:
            lacking = [name for name in needs_of(statement, words) if name not in known]
            if lacking:
                missing |= dict.fromkeys(BY_NAME[name].key for name in lacking if name in BY_NAME and BY_NAME[name].key)
            else:
                said.append(statement.text.say(words, **known))
        if said:
            blocks.append(_block(part, said, words))
    return Built(tuple(blocks), tuple(missing))


def needs_of(statement: Statement, words: Words) -> list[str]:
    """The names of the values without which a statement does not stand."""
    template = statement.text.template(words, n=0)
    named = (name for _, name, _, _ in Formatter().parse(template) if name)
    return list(dict.fromkeys((*named, *statement.rests_on)))


def what_gives(name: str) -> str:
    """The key of programme.yaml that a value comes from, else the command; empty where nothing can be filled in."""
    value = BY_NAME.get(name)
    return value.key or value.step if value else ""


def what_lacks(paper: Paper, values: Values) -> list[str]:
    """What the paper still needs: keys, or steps."""
    return list(dict.fromkeys(what_gives(name) for name in paper.needs if name not in values))


def recipients_of(paper: Paper, facts: PaperFacts) -> tuple[Recipient, ...]:
    """Whom the paper goes to, in the order of the roster; those who declined, left or are away get none."""
    if not paper.recipients or facts.roster is None:
        return ()
    if paper.recipients == "applicants":
        return _with_receipts(facts)
    if facts.group is None:
        return ()
    chosen, drawn = set(members(facts)), facts.group.confirmed
    if paper.recipients == "picked":
        wanted = [p for p in facts.roster.people if p.key in chosen and p.status not in {"declined", "left"}]
    else:
        waiting = [p for p in facts.roster.people if p.key not in chosen and p.status in {"applied", "reserve"}]
        wanted = [p for p in waiting if not (p.applied and p.applied > drawn)]
    return tuple(Recipient(p.name, first_name(p.name)) for p in wanted)


def _with_receipts(facts: PaperFacts) -> tuple[Recipient, ...]:
    return tuple(
        Recipient(
            person["name"],
            first_name(person["name"]),
            (("pseudonym", person["id"]), ("code", " ".join(_in_fives(person["code"])))),
        )
        for person in (facts.names["people"] if facts.names else ())
        if person["code"]
    )


def _in_fives(code: str) -> Iterator[str]:
    yield from (code[at : at + 5] for at in range(0, len(code), 5))


def fingerprint_of(blocks: tuple[Block, ...]) -> str:
    """The beginning of the SHA-256 of all that is in a paper."""
    return hashlib.sha256(repr(blocks).encode("utf-8", "backslashreplace")).hexdigest()[:_HASH]


def _nobody(paper: Paper, words: Words) -> Values:
    if not paper.recipients:
        return {}
    someone = words.say("paper.someone")
    return {"first": someone, "name": someone, "pseudonym": someone, "code": someone}


def _block(part: Part, said: list[str], words: Words) -> Block:
    match part.kind:
        case "title":
            return Heading(" ".join(said), 1)
        case "subject":
            return Heading(words.say("paper.subject", subject=" ".join(said)), 1)
        case "heading":
            return Heading(" ".join(said))
        case "points":
            return Bullets(tuple(said))
        case "boxes":
            return Bullets(tuple(said), boxes=True)
        case _:
            return Paragraph(" ".join(said))
