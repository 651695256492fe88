"""What a rule is: its documentation, its sentences, and for rules made of words the check and its word lists."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, PlainValidator, PrivateAttr, WithJsonSchema
from pydantic_core import PydanticCustomError

from ambassador_cli.models.base import Model, Text
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.models.finding import Heading, Level, PraiseKind, Section
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.language import Language

Scope = Literal["text", "tag", "mention", "link", "alt", "reshare", "front matter"]
Fixable = Literal["safe", "unsafe", "none"]
Ask = Literal["comms", "legal", "pv"]
"""Whom a remark sends people to: a field of ``contacts`` in programme.yaml."""


_TEXT = {"type": "string", "minLength": 1}
_ADDRESSED = {"type": "object", "properties": {"du": _TEXT, "sie": _TEXT}, "required": ["du", "sie"]}


def _read_said(value: object) -> Bilingual:
    return _read(value, addressed=False)


def _read_message(value: object) -> Bilingual:
    return _read(value, addressed=True)


def _read(value: object, *, addressed: bool) -> Bilingual:
    """``value``, or what a mapping of a pack says: both languages, German in du and Sie where people are
    ``addressed``, and nothing else."""
    if isinstance(value, Bilingual):
        return value
    found = dict(_flat(value)) if isinstance(value, Mapping) else {}
    wanted = {"de.du", "de.sie", "en"} if addressed else {"de", "en"}
    if set(found) != wanted or not all(isinstance(text, str) and text.strip() for text in found.values()):
        raise PydanticCustomError("bilingual_addressed" if addressed else "bilingual", "both languages")
    assert isinstance(value, Mapping)
    return Bilingual(de=value["de"], en=value["en"])


def _flat(tree: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, object]]:
    for key, value in tree.items():
        if isinstance(value, Mapping):
            yield from _flat(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}", value


def _schema(german: dict[str, object]) -> WithJsonSchema:
    return WithJsonSchema(
        {
            "type": "object",
            "properties": {"de": german, "en": _TEXT},
            "required": ["de", "en"],
            "additionalProperties": False,
        }
    )


Said = Annotated[Bilingual, PlainValidator(_read_said), _schema(dict(_TEXT))]
"""The same in German and in English; the German is impersonal, so that it fits du and Sie."""

Message = Annotated[Bilingual, PlainValidator(_read_message), _schema(dict(_ADDRESSED))]
"""What a rule says to the author in du, in Sie and in English, with ``{placeholders}`` for the values of a finding."""


class Example(Model):
    """A whole draft file, and the part that is meant; in good examples ``span`` is empty."""

    draft: str
    span: str = ""


class Rule(Model):
    """A rule with everything that is said about it and everything that others need to treat it rightly: no other
    file names its id. ``example`` facts are those of the fictional company of the tests."""

    id: Text
    name: Text
    level: Level
    scopes: tuple[Scope, ...] = ("text",)
    definition: Said
    why: Said
    source: Text
    source_de: str = Field(default="", description="the source in German, where source holds English words")
    checked: datetime.date | None = Field(
        default=None, description="the day somebody read the source; none: not looked up yet"
    )
    message: Message
    variants: dict[str, Message] = Field(
        default_factory=dict,
        description="other wordings, chosen by Finding.variant; one named after a kind of draft (like, absent.like) is"
        " taken in drafts of that kind",
    )
    closing: Message | None = Field(
        default=None, description="the question that --answer asks, and whose yes settles the rule's question"
    )
    bad: Example
    good: Example
    bad_en: Example | None = Field(default=None, description="the bad example in English, where bad is German")
    good_en: Example | None = Field(default=None, description="the good example in English, where good is German")
    fixable: Fixable = "none"
    profile: Literal["calm", "full"] = Field(
        default="calm", description="full: silent until the programme or the reader switches it on"
    )
    quiet_levels: tuple[Level, ...] = Field(
        default=(), description="levels at which a calm rule is silent until it is switched on"
    )
    kinds: tuple[Kind, ...] = Field(
        default=("post", "comment", "reshare", "profile"), description="kinds of draft that it reads"
    )
    section: Section | None = Field(
        default=None, description="where its remarks stand; none: where their level puts them"
    )
    heading: Heading = Field(default="", description="what its remarks are gathered under, with those of other rules")
    rank: int = Field(default=50, description="its place among tips and among to-dos, the lowest first")
    todo: Literal["never", "front matter", "always"] = Field(
        default="never", description="which findings are only to be done when posting"
    )
    telling: bool = Field(default=False, description="about how something is told: trainings and the handbook say why")
    spoils: tuple[PraiseKind, ...] = Field(default=(), description="praise that a draft with its findings cannot get")
    ask: Ask = Field(default="comms", description="whom to ask; comms too where programme.yaml names nobody else")
    can_be_kept: bool = Field(
        default=True, description="no: it cannot be switched off, made milder, or kept on purpose"
    )
    settled_by: Literal["answer", "report"] = Field(
        default="answer", description="what closes a question: an answer, or one with the day of the report"
    )
    ci_level: Level | None = Field(
        default=None, description="how its findings count for exit codes and in CI; none: as their level says"
    )
    family: str = Field(default="", description="rules that stand for the same thing")
    yields_to: tuple[Text, ...] = Field(
        default=(),
        description="families: no finding where one of theirs stands in the same or a neighbouring sentence",
    )
    topic: str = Field(default="", description="what its findings are about, where those of others join them")
    joins: str = Field(
        default="", description="a topic: a finding about the same name (values.about) is said with that one's remark"
    )
    precedence: int = Field(
        default=0, description="among rules that claim places of the text: the lowest gets a place that several want"
    )
    looks_up: tuple[Text, ...] = Field(
        default=(), description="its word lists, without its id, that it reads itself: nothing searches for them"
    )

    def examples(self, language: Language) -> tuple[Example, Example]:
        """The bad and the good example as readers of ``language`` are shown them; the only ones where there are no
        others."""
        if language == "en":
            return self.bad_en or self.bad, self.good_en or self.good
        return self.bad, self.good

    def counts_as(self, level: Level) -> Level:
        """How a finding of ``level`` counts for exit codes and in CI."""
        return self.ci_level or level

    def speaks(self, level: Level, *, switched_on: bool) -> bool:
        """Does a finding of ``level`` reach readers who did not ask for everything?"""
        return switched_on or (self.profile == "calm" and level not in self.quiet_levels)


@dataclass(frozen=True, slots=True)
class RuleInForce:
    """A rule by which drafts are checked, at the level that the programme gives it."""

    rule: Rule
    level: Level


class Condition(Model):
    """What else has to be there (or must not be). ``any``: names of lists; ``where``: in the hit's sentence, in it
    or a neighbouring one (``near``), anywhere in the draft, or in the same sentence at most ``words`` words behind
    the hit (``after``). ``join``: the finding reaches from the hit to this one."""

    any: tuple[Text, ...]
    where: Literal["sentence", "near", "draft", "after"] = "sentence"
    words: int = Field(default=0, ge=0)
    join: bool = False


class Raise(Model):
    """Another level where one of these lists has a hit nearby."""

    near: tuple[Text, ...]
    level: Level


_NAMES = frozenset({"@product", "@compound", "@competitor", "@company", "@own page"})
FACTS: Mapping[str, frozenset[str]] = {
    "find": frozenset({"@mentions", "@tags", "@emoji"}),
    "needs": _NAMES | {"@figure", "@disease"},
    "raises": _NAMES | {"@figure", "@disease"},
    "silent_with": _NAMES | {"@citation", "@employer"},
    "unless": frozenset(),
    "behind": frozenset(),
}
"""What a check may name beside word lists, by its field: names of programme.yaml and what is seen in a draft. Those of
``find`` are for counting."""


_FILLED: Mapping[str, frozenset[str]] = {
    "existence": frozenset({"x"}),
    "proximity": frozenset({"x"}),
    "near_miss": frozenset({"x", "meant"}),
    "count": frozenset({"n", "x"}),
    "similarity": frozenset(),
}


class Check(Model):
    """One check of a pack.

    ``existence`` finds words of ``find``; ``proximity`` wants other words around them as well (``needs``);
    ``near_miss`` compares tags or words with ``find`` and reports those that are almost equal; ``count`` reports
    when there are more of ``find`` than ``above`` says; ``similarity`` compares the draft with known texts.

    ``unless``: lists whose hits, where they overlap, make a hit void. ``silent_with``: lists that silence the
    whole draft. ``negation``: is a hit void where it is negated around it, or only before it? ``behind``: a hit
    is void where one of these lists starts at the word behind it. ``per``: report each hit, or the first one of
    a sentence or of the draft.
    """

    kind: Literal["existence", "proximity", "near_miss", "count", "similarity"]
    find: tuple[Text, ...] = ()
    needs: tuple[Condition, ...] = ()
    unless: tuple[Text, ...] = ()
    silent_with: tuple[Text, ...] = ()
    behind: tuple[Text, ...] = ()
    negation: Literal["none", "around", "before"] = "none"
    per: Literal["hit", "sentence", "draft"] = "hit"
    level: Level | None = None
    raises: Raise | None = None
    variant: str = ""
    above: Text | None = Field(default=None, description="a number, or a key such as limits.mentions")
    at_least: float = Field(default=0.8, gt=0, le=1, description="similarity: share of common three-word runs")

    def fills(self) -> frozenset[str]:
        """The placeholders that a finding of this check has values for."""
        return _FILLED[self.kind]

    def limit(self, programme: object) -> int | None:
        """The number that ``above`` stands for, with the settings of ``programme``; None where there is none."""
        if self.above is None or self.above.isdigit():
            return int(self.above or 0)
        value = programme
        for part in self.above.split("."):
            value = getattr(value, part, None)
        return value if isinstance(value, int) else None

    def named_lists(self) -> Iterator[tuple[tuple[str | int, ...], str]]:
        """Every list the check names, with where it does; the first part of the place is the field."""
        for field in ("find", "unless", "silent_with", "behind"):
            for number, name in enumerate(getattr(self, field)):
                yield (field, number), name
        for at, need in enumerate(self.needs):
            for number, name in enumerate(need.any):
                yield ("needs", at, "any", number), name
        if self.raises:
            for number, name in enumerate(self.raises.near):
                yield ("raises", "near", number), name


class PackRule(Rule):
    """A rule made of words. Its checks are tried in order; a sentence or draft reported by an earlier check is not
    reported again by a later one."""

    checks: tuple[Check, ...] = Field(min_length=1)

    @property
    def compares(self) -> bool:
        """Does it compare drafts with known texts?"""
        return any(check.kind == "similarity" for check in self.checks)

    def placeholders(self, variant: str = "") -> frozenset[str]:
        """What the message, or a variant of it, may hold in braces: what every check that may use it has values for."""
        others = self.variants.keys() - {variant}
        using = [
            check for check in self.checks if check.variant == variant or (not variant and check.variant not in others)
        ]
        return frozenset.intersection(*(check.fills() for check in using or self.checks))


def _split(value: object) -> object:
    if isinstance(value, str):
        return tuple(term.strip() for term in value.split(";") if term.strip())
    return value


TermList = Annotated[tuple[Text, ...], BeforeValidator(_split)]
"""Terms as a list, or as one text with ``;`` between them."""


EXCEPT = ".except"
"""A list of this ending takes hits of the list before it back where they overlap."""


class Terms(Model):
    """A word list. Terms of ``any`` count in every text, the others where the text is in their language.

    A term is a row of words, in any case, with or without umlauts written out. ``*`` stands for any letters at the
    start or end of a word, ``~`` at its end for an ending (``Tablette~``), ``(a|b)`` for one of several words and
    ``(a|b)?`` for one that may be missing, ``..3`` for up to three other words, ``<word>`` for a word that must be
    there but is not part of what is found, ``_`` for any one word, ``^verb`` for all forms of a verb and ``aus^fallen``
    also for one that is taken apart ("fallen … aus"), ``word$`` for a word behind which its clause ends. A word with
    ``,`` or ``.`` behind it may be followed by that sign. A term between slashes is a regular expression.
    """

    de: TermList = ()
    en: TermList = ()
    any: TermList = ()


class Packs(Model):
    """Rules made of words, and word lists by name (``RX104.cure``): one pack, or all that were read."""

    rules: tuple[PackRule, ...] = ()
    words: dict[Text, Terms] = Field(default_factory=dict)
    _own: frozenset[str] = PrivateAttr(default=frozenset())

    @property
    def own(self) -> frozenset[str]:
        """The ids of rules that a company wrote, or wrote anew."""
        return self._own

    def with_own(self, ids: Iterable[str]) -> Packs:
        """The same packs, with these rules known to be a company's."""
        packs = self.model_copy()
        packs._own = frozenset(ids)
        return packs
