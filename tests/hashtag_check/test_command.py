"""The command itself, with a stand-in for the rules: what is gathered, written, asked, and with which exit code."""

from __future__ import annotations

import io
import json
import re
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import ClassVar

import docx
import pytest

from ambassador_cli import rules
from ambassador_cli.cli import main
from ambassador_cli.errors import InputError, Problem
from ambassador_cli.models.draft import Draft
from ambassador_cli.models.finding import (
    Answered,
    Edit,
    Finding,
    Kept,
    KnownText,
    Praise,
    Presented,
    Remark,
    Section,
    Settled,
)
from ambassador_cli.models.link import LinkAnswer
from ambassador_cli.models.programme import Programme
from ambassador_cli.models.rule import Packs
from ambassador_cli.readers import linked_pages
from hashtag_check.fictional import RULES, rule

WORDS = {"ERROR": "RX101", "QUESTION": "LB001", "SYMPTOM": "PV001", "WARNING": "HT003", "TODO": "MN001"}
SECTIONS: dict[str, Section] = {
    "RX101": "ask_first",
    "PV001": "please_answer",
    "LB001": "please_answer",
    "HT003": "better_so",
    "HT007": "better_so",
    "MN001": "todo",
}
ALL_RULES = {
    **RULES,
    "LB001": rule("LB001", "purpose", "question", "Arbeitest du hier?", "Do you work here?"),
    "HT007": rule("HT007", "glued", "warning", "Leerzeichen fehlt.", "Space missing."),
}


class StandIn:
    """Finds the capital words of ``WORDS``, and ``#a#b`` with a safe edit."""

    seen: ClassVar[list[KnownText]]
    presented: ClassVar[tuple[str, bool | None]]
    facts: ClassVar[tuple[Programme, Packs, date]]

    def __init__(self, programme: Programme, *, packs: Packs, today: date, known: Sequence[KnownText] = ()) -> None:
        type(self).seen = list(known)
        type(self).facts = (programme, packs, today)

    def check(self, draft: Draft) -> tuple[Finding, ...]:
        if "SLOW" in draft.body:
            raise InputError(Problem("file.unreadable", values={"reason": "slow"}))
        found = []
        for word, rule_id in WORDS.items():
            for match in re.finditer(word, draft.body):
                found.append(_finding(rule_id, draft, match))
        for match in re.finditer(r"(?<=\w)#", draft.body):
            start = draft.body_start + match.start()
            edit = Edit(start=start, end=start, text=" ", safe=True)
            found.append(_finding("HT007", draft, match).model_copy(update={"edits": (edit,)}))
        return tuple(found)

    def settle(self, findings: Sequence[Finding], draft: Draft) -> Settled:
        return _settle(findings, draft)

    def present(self, settled: Settled, draft: Draft, *, full: bool | None = None) -> Presented:
        type(self).presented = (draft.name, full)
        return _present(settled)


def _finding(rule_id: str, draft: Draft, match: re.Match[str]) -> Finding:
    start = draft.body_start + match.start()
    values: dict[str, str | int] = {"x": match[0], "c": "-", "join": "#X", "name": match[0]}
    return Finding(
        rule=rule_id,
        level=ALL_RULES[rule_id].level,
        start=start,
        end=start + len(match[0]),
        text=match[0],
        values=values,
    )


def _settle(findings: Sequence[Finding], draft: Draft) -> Settled:
    front = draft.front_matter
    opened, answered, waiting, kept = [], [], [], []
    for finding in findings:
        answer = front.answers.get(finding.rule)
        if answer and answer.answer == "yes":
            answered.append(Answered(finding=finding, answer=answer))
        elif answer:
            waiting.append(Answered(finding=finding, answer=answer))
            opened.append(finding)
        elif finding.rule in front.suppress:
            kept.append(Kept(finding=finding, suppression=front.suppress[finding.rule]))
        else:
            opened.append(finding)
    return Settled(open=tuple(opened), answered=tuple(answered), waiting=tuple(waiting), kept=tuple(kept))


def _present(settled: Settled) -> Presented:
    remarks = [Remark(section=SECTIONS[f.rule], findings=(f,)) for f in settled.open]
    return Presented(
        praise=None if remarks else Praise(id="clean"),
        remarks=tuple(remark for remark in remarks if remark.section != "todo"),
        todo=tuple(remark for remark in remarks if remark.section == "todo"),
    )


