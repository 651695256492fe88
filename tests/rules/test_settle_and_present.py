"""Answers, suppressions and levels; then the order in which findings reach the author."""

from __future__ import annotations

import datetime
from functools import cache

import pytest

from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import Presented, Settled
from ambassador_cli.models.programme import Programme, RuleSettings
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker, check_draft, present, settle
from rules.labelled import labelled_drafts, nordlicht

TODAY = datetime.date(2026, 11, 23)


@cache
def _checker(**rules: str) -> Checker:
    programme = nordlicht()
    if rules:
        programme = programme.model_copy(update={"rules": RuleSettings.model_validate({"levels": rules})})
    return Checker(programme, packs=read_packs(), today=TODAY)


def _draft(source: str) -> Draft:
    draft = read_draft(source).draft
    assert draft is not None
    return draft


def _settled(source: str, **levels: str) -> Settled:
    draft = _draft(source)
    checker = _checker(**levels)
    return checker.settle(checker.check(draft), draft)


def _presented(source: str, *, full: bool = False, **levels: str) -> Presented:
    draft = _draft(source)
    checker = _checker(**levels)
    return checker.present(checker.settle(checker.check(draft), draft), draft, full=full)


def _front(*lines: str) -> str:
    return "---\n" + "\n".join(lines) + "\n---\n"


DECIDED = 'by: "l. t.", date: 2026-11-20'
HEALS = "Im Märchen vom Wasser des Lebens wird der König von einer Arznei geheilt. #WirSindNordlicht"
DIZZY = "Meine Tante nimmt diese Tabletten und hatte Schwindel. #WirSindNordlicht"
PICTURE = 'images: [{file: gruppe.jpg, alt: "Unser Team lacht"}]'


def test_a_suppression_with_a_reason_keeps_the_remark() -> None:
    settled = _settled(_front(f'suppress: {{RX104: {{reason: "Zitat aus einem Märchen", {DECIDED}}}}}') + HEALS)
    assert [entry.finding.rule for entry in settled.kept] == ["RX104"]
    assert not settled.unused
    assert "RX104" not in [finding.rule for finding in settled.open]


@pytest.mark.parametrize("entry", ['reason: "kurz", by: x, date: 2026-01-01', 'reason: "lang genug, aber ohne Namen"'])
def test_a_broken_suppression_has_no_effect_and_is_named(entry: str) -> None:
    read = read_draft(_front(f"suppress: {{RX104: {{{entry}}}}}") + HEALS)
    assert [problem.id for problem in read.problems] == ["draft.broken_suppression"]
    assert read.problems[0].place.line == 2
    assert read.draft is not None
    assert any(finding.rule == "RX104" for finding in _checker().check(read.draft))


def test_side_effects_contact_data_and_secrets_cannot_be_kept() -> None:
    text = "Streng vertraulich: 040 66969-417. " + DIZZY
    entries = ", ".join(f'{rule}: {{reason: "ein langer Grund", {DECIDED}}}' for rule in ("PV001", "PR002", "CF001"))
    settled = _settled(_front(f"suppress: {{{entries}}}") + text)
    assert {"PV001", "PR002", "CF001"} <= {finding.rule for finding in settled.open}
    assert {entry.reason for entry in settled.unused} == {"void"}
    assert not settled.kept


def test_unused_and_unknown_suppressions_are_reported() -> None:
    entries = f'RX109: {{reason: "ein langer Grund", {DECIDED}}}, RX140: {{reason: "ein langer Grund", {DECIDED}}}'
    settled = _settled(_front(f"suppress: {{{entries}}}") + HEALS)
    assert [(entry.rule, entry.reason) for entry in settled.unused] == [("RX109", "unused"), ("RX140", "unknown")]
    assert settled.unused[1].meant in {"RX101", "RX104", "RX110"}
    source = _draft(_front(f"suppress: {{{entries}}}") + HEALS).source
    assert source[settled.unused[0].start : settled.unused[0].end] == "RX109"


