"""One draft through the whole check: read, find, settle, present; corrected and answered in the same terms."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from ambassador_cli.commands.hashtag_check.wishes import FailOn
from ambassador_cli.models.draft_kind import Kind
from ambassador_cli.models.finding import Finding, KnownText, Level, Presented
from ambassador_cli.models.programme import Programme
from ambassador_cli.texts.language import Language

if TYPE_CHECKING:
    from datetime import date

    from ambassador_cli.errors import Problem
    from ambassador_cli.models.checked_draft import CheckedDraft
    from ambassador_cli.models.draft import Draft
    from ambassador_cli.models.draft_file import DraftFile
    from ambassador_cli.models.rule import Packs, Rule
    from ambassador_cli.rules import Checker

_ORDER: tuple[Level, ...] = ("info", "warning", "question", "error")


@dataclass(frozen=True)
class DraftChecking:
    """Everything that stays the same while drafts are checked. ``kind`` and ``language`` override what drafts
    say where they are given."""

    programme: Programme
    packs: Packs
    today: date
    known: tuple[KnownText, ...] = ()
    full: bool = False
    kind: Kind | None = None
    language: Language | None = None

    @cached_property
    def checker(self) -> Checker:
        """The rules, made ready once for all drafts."""
        from ambassador_cli.rules import Checker

        return Checker(self.programme, packs=self.packs, today=self.today, known=self.known)

    def check_all(self, files: Iterable[DraftFile]) -> tuple[list[CheckedDraft], list[Problem]]:
        """Every draft that can be checked, and the problems of the others; warnings of both."""
        from ambassador_cli.errors import InputError, Place, Problem

        checked: list[CheckedDraft] = []
        problems: list[Problem] = []
        for file in files:
            draft, odd = self.read(file.text, file.name)
            problems += odd
            try:
                if draft is None:
                    continue
                if draft.is_empty:
                    problems.append(Problem("draft.empty", Place(file=file.name)))
                else:
                    checked.append(self._check(file, draft))
            except InputError as error:
                problems += [_in_file(problem, file.name) for problem in error.problems]
        return checked, problems

    def _check(self, file: DraftFile, draft: Draft) -> CheckedDraft:
        from ambassador_cli.grammar.languages import main_language
        from ambassador_cli.models.checked_draft import CheckedDraft
        from ambassador_cli.rules import mark_secrets

        findings, secrets = mark_secrets(self.checker.check(draft))
        settled = self.checker.settle(findings, draft)
        return CheckedDraft(
            file=file,
            draft=draft,
            language=draft.front_matter.lang or main_language(draft.body),
            settled=settled,
            presented=self.checker.present(settled, draft, full=self.full),
            secrets=secrets,
        )

    def findings_of(self, file: DraftFile, text: str) -> tuple[Finding, ...]:
        """What would be shown if the file held ``text``; nothing where that cannot be read."""
        checked, _ = self.check_all([file.model_copy(update={"text": text})])
        return shown_findings(checked[0].presented) if checked else ()

    def read(self, text: str, name: str) -> tuple[Draft | None, Sequence[Problem]]:
        from ambassador_cli.readers.drafts import read_draft

        read = read_draft(text, name)
        draft = read.draft
        if draft is not None:
            given = {"kind": self.kind, "lang": self.language, "author": draft.front_matter.author or name}
            front = draft.front_matter.model_copy(update={key: value for key, value in given.items() if value})
            draft = draft.model_copy(update={"front_matter": front})
        return draft, read.problems


def _in_file(problem: Problem, name: str) -> Problem:
    """A problem that came up while checking a draft, such as a company's pattern that takes too long on it."""
    from dataclasses import replace

    return problem if problem.place.file else replace(problem, place=replace(problem.place, file=name))


def shown_findings(presented: Presented) -> tuple[Finding, ...]:
    """Every finding that reaches the author, what is to be done when posting included."""
    return tuple(
        finding for remark in (*presented.remarks, *presented.todo) for finding in (*remark.findings, *remark.others)
    )


def fails(draft: CheckedDraft, fail_on: FailOn, rules: Mapping[str, Rule]) -> bool:
    """Is the answer no for this draft? What is only to be done when posting never counts. ``rules`` by id say how
    their findings count: the open question about side effects does as an error."""
    remarks = draft.presented.remarks
    findings = [finding for remark in remarks for finding in (*remark.findings, *remark.others)]
    if fail_on == "never":
        return False
    least = _ORDER.index(fail_on)
    broken_links = any(link.state == "broken" for link in draft.links) and least <= _ORDER.index("warning")
    unused = bool(draft.settled.unused) and least == 0
    return (
        broken_links
        or unused
        or any(_ORDER.index(rules[finding.rule].counts_as(finding.level)) >= least for finding in findings)
    )


def read_known_texts(paths: Iterable[Path], checking: DraftChecking) -> tuple[list[KnownText], list[Problem]]:
    """Texts that a draft should not copy: drafts in files and folders. A file may hold several texts, separated by
    lines of at least three equals signs."""
    from ambassador_cli.errors import InputError
    from ambassador_cli.readers.draft_files import find_draft_files, read_draft_file

    files, found = find_draft_files(paths)
    texts: list[KnownText] = []
    problems = list(found)
    for path in files:
        try:
            file = read_draft_file(path)
        except InputError as error:
            problems += error.problems
            continue
        texts += known_texts_of([file], checking)
    return texts, problems


def known_texts_of(files: Iterable[DraftFile], checking: DraftChecking) -> list[KnownText]:
    """The texts of files for comparison, each with its author; without one, with the name of its file."""
    import re

    texts = []
    for file in files:
        for part in re.split(r"(?m)^={3,}[ \t]*\r?$", file.text):
            draft, _ = checking.read(part.lstrip("\r\n"), file.name)
            if draft is not None and draft.body.strip():
                texts.append(KnownText(author=draft.front_matter.author, text=draft.body))
    return texts
