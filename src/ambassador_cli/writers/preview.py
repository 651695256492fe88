"""A draft as the feed shows it: the first lines on a phone and on a computer, and what is done by hand there."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.grammar.fold import wrapped
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.models.company import Company, Fold
from ambassador_cli.models.draft import Draft
from ambassador_cli.writers.lines import Line, width_of, wrap
from ambassador_cli.writers.visible import to_one_line, to_visible
from ambassador_cli.writers.words import Words


def to_paste_text(draft: Draft) -> str:
    """The text to paste into LinkedIn: without front matter, blank lines at both ends, or spaces at line ends."""
    lines = draft.body.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(line.rstrip() for line in lines).strip("\n") + "\n"


def to_preview_lines(draft: Draft, fold: Fold, company: Company | None, words: Words, width: int) -> Iterator[Line]:
    """The post folded at both widths, then the names to pick by hand and the pictures."""
    text = to_visible(to_paste_text(draft).rstrip("\n"))
    yield Line(to_one_line(draft.name), "bold underline")
    for place, columns in (("mobile", fold.mobile), ("desktop", fold.desktop)):
        yield Line()
        title = words.say(f"check.preview.{place}")
        yield from _screen(text, columns, fold.lines, title=title, words=words, width=width)
    about = words.say("check.preview.about", lines=fold.lines, width=f"{fold.mobile}/{fold.desktop}")
    yield from (Line(line, "dim") for line in wrap(about, width, "  "))
    picks = list(_picks(text, company, words))
    if picks:
        yield Line()
        yield Line(f"  {words.say('check.preview.pick')}", "bold")
        for pick in picks:
            yield from (Line(line) for line in wrap(pick, width, "    [ ] "))
    if draft.front_matter.images:
        yield Line()
        yield Line(f"  {words.say('check.preview.pictures')}", "bold")
        for image in draft.front_matter.images:
            about = to_one_line(image.alt) or words.say("check.preview.no_alt")
            yield from (Line(line) for line in wrap(f"{to_one_line(image.file)}: {about}", width, "    [ ] "))


def _screen(text: str, columns: int, lines: int, *, title: str, words: Words, width: int) -> Iterator[Line]:
    """One screen: a frame with the lines that are shown, and what is behind the fold in a sentence."""
    columns = min(columns, width - 6)
    rows = list(wrapped(text, columns))
    shown = [text[start:end] for start, end in rows[:lines]]
    rest = text[rows[min(lines, len(rows)) - 1][1] :].strip()
    if rest:
        more = words.say("check.preview.more")
        shown[-1] = f"{shown[-1][: max(0, columns - len(more) - 1)].rstrip()} {more}".lstrip()
    yield Line(f"  ┌─ {title} {'─' * max(0, columns - width_of(title) - 1)}┐", "dim")
    for row in shown:
        padding = " " * max(0, columns - width_of(row))
        yield Line(
            f"  │ {row}{padding} │",
            "",
            ((2, 3, "dim"), (len(row) + len(padding) + 5, len(row) + len(padding) + 6, "dim")),
        )
    yield Line(f"  └{'─' * (columns + 2)}┘", "dim")
    sentence = words.say("check.preview.folded", n=len(rest)) if rest else words.say("check.preview.whole")
    yield from (Line(line, "dim") for line in wrap(sentence, width, "  "))


def _picks(text: str, company: Company | None, words: Words) -> Iterator[str]:
    """The names behind at signs, each once, known pages with the name as LinkedIn lists it."""
    pages = (
        [*(page.name for page in (*company.pages, *company.foreign_pages)), *company.partner_pages] if company else []
    )
    addresses = [(link.start, link.end) for link in find_links(text)]
    clean = blanked(text, [*addresses, *find_mail_addresses(text)])
    seen: set[str] = set()
    for mention in find_mentions(clean, pages):
        if mention.name not in seen:
            seen.add(mention.name)
            kind = words.say("check.preview.page" if mention.page else "check.preview.person")
            yield f"@{mention.name} ({kind})"
