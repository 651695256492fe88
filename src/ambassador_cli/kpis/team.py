"""What the group did, from the files of those who agreed: sums, medians and shares, never a person.

A figure that rests on fewer than five people is left out, in every format. Management and employees are measured
apart and never added up, so that no figure can be had by subtraction.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import median

from ambassador_cli.grammar.hashtags import find_hashtags
from ambassador_cli.grammar.links import blanked, find_links, find_mail_addresses
from ambassador_cli.grammar.mentions import find_mentions
from ambassador_cli.grammar.twins import shingles, similarity, word_list
from ambassador_cli.models.export import History, PersonHistory, PersonPost
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.report import Bilingual, Kpi, Measure, Note, Period
from ambassador_cli.models.roster import Person, Roster, Track

FEWEST_PEOPLE = 5
NEAR_TWIN = 0.8
DAYS_A_MONTH = 365.25 / 12
_CREATOR = Bilingual("Creator exports of those who agreed", "Creator-Exporte derer, die zugestimmt haben")
_SHARES = Bilingual("Shares.csv of those who agreed", "Shares.csv derer, die zugestimmt haben")

IMPRESSIONS_MEMBER = Kpi(
    id="K01",
    name="impressions_member",
    unit="count",
    label=Bilingual("Impressions of own profiles", "Impressions eigener Profile"),
    definition=Bilingual(
        "How often posts of ambassadors' own profiles were shown in the period, older posts included.",
        "Wie oft Beiträge aus Profilen der Botschafter:innen im Zeitraum angezeigt wurden, auch ältere.",
    ),
    formula=Bilingual("sum over people and days of Impressions", "Summe über Menschen und Tage von Impressions"),
    source=_CREATOR,
    caveat=Bilingual(
        "Only of those who agreed. Since April 2024 it includes reposts: a break in the series.",
        "Nur von denen, die zugestimmt haben. Seit April 2024 zählen Reposts mit: ein Bruch in der Reihe.",
    ),
)
REACH_POST_MEDIAN = Kpi(
    id="K03",
    name="reach_post_median",
    unit="count",
    label=Bilingual("People reached by a typical post", "Mit einem typischen Beitrag Erreichte"),
    definition=Bilingual(
        "Half of the posts reached more different members, half fewer.",
        "Die Hälfte der Beiträge erreichte mehr verschiedene Mitglieder, die Hälfte weniger.",
    ),
    formula=Bilingual("median of Members reached over posts", "Median von Erreichte Mitglieder über Beiträge"),
    source=Bilingual("Exports of single posts", "Exporte einzelner Beiträge"),
    caveat=Bilingual(
        "People reached are never added up over posts, days or people.",
        "Erreichte werden nie über Beiträge, Tage oder Menschen addiert.",
    ),
)
ENGAGEMENT_RATE_MEMBER = Kpi(
    id="K04",
    name="engagement_rate_member",
    unit="percent",
    label=Bilingual("Engagement rate of own profiles", "Engagement-Rate eigener Profile"),
    definition=Bilingual(
        "Of 100 times shown, how many led to a reaction, comment or repost.",
        "Wie viele von 100 Anzeigen zu einer Reaktion, einem Kommentar oder Repost führten.",
    ),
    formula=Bilingual("engagements / impressions, sums over people and days", "Engagements / Impressions, summiert"),
    source=_CREATOR,
    caveat=Bilingual("No clicks in it: not comparable with K05.", "Ohne Klicks: nicht mit K05 vergleichbar."),
)
ACTIVE_RATE = Kpi(
    id="K11",
    name="active_rate",
    unit="percent",
    label=Bilingual("Posted in the period", "Haben etwas veröffentlicht"),
    definition=Bilingual(
        "Of the ambassadors at the start of the period, the share with at least one own post in it.",
        "Anteil der Botschafter:innen zu Beginn des Zeitraums, die darin mindestens einen eigenen Beitrag hatten.",
    ),
    formula=Bilingual("people with an own post / people at the start", "Menschen mit eigenem Beitrag / am Anfang"),
    source=Bilingual("roster.yaml and people's files", "roster.yaml und Dateien der Menschen"),
    caveat=Bilingual(
        "Whoever gave no file counts as without a post: it is a lower bound. No target may be set on it.",
        "Wer keine Datei gab, zählt als ohne Beitrag: eine Untergrenze. Ein Ziel darauf gibt es nicht.",
    ),
)
CADENCE_MEDIAN = Kpi(
    id="K12",
    name="cadence_median",
    unit="count",
    label=Bilingual("Posts a month, typically", "Beiträge im Monat, typisch"),
    definition=Bilingual(
        "Half of the people wrote more own posts a month, half fewer.",
        "Die Hälfte schrieb mehr eigene Beiträge im Monat, die Hälfte weniger.",
    ),
    formula=Bilingual("median over people of own posts / months", "Median über Menschen von Beiträgen / Monaten"),
    source=_SHARES,
    caveat=Bilingual("Once a month is fine.", "Einmal im Monat ist gut."),
)
OWN_WORDS_SHARE = Kpi(
    id="K13",
    name="own_words_share",
    unit="percent",
    label=Bilingual("Posts in own words", "Beiträge in eigenen Worten"),
    definition=Bilingual(
        "Share of own posts without a near twin by somebody else.",
        "Anteil eigener Beiträge ohne fast gleichen Beitrag von jemand anderem.",
    ),
    formula=Bilingual(
        "posts without a twin (Jaccard of 3-word runs >= 0.8) / posts with known text",
        "Beiträge ohne Zwilling (Jaccard von 3-Wort-Folgen >= 0,8) / Beiträge mit bekanntem Text",
    ),
    source=_SHARES,
    caveat=Bilingual("Posts under 15 words have no twin.", "Beiträge unter 15 Wörtern haben keinen Zwilling."),
)
HASHTAG_USE = Kpi(
    id="K16",
    name="hashtag_use",
    unit="percent",
    label=Bilingual("With hashtag or page", "Mit Hashtag oder Seite"),
    definition=Bilingual(
        "Share of own posts with the programme's hashtag or a mention of the page.",
        "Anteil eigener Beiträge mit Programm-Hashtag oder Erwähnung der Seite.",
    ),
    formula=Bilingual(
        "posts with tag or mention / posts with known text", "Beiträge damit / Beiträge mit bekanntem Text"
    ),
    source=_SHARES,
    caveat=Bilingual("A wish, not a duty. No target may be set on it.", "Ein Wunsch, keine Pflicht. Ohne Ziel."),
)


@dataclass(frozen=True, slots=True)
class Team:
    """The ambassadors of one track in a period, and what their files hold."""

    people: tuple[Person, ...]
    files: tuple[PersonHistory, ...]
    period: Period
    programme: Programme


TeamMeasuring = Callable[[Team], Measure]


def team_in(history: History, period: Period, roster: Roster, programme: Programme, track: Track) -> Team:
    """Who of the roster took part at some time of the period, with the files they agreed to."""
    people = tuple(p for p in roster.people if p.track == track and _takes_part(p, period, programme.start))
    keys = {person.key for person in people}
    return Team(people, tuple(f for f in history.people if f.person in keys), period, programme)


def tracks_of(roster: Roster, programme: Programme) -> tuple[Track, ...]:
    """The tracks that anybody ever took part in."""
    tracks: tuple[Track, ...] = ("management", "employee")
    ever = Period(date.min, date.max)
    return tuple(
        track
        for track in tracks
        if any(p.track == track and _takes_part(p, ever, programme.start) for p in roster.people)
    )


def _joined(person: Person, start: date | None) -> date | None:
    if person.joined:
        return person.joined
    return start or date.min if person.status in {"group", "left"} else None


def _takes_part(person: Person, period: Period, start: date | None) -> bool:
    joined = _joined(person, start)
    return joined is not None and joined <= period.last and (person.left is None or person.left >= period.first)


def measure_impressions_member(team: Team) -> Measure:
    """K01: the sum of what is known of each person on each day."""
    known = [(f, [d.impressions for d in f.days if team.period.holds(d.day)]) for f in team.files]
    counted = [[v for v in values if v is not None] for _, values in known]
    counted = [values for values in counted if values]
    return _guarded(
        len(counted), Measure(sum(map(sum, counted)), complete=all(len(v) == team.period.days for v in counted))
    )


def measure_engagement_rate_member(team: Team) -> Measure:
    """K04: a ratio of sums over the days on which both counts are known."""
    engagements = impressions = people = 0
    complete = True
    for file in team.files:
        days = [d for d in file.days if team.period.holds(d.day)]
        pairs = [
            (d.engagements, d.impressions) for d in days if d.engagements is not None and d.impressions is not None
        ]
        people += bool(pairs)
        complete = complete and len(pairs) in {0, team.period.days}
        engagements += sum(part for part, _ in pairs)
        impressions += sum(whole for _, whole in pairs)
    value = engagements / impressions if impressions > 0 else None
    return _guarded(people, Measure(value, engagements, impressions, complete=complete))


def measure_reach_post_median(team: Team) -> Measure:
    """K03: the median over posts, of people who gave exports of single posts."""
    reached = [
        [post.members_reached for post in _posts(file, team.period) if post.members_reached is not None]
        for file in team.files
    ]
    values = [value for posts in reached for value in posts]
    return _guarded(sum(map(bool, reached)), Measure(median(values) if values else None, parts={"posts": len(values)}))


def measure_active_rate(team: Team) -> Measure:
    """K11: the denominator is fixed at the period's start, whether a file was given or not."""
    start = team.programme.start
    first = Period(team.period.first, team.period.first)
    there = {person.key for person in team.people if _takes_part(person, first, start)}
    active = {f.person for f in team.files if f.person in there and any(_own(p) for p in _posts(f, team.period))}
    without = len(there - {file.person for file in team.files})
    notes = (Note("without_file", {"n": without}),) if without else ()
    if not team.files:
        return _guarded(0, Measure(None))
    value = len(active) / len(there) if there else None
    return _guarded(len(there), Measure(value, len(active), len(there), notes=notes))


