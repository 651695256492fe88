"""LN001: longer than LinkedIn allows, or nearly."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.finding import Finding
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="LN001",
    name="post-too-long",
    level="error",
    definition=said(
        "Der Text ist länger als limits.post (3.000: Fehler) oder limits.warn (2.800: Warnung); Kommentare länger als "
        "limits.comment (1.250). Gezählt werden Zeichen oder UTF-16-Einheiten, je nachdem, was mehr ist.",
        "The text is longer than limits.post (3,000: error) or limits.warn (2,800: warning); comments longer than "
        "limits.comment (1,250). Counted in characters or UTF-16 units, whichever are more.",
    ),
    why=said(
        "LinkedIn nimmt längere Beiträge nicht an; beim Kommentar nennen Quellen 1.250 oder 1.500.",
        "LinkedIn does not accept longer posts; for comments sources say 1,250 or 1,500.",
    ),
    source='LinkedIn API error "exceeded the maximum allowed (3000 characters)" (n8n issue 22899)',
    source_de="Fehlermeldung von LinkedIns Schnittstelle: „exceeded the maximum allowed (3000 characters)“ (n8n, "
    "Issue 22899)",
    checked=CHECKED,
    message=message(
        "Dein Text hat {n} Zeichen, erlaubt sind {max}. Kürze ihn – die beste Szene darf bleiben.",
        "Ihr Text hat {n} Zeichen, erlaubt sind {max}. Kürzen Sie ihn – die beste Szene darf bleiben.",
        "Your text has {n} characters, the limit is {max}. Cut it, but keep the best scene.",
    ),
    variants={
        "close": message(
            "Dein Text hat {n} Zeichen, erlaubt sind {max}. Noch passt er – viel Platz ist nicht mehr.",
            "Ihr Text hat {n} Zeichen, erlaubt sind {max}. Noch passt er – viel Platz ist nicht mehr.",
            "Your text has {n} characters, the limit is {max}. It still fits, but there is little room left.",
        )
    },
    bad=bad("Ein Satz, der sich wiederholt, damit es lang wird. " * 62, ""),
    good=good("Ein kurzer Text mit einer guten Szene."),
    bad_en=bad("A sentence that repeats itself so that it gets long. " * 62, ""),
    good_en=good("A short text with a good scene."),
    kinds=("post", "comment", "reshare"),
)


def check(reading: Reading) -> Iterator[Finding]:
    """At most one finding about the whole draft."""
    limits = reading.programme.limits
    text = reading.text.strip()
    if len(text) * 2 <= min(limits.warn, limits.comment):
        return
    length = max(len(text), len(text) + sum(character > "\uffff" for character in text))
    length += reading.left_out
    most = limits.comment if reading.kind == "comment" else limits.post
    if length > most:
        yield reading.found_draft("LN001", "error", n=length, max=most)
    elif reading.kind != "comment" and length > limits.warn:
        yield reading.found("LN001", "warning", 0, 0, variant="close", n=length, max=most)
