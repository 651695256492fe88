"""What counts of a text when it is compared with another one."""

from __future__ import annotations

from ambassador_cli.grammar.hashtags import find_hashtags
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.grammar.normal import to_nfc


def comparable(text: str) -> str:
    """``text`` without tags, mentions and addresses."""
    plain = to_nfc(text).text
    plain = blanked(plain, [(link.start, link.end) for link in find_links(plain)] + find_mail_addresses(plain))
    spans = [(tag.start, tag.end) for tag in find_hashtags(plain)]
    spans += [(mention.start, mention.end) for mention in find_mentions(plain, ())]
    return blanked(plain, spans)
