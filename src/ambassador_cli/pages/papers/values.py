"""What the placeholders of papers stand for, and which key of programme.yaml or which step gives each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, time
from decimal import Decimal

from ambassador_cli.models.company import Contact
from ambassador_cli.models.paper import PaperFacts, Values
from ambassador_cli.models.plan import DateKind
from ambassador_cli.models.rhythm import Recurring
from ambassador_cli.models.roster import Consent
from ambassador_cli.texts.words import Words

FEWEST = 5
"""Where one can infer people, nothing is said of fewer."""
_SPELT_OUT = frozenset({1, 2, 3, 4, 6, 8})
"""Weeks that are read more easily as words."""
_USUAL = frozenset({"function", "region", "experience"})
"""Dimensions that nearly every programme has, named in words."""
_WEEKS_IN_YEAR = Decimal(52)


@dataclass(frozen=True, slots=True)
class PaperValue:
    """One placeholder. ``key`` is what to fill in programme.yaml, ``step`` the command that comes first; ``find`` gives
    its value, ``None`` where it is not known."""

    name: str
    find: Callable[[PaperFacts, Words], object]
    key: str = ""
    step: str = ""


def to_values(facts: PaperFacts, words: Words) -> Values:
    """All values that are known."""
    found = ((value.name, value.find(facts, words)) for value in VALUES)
    return {name: value for name, value in found if value is not None and value != ""}


def name_keys(keys: Iterable[str], facts: PaperFacts, words: Words) -> str:
    """Keys and steps that a paper lacks, in a row; a key whose day has gone by says so."""
    until = facts.programme.call.until
    over = {"call.until": until} if until and until < facts.today else {}
    return ", ".join(words.say("paper.over", key=key, day=words.day(over[key])) if key in over else key for key in keys)


def joined(items: Iterable[str], words: Words) -> str:
    """A list in a sentence: a, b and c."""
    listed = list(items)
    if len(listed) < 2:
        return "".join(listed)
    return words.say("value.and", before=", ".join(listed[:-1]), last=listed[-1])


def label_of(dimension: str, facts: PaperFacts, words: Words) -> str:
    """What a dimension of the mix is called: as programme.yaml says, else in words, else its key."""
    settings = facts.programme.dimensions.get(dimension)
    if settings is not None and settings.label:
        return settings.label
    return words.say(f"paper.dimension.{dimension}") if dimension in _USUAL else dimension


def contact(person: Contact | None) -> str | None:
    """Name and ways to reach them."""
    return ", ".join(part for part in (person.name, person.email, person.phone) if part) if person else None


def members(facts: PaperFacts) -> list[str]:
    """Keys of those who take part."""
    return [member.key for member in facts.group.group] if facts.group else []


def _of_group(facts: PaperFacts, words: Words, dimension: str) -> str | None:
    keys = set(members(facts))
    if facts.roster is None or len(keys) < FEWEST:
        return None
    found = {p.attributes.get(dimension) for p in facts.roster.people if p.key in keys} - {None}
    order = facts.programme.dimensions[dimension].known if dimension in facts.programme.dimensions else ()
    listed = [value for value in order if value in found] or sorted(value for value in found if value)
    return joined(listed, words) or None


def _agreed_names(facts: PaperFacts, words: Words, purpose: Consent) -> str | None:
    keys = set(members(facts))
    if facts.roster is None or len(keys) < FEWEST:
        return None
    return joined((p.name for p in facts.roster.people if p.key in keys and p.agreed(purpose)), words) or None


def _places(facts: PaperFacts, words: Words) -> str | None:
    places = facts.programme.places
    if places is None:
        return None
    most = places.at_most
    if most is None or most == places.planned:
        return words.number(places.planned)
    return words.say("paper.from_to", least=places.planned, most=most)


def _rhythm(of: Recurring | None, words: Words) -> str | None:
    if of is None:
        return None
    if of.every_weeks in _SPELT_OUT:
        return words.say(f"paper.every.{of.every_weeks}")
    return words.say("paper.every_weeks", n=of.every_weeks)


def _hours_of_dates(facts: PaperFacts, words: Words) -> str | None:
    """Hours a month that a member's dates take, to half an hour: jours fixes and coffees as often as they come."""
    recurring = [of for of in (facts.programme.jour_fixe, facts.programme.coffee) if of]
    if not recurring:
        return None
    minutes = sum((Decimal(of.minutes) * _WEEKS_IN_YEAR / of.every_weeks / 12 for of in recurring), Decimal(0))
    halves = max(1, round(minutes / 30))
    return words.number(Decimal(halves) / 2, halves % 2)


