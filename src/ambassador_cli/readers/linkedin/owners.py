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

from ambassador_cli.models.roster import Person

_TITLES = frozenset({"dr", "prof", "professor", "med", "dipl", "ing", "mag", "phd", "mba", "msc", "bsc", "ma", "ba"})
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "æ": "ae", "ø": "oe", "å": "aa"})
_PLAIN = str.maketrans({"ß": "ss", "ł": "l", "đ": "d", "ø": "o", "æ": "ae", "ı": "i", "œ": "oe"})
_WINDOW = r"\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}"
_NAMES_IN_FILES = (
    re.compile(
        r"(?:LinkedIn_)?AggregateAnalytics_(?P<name>.+?)_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}(?:\D.*)?", re.IGNORECASE
    ),
    re.compile(r"(?:LinkedIn_)?Content_\d{4}-\d{2}-\d{2}_\d{4}-\d{2}-\d{2}_(?P<name>.+)", re.IGNORECASE),
    re.compile(r"(?:LinkedIn_)?PostAnalytics_(?P<name>.+?)_\d{9,}(?:\D.*)?", re.IGNORECASE),
    re.compile(r"(?:Shares[_ -]+(?P<name>.+)|(?P<before>.+?)[_ -]+Shares)", re.IGNORECASE),
)
_COPY = re.compile(r"\s*\(\d+\)$|\s*-\s*(?:Kopie|Copy)(?:\s*\(\d+\))?$", re.IGNORECASE)
_MOST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Owner:
    """The person a file belongs to, or why nobody is: ``stranger``, ``several``, ``contradiction``, or ``nameless``
    where nothing says whose it is. ``name`` is what the file itself says."""

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


class Directory:
    """The people of a roster by every spelling of their names, by profile and by their files."""

    def __init__(self, people: Sequence[Person]) -> None:
        self._mapped = [(person, _parts(entry)) for person in people for entry in person.files]
        self._profiles: dict[str, list[Person]] = {}
        self._names: tuple[dict[str, list[Person]], ...] = tuple({} for _ in _SPELLINGS)
        for person in people:
            if person.profile:
                self._profiles.setdefault(_slug(person.profile), []).append(person)
            for spell, names in zip(_SPELLINGS, self._names, strict=True):
                for key in _spelt(person, spell):
                    names.setdefault(key, []).append(person)

    def find_owner(self, file: str, slugs: Collection[str]) -> Owner:
        """Whose file this is; ``slugs`` are the profile names in the addresses of its posts."""
        named = name_in_file(file)
        shown = named or next(iter(sorted(slugs)), "") or re.split(r"[/\\]", file)[-1]
        mapped = self._by_file(file)
        if mapped:
            return Owner(mapped[0], name=shown) if len(mapped) == 1 else Owner(None, "several", shown)
        by_slug = _once(person for slug in slugs for person in self._profiles.get(_slug(slug), ()))
        by_name = self._fitting(named) if named else []
        if not by_slug and slugs:
            by_slug = [person for person in self._by_slug_words(slugs) if not person.profile]
        if not by_name and not by_slug and not named:
            by_name = self._by_folder(file)
        if by_slug and by_name:
            both = [person for person in by_slug if person in by_name]
            if len(both) == 1:
                return Owner(both[0], name=shown)
            return Owner(None, "several" if both else "contradiction", shown)
        found = by_slug or by_name
        if len(found) != 1:
            reason = "several" if found else "stranger" if named or slugs else "nameless"
            return Owner(None, reason, shown)
        (person,) = found
        if person.profile and slugs and _slug(person.profile) not in {_slug(slug) for slug in slugs}:
            return Owner(None, "contradiction", shown)
        return Owner(person, name=shown)

    def _by_file(self, file: str) -> list[Person]:
        """Who lists this file, by its name or by the end of its path."""
        parts = _parts(file)
        return _once(person for person, wanted in self._mapped if wanted and parts[-len(wanted) :] == wanted)

    def _fitting(self, name: str) -> list[Person]:
        """Who is called so; else who is, once what people add to names of files is taken away."""
        found = self._called(name)
        while not found and (shorter := _without_addition(name)) != name:
            name = shorter
            found = self._called(name)
        return found

    def _called(self, name: str) -> list[Person]:
        for spell, names in zip(_SPELLINGS, self._names, strict=True):
            words = _words(name, spell)
            keys = {"".join(words), "".join(word for word in words if word not in _TITLES)} - {""}
            found = _once(person for key in sorted(keys) for person in names.get(key, ()))
            if found:
                return found
        return []

    def _by_slug_words(self, slugs: Collection[str]) -> list[Person]:
        bare = [re.sub(r"-[0-9a-f]{6,12}$", "", _slug(slug)) for slug in sorted(slugs)]
        return _once(person for words in bare for person in self._fitting(words))

    def _by_folder(self, file: str) -> list[Person]:
        """The folder a file lies in, where people sort what they were sent by name."""
        for part in reversed(_parts(file)[:-1][-2:]):
            found = self._profiles.get(_slug(part)) or self._profiles.get(_slug(_bare(part))) or self._fitting(part)
            if found:
                return found
        return []


def find_owner(file: str, slugs: Collection[str], people: Sequence[Person]) -> Owner:
    """Whose file this is, for one file alone."""
    return Directory(people).find_owner(file, slugs)


_ADDITION = re.compile(
    r"[\s_.,-]+(?:v?\d[\w.,-]*|[(\[].*[)\]]|(?:final|kopie|copy|exports?|linkedin|analytics|data|daten|archive?|shares"
    r"|posts|beitr(?:ä|ae)ge|layout|statistik|stats|january?|february?|september|oktober|october|november"
    r"|de[zc]ember|q[1-4]))$",
    re.IGNORECASE,
)
"""What people add behind a name: a number or date, something in brackets, a word that is nobody's name (May,
August and Neu are)."""


def _without_addition(name: str) -> str:
    """The name without its last addition, or as it is where there is none."""
    return _ADDITION.sub("", name) or name


def _bare(name: str) -> str:
    """The name without any addition."""
    while (shorter := _without_addition(name)) != name:
        name = shorter
    return name


def _once(people: Iterable[Person]) -> list[Person]:
    found: list[Person] = []
    for person in people:
        if not any(person is other for other in found):
            found.append(person)
    return found


def _parts(path: str) -> list[str]:
    return [unicodedata.normalize("NFC", part) for part in re.split(r"[/\\]", path) if part not in {"", "."}]


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
