"""A draft post: its front matter and its text. The keys are described in README.md."""

from __future__ import annotations

from typing import Annotated, Literal, Self

from pydantic import BeforeValidator, ConfigDict, Field, StringConstraints, model_validator

from ambassador_cli.models.base import Day, Model, Text, YesNo
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.texts.language import Language


class Image(Model):
    """A picture beside the post. ``people``: does it show any; ``consent``: who agreed, how, when."""

    file: Text
    alt: str = ""
    people: YesNo | None = None
    consent: str = ""


class Reshare(Model):
    """What is being shared or liked: the page's name, its country, the quoted text."""

    source: str = Field(default="", alias="from")
    country: str = ""
    text: str = ""


Reply = Literal["yes", "no", "later"]
_REPLIES: dict[str, Reply] = {
    "yes": "yes", "y": "yes", "true": "yes", "ja": "yes", "j": "yes",
    "no": "no", "n": "no", "false": "no", "nein": "no",
    "later": "later", "später": "later", "spaeter": "later",
}  # fmt: skip


def read_reply(value: object) -> object:
    """``yes``, ``no`` or ``later`` where ``value`` says one of them in German or English, else ``value``."""
    plain = str(value).strip().strip(".!").casefold()
    return _REPLIES.get(plain, value)


class Answer(Model):
    """A human's answer to a question of amb: yes means settled, and counts with a name and a day only. ``note`` says
    more; ``reported_on``: the day on which a possible side effect was passed on."""

    answer: Annotated[Reply, BeforeValidator(read_reply)]
    note: str = ""
    by: str = ""
    date: Day | None = None
    reported_on: Day | None = None

    @model_validator(mode="after")
    def _yes_is_signed(self) -> Self:
        if self.answer == "yes" and not (self.by and self.date):
            raise ValueError("a yes without a name and a day")
        return self


class Suppression(Model):
    """A remark that is kept on purpose, with the reason."""

    reason: Annotated[str, StringConstraints(strip_whitespace=True, min_length=10)]
    by: Text
    date: Day


class FrontMatter(Model):
    """What stands between the two ``---`` lines at the start of a draft file."""

    author: str = ""
    lang: Language | None = None
    kind: Kind = "post"
    target: Literal["composer", "api"] = "composer"
    publish_on: Day | None = None
    published: Day | None = None
    employer_visible: YesNo = False
    link: str = ""
    links: tuple[Text, ...] = ()
    images: tuple[Image, ...] = ()
    reshare: Reshare = Reshare.model_construct()
    answers: dict[Text, Answer] = Field(default_factory=dict)
    suppress: dict[Text, Suppression] = Field(default_factory=dict)


class Draft(Model):
    """A draft file as the author wrote it. ``source`` is the whole file; the body starts at code point
    ``body_start``. ``places`` says where values of the front matter stand in ``source``, by path
    (``images[0].file``, ``reshare.from``, ``link``, ``suppress.RX104``): code points, end excluded."""

    model_config = ConfigDict(str_strip_whitespace=False)

    name: str
    source: str
    body_start: int = 0
    front_matter: FrontMatter = FrontMatter.model_construct()
    places: dict[str, tuple[int, int]] = Field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Is there nothing to check? What is liked or shared may stand without a word of one's own."""
        front = self.front_matter
        return not self.body.strip() and not front.images and front.kind not in ("like", "reshare")

    @property
    def body(self) -> str:
        """The text of the post, as written."""
        return self.source[self.body_start :]