class _Terminal(io.TextIOWrapper):
    def isatty(self) -> bool:
        return True


Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def amb(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs ``amb hashtag-check`` in an empty folder: exit code, stdout, stderr."""
    monkeypatch.setattr(rules, "Checker", StandIn)
    monkeypatch.setattr(rules, "catalogue", lambda _: tuple(ALL_RULES.values()))
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("CI", raising=False)
    monkeypatch.setenv("AMB_LANG", "en")
    monkeypatch.setenv("COLUMNS", "80")

    def run(*arguments: str, stdin: str | bytes = "", tty: bool = False) -> tuple[int, str, str]:
        data = stdin.encode() if isinstance(stdin, str) else stdin
        stream = (_Terminal if tty else io.TextIOWrapper)(io.BytesIO(data), encoding="utf-8")
        monkeypatch.setattr(sys, "stdin", stream)
        monkeypatch.setattr(sys, "argv", ["amb", "hashtag-check", *arguments])
        code = 0
        try:
            main()
        except SystemExit as left:
            code = int(left.code or 0)
        said = capsys.readouterr()
        return code, said.out, " ".join(said.err.split())

    return run


def _write(path: str, text: str) -> Path:
    file = Path(path)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
    return file


@pytest.mark.parametrize(
    ("text", "fail_on", "code"),
    [
        ("clean", "info", 0),
        ("ERROR", "error", 1),
        ("ERROR", "never", 0),
        ("QUESTION", "error", 0),
        ("QUESTION", "question", 1),
        ("WARNING", "question", 0),
        ("WARNING", "warning", 1),
        ("TODO", "info", 0),
        ("SYMPTOM", "error", 1),
        ("SYMPTOM", "never", 0),
    ],
)
def test_exit_codes(amb: Run, text: str, fail_on: str, code: int) -> None:
    _write("a.md", text)
    assert amb("a.md", "--fail-on", fail_on)[0] == code


def test_without_arguments_it_checks_the_drafts_folder(amb: Run) -> None:
    _write("drafts/b.md", "ERROR")
    _write("drafts/a.txt", "clean")
    code, out, _ = amb()
    assert code == 1
    assert out.index("drafts/a.txt") < out.index("drafts/b.md")
    assert "2 drafts read: 1 to ask about first." in out


def test_without_a_folder_a_terminal_is_asked_for_a_text_and_a_script_gets_an_error(amb: Run) -> None:
    code, out, err = amb(stdin="QUESTION", tty=True)
    assert (code, "Pasted text" in out, "Ctrl+D" in err) == (0, True, True)
    code, out, err = amb(stdin="QUESTION")
    assert (code, out) == (2, "")
    assert "--paste" in err


def test_paste_and_stdin(amb: Run) -> None:
    assert amb("--paste", stdin="ERROR")[0] == 1
    assert amb("--paste", stdin=" \n")[0] == 2
    code, out, _ = amb("--stdin-filename", "drafts/x.md", "--format", "json", stdin="ERROR")
    assert (code, json.loads(out)["findings"][0]["file"]) == (1, "drafts/x.md")
    assert amb("-", stdin="ERROR")[0] == 1
    assert amb("-", stdin=b"a\0")[0] == 2


def test_an_unreadable_file_is_reported_and_the_rest_checked(amb: Run) -> None:
    _write("drafts/a.md", "ERROR")
    Path("drafts/b.md").write_bytes(b"\xff\xfe\x00")
    Path("drafts/c.txt").write_bytes("Grüße".encode("cp1252"))
    code, out, err = amb()
    assert code == 2
    assert "RX101" in out
    assert "drafts/b.md" in err
    assert "drafts/c.txt:1" in err


def test_a_draft_that_cannot_be_checked_does_not_stop_the_others(amb: Run) -> None:
    _write("drafts/a.md", "SLOW")
    _write("drafts/b.md", "ERROR")
    code, out, err = amb()
    assert (code, "RX101" in out) == (2, True)
    assert err.startswith("drafts/a.md: ")


def test_word_documents_are_read_but_not_changed(amb: Run) -> None:
    document = docx.Document()
    document.add_paragraph("ERROR #a#b")
    document.save("post.docx")
    before = Path("post.docx").read_bytes()
    code, out, err = amb("post.docx", "--fix", "--yes")
    assert code == 1
    assert "+ERROR #a #b" in out
    assert "amb hashtag-check post.docx --fix --paste-text" in err
    assert Path("post.docx").read_bytes() == before
    assert amb("post.docx", "--fix", "--paste-text")[1] == "ERROR #a #b\n"


def test_fix_shows_asks_and_writes(amb: Run) -> None:
    file = _write("a.md", "x\r\n#a#b#c\r\n")
    code, out, err = amb("a.md", "--fix", stdin="\n")
    assert "-#a#b#c" in out and "+#a #b #c" in out
    assert "left as it is" in err
    assert file.read_bytes() == b"x\r\n#a#b#c\r\n"
    amb("a.md", "--fix", stdin="y\n")
    assert file.read_bytes() == b"x\r\n#a #b #c\r\n"
    code, out, err = amb("a.md", "--fix", "--yes")
    assert (code, "Nothing to tidy" in err) == (0, True)


def test_diff_writes_nothing(amb: Run) -> None:
    file = _write("a.md", "#a#b")
    _, out, _ = amb("a.md", "--diff", "--fix", "--yes")
    assert "+#a #b" in out
    assert file.read_text() == "#a#b"


def test_answers_are_asked_once_and_written(amb: Run) -> None:
    file = _write("a.md", "QUESTION QUESTION\n")
    code, out, err = amb(
        "a.md", "--answer", "--today", "2026-05-03", "--fail-on", "question", stdin="of course\nyes\nI do\nm. k.\n"
    )
    assert code == 0, err
    assert file.read_text() == (
        '---\nanswers:\n  LB001: {answer: "yes", note: "I do", by: "m. k.", date: 2026-05-03}\n---\nQUESTION QUESTION\n'
    )
    assert "Settled: yes, m. k. on 3 May 2026: I do (LB001)" in out
    assert "No open questions" in amb("a.md", "--answer")[2]


def test_a_no_is_noted_and_says_what_to_do_now(amb: Run) -> None:
    file = _write("a.md", "SYMPTOM\n")
    code, out, _ = amb("a.md", "--answer", "--today", "2026-05-03", stdin="no\n\nm. k.\n")
    assert code == 1
    assert 'answer: "no"' in file.read_text()
    assert "crowded train" not in out


def test_an_empty_answer_leaves_the_question_open(amb: Run) -> None:
    file = _write("a.md", "QUESTION\n")
    assert amb("a.md", "--answer", "--fail-on", "question", stdin="\n")[0] == 1
    assert file.read_text() == "QUESTION\n"


def test_the_question_about_side_effects_wants_the_day_of_the_report(amb: Run) -> None:
    file = _write("a.md", "SYMPTOM\n")
    answers = "yes\npassed on\nm. k.\ntoday\n2.5.2026\n"
    code, out, err = amb("a.md", "--answer", "--today", "2026-05-03", stdin=answers)
    assert (code, "please, for example" in err) == (0, True)
    assert "reported_on: 2026-05-02" in file.read_text()
    assert "Reported on 2 May 2026, noted by m. k.: passed on (PV001)" in out


def test_keeping_on_purpose_needs_a_reason(amb: Run) -> None:
    file = _write("a.md", "WARNING\n")
    code, out, err = amb(
        "a.md", "--keep", "ht003", "--by", "m. k.", "--today", "2026-05-03", stdin="so\nsteht so im Programm\n"
    )
    assert code == 0
    assert "At least" in err or "at least 10" in err
    assert 'reason: "steht so im Programm"' in file.read_text()
    assert "Kept on purpose by m. k." in out


def test_some_things_cannot_be_kept(amb: Run) -> None:
    _write("a.md", "SYMPTOM\n")
    assert amb("a.md", "--keep", "PV001")[0] == 2
    code, _, err = amb("a.md", "--keep", "HT030")
    assert (code, "HT003" in err) == (2, True)


def test_json_in_ci_is_redacted_unless_asked(amb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    _write("a.md", "ERROR")
    assert json.loads(amb("a.md", "--format", "json")[1])["findings"][0]["text"] == "ERROR"
    monkeypatch.setenv("CI", "true")
    assert json.loads(amb("a.md", "--format", "json")[1])["findings"][0]["text"] == ""
    assert json.loads(amb("a.md", "--format", "json", "--show-text")[1])["findings"][0]["text"] == "ERROR"
    assert "ERROR" not in amb("a.md", "--format", "github")[1]
    assert "ERROR" not in amb("a.md", "--format", "sarif")[1]


@pytest.mark.parametrize(
    "arguments",
    [
        ["--reply", "--preview"],
        ["--format", "json", "--reply"],
        ["--answer", "--paste"],
        ["--answer", "--format", "sarif"],
        ["--answer", "--keep", "HT003"],
    ],
)
def test_what_does_not_go_together_is_said(amb: Run, arguments: list[str]) -> None:
    _write("a.md", "x")
    code, out, err = amb("a.md", *arguments)
    assert (code, out) == (2, "")
    assert "do not go together" in err


def test_reply_and_paste_text_are_for_one_text(amb: Run) -> None:
    _write("drafts/a.md", "---\nlang: de\n---\nERROR  \n\nEnde\n\n")
    _write("drafts/b.md", "ERROR")
    assert amb("--reply")[0] == 2
    code, out, _ = amb("drafts/a.md", "--reply")
    assert (code, out.startswith("Subject: ")) == (1, True)
    assert amb("drafts/a.md", "--paste-text")[1] == "ERROR\n\nEnde\n"


def test_preview_shows_the_fold(amb: Run) -> None:
    _write("a.md", "wort " * 100)
    _, out, _ = amb("a.md", "--preview")
    assert out.count("… see more") == 2
    assert max(len(line) for line in out.splitlines()) <= 80


def test_kind_and_language_can_be_given(amb: Run) -> None:
    _write("a.md", "The quick brown fox.")
    _, out, _ = amb("a.md", "--format", "json", "--kind", "comment", "--draft-lang", "de")
    assert json.loads(out)["files"] == [{"file": "a.md", "kind": "comment", "language": "de", "findings": 0}]
    assert json.loads(amb("a.md", "--format", "json")[1])["files"][0]["language"] == "en"


def test_known_texts_come_from_files_and_with_the_full_profile_from_the_drafts(amb: Run) -> None:
    _write("drafts/a.md", "---\nauthor: maren\n---\neins")
    _write("known.txt", "zwei\n===\n---\nauthor: jonas\n---\ndrei\n")
    amb("drafts/a.md", "--known", "known.txt")
    assert StandIn.presented == ("drafts/a.md", False)
    assert [(k.author, k.text.strip()) for k in StandIn.seen] == [("known.txt", "zwei"), ("jonas", "drei")]
    amb("drafts/a.md", "--profile", "full")
    assert StandIn.presented == ("drafts/a.md", True)
    assert [(k.author, k.text.strip()) for k in StandIn.seen] == [("maren", "eins")]


def test_an_empty_folder_is_no_error(amb: Run) -> None:
    Path("drafts").mkdir()
    code, out, err = amb()
    assert (code, out) == (0, "")
    assert "--paste" in err


def test_control_characters_never_reach_the_terminal(amb: Run) -> None:
    _write("a.md", "ERROR \x1b[31m \u202e [bold]x[/bold]\n")
    _, out, _ = amb("a.md")
    assert "\x1b" not in out and "\u202e" not in out
    assert "[U+001B][31m [U+202E] [bold]x[/bold]" in out


def test_linked_pages_are_asked_for_once_and_named(amb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[list[str]] = []

    def read(urls: Sequence[str], known: Sequence[str] = ()) -> tuple[LinkAnswer, ...]:
        asked.append(list(urls))
        return tuple(
            LinkAnswer(url=url, state="broken", status=404)
            if "gone" in url
            else LinkAnswer(url=url, state="found", status=200, final=url, text="<p>KARDOVEXA hilft</p>")
            for url in urls
        )

    monkeypatch.setattr(linked_pages, "read_linked_pages", read)
    _write("programme.yaml", "products: [{name: Kardovexa}]\n")
    _write("drafts/a.md", "https://news.example/a und https://news.example/gone")
    _write("drafts/b.md", "https://news.example/a")
    code, out, _ = amb("--check-links", "--fail-on", "warning")
    assert asked == [["https://news.example/a", "https://news.example/gone"]]
    said = " ".join(out.split())
    assert said.count("https://news.example/a – page found. The page names Kardovexa.") == 2
    assert "https://news.example/gone – there is no page (404)." in said
    assert code == 1
    assert amb("--check-links")[0] == 0
    data = json.loads(amb("--check-links", "--format", "json")[1])
    assert [link["state"] for link in data["links"]] == ["found", "broken", "found"]


def test_without_asking_no_page_is_asked_for(amb: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*arguments: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(linked_pages, "read_linked_pages", refuse)
    _write("a.md", "https://news.example/a")
    assert amb("a.md")[0] == 0


def test_a_hashtag_can_be_given_without_programme_yaml(amb: Run) -> None:
    _write("a.md", "x")
    amb("a.md", "--hashtag", "#WirSindNordlicht", "--hashtag", "Nordlicht")
    assert StandIn.facts[0].hashtags.programme == ("WirSindNordlicht", "Nordlicht")


def test_the_next_step_stands_on_a_line_of_its_own(amb: Run) -> None:
    _write("a.md", "#a#b")
    assert amb("a.md")[2].endswith("amb hashtag-check a.md --fix")
    _write("b.md", "QUESTION")
    assert amb("b.md")[2].endswith("amb hashtag-check b.md --answer")
    _write("c.md", "x")
    assert amb("c.md")[2].endswith("amb init")
    _write("programme.yaml", "language: en\n")
    assert amb("c.md")[2].endswith("amb hashtag-check c.md --preview")
