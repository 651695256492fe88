"""AC003: a picture without a description."""

from __future__ import annotations

from collections.abc import Iterator

from ambassador_cli.models.draft import Image
from ambassador_cli.models.finding import Finding, Praise
from ambassador_cli.models.rule import Rule
from ambassador_cli.rules.engine.documentation import CHECKED, bad, good, message, said
from ambassador_cli.rules.engine.reading import Reading

RULE = Rule(
    id="AC003",
    name="alt-text-missing",
    level="warning",
    scopes=("alt",),
    definition=said(
        "Zu einem Bild fehlt der Alternativtext, er hat weniger als fünf Zeichen oder ist der Dateiname.",
        "A picture has no alternative text, one of fewer than five characters, or just the file name.",
    ),
    why=said("Wer nicht sieht, hört sonst nichts.", "Those who cannot see it hear nothing otherwise."),
    source="WCAG 2.2, 1.1.1; accessible-social.com",
    checked=CHECKED,
    message=message(
        "Zu {file} fehlt ein Alternativtext. Beschreib in einem Satz, was man sieht.",
        "Zu {file} fehlt ein Alternativtext. Beschreiben Sie in einem Satz, was man sieht.",
        "{file} has no alternative text. Describe in one sentence what can be seen.",
    ),
    bad=bad('---\nimages:\n  - {file: stand.jpg, alt: ""}\n---\nAufbau geschafft!', "stand.jpg"),
    good=good('---\nimages:\n  - {file: halle.jpg, alt: "Leere Halle bei Nacht"}\n---\nAufbau geschafft!'),
    bad_en=bad('---\nimages:\n  - {file: stand.jpg, alt: ""}\n---\nThe stand is up!', "stand.jpg"),
    good_en=good('---\nimages:\n  - {file: hall.jpg, alt: "Empty hall at night"}\n---\nThe stand is up!'),
    rank=20,
    todo="always",
    spoils=("alt",),
)

_NO_PICTURES = (".mp4", ".mov", ".pdf")
_LEAST = 5


def check(reading: Reading) -> Iterator[Finding]:
    """One finding for each such picture."""
    for at, image in enumerate(reading.draft.front_matter.images):
        if _lacks_text(image):
            place = reading.place_in(f"images[{at}].file", image.file, 0, len(image.file))
            yield reading.found_in_file("AC003", "warning", place, file=image.file)


def _lacks_text(image: Image) -> bool:
    file = image.file.strip().casefold()
    if file.endswith(_NO_PICTURES):
        return False
    name = file.rpartition("/")[2]
    alt = image.alt.strip()
    return len(alt) < _LEAST or alt.casefold() in {file, name, name.rpartition(".")[0]}


def praise(reading: Reading) -> Iterator[Praise]:
    """There are pictures; that all are described is what ``spoils`` sees to."""
    if reading.draft.front_matter.images:
        yield Praise(id="alt")
