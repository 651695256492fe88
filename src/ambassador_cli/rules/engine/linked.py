"""The pages that a draft links to, and which medicines they name."""

from __future__ import annotations

from collections.abc import Iterable

from ambassador_cli.grammar.links import find_links
from ambassador_cli.models.company import Product
from ambassador_cli.models.draft import Draft


def linked_addresses(draft: Draft) -> list[str]:
    """Every address of the text and of the front matter, each once, in this order."""
    front = draft.front_matter
    addresses = [link.text for link in find_links(draft.body)] + [front.link, *front.links]
    return list(dict.fromkeys(address for address in addresses if address))


def named_products(text: str, products: Iterable[Product]) -> tuple[str, ...]:
    """Names and substances of ``products`` that stand in the text of a page, without regard to case."""
    folded = text.casefold()
    names = [name for product in products for name in (product.name, product.inn) if name]
    return tuple(name for name in names if name.casefold() in folded)
