"""PR002: somebody's mail address, number, plate or date of birth."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ambassador_cli.grammar.normal import fold
from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="PR002",
    name="personal-contact-data",
    level="error",
    definition=said(
        "Der Text enthält eine persönliche E-Mail-Adresse, eine Telefonnummer, ein Kfz-Kennzeichen oder ein "
        "Geburtsdatum. "
        "Funktionspostfächer und Öffentliches aus contacts.public bleiben still.",
        "The text contains a personal e-mail address, a phone number, a German number plate or a date of birth. Shared "
        "mailboxes and what contacts.public lists are fine.",
    ),
    why=said("Schutz persönlicher Daten.", "Data protection."),
    source="GDPR Art. 5, 6",
    source_de="DSGVO Art. 5, 6",
    checked=CHECKED,
    message=message(
        "Persönliche Kontaktdaten gehören nicht in den Post. Nimm ein Funktionspostfach.",
        "Persönliche Kontaktdaten gehören nicht in den Post. Nehmen Sie ein Funktionspostfach.",
        "Personal contact data do not belong in a post. Use a shared mailbox.",
    ),
    bad=bad("Schreibt an m.tondern@nordlicht-pharma.example, ich freue mich.", "m.tondern@nordlicht-pharma.example"),
    good=good("Schreibt an karriere@nordlicht-pharma.example. DIN EN 285, Charge AB-12."),
    bad_en=bad(
        "Write to m.tondern@nordlicht-pharma.example, I look forward to it.", "m.tondern@nordlicht-pharma.example"
    ),
    good_en=good("Write to karriere@nordlicht-pharma.example. EN 285, batch AB-12."),
    fixable="unsafe",
    ask="legal",
    can_be_kept=False,
    looks_up=("functional",),
)

_PHONE = re.compile(
    r"(?<![\w.,/#§-])(?:(?:\+|00)[1-9]\d{0,2}[ \u00a0./-]{0,2}\(?(?:0\))?\d|\(0\d{1,5}\)|0\d{1,5}[ \u00a0]?[/ \u00a0-])"
    r"(?:[ \u00a0()/–-]{0,2}\d)+(?!\w)"
)
_PLATE = re.compile(r"(?<![\w-])[A-ZÄÖÜ]{1,3}-[A-ZÄÖÜ]{1,2}[ \u00a0]\d{1,4}[EH]?(?![\w-]|[.,]\d)")
_DATE = re.compile(r"\d{1,2}[/-]\d{1,2}[/-]\d{2,4}")
_NO_PLATE = frozenset({"DIN", "EN", "ISO", "IEC", "VDI", "VDE", "GMP", "ICH", "ATC", "USP"})
_DAY = (
    r"(?:\d{1,2}[./-] ?\d{1,2}[./-] ?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}(?:\.|st|nd|rd|th)? ?(?:of "
    r")?[A-ZÄÖÜ][a-zäöü]{2,8}\.?,? \d{4}"
    r"|[A-Z][a-z]{2,8}\.? \d{1,2}(?:st|nd|rd|th)?,? \d{4})"
)
_BIRTH = re.compile(
    rf"(?<!\w)(?:geb\.|geboren(?: wurde ich)?(?: am)?|Geburtsdatum|Geburtstag|born(?: on)?|date of birth|DOB|\*|Date "
    rf"of "
    rf"birth)"
    rf":? ?(?:am |on |is |ist )?(?:der |the )?{_DAY}"
)
_DIGIT = re.compile(r"\d")
_LEAST_DIGITS = 8
_MOST_DIGITS = 16


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each datum."""
    text = reading.text
    german = reading.programme.language != "en"
    mask = "[entfernt]" if german else "[removed]"
    spans = _mails(reading)
    plain = reading.plain
    if _DIGIT.search(plain):
        births = [match.span() for match in _BIRTH.finditer(plain)]
        spans += births
        spans += [
            match.span()
            for match in _PLATE.finditer(plain)
            if _NO_PLATE.isdisjoint(match.group().replace("-", " ").split())
        ]
        spans += [span for span in _phones(reading) if not any(a < span[1] and span[0] < b for a, b in births)]
    for start, end in sorted(spans):
        yield reading.found("PR002", "error", start, end, edits=[(start, end, mask, False)], x=text[start:end])


def _mails(reading: Reading) -> list[tuple[int, int]]:
    contacts = reading.programme.contacts
    public = {fold(entry) for entry in contacts.public}
    for contact in (contacts.pv, contacts.comms, contacts.legal, contacts.privacy):
        if contact and contact.email:
            public.add(fold(contact.email))
    found = []
    shared = reading.facts.word_set("PR002.functional")
    for start, end in reading.mail_addresses:
        address = fold(reading.text[start:end])
        if address not in public and not _is_shared(address.partition("@")[0], shared):
            found.append((start, end))
    return found


def _is_shared(local: str, boxes: frozenset[str]) -> bool:
    parts = re.split(r"[._+-]", local)
    return local in boxes or ((parts[0] in boxes or parts[-1] in boxes) and all(len(part) > 1 for part in parts))


def _phones(reading: Reading) -> Iterator[tuple[int, int]]:
    contacts = reading.programme.contacts
    public = {_digits(entry) for entry in contacts.public}
    for contact in (contacts.pv, contacts.comms, contacts.legal, contacts.privacy):
        if contact and contact.phone:
            public.add(_digits(contact.phone))
    for match in _PHONE.finditer(reading.plain):
        number = _digits(match.group())
        if _DATE.fullmatch(match.group()):
            continue
        if _LEAST_DIGITS <= len(number) <= _MOST_DIGITS and number not in public:
            yield match.span()


def _digits(number: str) -> str:
    """The digits of a number in its national form: +49 40, 0049 40 and 040 are the same."""
    plain = re.sub(r"\(0\)", "", number)
    digits = re.sub(r"\D", "", plain)
    if plain.lstrip().startswith("+"):
        digits = f"00{digits}"
    return f"0{digits[4:]}" if digits.startswith("0049") else digits