def _first_of(kind: DateKind) -> Callable[[PaperFacts, Words], date | None]:
    def find(facts: PaperFacts, words: Words) -> date | None:  # noqa: ARG001
        return next((found.on for found in facts.plan.dates if found.kind == kind and found.on >= facts.today), None)

    return find


def _starts(facts: PaperFacts) -> date | None:
    launch = facts.programme.launch
    return launch.on if launch else facts.programme.start


def _still_open(facts: PaperFacts, words: Words) -> bool | None:  # noqa: ARG001
    until = facts.programme.call.until
    return True if until and until >= facts.today else None


def _running(facts: PaperFacts, words: Words) -> bool | None:  # noqa: ARG001
    day = _starts(facts)
    return True if day and day < facts.today else None


def _delete_on(facts: PaperFacts, words: Words) -> date | None:  # noqa: ARG001
    return facts.delete_on


def _mix(facts: PaperFacts, words: Words) -> str | None:
    return joined((label_of(name, facts, words) for name in facts.programme.dimensions), words) or None


def _spent_hours(facts: PaperFacts, words: Words) -> str | None:
    months: Sequence[Decimal] = [month.planned for month in facts.plan.months if month.planned]
    return words.number(round(sum(months, Decimal(0)) / len(months))) if months else None


def _budget(facts: PaperFacts, words: Words) -> str | None:
    costs = facts.programme.costs
    return f"{words.number(costs.budget)}\N{NO-BREAK SPACE}{costs.currency}" if costs.budget is not None else None


def _functions_named(facts: PaperFacts, words: Words) -> str | None:
    functions = facts.programme.dimensions.get("function")
    return joined(functions.known, words) or None if functions else None


def _places_given(facts: PaperFacts, words: Words) -> bool | None:  # noqa: ARG001
    frozen = facts.drawn or facts.frozen
    if frozen is None:
        return None
    return any(wish["kind"] == "set" and wish["people"] for wish in frozen["asked"]["wishes"]) or None


def _has_receipts(facts: PaperFacts, words: Words) -> bool | None:  # noqa: ARG001
    return any(person["code"] for person in facts.names["people"]) or None if facts.names else None


def _hashtag(facts: PaperFacts, words: Words) -> str | None:  # noqa: ARG001
    tags = facts.programme.hashtags.programme
    return f"#{tags[0]}" if tags else None


def _absent(find: Callable[[PaperFacts, Words], object]) -> Callable[[PaperFacts, Words], bool | None]:
    return lambda facts, words: None if find(facts, words) else True


def _clock(at: time) -> str:
    return f"{at.hour}:{at.minute:02}"


def _working_hours(facts: PaperFacts, words: Words) -> str:
    hours = facts.programme.calendar.working_hours
    return words.say("paper.between", first=_clock(hours.first), last=_clock(hours.last))


