"""Which posts a jour fixe shows: of those who agreed, the newest that have something to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ambassador_cli.grammar.first_names import first_name
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.grammar.story import find_number, find_quotation, find_time, has_point
from ambassador_cli.models.export import PagePost
from ambassador_cli.models.jour_fixe import Good, GoodKind, ShownPost
from ambassador_cli.models.roster import Person, Roster

MOST_SHOWN = 3
LEAST_CHECKS = 2
TOO_YOUNG = timedelta(days=3)
"""A post that had less time is not judged."""


def person_of(author: str, roster: Roster | None) -> Person | None:
    """Who is meant by ``author``: an id, a name, a profile, or a first name that only one person has; ``None`` where
    nobody is, or several are."""
    wanted = fold_label(author)
    people = roster.people if roster else ()
    if not wanted:
        return None
    whole = [person for person in people if wanted in map(fold_label, {person.key, person.name, person.profile or ""})]
    first = [person for person in people if wanted == fold_label(first_name(person.name))]
    found = whole or first
    return found[0] if len(found) == 1 else None


def choose_posts(candidates: Iterable[tuple[Person, ShownPost]], today: date) -> tuple[ShownPost, ...]:
    """At most three, the newest first, one a person, of people who agreed to their posts being shown and whose text has
    two good things or more. What is too young is not judged; equally new ones stand by their text."""
    fitting = [
        (person.key, post)
        for person, post in candidates
        if person.agreed("show_posts") and len(post.why) >= LEAST_CHECKS and today - post.published >= TOO_YOUNG
    ]
    fitting.sort(key=lambda one: (-one[1].published.toordinal(), one[1].sentence))
    chosen: dict[str, ShownPost] = {}
    for key, post in fitting:
        chosen.setdefault(key, post)
    return tuple(list(chosen.values())[:MOST_SHOWN])


def best_of_page(posts: Sequence[PagePost], since: date, today: date) -> PagePost | None:
    """The page's post of these days that was shown most, of those that had three days at least."""
    known = [
        post
        for post in posts
        if since <= post.created <= today - TOO_YOUNG
        and post.organic.impressions
        and post.as_of - post.created >= TOO_YOUNG
    ]
    return max(known, key=lambda post: (post.organic.impressions or 0, post.id), default=None)


def what_is_good(sentence: str, text: str, *, fits: bool) -> tuple[Good, ...]:
    """Named checks of a text that hold: ``fits`` says whether all of its first ``sentence`` is seen before the fold."""
    found = [Good("hook")] if fits else []
    kinds: tuple[tuple[GoodKind, str], ...] = (
        ("time", find_time(sentence)),
        ("number", find_number(sentence)),
        ("quote", find_quotation(sentence)),
    )
    found += [Good(kind, words) for kind, words in kinds if words]
    return (*found, Good("point")) if has_point(text) else tuple(found)
