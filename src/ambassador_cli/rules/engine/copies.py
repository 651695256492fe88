"""What counts of a text when it is compared with another one."""

from __future__ import annotations

import re

from ambassador_cli.grammar.hashtags import find_hashtags
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.grammar.normal import to_nfc

_VERSION = re.compile(
    r"(?:[\s_.-]*(?:\(\d+\)|(?:v|version|fassung|entwurf|draft|stand)?[\s_.-]?\d+|kopie|copy|final|neu|new|alt|old))+$"
)


def same_author(one: str, other: str) -> bool:
    """Are two texts of one person? Where drafts name no author, files that differ in a version only (post.md,
    post_v2.md, post (1).md) are two versions of one draft."""
    return _plain(one) == _plain(other)


def _plain(author: str) -> str:
    stem = author.casefold().replace("\\", "/").rpartition("/")[2]
    head, dot, ending = stem.rpartition(".")
    stem = head if dot and len(ending) <= 5 and head else stem
    return _VERSION.sub("", stem) or stem


def comparable(text: str) -> str:
    """``text`` without tags, mentions and addresses."""
    plain = to_nfc(text).text
    plain = blanked(plain, [(link.start, link.end) for link in find_links(plain)] + find_mail_addresses(plain))
    spans = [(tag.start, tag.end) for tag in find_hashtags(plain)]
    spans += [(mention.start, mention.end) for mention in find_mentions(plain, ())]
    return blanked(plain, spans)
