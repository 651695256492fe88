"""Who comes in for those who left, who was passed over and why, and whether everything still holds."""

from __future__ import annotations

from collections.abc import Sequence

from ambassador_cli.models.cohort import Selection
from ambassador_cli.models.document import Bullets, Document, Heading, Paragraph
from ambassador_cli.models.draw import Entry, Sealed
from ambassador_cli.pages.standing import say_passed
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words


def to_replacement_document(
    entries: Sequence[Sealed[Entry]], selection: Selection, scale: int, words: Words
) -> Document:
    """One paragraph a leaver. ``scale``: distances of the entries count in 1/scale persons."""
    names = {place.pseudonym: to_one_line(place.name) for place in selection.places}
    lines = []
    for sealed in entries:
        entry = sealed.content
        out, into = names.get(entry["out"] or "", "–"), names.get(entry["into"] or "", "–")
        lines.append(words.say("select.replace.into", out=out, into=into))
        passed = [
            say_passed(names.get(person, person), outside, beyond / scale, words)
            for person, outside, beyond in entry["passed"]
        ]
        if passed:
            lines.append(words.say("select.passed", names=", ".join(passed)))
        if entry["gone"]:
            gone = ", ".join(names.get(person, person) for person in entry["gone"])
            lines.append(words.say("select.replace.gone", names=gone))
    heading = Heading(words.say("select.replace.title"), 1)
    rest = (Bullets(tuple(lines)), Paragraph(words.say("select.replace.others"))) if lines else ()
    return Document((heading, *rest), words.language)