VALUES: tuple[PaperValue, ...] = (
    PaperValue("company", lambda f, _: f.programme.company.name if f.programme.company else None, "company.name"),
    PaperValue("controller", lambda f, _: contact(f.programme.contacts.company), "contacts.company"),
    PaperValue("privacy", lambda f, _: contact(f.programme.contacts.privacy), "contacts.privacy"),
    PaperValue("contact", lambda f, _: contact(f.programme.contacts.comms), "contacts.comms"),
    PaperValue("pv", lambda f, _: contact(f.programme.contacts.pv), "contacts.pv"),
    PaperValue(
        "signed_by",
        lambda f, _: (
            f.programme.call.signed_by or (f.programme.contacts.comms.name if f.programme.contacts.comms else None)
        ),
        "call.signed_by",
    ),
    PaperValue("hashtag", _hashtag, "hashtags.programme"),
    PaperValue("places", _places, "places"),
    PaperValue("mix", _mix, "dimensions"),
    PaperValue("form_until", lambda f, _: f.programme.call.until, "call.until"),
    PaperValue("form_open", _still_open, "call.until"),
    PaperValue("form", lambda f, _: f.programme.call.form, "call.form"),
    PaperValue("information", lambda f, _: f.programme.call.information, "call.information"),
    PaperValue("start_month", lambda f, w: w.month(day) if (day := _starts(f)) else None, "launch.on"),
    PaperValue("running", _running),
    PaperValue("not_running", _absent(_running)),
    PaperValue("launch_day", lambda f, _: f.programme.launch.on if f.programme.launch else None, "launch.on"),
    PaperValue(
        "launch_time",
        lambda f, w: w.say("paper.clock", time=_clock(f.programme.launch.time)) if f.programme.launch else None,
        "launch.time",
    ),
    PaperValue(
        "welcome_by", lambda f, _: f.programme.launch.welcome_by if f.programme.launch else None, "launch.welcome_by"
    ),
    PaperValue("jour_fixe", lambda f, w: _rhythm(f.programme.jour_fixe, w), "jour_fixe"),
    PaperValue("coffee", lambda f, w: _rhythm(f.programme.coffee, w), "coffee"),
    PaperValue("trainings", lambda f, w: joined((t.name for t in f.programme.trainings), w) or None, "trainings"),
    PaperValue("next_coffee", _first_of("coffee"), "coffee"),
    PaperValue("hours_of_dates", _hours_of_dates, "jour_fixe"),
    PaperValue("team_hours", _spent_hours, "hours"),
    PaperValue("budget", _budget, "costs.budget"),
    PaperValue(
        "management",
        lambda f, w: (
            (f.programme.committed.management.who or w.say("paper.management"))
            if f.programme.committed.management
            else None
        ),
        "committed.management",
    ),
    PaperValue(
        "works_council",
        lambda f, _: f.programme.committed.works_council.on if f.programme.committed.works_council else None,
        "committed.works_council",
    ),
    PaperValue(
        "works_council_where",
        lambda f, _: f.programme.committed.works_council.where if f.programme.committed.works_council else None,
        "committed.works_council.where",
    ),
    PaperValue(
        "data_protection",
        lambda f, _: f.programme.committed.data_protection.on if f.programme.committed.data_protection else None,
        "committed.data_protection",
    ),
    PaperValue(
        "guideline",
        lambda f, _: f.programme.committed.guideline.where if f.programme.committed.guideline else None,
        "committed.guideline.where",
    ),
    PaperValue(
        "materials",
        lambda f, w: joined((f"{m.name} ({m.where})" for m in f.programme.materials), w) or None,
        "materials",
    ),
    PaperValue("basis", lambda f, _: f.programme.privacy.basis, "privacy.basis"),
    PaperValue("agency", lambda f, _: True if f.programme.agency else None),
    PaperValue("working_hours", _working_hours, "calendar.working_hours"),
    PaperValue("applications_months", lambda f, _: f.programme.keep.applications_months, "keep.applications_months"),
    PaperValue("draw_names_months", lambda f, _: f.programme.keep.draw_names_months, "keep.draw_names_months"),
    PaperValue("people_files_months", lambda f, _: f.programme.keep.people_files_months, "keep.people_files_months"),
    PaperValue("frozen", lambda f, _: True if f.frozen else None, step="amb select --freeze"),
    PaperValue("receipts", _has_receipts, step="amb select --freeze"),
    PaperValue("group", lambda f, _: len(f.group.group) if f.group else None, step="amb select --confirm"),
    PaperValue("confirmed_on", lambda f, _: f.group.confirmed if f.group else None, step="amb select --confirm"),
    PaperValue("confirmed_by", lambda f, _: f.group.by if f.group else None, step="amb select --confirm"),
    PaperValue("places_given", _places_given, step="amb select --freeze"),
    PaperValue("delete_on", _delete_on, step="amb select --confirm"),
    PaperValue(
        "group_size",
        lambda f, _: len(f.group.group) if f.group and len(f.group.group) >= FEWEST else None,
        step="amb select --confirm",
    ),
    PaperValue("functions", lambda f, w: _of_group(f, w, "function"), "dimensions.function"),
    PaperValue("regions", lambda f, w: _of_group(f, w, "region"), "dimensions.region"),
    PaperValue("mix_of_functions", _functions_named, "dimensions.function"),
    PaperValue("no_functions", _absent(_functions_named)),
    PaperValue("no_coffee", _absent(_first_of("coffee"))),
    PaperValue("no_pv", lambda f, _: None if f.programme.contacts.pv else True),
    PaperValue("newcomers", lambda f, _: True if f.level == "new" else None),
    PaperValue("practised", lambda f, _: True if f.level == "practised" else None),
    PaperValue("no_places_given", _absent(_places_given)),
    PaperValue("small_group", lambda f, _: True if f.group and len(f.group.group) < FEWEST else None),
    PaperValue("only_jour_fixe", lambda f, _: True if f.programme.jour_fixe and not f.programme.coffee else None),
    PaperValue("no_welcome", lambda f, _: None if f.programme.launch and f.programme.launch.welcome_by else True),
    PaperValue("no_works_council", lambda f, _: None if f.programme.committed.works_council else True),
    PaperValue("no_data_protection", lambda f, _: None if f.programme.committed.data_protection else True),
    PaperValue("not_confirmed", lambda f, _: None if f.group and f.group.by else True),
    PaperValue("keep_text", lambda f, _: True if f.programme.form.keep_text else None),
    PaperValue("named", lambda f, w: _agreed_names(f, w, "show_name")),
    PaperValue("pictured", lambda f, w: _agreed_names(f, w, "show_photo")),
)

BY_NAME = {value.name: value for value in VALUES}
