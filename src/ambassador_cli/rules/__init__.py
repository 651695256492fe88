"""The rules for drafts: one file a mechanical rule, YAML packs for rules made of words.

``check_draft`` finds, ``settle`` applies answers, suppressions and the programme's levels, ``present`` puts what
remains into the order in which it reaches the author. All three are pure.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Finding, KnownText, Presented, Settled
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs, Rule
from ambassador_cli.rules import (
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
from ambassador_cli.rules.checker import Checker
from ambassador_cli.rules.edits import Fixed, fix_safely
from ambassador_cli.rules.settle import apply_decisions

RULES: tuple[Rule, ...] = (
    programme_hashtag_missing.RULE,
    hashtag_near_miss.RULE,
    hashtag_cut.RULE,
    hashtag_gender_form.RULE,
    hashtag_not_a_tag.RULE,
    hashtag_invisible_character.RULE,
    hashtags_glued.RULE,
    hashtag_split.RULE,
    hashtag_count.RULE,
    hashtag_duplicate.RULE,
    hashtag_camelcase.RULE,
    hashtag_inside_sentence.RULE,
    mention_needs_picking.RULE,
    mention_exact_name.RULE,
    post_too_long.RULE,
    post_too_thin.RULE,
    little_reserved_characters.RULE,
    hook_folded.RULE,
    hook_wasted.RULE,
    person_buried.RULE,
    pseudo_formatting.RULE,
    emoji_burden.RULE,
    alt_text_missing.RULE,
    shouting.RULE,
    link_tracking.RULE,
    link_in_body.RULE,
    link_target_unchecked.RULE,
    rx_product_named.RULE,
    product_and_disease.RULE,
    off_label_or_pipeline.RULE,
    foreign_reshare.RULE,
    profile_headline_product.RULE,
    possible_adverse_event.RULE,
    commercial_purpose_recognisable.RULE,
    people_shown_or_named.RULE,
    personal_contact_data.RULE,
    confidential_marker.RULE,
)
"""The mechanical rules; those made of words come with the packs."""


def catalogue(packs: Packs) -> tuple[Rule, ...]:
    """All rules, mechanical and from packs, in the order of the catalogue."""
    return tuple(sorted((*RULES, *packs.rules), key=lambda rule: rule.id))


def check_draft(
    draft: Draft, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()
) -> tuple[Finding, ...]:
    """All findings of one draft, ungrouped, sorted by place and rule; for many drafts keep a :class:`Checker`.

    ``today`` decides about embargoes unless the draft says ``publish_on``. ``known`` are other texts that a draft
    should not copy; those of the draft's own author do not count.
    """
    return Checker(programme, packs=packs, today=today, known=known).check(draft)


def settle(findings: Sequence[Finding], draft: Draft, programme: Programme, *, packs: Packs) -> Settled:
    """Findings after the draft's answers and suppressions and the programme's levels."""
    return apply_decisions(findings, draft, programme, [rule.id for rule in catalogue(packs)])


def present(
    settled: Settled, draft: Draft, programme: Programme, *, packs: Packs, today: date, full: bool | None = None
) -> Presented:
    """Findings as they reach the author; ``full`` overrides the programme's profile."""
    return Checker(programme, packs=packs, today=today).present(settled, draft, full=full)


__all__ = ["RULES", "Checker", "Fixed", "catalogue", "check_draft", "fix_safely", "present", "settle"]