@pytest.mark.parametrize(("written", "meant"), [("HT0044", "HT004"), ("ht00444", "HT004"), ("HT004444", ""), ("X", "")])
def test_a_rule_is_meant_within_two_signs(written: str, meant: str) -> None:
    """What is farther from every rule is not taken for one."""
    entry = f'{written}: {{reason: "ein langer Grund", {DECIDED}}}'
    settled = _settled(_front(f"suppress: {{{entry}}}") + HEALS)
    assert [(unused.rule, unused.meant) for unused in settled.unused] == [(written, meant)]


def test_an_answer_closes_questions_of_its_rule() -> None:
    settled = _settled(_front(PICTURE, f'answers: {{PR001: {{answer: yes, note: "alle gefragt", {DECIDED}}}}}') + HEALS)
    assert [entry.finding.rule for entry in settled.answered] == ["PR001"]
    assert "PR001" not in [finding.rule for finding in settled.open]


@pytest.mark.parametrize("answer", ["no", "nein", "Nein.", "later", "später"])
def test_a_no_or_a_later_keeps_the_question_open(answer: str) -> None:
    settled = _settled(_front(PICTURE, f"answers: {{PR001: {{answer: {answer}}}}}") + HEALS)
    assert "PR001" in [finding.rule for finding in settled.open]
    assert [entry.answer.answer for entry in settled.waiting] == ["no" if answer[0] in "nN" else "later"]
    assert not settled.answered


@pytest.mark.parametrize("entry", ["answer: yes", "answer: yes, by: m. k.", f'answer: "alle gefragt", {DECIDED}'])
def test_only_a_yes_with_name_and_day_closes(entry: str) -> None:
    source = _front(PICTURE, f"answers: {{PR001: {{{entry}}}}}") + HEALS
    assert "PR001" in [finding.rule for finding in _settled(source).open]
    assert [problem.id for problem in read_draft(source).problems] == ["draft.broken_answer"]


def test_an_answer_closes_no_errors() -> None:
    source = _front(f'answers: {{RX101: {{answer: yes, note: "geht schon", {DECIDED}}}}}') + "Kardovexa ist hier."
    assert [finding.rule for finding in _settled(source).open if finding.rule == "RX101"]


def test_side_effects_need_the_day_of_the_report() -> None:
    answer = f'answer: yes, note: "gemeldet", {DECIDED}'
    without = _settled(_front(f"answers: {{PV001: {{{answer}}}}}") + DIZZY)
    assert "PV001" in [finding.rule for finding in without.open]
    reported = _settled(_front(f"answers: {{PV001: {{{answer}, reported_on: 2026-11-20}}}}") + DIZZY)
    assert "PV001" not in [finding.rule for finding in reported.open]
    assert [entry.answer.reported_on for entry in reported.answered] == [datetime.date(2026, 11, 20)]


def test_levels_of_the_programme() -> None:
    assert "RX104" not in [finding.rule for finding in _settled(HEALS, RX104="off").open]
    assert [finding.level for finding in _settled(HEALS, RX104="info").open if finding.rule == "RX104"] == ["info"]


def test_what_cannot_be_kept_cannot_be_switched_off_or_made_milder() -> None:
    text = "Streng vertraulich. Bald mehr."
    for level in ("off", "info"):
        assert [finding.level for finding in _settled(text, CF001=level).open if finding.rule == "CF001"] == ["error"]


def test_the_front_door_says_the_same_as_the_checker() -> None:
    programme = nordlicht()
    packs = read_packs()
    draft = _draft(DIZZY)
    findings = check_draft(draft, programme, packs=packs, today=TODAY)
    assert findings == _checker().check(draft)
    settled = settle(findings, draft, programme, packs=packs)
    assert present(settled, draft, programme, packs=packs, today=TODAY) == _checker().present(settled, draft)


CONGRESS = _front('images: [{file: saal.jpg, alt: "Blick von hinten in einen vollen Saal", people: true}]') + (
    "Drei Tage Kongress in Leipzig liegen hinter mir, und was mir bleibt, sind nicht die vierzehn Vorträge, nicht der "
    "wunde Fuß und auch nicht das Namensschild, sondern eine Begegnung in der langen Schlange vor der einzigen "
    "Kaffeemaschine dort.\n\nDanke @Enna Lüttkopp und @Okke Brarensen fürs Mitdenken. Das Programm steht unter "
    "https://herzkongress.example/programm zum Nachlesen.\n\n#WirSindNordlicht #Kardiologie #Kongress #Leipzig"
)


