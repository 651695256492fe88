"""All rules: the mechanical ones, a file each, and those of packs."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Packs, Rule
from ambassador_cli.rules.engine.claims import Claim
from ambassador_cli.rules.engine.reading import Reading
from ambassador_cli.rules.mechanical import (
    alt_text_missing,
    commercial_purpose_recognisable,
    confidential_marker,
    emoji_burden,
    foreign_reshare,
    hashtag_camelcase,
    hashtag_count,
    hashtag_cut,
    hashtag_duplicate,
    hashtag_gender_form,
    hashtag_inside_sentence,
    hashtag_invisible_character,
    hashtag_near_miss,
    hashtag_not_a_tag,
    hashtag_split,
    hashtags_glued,
    hook_folded,
    hook_wasted,
    link_in_body,
    link_target_unchecked,
    link_tracking,
    little_reserved_characters,
    mention_exact_name,
    mention_needs_picking,
    off_label_or_pipeline,
    people_shown_or_named,
    person_buried,
    personal_contact_data,
    possible_adverse_event,
    post_too_long,
    post_too_thin,
    product_and_disease,
    profile_headline_product,
    programme_hashtag_missing,
    pseudo_formatting,
    rx_product_named,
    shouting,
)


class ClaimingRule(Protocol):
    """A file with a rule about broken tags: a place belongs to the first one that claims it."""

    RULE: Rule

    def claim(self, reading: Reading) -> Iterator[Claim]: ...


class CheckingRule(Protocol):
    """A file with any other rule."""

    RULE: Rule

    def check(self, reading: Reading) -> Iterator[Finding]: ...


CLAIMING: tuple[ClaimingRule, ...] = (
    hashtag_invisible_character,
    hashtags_glued,
    hashtag_gender_form,
    hashtag_cut,
    hashtag_split,
    hashtag_not_a_tag,
    hashtag_camelcase,
    hashtag_near_miss,
)
"""Rules about broken tags, in their order of precedence."""

CHECKING: tuple[CheckingRule, ...] = (
    programme_hashtag_missing,
    hashtag_count,
    hashtag_duplicate,
    hashtag_inside_sentence,
    mention_needs_picking,
    mention_exact_name,
    post_too_long,
    post_too_thin,
    little_reserved_characters,
    hook_folded,
    hook_wasted,
    person_buried,
    pseudo_formatting,
    emoji_burden,
    alt_text_missing,
    shouting,
    link_tracking,
    link_in_body,
    link_target_unchecked,
    rx_product_named,
    product_and_disease,
    off_label_or_pipeline,
    foreign_reshare,
    profile_headline_product,
    possible_adverse_event,
    commercial_purpose_recognisable,
    people_shown_or_named,
    personal_contact_data,
    confidential_marker,
)

RULES: tuple[Rule, ...] = (*(rule.RULE for rule in CLAIMING), *(rule.RULE for rule in CHECKING))
"""The mechanical rules; those made of words come with the packs."""


def catalogue(packs: Packs) -> tuple[Rule, ...]:
    """All rules, mechanical and from packs, in the order of the catalogue."""
    return tuple(sorted((*RULES, *packs.rules), key=lambda rule: rule.id))
