"""programme.yaml: what was decided."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from ambassador_cli.models.application_form import FormSettings
from ambassador_cli.models.base import Day, Model, Number, Text, YesNo
from ambassador_cli.models.company import (
    Company,
    Compound,
    Confidential,
    Contacts,
    Diseases,
    Embargo,
    Fold,
    Hashtags,
    Limits,
    Links,
    Product,
)
from ambassador_cli.models.rhythm import (
    Agency,
    BudgetTalk,
    CalendarSettings,
    Call,
    Coffee,
    Committed,
    Crowd,
    Decision,
    Launch,
    Levels,
    Looking,
    Material,
    Occasion,
    PlatformBreak,
    Recurring,
    Training,
)
from ambassador_cli.texts.language import Address, Language

RuleLevel = Literal["off", "info", "warning", "question", "error"]


_MONTH = re.compile(r"(?:19|20)\d\d-(?:0[1-9]|1[0-2])")


def _month(value: object) -> object:
    if isinstance(value, str) and not _MONTH.fullmatch(value.strip()):
        raise PydanticCustomError("not_a_month", "a month")
    return value


Month = Annotated[Text, BeforeValidator(_month)]
"""A month, written 2026-06."""


class Places(Model):
    """How many people take part: planned, and at most."""

    planned: int = Field(ge=1)
    at_most: int | None = Field(default=None, ge=1)

    @model_validator(mode="after")
    def _most_is_not_below_planned(self) -> Places:
        if self.at_most is not None and self.at_most < self.planned:
            raise PydanticCustomError("places_at_most_below_planned", "at_most below planned")
        return self


class Limit(Model):
    """A hard limit on one value of a dimension: at least ``min``, at most ``max`` people."""

    min: int | None = Field(default=None, ge=0)
    max: int | None = Field(default=None, ge=0)

    @model_validator(mode="after")
    def _max_is_not_below_min(self) -> Limit:
        if self.min is not None and self.max is not None and self.max < self.min:
            raise PydanticCustomError("limit_max_below_min", "max below min")
        return self


class Dimension(Model):
    """One way in which the group should be mixed, such as function or region.

    ``values`` are the values a roster may use. ``shares`` say how much of the group each value should have, as
    fractions, percentages or head counts of the workforce: only their proportions matter. ``limits`` are hard.
    """

    label: Text | None = None
    values: tuple[Text, ...] = ()
    shares: dict[Text, Number] = Field(default_factory=dict)
    limits: dict[Text, Limit] = Field(default_factory=dict)
    weight: int = Field(default=1, ge=0)

    @property
    def known(self) -> tuple[str, ...]:
        """The values that an application may have: those listed, else those with a share (shares are of the whole);
        nothing where any value may stand."""
        return self.values or (tuple(dict.fromkeys((*self.shares, *self.limits))) if self.shares else ())

    @field_validator("shares")
    @classmethod
    def _shares_are_not_negative(cls, shares: dict[str, Decimal]) -> dict[str, Decimal]:
        if any(not share.is_finite() or share < 0 for share in shares.values()):
            raise PydanticCustomError("share_negative", "negative share")
        if shares and not sum(shares.values()):
            raise PydanticCustomError("shares_all_zero", "shares add up to nothing")
        return shares


class TargetGroups(Model):
    """Whom we want to reach, in the words of the followers export (English or German)."""

    function: tuple[Text, ...] = ()
    seniority: tuple[Text, ...] = ()
    industry: tuple[Text, ...] = ()


class Target(Model):
    """What a KPI should reach within a month, a quarter, a year or the whole report period."""

    at_least: Number
    per: Literal["period", "month", "quarter", "year"] = "period"


class CostItem(Model):
    """One line of the budget; per person where ``per_person`` is yes."""

    name: Text
    amount: Number = Field(ge=0)
    per_person: YesNo = False


class Costs(Model):
    """What the programme costs in a year."""

    currency: Text = "EUR"
    budget: Number | None = Field(default=None, ge=0)
    items: tuple[CostItem, ...] = ()
    spent: dict[Month, Number] = Field(default_factory=dict)


class Hours(Model):
    """Hours of the communications team, never of the ambassadors: a fixed part and a part for every person,
    both per month."""

    fixed_per_month: Number = Field(default=Decimal(0), ge=0)
    per_person_per_month: Number = Field(default=Decimal(0), ge=0)
    available_per_month: Number | None = Field(default=None, ge=0)
    spent: dict[Month, Number] = Field(default_factory=dict)


class Keep(Model):
    """How many months people's own files stay in exports/ (the page's are kept for ever), and how many months after a
    draw was confirmed applications of people who were not drawn stay, and the tables that say who is behind which
    pseudonym."""

    people_files_months: int = Field(default=13, ge=1)
    applications_months: int = Field(default=6, ge=1)
    draw_names_months: int = Field(default=6, ge=1)


class Privacy(Model):
    """How much a figure of the group may lean on one person: it is left out where the total less its two largest
    contributions is under ``p`` percent of the largest. ``basis`` is the legal basis that the company chose."""

    p: Number = Field(default=Decimal(25), ge=1, le=100)
    basis: Literal["consent", "legitimate_interest", "works_agreement", "employment"] | None = None


class SurveySettings(Model):
    """Headers of the company's own for the questions of the survey, by key (``allowed``, ``ask``, ``topics``,
    ``exchange``, ``ties``, ``help``); else the words of the paper count."""

    columns: dict[Text, Text] = Field(default_factory=dict)


class RuleSettings(Model):
    """How drafts are checked: ``calm`` leaves out what hardly ever helps, ``full`` shows everything."""

    profile: Literal["calm", "full"] = "calm"
    levels: dict[Text, RuleLevel] = Field(default_factory=dict)
    packs: tuple[Text, ...] = ()
    words: dict[Text, dict[Text, tuple[Text, ...]]] = Field(default_factory=dict)


class Programme(Model):
    """Everything that was decided, as programme.yaml says it. All parts but the company are optional."""

    company: Company | None = None
    language: Language | None = None
    address: Address = "du"
    start: Day | None = None
    places: Places | None = None
    dimensions: dict[Text, Dimension] = Field(default_factory=dict)
    follower_stock: dict[Day, int] = Field(default_factory=dict)
    target_groups: TargetGroups = TargetGroups.model_construct()
    targets: dict[Text, Target] = Field(default_factory=dict)
    costs: Costs = Costs.model_construct()
    hours: Hours = Hours.model_construct()
    keep: Keep = Keep.model_construct()
    privacy: Privacy = Privacy.model_construct()
    rules: RuleSettings = RuleSettings.model_construct()
    headers: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)
    values: dict[Text, tuple[Text, ...]] = Field(default_factory=dict)

    hashtags: Hashtags = Hashtags.model_construct()
    products: tuple[Product, ...] = ()
    investigational: tuple[Compound, ...] = ()
    diseases: Diseases = Diseases.model_construct()
    competitors: tuple[Text, ...] = ()
    embargo: tuple[Embargo, ...] = ()
    confidential: Confidential = Confidential.model_construct()
    confidential_file: Text | None = None
    links: Links = Links.model_construct()
    contacts: Contacts = Contacts.model_construct()
    fold: Fold = Fold.model_construct()
    limits: Limits = Limits.model_construct()
    today: Day | None = None

    form: FormSettings = FormSettings.model_construct()
    committed: Committed = Committed.model_construct()
    levels: Levels = Levels.model_construct()
    calendar: CalendarSettings = CalendarSettings.model_construct()
    survey: SurveySettings = SurveySettings.model_construct()
    call: Call = Call.model_construct()
    materials: tuple[Material, ...] = ()
    occasions: tuple[Occasion, ...] = ()
    launch: Launch | None = None
    trainings: tuple[Training, ...] = ()
    jour_fixe: Recurring | None = None
    coffee: Coffee | None = None
    agency: Agency | None = None
    review: tuple[Day, ...] = ()
    looking: Looking = Looking.model_construct()
    budget_talk: BudgetTalk | None = None
    decision: Decision = Decision.model_construct()
    audiences: tuple[Crowd, ...] = ()
    breaks: tuple[PlatformBreak, ...] = ()
    controls: tuple[Text, ...] = ()


class Secrets(Model):
    """The file named by ``confidential_file``: what must not stand in programme.yaml itself."""

    embargo: tuple[Embargo, ...] = ()
    confidential: Confidential = Confidential.model_construct()
    investigational: tuple[Compound, ...] = ()
