"""Which posts a jour fixe shows: of those who agreed, what did best or has something to learn from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import get_args

from ambassador_cli.grammar.first_names import first_name
from ambassador_cli.grammar.labels import fold_label
from ambassador_cli.grammar.story import has_point
from ambassador_cli.models.export import PagePost, PersonPost, Ranked
from ambassador_cli.models.finding import Praise
from ambassador_cli.models.jour_fixe import Good, GoodKind, ShownPost
from ambassador_cli.models.roster import Person, Roster

MOST_SHOWN = 3
LEAST_CHECKS = 2
LEAST_IMPRESSIONS = 300
LEAST_AUTHORS = 5
TOO_YOUNG = timedelta(days=3)
"""A post that had less time is not judged."""
_TELLING: tuple[GoodKind, ...] = ("hook", "person", "somebody", "thing", "quote", "number", "time")


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
    """At most three, one a person, of people who agreed to their posts being shown, the newest first. Chosen are those
    that did best where their authors agreed to figures too; places that are left go to the newest whose text has two
    good things or more. What is too young is not judged; equal ones stand by their text."""
    fitting = [
        (person, post)
        for person, post in candidates
        if person.agreed("show_posts") and post.sentence and today - post.published >= TOO_YOUNG
    ]
    rated = [(person, post) for person, post in fitting if post.rate is not None and person.agreed("use_statistics")]
    rated.sort(key=lambda one: (-(one[1].rate or 0), -one[1].published.toordinal(), one[1].sentence))
    newest = [(person, post) for person, post in fitting if len(post.why) >= LEAST_CHECKS]
    newest.sort(key=lambda one: (-one[1].published.toordinal(), one[1].sentence))
    chosen: dict[str, ShownPost] = {}
    for person, post in (*rated, *newest):
        if len(chosen) < MOST_SHOWN:
            chosen.setdefault(person.key, post)
    return tuple(sorted(chosen.values(), key=lambda post: (-post.published.toordinal(), post.sentence)))


def rate_of(ranked: Ranked | None, published: date) -> float | None:
    """Engagements per impression of a post that was shown often enough and had its days; ``None`` where this is not
    known."""
    if ranked is None or ranked.engagements is None or (ranked.impressions or 0) < LEAST_IMPRESSIONS:
        return None
    return ranked.engagements / (ranked.impressions or 1) if ranked.as_of - published >= TOO_YOUNG else None


def handed_in(post: PersonPost, link_id: str, published: date, others: Sequence[PersonPost]) -> bool:
    """Is ``post`` the one that was handed in: by the number in its address, or as the only one of its day?"""
    if link_id:
        return link_id in post.ids
    return post.published == published and sum(other.published == published for other in others) == 1


def learnt_from(remarks: Iterable[tuple[str, str]]) -> tuple[str, ...]:
    """The rules of which posts of five authors or more could learn, by id; ``remarks`` are pairs of author and rule."""
    authors: dict[str, set[str]] = {}
    for author, rule in remarks:
        authors.setdefault(rule, set()).add(author)
    return tuple(sorted(rule for rule, found in authors.items() if len(found) >= LEAST_AUTHORS))


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


def what_is_good(praises: Iterable[Praise], text: str) -> tuple[Good, ...]:
    """What is good about a text: the praise of the check that is about telling, and whether it comes to a point."""
    found: dict[GoodKind, Good] = {}
    for praise in praises:
        for kind in _TELLING:
            if praise.id == kind:
                found.setdefault(kind, Good(kind, str(praise.values.get("x", ""))))
    if has_point(text):
        found["point"] = Good("point")
    if "thing" in found and "number" in found and found["thing"].words in found["number"].words:
        # Three screws are the screw that one sees.
        del found["thing"]
    return tuple(found[kind] for kind in get_args(GoodKind) if kind in found)