def test_a_good_congress_post_shows_at_most_two_remarks() -> None:
    shown = _presented(CONGRESS)
    assert len(shown.remarks) <= 2
    assert [remark.first.rule for remark in shown.todo] == ["MN001", "LK003", "PR001"]
    assert len(shown.todo[0].findings) == 2


def test_a_clean_draft_gets_one_friendly_line() -> None:
    text = (
        "Gestern fiel der Beamer aus, mitten im wichtigsten Satz. Also habe ich frei erzählt, und hinterher kamen mehr "
    )
    shown = _presented(text + "Fragen als je zuvor. Danke an alle, die geblieben sind! #WirSindNordlicht")
    assert shown.praise is not None
    assert shown.praise.id == "clean"
    assert not shown.remarks
    assert not shown.todo


def test_most_clean_labelled_drafts_are_calm() -> None:
    for entry in labelled_drafts():
        if not entry["expect"] and not entry.get("others"):
            assert not _presented(entry["draft"]).remarks, entry["id"]


def test_errors_and_side_effects_come_first() -> None:
    shown = _presented("Studien zeigen es. Umsatz plus 14 Prozent. Kardovexa wirkt. " + DIZZY)
    assert [remark.section for remark in shown.remarks] == sorted(
        (remark.section for remark in shown.remarks),
        key=["ask_first", "please_answer", "better_so", "tip", "more"].index,
    )
    assert {"PV001", "RX101"} <= {remark.first.rule for remark in shown.section("ask_first")}


def test_the_same_name_is_one_remark_with_all_places() -> None:
    shown = _presented("Kardovexa hier, Kardovexa da. #WirSindNordlicht")
    names = [remark for remark in shown.remarks if remark.first.rule == "RX101"]
    assert [len(remark.findings) for remark in names] == [2]


def test_broken_tags_share_a_heading_and_tidying_is_one_line() -> None:
    shown = _presented(
        "𝗡𝗲𝘂 ist gut. Mehr: https://nordlicht-pharma.example/x?gclid=1 #newwork #E-Mobilität #Kolleg:innen"
    )
    assert [remark.heading for remark in shown.remarks if remark.section == "better_so"].count("hashtag") == 2
    tidy = [remark for remark in shown.remarks if remark.heading == "tidy"]
    assert [{finding.rule for finding in remark.findings} for remark in tidy] == [{"AC001", "HT011", "LK001"}]


def test_at_most_two_tips() -> None:
    text = "Hallo zusammen!\n\n" + "Bei Nordlicht Pharma ist ein langer Weg ein guter Weg. " * 12
    shown = _presented(text + "Ohne meine Frau wäre das nichts geworden.")
    assert len(shown.section("tip")) <= 2
    assert len(_presented(text + "Ohne meine Frau wäre das nichts geworden.", full=True).section("tip")) > 2


def test_quiet_rules_speak_when_switched_on() -> None:
    text = "Ein langer Text über den Hund im Büro, der heute sehr brav war, wirklich sehr. 🔥🔥🔥 Danke!"
    assert "AC002" not in {remark.first.rule for remark in _presented(text).remarks}
    assert "AC002" in {remark.first.rule for remark in _presented(text, AC002="warning").remarks}
    assert "AC002" in {remark.first.rule for remark in _presented(text, full=True).remarks}


def test_secrets_are_marked_and_never_told() -> None:
    """A finding about something secret shows what the author wrote and nothing else of the lists."""
    programme: Programme = nordlicht()
    secrets = [*programme.confidential.code_names, *(term for e in programme.embargo for term in e.terms)]
    text = "Projekt Polarstern und der Neubau Fjordstadt, dazu NLP-4711. Streng vertraulich! #WirSindNordlicht"
    for finding in _settled(text).open:
        if finding.rule in {"CF001", "RX103"}:
            assert finding.secret
        for value in (*finding.values.values(), *(edit.text for edit in finding.edits)):
            assert not [secret for secret in secrets if secret in str(value) and secret not in text]
