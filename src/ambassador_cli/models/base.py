"""What all models share: frozen, strict about unknown keys, text as the only kind of scalar in a file."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text with at least one character that is not a space."""

_YES = frozenset({"true", "yes", "ja", "on"})
_NO = frozenset({"false", "no", "nein", "off"})
_GERMAN_DAY = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_NUMBER = re.compile(r"([+-]?\d+)(?:[.,](\d+))?(?:\s?%)?")


def _yes_or_no(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().casefold()
        if word in _YES:
            return True
        if word in _NO:
            return False
    if isinstance(value, bool):
        return value
    raise PydanticCustomError("not_yes_or_no", "yes or no")


def _day(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = value.strip()
    german = _GERMAN_DAY.fullmatch(text)
    if german:
        text = f"{german[3]}-{german[2]:0>2}-{german[1]:0>2}"
    if _ISO_DAY.fullmatch(text):
        try:
            return date.fromisoformat(text)
        except ValueError:
            pass
    raise PydanticCustomError("not_a_day", "a day")


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    parts = _NUMBER.fullmatch(value.strip())
    if not parts:
        raise PydanticCustomError("not_number", "a number")
    return Decimal(f"{parts[1]}.{parts[2] or 0}")


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""``yes``, ``no``, ``true``, ``false`` and the German ``ja``, ``nein``."""

Day = Annotated[date, BeforeValidator(_day)]
"""A calendar day, written 2026-06-12 or 12.06.2026."""

Number = Annotated[Decimal, BeforeValidator(_number)]
"""A number with a decimal point or comma, without grouping; a percent sign behind it is passed over."""


class Model(BaseModel):
    """The base of every model: frozen, unknown keys are errors.

    A model is made ready for validation when it first validates, and defaults are made with ``model_construct()``,
    which validates nothing: most commands need few models, and the start of amb is spared the others.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, defer_build=True)
