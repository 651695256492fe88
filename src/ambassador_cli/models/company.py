"""Facts about the company that rules need: names, tags, products, contacts. The keys of programme.yaml."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from ambassador_cli.models.base import Day, Model, Text, YesNo

ByLanguage = dict[Literal["de", "en"], tuple[Text, ...]]


def _in_every_language(value: object) -> object:
    return {"de": value, "en": value} if isinstance(value, str) else value


Localised = Annotated[
    dict[Literal["de", "en"], Text],
    BeforeValidator(_in_every_language),
    WithJsonSchema(
        {
            "anyOf": [
                {"type": "string"},
                {
                    "type": "object",
                    "properties": {"de": {"type": "string"}, "en": {"type": "string"}},
                    "additionalProperties": False,
                },
            ]
        }
    ),
]
"""A text for every reader, or one for each language: ``{de: …, en: …}``."""


class Page(Model):
    """A LinkedIn page: its exact name, and the country whose rules its posts follow (ISO 3166, two letters)."""

    name: Text
    country: Text | None = None


class Company(Model):
    """Who we are on LinkedIn."""

    name: Text
    aliases: tuple[Text, ...] = ()
    home_countries: tuple[Text, ...] = ("DE",)
    pages: tuple[Page, ...] = ()
    foreign_pages: tuple[Page, ...] = ()
    partner_pages: tuple[Text, ...] = ()
    slug: Text | None = Field(default=None, description="The page's address behind linkedin.com/company/")

    @property
    def pages_abroad(self) -> tuple[Page, ...]:
        """Pages whose posts follow the rules of other countries: those listed as such, and ours outside home."""
        home = {country.casefold() for country in self.home_countries}
        ours = (page for page in self.pages if page.country and page.country.casefold() not in home)
        return (*self.foreign_pages, *ours)

    @property
    def pages_at_home(self) -> tuple[Page, ...]:
        """Our pages whose posts follow the rules at home."""
        abroad = self.pages_abroad
        return tuple(page for page in self.pages if page not in abroad)


def _without_sign(value: object) -> object:
    return value.strip().lstrip("#＃").strip() if isinstance(value, str) else value


TagName = Annotated[Text, BeforeValidator(_without_sign)]
"""A hashtag as it should be read; a ``#`` in front is dropped."""


class Hashtags(Model):
    """The hashtags we know, written as they should be read, without ``#``."""

    programme: tuple[TagName, ...] = ()
    company: tuple[TagName, ...] = ()
    topics: tuple[TagName, ...] = ()
    neutral_forms: dict[Text, Text] = Field(default_factory=dict)
    info_above: int = Field(default=3, ge=0)
    warn_above: int = Field(default=5, ge=0)


class Product(Model):
    """A medicine: public posts do not name it where it needs a prescription."""

    name: Text
    inn: Text | None = None
    area: Text | None = None
    rx: YesNo = True
    indication: ByLanguage = Field(default_factory=dict)
    studies: tuple[Text, ...] = ()


class Compound(Model):
    """Something under investigation that nobody outside should hear of from a post."""

    code: Text
    names: tuple[Text, ...] = ()
    area: Text | None = None
    studies: tuple[Text, ...] = ()


class Diseases(Model):
    """Disease words by language, matched at the start of a word so that compounds count."""

    cancer: ByLanguage = Field(default_factory=dict)
    other: ByLanguage = Field(default_factory=dict)


class Embargo(Model):
    """Terms that stay inside until the given day; from that day on they may be used."""

    id: Text
    terms: tuple[Text, ...]
    until: Day


class Confidential(Model):
    """What marks internal matters. ``id_patterns`` are regular expressions."""

    markers: tuple[Text, ...] = ()
    code_names: tuple[Text, ...] = ()
    hosts: tuple[Text, ...] = ()
    id_patterns: tuple[Text, ...] = ()


class Links(Model):
    """Domains whose pages we know (sub-domains count), and services that hide where a link leads."""

    allowed_domains: tuple[Text, ...] = ()
    shorteners: tuple[Text, ...] = ()


class Contact(Model):
    """Whom to ask, when, and what to do at other times. ``clock`` is the time limit for passing things on."""

    name: Text
    email: Text | None = None
    phone: Text | None = None
    clock: Localised = Field(default_factory=dict)
    hours: Localised = Field(default_factory=dict)
    fallback: Localised = Field(default_factory=dict)


class Contacts(Model):
    """Who is responsible (``company``), drug safety (``pv``), communications, legal, data protection (``privacy``);
    ``public`` may be published."""

    company: Contact | None = None
    pv: Contact | None = None
    comms: Contact | None = None
    legal: Contact | None = None
    privacy: Contact | None = None
    public: tuple[Text, ...] = ()


class Fold(Model):
    """How much of a post is seen before "see more": lines, and characters a line."""

    lines: int = Field(default=3, ge=1)
    mobile: int = Field(default=55, ge=10)
    desktop: int = Field(default=70, ge=10)
    blank_third_line: YesNo = False


class Limits(Model):
    """Lengths in characters, counts in pieces; see rules.md for what each one limits."""

    post: int = Field(default=3000, ge=1)
    warn: int = Field(default=2800, ge=1)
    comment: int = Field(default=1250, ge=1)
    thin_letters: int = Field(default=100, ge=0)
    mentions: int = Field(default=5, ge=0)
    emoji: int = Field(default=6, ge=0)
