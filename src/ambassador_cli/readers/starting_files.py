"""The files that ``amb init`` writes: a first programme, or the whole example."""

from __future__ import annotations

import re
import unicodedata
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.models.start import Start
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.quoted_yaml import to_quoted_yaml

_PLACE = re.compile(r'"\{\{(\w+)\}\}"')


_COMPANY = {"de": "Meine Firma", "en": "My Company"}
_DRUG_SAFETY = {"de": "Arzneimittelsicherheit", "en": "Drug safety"}
_TEAM = {"de": "Kommunikation", "en": "Communications"}
_PLACES = (15, 18)


def read_start(language: Language, start: Start) -> dict[str, bytes]:
    """A first programme.yaml and roster.yaml with these answers, every text of them in quotes, and with comments in
    ``language``."""
    folder = resources.files("ambassador_cli.texts") / "start"
    texts = {name: (folder / f"{name}.{language}.yaml").read_text(encoding="utf-8") for name in ("programme", "roster")}
    company = start.company or _COMPANY[language]
    planned, at_most = start.places or _PLACES
    drug_safety, team = _DRUG_SAFETY[language], _TEAM[language]
    filled = {
        "company": to_quoted_yaml(company),
        "slug": to_quoted_yaml(start.slug or to_slug(company)),
        "start": start.start.isoformat() if start.start else "2026-06-12",
        "places": f"{{planned: {planned}, at_most: {at_most}}}",
        "contacts": f"{{pv: {{name: {drug_safety}, email: {to_quoted_yaml(start.pv_contact)}}}}}"
        if start.pv_contact
        else f"{{}}              # comms: {{name: {team}, email: team@example.org}},"
        f" pv: {{name: {drug_safety}, email: pv@example.org}}",
    }
    if start.start is None:
        texts["programme"] = texts["programme"].replace("\nstart:", "\n# start:")
    texts["programme"] = _PLACE.sub(lambda found: filled[found[1]], texts["programme"])
    return {f"{name}.yaml": text.encode("utf-8") for name, text in texts.items()}


def to_slug(company: str) -> str:
    """What the page's address on LinkedIn probably is: small letters and digits, joined by hyphens."""
    folded = fold_label(company)
    for letter, both in (("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss")):
        folded = folded.replace(letter, both)
    plain = unicodedata.normalize("NFKD", folded).encode("ascii", "ignore").decode("ascii")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def read_example() -> dict[str, bytes]:
    """The fictional company: path below the folder to content. In a source checkout it is ``examples/``."""
    packed = resources.files("ambassador_cli") / "example"
    root: Traversable = packed if packed.is_dir() else Path(__file__).parents[3] / "examples"
    return dict(sorted(_files(root, "").items()))


def _files(folder: Traversable, prefix: str) -> dict[str, bytes]:
    found: dict[str, bytes] = {}
    for entry in folder.iterdir():
        if entry.name.startswith(".") or entry.name == "__pycache__":
            continue
        if entry.is_dir():
            found |= _files(entry, f"{prefix}{entry.name}/")
        else:
            found[prefix + entry.name] = entry.read_bytes()
    return found
