"""The receipt of an application, before the lots are drawn."""

from ambassador_cli.models.paper import Paper, points, said, subject, text
from ambassador_cli.pages.papers.dates import receipt_lines
from ambassador_cli.texts.bilingual import Bilingual

PAPER = Paper(
    id="receipt",
    names=("beleg",),
    title=Bilingual(de="Beleg zur Auslosung", en="Receipt for the draw"),
    needs=("frozen", "receipts"),
    recipients="applicants",
    parts=(
        subject(
            said(
                du="Dein Beleg zur Auslosung",
                sie="Ihr Beleg zur Auslosung",
                en="Your receipt for the draw",
            )
        ),
        text(said(du="Hallo {first},", sie="Guten Tag {name},", en="Hello {first},")),
        text(
            said(
                du="deine Bewerbung ist dabei. Mit diesem Beleg kannst du prüfen, dass sie mit genau deinen Angaben in"
                " die Auslosung ging.",
                sie="Ihre Bewerbung ist dabei. Mit diesem Beleg können Sie prüfen, dass sie mit genau Ihren Angaben in"
                " die Auslosung ging.",
                en="your application is in. With this receipt you can check that it went into the draw with exactly"
                " your answers.",
                claim="receipt",
            )
        ),
        receipt_lines,
        points(
            said(
                du="Heb diesen Beleg auf, bis ausgelost ist. Der Code gehört nur dir.",
                sie="Heben Sie diesen Beleg auf, bis ausgelost ist. Der Code gehört nur Ihnen.",
                en="Keep this receipt until the lots are drawn. The code is yours alone.",
            ),
            said(
                du="Kam er nach dem genannten Tag, oder kam ein zweiter: Sag es dem Betriebsrat oder {contact}.",
                sie="Kam er nach dem genannten Tag, oder kam ein zweiter: Sagen Sie es dem Betriebsrat oder {contact}.",
                en="If it came after the day named, or a second one came: tell the works council or {contact}.",
            ),
            said(
                du="Geprüft wird mit `amb select --verify draw/record.json --receipt` und deinem Namen und Code, oder"
                " mit draw/verify.py, das ohne amb läuft.",
                sie="Geprüft wird mit `amb select --verify draw/record.json --receipt` und Ihrem Namen und Code, oder"
                " mit draw/verify.py, das ohne amb läuft.",
                en="It is checked with `amb select --verify draw/record.json --receipt`, your name and code, or with"
                " draw/verify.py, which runs without amb.",
                claim="verifier",
            ),
        ),
        text(said(de="{signed_by}", en="{signed_by}")),
    ),
)
