"""What checking the files of a draw found, line by line."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from typing import Literal, get_args

from ambassador_cli.models.document import Document, Heading, Paragraph, Table
from ambassador_cli.models.draw import BroughtCheck, Check, FrozenCheck
from ambassador_cli.pages.draw_stages import in_fours
from ambassador_cli.pages.selection import percent
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

Failure = Literal["brought", "published", "after", "fails"]
"""What failing lines mean together; see :func:`_what_fails`."""


def to_checks_document(checks: Sequence[Check], fingerprint: str, expected: bool, words: Words) -> Document:
    """Each line with its state, then how far that goes. ``expected``: was the file held against a published
    fingerprint? Else it is only consistent in itself."""
    rows = tuple((words.say(f"select.verify.{check.state}"), _say(check, words)) for check in checks)
    states = [check.state for check in checks]
    failed, still_open, by_hand = (states.count(state) for state in ("fails", "open", "by_hand"))
    if failed:
        result = words.say(f"select.verify.result_{_what_fails(checks)}", n=failed)
    elif still_open:
        result = words.say("select.verify.result_open", n=still_open)
    else:
        result = words.say("select.verify.result_holds")
    if by_hand and not failed:
        result += " " + words.say("select.verify.result_by_hand", n=by_hand)
    if not expected and not failed:
        result += " " + words.say("select.verify.result_in_itself")
    return Document(
        (
            Heading(words.say("select.verify.title"), 1),
            Paragraph(words.say("select.verify.fingerprint", fingerprint=in_fours(fingerprint))),
            Table(("", ""), rows, ("left", "left"), 1),
            Paragraph(result),
        ),
        words.language,
    )


def _what_fails(checks: Sequence[Check]) -> Failure:
    """What the failing lines say: something that was held against the file does not fit it; the published file was
    wrong from the start; what came after it does not follow; or all of these are possible."""
    failing = {check.id for check in checks if check.state == "fails"}
    if failing <= set(get_args(BroughtCheck)):
        return "brought"
    if not any(check.id == "fingerprint" and check.state == "holds" for check in checks):
        return "fails"
    return "published" if failing & set(get_args(FrozenCheck)) else "after"


def _say(check: Check, words: Words) -> str:
    values: dict[str, object] = {}
    for name, value in check.values.items():
        if isinstance(value, Fraction):
            values[name] = percent(value, words)
        else:
            values[name] = to_one_line(value) if isinstance(value, str) else value
    identifier = f"select.verify.check.{check.id}"
    if check.id == "second_draw":
        identifier = f"{identifier}.{check.values.get('kind')}"
    elif check.state == "fails" and words.has(f"{identifier}_fails"):
        identifier = f"{identifier}_fails"
    return words.say(identifier, **values)
