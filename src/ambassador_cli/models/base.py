"""What all models share: frozen, strict about unknown keys, text as the only kind of scalar in a file."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

Language = Literal["de", "en"]
Address = Literal["du", "sie"]

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]
"""A text with at least one character that is not a space."""

_YES = frozenset({"true", "yes", "ja", "on"})
_NO = frozenset({"false", "no", "nein", "off"})


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


YesNo = Annotated[bool, BeforeValidator(_yes_or_no)]
"""``yes``, ``no``, ``true``, ``false`` and the German ``ja``, ``nein``."""


class Model(BaseModel):
    """The base of every model: frozen, unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)
