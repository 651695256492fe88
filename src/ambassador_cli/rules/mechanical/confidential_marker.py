"""CF001: something that stays inside: marked, named, numbered, or under embargo."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.addresses import INTERNAL_ENDING, is_internal
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.names import NameHit, NameKind
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="CF001",
    name="confidential-marker",
    level="error",
    definition=said(
        "Der Text enthält einen Vertraulichkeitsvermerk, einen Codenamen, einen internen Rechner, eine interne "
        "Kennung oder "
        "etwas, das bis zu einem Tag noch nicht bekannt sein soll.",
        "The text holds a confidentiality mark, a code name, an internal host, an internal number, or something that "
        "is "
        "not to be known before a certain day.",
    ),
    why=said(
        "Geschäftsgeheimnisse und Insiderwissen bleiben drinnen.", "Trade secrets and inside information stay inside."
    ),
    source="GeschGehG § 2; MAR Art. 10, 17",
    checked=CHECKED,
    message=message(
        "„{x}“ gehört zu den Dingen, die wir vorab klären. Bitte nimm es heraus oder frag kurz nach.",
        "„{x}“ gehört zu den Dingen, die wir vorab klären. Bitte nehmen Sie es heraus oder fragen Sie kurz nach.",
        '"{x}" is something we settle beforehand. Please take it out or ask first.',
    ),
    variants={
        "like": message(
            "„{x}“ gehört zu den Dingen, die wir vorab klären. Bitte lieber nicht liken, erst fragen.",
            "„{x}“ gehört zu den Dingen, die wir vorab klären. Bitte lieber nicht liken, erst fragen.",
            '"{x}" is something we settle beforehand. Better not like it; ask first.',
        ),
    },
    bad=bad("Aus unserer Runde heute (nur intern, aber zu gut): Es war ein Stecker.", "nur intern"),
    good=good("Interne Schulung zur Vertraulichkeit: Das Internet vergisst nichts."),
    bad_en=bad("From our meeting today (internal only, but too good): it was a plug.", "internal only"),
    good_en=good("Internal training on confidentiality: the internet forgets nothing."),
    kinds=("post", "comment", "reshare", "like", "profile"),
    ask="legal",
    can_be_kept=False,
)

_BRACKETED = re.compile(r"[(\[]\s?(?:nur |streng )?(?:intern|internal)\s?[)\]]", re.IGNORECASE)
_HOST_BEFORE = re.compile(r"[a-z0-9](?:[a-z0-9.-]{0,200}[a-z0-9])?$")
_NOT = frozenset({"nicht", "nichts", "not", "nothing", "kaum", "never", "nie"})
_COMPUTING = re.compile(r"\s+(?:computing|comput)")
_LITERAL = re.compile(r"[A-Za-z0-9_-]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\s+$")


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each place."""
    spans: list[tuple[int, int]] = []
    folded = reading.folded_all
    day = reading.draft.front_matter.publish_on or reading.facts.today
    kinds: tuple[NameKind, ...] = ("code name", "embargo", "marker")
    for kind in kinds:
        for hit in reading.names.get(kind, ()):
            if _counts(hit, folded.text, day):
                spans.append(reading.name_span(hit))
    spans += [match.span() for match in _BRACKETED.finditer(reading.plain)]
    spans += _hosts(reading)
    spans += _numbers(reading)
    done = -1
    for start, end in sorted(set(spans), key=lambda span: (span[0], -span[1])):
        if start >= done:
            yield reading.found("CF001", "error", start, end, secret=True, x=reading.text[start:end])
            done = end
    for hit, place in reading.outside_names:
        if hit.name.kind in {"code name", "embargo"} and _counts(hit, "", day):
            text = reading.draft.source[slice(*place)]
            yield reading.found_in_file("CF001", "error", place, secret=True, x=text)
    for path, link in reading.front_links:
        if is_internal(link.host, reading.programme.confidential.hosts):
            place = reading.place_in(path, link.text, 0, len(link.text))
            yield reading.found_in_file("CF001", "error", place, secret=True, x=link.text)


def _counts(hit: NameHit, folded: str, day: date) -> bool:
    if hit.name.kind == "embargo":
        return day < date.fromisoformat(hit.name.key)
    if hit.name.kind == "marker" and folded:
        before = _WORD_BEFORE.search(folded[max(0, hit.start - 30) : hit.start])
        if before and before.group(1) in _NOT:
            return False
        return not _COMPUTING.match(folded, hit.end)
    return True


def _hosts(reading: Reading) -> Iterator[tuple[int, int]]:
    text = reading.text
    if "." not in text:
        return
    for match in INTERNAL_ENDING.finditer(text):
        before = _HOST_BEFORE.search(text, max(0, match.start() - 200), match.start())
        if before and (
            before.start() == 0 or not (text[before.start() - 1].isalnum() or text[before.start() - 1] in "@_")
        ):
            yield before.start(), match.end()
    lowered = text.lower() if reading.programme.confidential.hosts else ""
    for host in reading.programme.confidential.hosts:
        at = lowered.find(host.lower())
        while at >= 0 and len(lowered) == len(text):
            end = at + len(host)
            if (
                not (lowered[end : end + 1].isalnum() or lowered[end : end + 2].strip(".")[:1].isalnum())
                or not lowered[end : end + 1].isalnum()
            ):
                yield at, end
            at = lowered.find(host.lower(), end)


def _numbers(reading: Reading) -> Iterator[tuple[int, int]]:
    """Places of internal numbers. The company's patterns run only where the letters they begin with occur."""
    text = reading.text
    for pattern in reading.programme.confidential.id_patterns:
        literal = _LITERAL.match(pattern)
        start = literal.group() if literal else ""
        if start and pattern[len(start) : len(start) + 1] in {"?", "*", "{", "+", "|"}:
            start = start[:-1]
        if "|" in pattern or "(?" in pattern:
            start = ""
        if start and start not in text:
            continue
        yield from reading.facts.places_of(pattern, text, secret=True)
