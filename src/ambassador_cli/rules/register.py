"""All rules: the mechanical ones, a file each, and those of packs."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from typing import Any, Protocol

from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Packs, Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.reading import Reading

_FILES = (
    "alt_text_missing",
    "commercial_purpose_recognisable",
    "confidential_marker",
    "emoji_burden",
    "foreign_reshare",
    "hashtag_camelcase",
    "hashtag_count",
    "hashtag_cut",
    "hashtag_duplicate",
    "hashtag_gender_form",
    "hashtag_inside_sentence",
    "hashtag_invisible_character",
    "hashtag_near_miss",
    "hashtag_not_a_tag",
    "hashtag_split",
    "hashtags_glued",
    "hook_abstract",
    "hook_folded",
    "hook_label",
    "hook_wasted",
    "link_in_body",
    "link_last",
    "link_target_unchecked",
    "link_tracking",
    "little_reserved_characters",
    "mention_exact_name",
    "mention_needs_picking",
    "nobody_speaks",
    "off_label_or_pipeline",
    "own_medicine_mentioned",
    "paragraph_too_long",
    "people_shown_or_named",
    "person_buried",
    "personal_contact_data",
    "possible_adverse_event",
    "post_too_long",
    "post_too_thin",
    "product_and_disease",
    "profile_headline_product",
    "programme_hashtag_missing",
    "pseudo_formatting",
    "rx_product_named",
    "sentence_too_long",
    "shouting",
)
"""The files of ``mechanical/``: a rule is registered by its line here."""


class ClaimingRule(Protocol):
    """A file with a rule about broken tags: a place belongs to the first one that claims it."""

    RULE: Rule

    def claim(self, reading: Reading) -> Iterator[Claim]: ...


class CheckingRule(Protocol):
    """A file with any other rule."""

    RULE: Rule

    def check(self, reading: Reading) -> Iterator[Finding]: ...


class PraisingRule(Protocol):
    """A file whose rule also knows what is good where it has nothing to say."""

    RULE: Rule

    def praise(self, reading: Reading) -> Iterator[Praise]: ...


_MODULES: tuple[Any, ...] = tuple(import_module(f"ambassador_cli.rules.mechanical.{file}") for file in _FILES)

CLAIMING: tuple[ClaimingRule, ...] = tuple(
    sorted((file for file in _MODULES if hasattr(file, "claim")), key=lambda file: file.RULE.precedence)
)
"""Rules about broken tags, in their order of precedence."""

CHECKING: tuple[CheckingRule, ...] = tuple(file for file in _MODULES if hasattr(file, "check"))

PRAISING: tuple[PraisingRule, ...] = tuple(file for file in _MODULES if hasattr(file, "praise"))

RULES: tuple[Rule, ...] = tuple(file.RULE for file in _MODULES)
"""The mechanical rules; those made of words come with the packs."""


def catalogue(packs: Packs) -> tuple[Rule, ...]:
    """All rules, mechanical and from packs, in the order of the catalogue."""
    return tuple(sorted((*RULES, *packs.rules), key=lambda rule: rule.id))
