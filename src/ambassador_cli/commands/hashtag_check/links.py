"""The pages that drafts link to, asked for and put beside the drafts."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ambassador_cli.commands.session import Session
    from ambassador_cli.errors import Problem
    from ambassador_cli.models.checked_draft import CheckedDraft


def ask_for_links(checked: Sequence[CheckedDraft], session: Session) -> tuple[list[CheckedDraft], list[Problem]]:
    """The drafts with what became of their links, every page asked for once whatever number of drafts link to it;
    and what kept amb from asking at all."""
    from ambassador_cli.errors import InputError
    from ambassador_cli.models.link import LinkAnswer
    from ambassador_cli.readers.linked_pages import MOST_LINKS, proxy_is_set, read_linked_pages
    from ambassador_cli.rules import linked_addresses, named_products

    linked = [linked_addresses(draft.draft) for draft in checked]
    wanted = list(dict.fromkeys(url for urls in linked for url in urls[:MOST_LINKS]))
    if not wanted:
        return list(checked), []
    if proxy_is_set():
        session.note("check.link.proxy")
    answers = {
        url: LinkAnswer(url=url, state="refused", reason="too-many-links")
        for urls in linked
        for url in urls[MOST_LINKS:]
    }
    try:
        found = read_linked_pages(wanted, session.programme.links.allowed_domains)
    except InputError as error:
        return list(checked), list(error.problems)
    for answer in found:
        products = named_products(answer.text, session.programme.products)
        answers[answer.url] = answer.model_copy(update={"products": products})
    with_links = [
        draft.model_copy(update={"links": tuple(answers[url] for url in urls)})
        for draft, urls in zip(checked, linked, strict=True)
    ]
    return with_links, []
