"""A draft as the feed shows it: the first lines on a phone and on a computer, and what is done by hand there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ambassador_cli.grammar.fold import wrapped
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.company import Company, Fold
from ambassador_cli.models.document import Block, Bullets, Frame, Heading, Paragraph
from ambassador_cli.models.draft import Draft
from ambassador_cli.texts.visible import to_one_line, to_visible
from ambassador_cli.texts.words import Words


def to_paste_text(draft: Draft) -> str:
    """The text to paste into LinkedIn: without front matter, blank lines at both ends, or spaces at line ends."""
    lines = draft.body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def to_preview_blocks(checked: CheckedDraft, fold: Fold, company: Company | None, words: Words) -> Iterator[Block]:
    """The post folded at both widths, then the names to pick by hand and the pictures."""
    draft = checked.draft
    text = to_visible(to_paste_text(draft).rstrip("\n"))
    yield Heading(to_one_line(draft.name), 1)
    for place, columns in (("mobile", fold.mobile), ("desktop", fold.desktop)):
        shown, rest = above_the_fold(text, columns, fold.lines, words)
        yield Frame(words.say(f"check.preview.{place}"), tuple(shown), columns)
        sentence = words.say("check.preview.folded", n=rest) if rest else words.say("check.preview.whole")
        yield Paragraph(sentence, quiet=True)
    about = words.say("check.preview.about", lines=fold.lines, width=f"{fold.mobile}/{fold.desktop}")
    yield Paragraph(about, quiet=True)
    exact = {f.text[1:]: str(f.values.get("page", "")) for f in checked.settled.open if f.text.startswith("@")}
    picks = tuple(_picks(text, company, exact, words))
    if picks:
        yield Heading(words.say("check.preview.pick"))
        yield Bullets(picks, boxes=True)
    if draft.front_matter.images:
        missing = words.say("check.preview.no_alt")
        pictures = (f"{to_one_line(i.file)}: {to_one_line(i.alt) or missing}" for i in draft.front_matter.images)
        yield Heading(words.say("check.preview.pictures"))
        yield Bullets(tuple(pictures), boxes=True)


def above_the_fold(text: str, columns: int, lines: int, words: Words) -> tuple[list[str], int]:
    """The lines that are shown, and how many characters follow behind them."""
    rows = list(wrapped(text, columns))
    shown = [text[start:end] for start, end in rows[:lines]]
    rest = len(text[rows[min(lines, len(rows)) - 1][1] :].strip())
    if rest:
        more = words.say("check.preview.more")
        shown[-1] = f"{shown[-1][: max(0, columns - len(more) - 1)].rstrip()} {more}".lstrip()
    return shown, rest


def _picks(text: str, company: Company | None, exact: Mapping[str, str], words: Words) -> Iterator[str]:
    """The names behind at signs, each once: pages with the name as LinkedIn lists it, which ``exact`` knows for
    those that are written differently."""
    pages = (
        [*(page.name for page in (*company.pages, *company.foreign_pages)), *company.partner_pages] if company else []
    )
    addresses = [(link.start, link.end) for link in find_links(text)]
    clean = blanked(text, [*addresses, *find_mail_addresses(text)])
    seen: set[str] = set()
    for mention in find_mentions(clean, pages):
        page = mention.page or exact.get(mention.name, "")
        name = to_one_line(page or mention.name)
        if name not in seen:
            seen.add(name)
            yield f"@{name} ({words.say('check.preview.page' if page else 'check.preview.person')})"
