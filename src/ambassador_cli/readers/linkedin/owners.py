"""Whose file is it: by the roster's own list of files, by the profile in addresses, by the name in the file name.

Two people are never taken for each other. Spellings are compared strictly first and more loosely only while
nobody fits; where several fit, or two kinds of evidence point to different people, nobody is the answer.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import permutations
from pathlib import PurePath

from ambassador_cli.models.roster import Person

_TITLES = frozenset({"dr", "prof", "professor", "med", "dipl", "ing", "mag", "phd", "mba", "msc", "bsc", "ma", "ba"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
_PLAIN = str.maketrans({"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ı": "i", "œ": "oe"})
_NAMES_IN_FILES = (
    re.compile(r"(?:LinkedIn_)?AggregateAnalytics_(?P<name>.+?)_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}", re.IGNORECASE),
    re.compile(r"(?:LinkedIn_)?Content_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}_(?P<name>.+)", re.IGNORECASE),
    re.compile(r"(?:LinkedIn_)?PostAnalytics_(?P<name>.+?)_\d{9,}", re.IGNORECASE),
    re.compile(r"(?:Shares[_ -]+(?P<name>.+)|(?P<before>.+?)[_ -]+Shares)", re.IGNORECASE),
)
_COPY = re.compile(r"\s*\(\d+\)$|\s*-\s*(?:Kopie|Copy)(?:\s*\(\d+\))?$", re.IGNORECASE)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Owner:
    """The person a file belongs to, or why nobody is: ``stranger``, ``several`` or ``contradiction``. ``name`` is
    what the file itself says."""

    person: Person | None
    reason: str = ""
    name: str = ""


def name_in_file(name: str) -> str:
    """The person's name in the name of an export, or the empty text."""
    stem = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    stem = stem.rsplit(".", 1)[0] if re.search(r"\.\w{2,4}$", stem) else stem
    while _COPY.search(stem):
        stem = _COPY.sub("", stem)
    for pattern in _NAMES_IN_FILES:
        match = pattern.fullmatch(stem)
        if match:
            return next(group for group in match.groups() if group)
    return ""


def find_owner(file: str, slugs: Collection[str], people: Sequence[Person]) -> Owner:
    """Whose file this is; ``slugs`` are the profile names in the addresses of its posts."""
    named = name_in_file(file)
    shown = named or next(iter(sorted(slugs)), "") or re.split(r"[/\\]", file)[-1]
    mapped = [person for person in people if any(_is_file(file, entry) for entry in person.files)]
    if mapped:
        return Owner(mapped[0], name=shown) if len(mapped) == 1 else Owner(None, "several", shown)
    by_slug = [person for person in people if person.profile and _slug(person.profile) in {_slug(s) for s in slugs}]
    by_name = _fitting(named, people) if named else []
    if not by_slug and slugs:
        by_slug = [p for p in _by_slug_words(slugs, people) if not p.profile]
    if not by_name and not by_slug and not named:
        by_name = _by_folder(file, people)
    if by_slug and by_name:
        both = [person for person in by_slug if person in by_name]
        if len(both) == 1:
            return Owner(both[0], name=shown)
        return Owner(None, "several" if both else "contradiction", shown)
    found = by_slug or by_name
    if len(found) == 1:
        person = found[0]
        if person.profile and slugs and _slug(person.profile) not in {_slug(slug) for slug in slugs}:
            return Owner(None, "contradiction", shown)
        return Owner(person, name=shown)
    return Owner(None, "several" if found else "stranger", shown)


def _is_file(file: str, entry: str) -> bool:
    """Is this the file that the roster names, by its name or by the end of its path?"""
    parts = [unicodedata.normalize("NFC", part) for part in re.split(r"[/\\]", file)]
    wanted = [unicodedata.normalize("NFC", part) for part in PurePath(entry.replace("\\", "/")).parts]
    return bool(wanted) and parts[-len(wanted) :] == wanted


def _slug(text: str) -> str:
    from urllib.parse import unquote

    return unicodedata.normalize("NFC", unquote(text.rstrip("/").rsplit("/", 1)[-1])).casefold()


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum())


def _strict(text: str) -> str:
    return unicodedata.normalize("NFC", text).casefold()


def _umlauts_written_out(text: str) -> str:
    return _plain(unicodedata.normalize("NFC", text).casefold().translate(_UMLAUTS))


def _plain(text: str) -> str:
    folded = unicodedata.normalize("NFC", text).casefold().translate(_PLAIN)
    return "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))


_SPELLINGS: tuple[Callable[[str], str], ...] = (_strict, _umlauts_written_out, _plain)


def _words(name: str, spell: Callable[[str], str]) -> list[str]:
    words = [_letters(word) for word in re.split(r"[\s.,_+\-\u2010-\u2015]+", spell(name))]
    return [word for word in words if word]


def _spelt(person: Person, spell: Callable[[str], str]) -> set[str]:
    """The person's name as one string of letters, in any order of its words, with and without titles."""
    words = _words(person.name, spell)
    plain = [word for word in words if word not in _TITLES]
    keys: set[str] = set()
    for chosen in (words, plain):
        orders: Iterable[Sequence[str]] = [chosen]
        if 1 < len(chosen) <= _MOST_WORDS:
            orders = permutations(chosen)
        elif len(chosen) > _MOST_WORDS:
            orders = [[*chosen[cut:], *chosen[:cut]] for cut in range(len(chosen))]
        keys |= {"".join(order) for order in orders}
    return keys - {""}


def _fitting(name: str, people: Sequence[Person]) -> list[Person]:
    for spell in _SPELLINGS:
        words = _words(name, spell)
        keys = {"".join(words), "".join(word for word in words if word not in _TITLES)} - {""}
        found = [person for person in people if keys & _spelt(person, spell)]
        if found:
            return found
    return []


def _by_slug_words(slugs: Collection[str], people: Sequence[Person]) -> list[Person]:
    found: list[Person] = []
    for slug in sorted(slugs):
        bare = re.sub(r"-[0-9a-f]{6,12}$", "", _slug(slug))
        found += [person for person in _fitting(bare, people) if person not in found]
    return found


def _by_folder(file: str, people: Sequence[Person]) -> list[Person]:
    """The folder a file lies in, where people sort what they were sent by name."""
    parts = re.split(r"[/\\]", file)[:-1]
    for part in reversed(parts[-2:]):
        exact = [person for person in people if person.profile and _slug(person.profile) == _slug(part)]
        found = exact or _fitting(part, people)
        if found:
            return found
    return []
