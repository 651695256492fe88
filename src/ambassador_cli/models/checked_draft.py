"""One draft with everything that was found out about it."""

from __future__ import annotations

from ambassador_cli.models.base import Model
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.draft_file import DraftFile
from ambassador_cli.models.finding import Presented, Settled
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.texts.language import Language


class CheckedDraft(Model):
    """``settled`` holds every finding of the chosen profile, one by one; ``presented`` the same, grouped for
    people. ``language`` is the draft's, not the reader's. ``secrets`` are the places of the file, start and end in
    code points, whose text is never shown; every finding that touches one is marked as secret."""

    file: DraftFile
    draft: Draft
    language: Language
    settled: Settled
    presented: Presented
    secrets: tuple[tuple[int, int], ...] = ()
    links: tuple[LinkAnswer, ...] = ()