def measure_cadence_median(team: Team) -> Measure:
    """K12: own posts over the months that a person took part in, of those whose list of posts reaches as far."""
    rates = []
    for person, file in _paired(team):
        if file.shares_until is None or file.shares_until < team.period.first:
            continue
        first = max(team.period.first, _joined(person, team.programme.start) or team.period.first)
        last = min(team.period.last, person.left or team.period.last)
        months = ((last - first).days + 1) / DAYS_A_MONTH
        posts = sum(_own(post) for post in _posts(file, Period(first, last)))
        rates.append(posts / months)
    return _guarded(len(rates), Measure(median(rates) if rates else None))


def measure_own_words_share(team: Team) -> Measure:
    """K13: posts with known text of at least 15 words are compared with all others of other people."""
    texts = [
        (file.person, shingles(word_list(post.text or "")), len(word_list(post.text or "")))
        for file, post in _texts(team)
    ]
    runs: dict[tuple[str, str, str], set[int]] = {}
    for index, (_, own, _) in enumerate(texts):
        for run in own:
            runs.setdefault(run, set()).add(index)
    alone = 0
    for index, (person, own, words) in enumerate(texts):
        near = {other for run in own for other in runs[run]} - {index} if words >= 15 else set()
        alone += not any(texts[o][0] != person and similarity(own, texts[o][1]) >= NEAR_TWIN for o in near)
    value = alone / len(texts) if texts else None
    return _guarded(len({person for person, _, _ in texts}), Measure(value, alone, len(texts)))


