"""Addresses that several rules know: short ones, and hosts that are only known inside."""

from __future__ import annotations

import re

INTERNAL_ENDING = re.compile(r"\.(?:intern|internal|local|corp|lan|intra)(?![\w-])")
"""The end of the name of a host that is known only inside."""

_LINKEDIN = frozenset({"linkedin.com", "lnkd.in"})


def is_linkedin(host: str) -> bool:
    """Does ``host`` belong to LinkedIn, which shortens the links of posts by itself?"""
    return host in _LINKEDIN or host.endswith(".linkedin.com")


def is_short(host: str, shorteners: tuple[str, ...]) -> bool:
    """Does ``host`` belong to a link shortener other than LinkedIn's own?"""
    return not is_linkedin(host) and any(
        host == short or host.endswith(f".{short}") for short in map(str.lower, shorteners)
    )


def is_internal(host: str, hosts: tuple[str, ...]) -> bool:
    """Is ``host`` one of ours inside?"""
    if INTERNAL_ENDING.search(f"{host} "):
        return True
    return any(host == inside or host.endswith(f".{inside}") for inside in map(str.lower, hosts))
