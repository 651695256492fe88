"""Facts for papers: a programme with everything in it, and what lies around it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import cache
from typing import Any

import yaml

from ambassador_cli.models.group import ConfirmedGroup, Member
from ambassador_cli.models.paper import PaperFacts
from ambassador_cli.models.plan import Plan
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.roster import Person, Roster
from ambassador_cli.models.rule import RuleInForce
from ambassador_cli.planning import FreeDays, plan_programme
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import catalogue, rules_in_force

TODAY = date(2026, 6, 1)
WHOLE = """
company: {name: Nordlicht Pharma}
places: {planned: 12, at_most: 15}
dimensions:
  function: {values: [Vertrieb, IT, Medizin]}
  region: {values: [Nord, Süd]}
hashtags: {programme: [WirSindNordlicht]}
contacts:
  company: {name: "Nordlicht Pharma GmbH, Hafenweg, Nordhafen"}
  privacy: {name: Datenschutz, email: datenschutz@nordlicht.example}
  comms: {name: Kommunikation, email: kommunikation@nordlicht.example}
call: {until: 2026-05-11, form: Intranet, information: Intranet, signed_by: Ina Beispiel}
launch: {on: 2026-06-09, welcome_by: Dr. Ada Nordmann}
committed:
  management: {who: Dr. Ada Nordmann, on: 2026-04-20}
  works_council: {on: 2026-04-28, where: Zimmer des Betriebsrats}
  data_protection: {on: 2026-04-24}
  guideline: {on: 2026-05-04, where: Intranet}
jour_fixe: {weekday: Di, every_weeks: 2, times: ["10:00"], minutes: 45, hours: 2}
coffee: {weekday: Do, every_weeks: 8, times: ["13:00"], first: 2026-06-25}
trainings: [{name: Grundlagen, levels: all}]
materials: [{name: Folien, where: Intranet}]
agency: {first: 2026-07-07}
privacy: {basis: consent}
costs: {budget: "24000"}
hours: {fixed_per_month: "24", available_per_month: "50"}
calendar: {working_hours: {from: "09:00", to: "16:00"}}
keep: {applications_months: "6", draw_names_months: "6", people_files_months: "13"}
"""


def settings() -> dict[str, Any]:
    """programme.yaml with everything that papers look at, as it is read: texts only."""
    found: dict[str, Any] = yaml.load(WHOLE, Loader=yaml.BaseLoader)
    return found


def plan_of(programme: Programme) -> Plan:
    """Half a year from the day that counts as today."""
    free = FreeDays(programme.calendar, {})
    return plan_programme(programme, TODAY, date(2026, 11, 30), people=12, levels={}, free=free)


@cache
def built_in_rules() -> tuple[RuleInForce, ...]:
    """The rules of a programme that changes nothing about them."""
    return rules_in_force(catalogue(read_packs()), Programme())


def facts_of(settings: dict[str, Any], *, drawn: bool = True) -> PaperFacts:
    """Twenty applicants of whom twelve were drawn."""
    programme = Programme.model_validate(settings)
    people = tuple(
        Person.model_validate(
            {
                "name": f"{'Dr. ' if n % 5 == 0 else ''}Vorname{'abcdefghijklmnopqrst'[n]} Nachname{'xyz'[n % 3]}",
                "attributes": {"function": ["Vertrieb", "IT", "Medizin"][n % 3], "region": ["Nord", "Süd"][n % 2]},
                "consents": {"show_name": "2026-05-05"} if n % 2 else {},
            }
        )
        for n in range(20)
    )
    facts = PaperFacts(programme, TODAY, plan_of(programme), Roster(people=people), rules=built_in_rules())
    if not drawn:
        return facts
    group = ConfirmedGroup(
        confirmed=date(2026, 5, 18), by="Erika Muster", group=tuple(Member(name=p.name) for p in people[:12])
    )
    roster = Roster(people=people).with_group({member.key for member in group.group}, group.confirmed)
    return replace(facts, roster=roster, group=group, delete_on=date(2026, 11, 18))
