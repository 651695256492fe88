"""A few rules and one checked draft, put together by hand: what writers need, without any rule at work."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ambassador_cli.models.checked_draft import CheckedDraft
from ambassador_cli.models.company import Contact, Contacts
from ambassador_cli.models.draft import Draft, Suppression
from ambassador_cli.models.draft_file import DraftFile
from ambassador_cli.models.finding import (
    Edit,
    Finding,
    Kept,
    Level,
    Praise,
    Presented,
    Remark,
    Section,
    Settled,
    Unused,
)
from ambassador_cli.models.rule import Example, Rule
from ambassador_cli.pages.finding_words import FindingWords
from ambassador_cli.texts.bilingual import Bilingual
from ambassador_cli.texts.language import Address, Language
from ambassador_cli.texts.words import Words

DAY = date(2026, 5, 3)


def rule(identifier: str, name: str, level: Level, german: str, english: str, **more: object) -> Rule:
    said = Rule(
        id=identifier,
        name=name,
        level=level,
        definition=Bilingual(de="Wenn es so ist.", en="If it is so."),
        why=Bilingual(de="Damit es gelesen wird.", en="So that it is read."),
        source="Handbuch der Fjordstadt",
        checked=DAY,
        message=Bilingual(de={"du": f"Du: {german}", "sie": f"Sie: {german}"}, en=english),
        bad=Example(draft="So nicht.", span="So"),
        good=Example(draft="So gern."),
    )
    return said.model_copy(update=more)


SIDE_EFFECTS = {"ask": "pv", "can_be_kept": False, "settled_by": "report", "ci_level": "error"}
"""What the question about side effects declares."""


RULES = {
    each.id: each
    for each in (
        rule("CF001", "confidential-marker", "error", "„{x}“ klären wir vorab.", '"{x}" is settled beforehand.'),
        rule("HT003", "hashtag-cut", "warning", "„{c}“ beendet den Hashtag: {join}.", '"{c}" ends it: {join}.'),
        rule("MN001", "mention-needs-picking", "info", "„{name}“ auswählen.", 'Pick "{name}".'),
        rule("PV001", "possible-adverse-event", "question", "Bitte weitergeben.", "Please pass it on.", **SIDE_EFFECTS),
        rule("RX101", "rx-product-named", "error", "„{x}“ ist ein Arzneimittel.", '"{x}" is a medicine.'),
    )
}
CONTACTS = Contacts(
    pv=Contact(
        name="Arzneimittelsicherheit",
        phone="+49 40 66969 100",
        clock={"de": "innerhalb von 24 Stunden", "en": "within 24 hours"},
        hours={"de": "Mo–So"},
    ),
    comms=Contact(
        name="Kommunikation",
        email="kommunikation@nordlicht-pharma.example",
        hours={"de": "Mo–Fr 9–17 Uhr", "en": "Mon–Fri 9–17"},
        fallback={"de": "am Wochenende bis Montag warten"},
    ),
)
TEXT = (
    "---\nlang: de\n---\n"
    "Wir haben Kardovexa vorgestellt, 💡 auf einem Kongress.\r\n"
    "Projekt Polarstern läuft.\r\n"
    "Danke @Enna Lüttkopp! #Nordrhein-Westfalen\r\n"
)


def find(
    text: str, rule_id: str, span: str, edits: Sequence[Edit] = (), *, secret: bool = False, **values: str | int
) -> Finding:
    start = text.index(span)
    return Finding(
        rule=rule_id,
        level=RULES[rule_id].level,
        start=start,
        end=start + len(span),
        text=span,
        values=values,
        edits=tuple(edits),
        secret=secret,
    )


def remark(section: Section, *findings: Finding) -> Remark:
    return Remark(section=section, findings=findings)


def checked(text: str = TEXT, name: str = "drafts/kongress.md") -> CheckedDraft:
    """A draft with a product, a secret, a cut hashtag, a mention, something kept and something unused."""
    product = find(text, "RX101", "Kardovexa", x="Kardovexa")
    secret = find(text, "CF001", "Projekt Polarstern", secret=True, x="Projekt Polarstern")
    at = text.index("#Nordrhein-Westfalen")
    join = Edit(start=at, end=at + 20, text="#NordrheinWestfalen", safe=False)
    cut = find(text, "HT003", "#Nordrhein-Westfalen", [join], c="-", join="#NordrheinWestfalen")
    pick = find(text, "MN001", "@Enna Lüttkopp", name="Enna Lüttkopp")
    kept = find(text, "RX101", "Kongress", x="Kongress")
    reason = Suppression(reason="steht im Programmheft", by="m. k.", date=DAY)
    return CheckedDraft(
        file=DraftFile(name=name, text=text, path="/x/kongress.md"),
        draft=Draft(name=name, source=text, body_start=text.index("Wir")),
        language="de",
        secrets=((secret.start, secret.end),),
        settled=Settled(
            open=(product, secret, pick, cut),
            kept=(Kept(finding=kept, suppression=reason),),
            unused=(Unused(rule="HT044", start=0, end=0, reason="unknown", meant="HT004"),),
        ),
        presented=Presented(
            praise=Praise(id="hook"),
            remarks=(remark("ask_first", product), remark("ask_first", secret), remark("better_so", cut)),
            todo=(remark("todo", pick),),
        ),
    )


def finding_words(
    language: Language = "de", address: Address = "du", *, hide: bool = False, contacts: Contacts = CONTACTS
) -> FindingWords:
    return FindingWords(Words(language, address), RULES, contacts, hide=hide)