def measure_hashtag_use(team: Team) -> Measure:
    """K16: whole tags, case ignored; pages by their exact names."""
    tags = {tag.casefold() for tag in team.programme.hashtags.programme}
    pages = [page.name for page in team.programme.company.pages] if team.programme.company else []
    texts = list(_texts(team))
    used = sum(_wears(post.text or "", tags, pages) for _, post in texts)
    value = used / len(texts) if texts and tags else None
    return _guarded(len({file.person for file, _ in texts}), Measure(value, used, len(texts)))


def _wears(written: str, tags: set[str], pages: list[str]) -> bool:
    text = unicodedata.normalize("NFC", written)
    text = blanked(text, [*((link.start, link.end) for link in find_links(text)), *find_mail_addresses(text)])
    return any(tag.name.casefold() in tags for tag in find_hashtags(text)) or any(
        mention.page for mention in find_mentions(text, pages)
    )


def _guarded(people: int, measure: Measure) -> Measure:
    """The figure with the number of people behind it, or nothing where they are too few."""
    if not people:
        return Measure(None, notes=(Note("no_files"),), complete=False)
    if people < FEWEST_PEOPLE:
        return Measure(None, notes=(Note("too_few_people", {"n": FEWEST_PEOPLE}),), complete=False)
    parts = {**measure.parts, "people": people}
    return Measure(measure.value, measure.numerator, measure.denominator, parts, measure.notes, measure.complete)


def _paired(team: Team) -> Iterable[tuple[Person, PersonHistory]]:
    files = {file.person: file for file in team.files}
    return [(person, files[person.key]) for person in team.people if person.key in files]


def _posts(file: PersonHistory, period: Period) -> list[PersonPost]:
    return [post for post in file.posts if period.holds(post.published)]


def _own(post: PersonPost) -> bool:
    """A repost without words is not an own post; a post whose text is unknown is taken for one."""
    return post.text is None or bool(post.text.strip())


def _texts(team: Team) -> list[tuple[PersonHistory, PersonPost]]:
    """Own posts with known text, written while their author took part."""
    found = []
    for person, file in _paired(team):
        joined = _joined(person, team.programme.start) or date.min
        until = person.left or date.max - timedelta(days=1)
        found += [
            (file, post)
            for post in _posts(file, team.period)
            if post.text is not None and post.text.strip() and joined <= post.published <= until
        ]
    return found


TEAM_MEASURES: tuple[tuple[Kpi, TeamMeasuring], ...] = (
    (IMPRESSIONS_MEMBER, measure_impressions_member),
    (REACH_POST_MEDIAN, measure_reach_post_median),
    (ENGAGEMENT_RATE_MEMBER, measure_engagement_rate_member),
    (ACTIVE_RATE, measure_active_rate),
    (CADENCE_MEDIAN, measure_cadence_median),
    (OWN_WORDS_SHARE, measure_own_words_share),
    (HASHTAG_USE, measure_hashtag_use),
)
"""Each team figure and how it is measured."""
