"""A finding in words: what its rule says, why, by which source, and whom to ask."""

from __future__ import annotations

import string
from collections.abc import Collection, Mapping

from ambassador_cli.errors import Place, Problem
from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.errors.redaction import HIDDEN_TEXT
from ambassador_cli.models.company import Contact, Contacts
from ambassador_cli.models.finding import Finding, Unused
from ambassador_cli.models.rule import Rule
from ambassador_cli.pages.rule_source import say_source, source_of
from ambassador_cli.texts.language import Language
from ambassador_cli.texts.visible import to_one_line
from ambassador_cli.texts.words import Words

LONGEST_VALUE = 80
PUBLIC_VALUES = frozenset({"c"})
"""Single characters: nobody's words."""


class FindingWords:
    """Words findings of registered rules. ``hide`` leaves out what an author or a company wrote, ``own`` rules of that
    company included: for logs that others read. Findings about secrets never show what they are about."""

    def __init__(
        self,
        words: Words,
        rules: Mapping[str, Rule],
        contacts: Contacts | None = None,
        *,
        hide: bool = False,
        own: Collection[str] = (),
    ) -> None:
        self.words = words
        self.rules = rules
        self.contacts = contacts or Contacts()
        self.hide = hide
        self.own = own

    def hides(self, finding: Finding) -> bool:
        """Must this finding's text stay out?"""
        return self.hide or finding.secret

    def message(self, finding: Finding, *, mail: bool = False) -> str:
        """What the rule says about this finding, on one line; ``mail``: to somebody who is not at this keyboard."""
        if self.hides_rule(finding.rule):
            return self.words.say("check.own_rule", rule=to_one_line(finding.rule))
        rule = self.rules[finding.rule]
        message = rule.variants.get(finding.variant, rule.message) if finding.variant else rule.message
        if mail and not finding.variant:
            message = rule.variants.get("reply", message)
        values = {key: self._value(key, value, finding) for key, value in finding.values.items()}
        return to_one_line(string.Formatter().vformat(message.template(self.words), (), values))

    def hides_rule(self, rule_id: str) -> bool:
        """Must everything that a company wrote about this rule stay out, but its id?"""
        return self.hide and rule_id in self.own

    def name(self, rule_id: str) -> str:
        """The rule's short name, empty where it must stay out."""
        return "" if self.hides_rule(rule_id) else self.rules[rule_id].name

    def unused_rule(self, unused: Unused) -> str:
        """The rule that an entry of ``suppress`` names, as its author wrote it, or an ellipsis where that must stay out
        and is no rule's id."""
        return HIDDEN_TEXT if self.hide and unused.rule not in self.rules else to_one_line(unused.rule)

    def closing(self, rule_id: str) -> str:
        """The question whose yes settles a question of this rule; empty where it has none of its own."""
        closing = self.rules[rule_id].closing
        return closing.say(self.words) if closing else ""

    def why(self, rule_id: str) -> str:
        """Why the rule is there."""
        return self.rules[rule_id].why.say(self.words)

    def source(self, rule_id: str, *, for_author: bool = False) -> str:
        """Where the rule comes from, and when that was last looked at; authors are not told that nobody has."""
        rule = self.rules[rule_id]
        return source_of(rule, self.words) if for_author and rule.checked is None else say_source(rule, self.words)

    def unused(self, unused: Unused) -> str:
        """Why an entry of ``suppress`` has no effect."""
        say = self.words.say
        rule = self.unused_rule(unused)
        if unused.reason == "unused":
            return say("check.unused", rule=rule)
        if unused.reason == "void":
            return say("check.unused_void", rule=rule)
        if unused.meant:
            return say("check.unused_meant", rule=rule, meant=unused.meant)
        return say("check.unused_unknown", rule=rule)

    def problem(self, problem: Problem) -> str:
        """A problem's sentence on one line, without its place, for formats that have a field for places."""
        nowhere = Place(secret=self.hide or problem.place.secret)
        return to_one_line(to_problem_line(Problem(problem.id, nowhere, problem.values), self.words))

    def contact(self, rule_id: str) -> tuple[str, ...]:
        """Whom to ask about findings of this rule: name, ways and hours; then what to do at other times. Empty
        where programme.yaml names nobody."""
        contacts = self.contacts
        named = {"comms": contacts.comms, "legal": contacts.legal, "pv": contacts.pv}
        contact = named[self.rules[rule_id].ask] or contacts.comms
        return self._contact_lines(contact) if contact else ()

    def _contact_lines(self, contact: Contact) -> tuple[str, ...]:
        hours, fallback, clock = (self._local(text) for text in (contact.hours, contact.fallback, contact.clock))
        ways = [to_one_line(way) for way in (contact.name, contact.email, contact.phone, hours) if way]
        lines = [self.words.say("check.contact", who=" · ".join(ways))]
        if fallback:
            lines.append(self.words.say("check.contact_otherwise", how=fallback))
        if clock:
            lines.append(self.words.say("check.contact_clock", clock=clock))
        return tuple(lines)

    def _local(self, text: Mapping[Language, str]) -> str:
        """The reader's language, else the other one."""
        return to_one_line(text.get(self.words.language) or next(iter(text.values()), ""))

    def _value(self, key: str, value: str | int, finding: Finding) -> str:
        if not isinstance(value, str):
            return self.words.value(value)
        if finding.secret or (self.hide and key not in PUBLIC_VALUES):
            return HIDDEN_TEXT
        line = to_one_line(value)
        return line if len(line) <= LONGEST_VALUE else line[: LONGEST_VALUE - 1] + "…"
