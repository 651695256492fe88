"""What is hashed, line by line: receipts, the numbering of pseudonyms, and the seed of a draw.

Every hash is the SHA-256 of lines in UTF-8, each ended by one line feed, the first naming what it is. No line can
hold a line feed, so that no border between two parts can be moved. Names are in Unicode's NFC.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from dataclasses import replace

from ambassador_cli.cohort.sources import source_line
from ambassador_cli.models.cohort import Pseudonyms, Request
from ambassador_cli.models.draw import Frozen, fingerprint_of, sha256_of, spell

CODE_SIGNS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
CODE_LENGTH = 20
"""A receipt's code: 20 characters of base32, 100 bits, written in four groups of five."""


def hash_lines(*lines: str) -> str:
    """SHA-256 of the lines, in hexadecimal. Raises ``ValueError`` where one holds a line feed."""
    if any("\n" in line for line in lines):
        raise ValueError("a line holds a line feed")
    return hashlib.sha256("".join(line + "\n" for line in lines).encode("utf-8")).hexdigest()


def plain_code(code: str) -> str:
    """A code as it is hashed: upper case, without blanks and dashes."""
    return "".join(sign for sign in code.upper() if not sign.isspace() and sign != "-")


def receipt_hash(number: int, identifier: str, name: str, code: str) -> str:
    """The hash that frozen.json holds of one receipt. ``number``: of the draw; ``identifier``: the pseudonym."""
    return hash_lines("amb-receipt/1", str(number), identifier, _name(name), plain_code(code))


def _name(name: str) -> str:
    return unicodedata.normalize("NFC", " ".join(name.split()))


def seed_of(frozen: Frozen, answer: str) -> str:
    """The seed of the draw. A quick pick has no published fingerprint: its seed follows from what was asked and who
    applied, so that the same inputs give the same group with every version of the solver."""
    if frozen["source"]["kind"] == "quick":
        inputs = sha256_of(spell({"asked": frozen["asked"], "people": frozen["people"]}))
        return hash_lines("amb-seed/1", inputs, "quick", answer)
    return hash_lines("amb-seed/1", fingerprint_of(frozen), source_line(frozen["source"]), answer)


def with_codes(request: Request, codes: Mapping[str, str]) -> Request:
    """The request with pseudonyms numbered by hashes that only the codes' owners could repeat. ``codes``: key of
    the volunteer to the code of the receipt. Teams and managers are numbered by the codes of their people."""
    order = {v.key: hash_lines("amb-order/1", v.key, plain_code(codes[v.key])) for v in request.volunteers}
    width = max(2, len(str(len(order))))
    people = {key: f"P{n:0{width}d}" for n, key in enumerate(sorted(order, key=order.__getitem__), start=1)}
    units: dict[str, dict[str, str]] = {}
    for kind, letter in (("team", "T"), ("manager", "M")):
        first: dict[str, str] = {}
        for volunteer in request.volunteers:
            unit = volunteer.team if kind == "team" else volunteer.manager
            if unit:
                first[unit] = min(first.get(unit, "~"), order[volunteer.key])
        numbered = enumerate(sorted(first, key=first.__getitem__), start=1)
        units[kind] = {unit: f"{letter}{n:03d}" for n, unit in numbered}
    return replace(request, pseudonyms=Pseudonyms(people, units["team"], units["manager"]))
