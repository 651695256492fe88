"""Which addresses may become links: those of the web and of mail, without a sign that could end them early."""

from __future__ import annotations

import re

_ADDRESS = re.compile(r"(?:https?://[^\s<>\"'`\\|{}()\[\]^]+|mailto:[^\s<>\"'`\\|{}()\[\]^]+@[^\s<>\"'`\\|{}()\[\]^]+)")


def is_link(address: str) -> bool:
    """Is this an address that every form can write as a link?"""
    return address.isprintable() and _ADDRESS.fullmatch(address) is not None
