"""What became of asking for a linked page."""

from __future__ import annotations

from typing import Literal

from ambassador_cli.models.base import Model

LinkState = Literal["found", "broken", "refused", "no-answer", "offline"]


class LinkAnswer(Model):
    """``state``: ``found`` (the page came), ``broken`` (its server says no, or there is no such address),
    ``refused`` (amb does not ask there; ``reason`` says why), ``no-answer`` (nothing came in time) or
    ``offline`` (no name could be looked up at all). ``status`` is the HTTP status where there was one,
    ``final`` the address after redirects, ``text`` the beginning of what came, for reading only;
    ``products`` are products found in it.
    """

    url: str
    state: LinkState
    reason: str = ""
    status: int | None = None
    final: str = ""
    text: str = ""
    products: tuple[str, ...] = ()
