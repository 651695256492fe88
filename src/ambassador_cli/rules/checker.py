"""All rules on one draft."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Finding, KnownText, Level, Presented, Settled
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
from ambassador_cli.rules.claims import Claim, first_come
from ambassador_cli.rules.facts import Facts
from ambassador_cli.rules.kinds import applies
from ambassador_cli.rules.present import arrange
from ambassador_cli.rules.reading import Reading
from ambassador_cli.rules.settle import apply_decisions
from ambassador_cli.rules.word_checks import check_words

_CLAIMING: tuple[Callable[[Reading], Iterator[Claim]], ...] = (
    hashtag_invisible_character.claim,
    hashtags_glued.claim,
    hashtag_gender_form.claim,
    hashtag_cut.claim,
    hashtag_split.claim,
    hashtag_not_a_tag.claim,
    hashtag_camelcase.claim,
    hashtag_near_miss.claim,
)
"""Rules about broken tags, in their order of precedence."""

_CHECKING: tuple[tuple[str, Callable[[Reading], Iterator[Finding]]], ...] = (
    ("HT001", programme_hashtag_missing.check),
    ("HT009", hashtag_count.check),
    ("HT010", hashtag_duplicate.check),
    ("HT012", hashtag_inside_sentence.check),
    ("MN001", mention_needs_picking.check),
    ("MN002", mention_exact_name.check),
    ("LN001", post_too_long.check),
    ("LN002", post_too_thin.check),
    ("LN003", little_reserved_characters.check),
    ("HK001", hook_folded.check),
    ("HK002", hook_wasted.check),
    ("HK003", person_buried.check),
    ("AC001", pseudo_formatting.check),
    ("AC002", emoji_burden.check),
    ("AC003", alt_text_missing.check),
    ("AC004", shouting.check),
    ("LK001", link_tracking.check),
    ("LK002", link_in_body.check),
    ("LK003", link_target_unchecked.check),
    ("RX101", rx_product_named.check),
    ("RX102", product_and_disease.check),
    ("RX103", off_label_or_pipeline.check),
    ("RX110", foreign_reshare.check),
    ("RX111", profile_headline_product.check),
    ("PV001", possible_adverse_event.check),
    ("LB001", commercial_purpose_recognisable.check),
    ("PR001", people_shown_or_named.check),
    ("PR002", personal_contact_data.check),
    ("CF001", confidential_marker.check),
)


_LONGEST = 60_000


def _shortened(draft: Draft) -> Draft:
    """The draft without what follows behind twenty posts' worth of text: that one is too long, whatever comes."""
    if len(draft.source) - draft.body_start <= _LONGEST:
        return draft
    return draft.model_copy(update={"source": draft.source[: draft.body_start + _LONGEST]})


class Checker:
    """Everything that is compiled once for a programme and its packs, for checking many drafts."""

    def __init__(self, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()) -> None:
        from ambassador_cli.rules import catalogue

        self.facts = Facts(programme, packs, today, known)
        self.rules: tuple[Rule, ...] = catalogue(packs)
        self._last: tuple[Draft, Reading] | None = None

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        """All findings of a draft, ungrouped, sorted by place and rule.

        Raises :class:`~ambassador_cli.errors.InputError` where a company's own regular expression takes too long.
        """
        reading = self._reading(draft)
        found = sorted(self._findings(reading), key=lambda finding: (finding.start, finding.rule, finding.end))
        return tuple(found)

    def settle(self, findings: Sequence[Finding], draft: Draft) -> Settled:
        """Findings after the draft's answers and suppressions and the programme's levels."""
        return apply_decisions(findings, draft, self.facts.programme, [rule.id for rule in self.rules])

    def present(self, settled: Settled, draft: Draft, *, full: bool | None = None) -> Presented:
        """Findings as they reach the author; ``full`` overrides the programme's profile."""
        if full is None:
            full = self.facts.programme.rules.profile == "full"
        return arrange(settled, self._reading(draft), self.rules, full=full)

    def _reading(self, draft: Draft) -> Reading:
        """The draft as the rules read it; the last one is kept, since a draft is checked and then presented."""
        if self._last is None or self._last[0] is not draft:
            short = _shortened(draft)
            reading = Reading(short, self.facts, left_out=len(draft.source) - len(short.source))
            reading.claims = self._claims(reading)
            self._last = (draft, reading)
        return self._last[1]

    def _claims(self, reading: Reading) -> list[Claim]:
        if "#" not in reading.text and "＃" not in reading.text:
            return []
        return first_come([claim for claims in _CLAIMING for claim in claims(reading)])

    def _findings(self, reading: Reading) -> Iterable[Finding]:
        kind = reading.draft.front_matter.kind
        for claim in reading.claims:
            if applies(claim.rule, kind):
                level: Level = "error" if claim.rule == "HT006" else "warning"
                yield reading.found(
                    claim.rule,
                    level,
                    claim.start,
                    claim.end,
                    edits=claim.edits,
                    variant=claim.variant,
                    values=claim.values,
                )
        for rule, check in _CHECKING:
            if applies(rule, kind):
                yield from check(reading)
        for pack_rule in self.facts.packs.rules:
            if applies(pack_rule.id, kind):
                yield from check_words(pack_rule, reading)
