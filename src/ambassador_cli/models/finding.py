"""What a rule has to say about a draft."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict, Field

from ambassador_cli.models.base import Model
from ambassador_cli.models.draft import Answer, Suppression

Level = Literal["info", "warning", "question", "error"]
Section = Literal["ask_first", "please_answer", "better_so", "tip", "todo", "more"]
Heading = Literal["", "hashtag", "tidy"]
PraiseKind = Literal["person", "somebody", "quote", "thing", "number", "time", "alt", "tag", "hook"]
"""What a draft can be praised for, the best first."""
AS_WRITTEN = ConfigDict(str_strip_whitespace=False)
"""For texts in which every space counts."""


class Edit(Model):
    """A proposed change: put ``text`` in place of code points ``start`` to ``end`` of the whole file."""

    model_config = AS_WRITTEN

    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    safe: bool


class Finding(Model):
    """One remark. ``start`` and ``end`` are code points of the whole draft file, end excluded; an empty span
    at the start of the body means the whole draft. ``values`` go into the rule's message.

    ``secret``: the finding rests on something that only few may know (a code name, an embargo, a compound in
    development). What the author wrote may be shown to the author, and nowhere else; no other value of the
    secret list is ever part of a finding.
    """

    model_config = AS_WRITTEN

    rule: str
    level: Level
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str
    values: dict[str, str | int] = Field(default_factory=dict)
    edits: tuple[Edit, ...] = ()
    variant: str = ""
    secret: bool = False


class KnownText(Model):
    """A text that exists already, for comparison; ``author`` as in the drafts' front matter, or empty."""

    model_config = AS_WRITTEN

    author: str = ""
    text: str


class Answered(Model):
    """A question that somebody answered, with the answer: settled by a yes, or open still after a no or a later. The
    question about side effects stays visible here as reported."""

    finding: Finding
    answer: Answer


class Kept(Model):
    """A remark that is kept on purpose, with the reason."""

    finding: Finding
    suppression: Suppression


class Unused(Model):
    """An entry of ``suppress`` that has nothing to keep. ``void``: remarks of this rule cannot be kept at all;
    ``unknown``: there is no such rule (``meant``: the id that comes closest, or empty)."""

    rule: str
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    reason: Literal["unused", "void", "unknown"]
    meant: str = ""


class Settled(Model):
    """What remains of the findings of one draft after answers, suppressions and the programme's levels. ``waiting``:
    questions among the open ones whose answer does not settle them."""

    open: tuple[Finding, ...] = ()
    answered: tuple[Answered, ...] = ()
    waiting: tuple[Answered, ...] = ()
    kept: tuple[Kept, ...] = ()
    unused: tuple[Unused, ...] = ()


class Remark(Model):
    """Findings that are said in one breath: the same rule and the same thing at one or more places. ``others`` are
    findings of further rules about the very same place, which this remark covers."""

    section: Section
    heading: Heading = ""
    findings: tuple[Finding, ...]
    others: tuple[Finding, ...] = ()

    @property
    def first(self) -> Finding:
        """The finding that is worded."""
        return self.findings[0]


class Praise(Model):
    """One true thing that is good about the draft; ``id`` names its sentence (``praise.<id>``). ``at``: the place in
    the text that it is about, if it is about one."""

    id: PraiseKind | Literal["clean"]
    at: int | None = None
    values: dict[str, str | int] = Field(default_factory=dict)


class Presented(Model):
    """How a draft's findings reach its author, in this order."""

    praise: Praise | None = None
    remarks: tuple[Remark, ...] = ()
    todo: tuple[Remark, ...] = ()

    def section(self, section: Section) -> tuple[Remark, ...]:
        """The remarks of one section."""
        return tuple(remark for remark in self.remarks if remark.section == section)
