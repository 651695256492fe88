"""How many drafts a CPU second holds, and how long the longest ones take. Figures are printed, never judged."""

from __future__ import annotations

import random
import time

import pytest

from ambassador_cli.models.draft import Draft
from ambassador_cli.readers.drafts import read_draft
from ambassador_cli.readers.packs import read_packs
from ambassador_cli.rules import Checker
from rules.labelled import labelled_drafts, nordlicht

DRAFTS = 10_000


@pytest.mark.benchmark
def test_drafts_per_cpu_second(capsys: pytest.CaptureFixture[str]) -> None:
    """10,000 drafts recombined from the paragraphs of the labelled ones, all rules, against a fixed amount of work of
    the same run (counting words) as a reference."""
    programme = nordlicht()
    assert programme.today
    started = time.process_time()
    packs = read_packs()
    read = time.process_time() - started
    started = time.process_time()
    checker = Checker(programme, packs=packs, today=programme.today)
    checker.check(_draft("Ein Satz. #Tag"))
    compiled = time.process_time() - started
    dice = random.Random(4711)
    paragraphs = [
        part for entry in labelled_drafts() for part in _draft(entry["draft"]).body.split("\n\n") if part.strip()
    ]
    drafts = [_draft("\n\n".join(dice.sample(paragraphs, dice.randint(1, 5)))) for _ in range(DRAFTS)]
    started = time.process_time()
    words = sum(len(draft.source.split()) for draft in drafts)
    reference = time.process_time() - started
    started = time.process_time()
    findings = sum(len(checker.check(draft)) for draft in drafts)
    seconds = time.process_time() - started
    with capsys.disabled():
        print(f"\npacks read in {1000 * read:.0f} ms, compiled in {1000 * compiled:.0f} ms of CPU")
        print(
            f"{DRAFTS} drafts of {words / DRAFTS:.0f} words: {DRAFTS / seconds:.0f} a CPU second, {findings} findings"
        )
        print(f"{seconds / reference:.0f} times as long as splitting them into words")
    assert findings > 0


def _draft(source: str) -> Draft:
    draft = read_draft(source).draft
    assert draft is not None
    return draft


@pytest.mark.benchmark
def test_side_by_side_with_proselint(capsys: pytest.CaptureFixture[str]) -> None:
    """The English labelled drafts through amb and through proselint, where that is installed (never a dependency). The
    two look for different things: only the time is compared."""
    checks = pytest.importorskip("proselint.checks")
    tools = pytest.importorskip("proselint.tools")
    registry = pytest.importorskip("proselint.registry")
    registry.CheckRegistry().register_many(checks.__register__)
    programme = nordlicht()
    assert programme.today
    checker = Checker(programme, packs=read_packs(), today=programme.today)
    texts = [entry["draft"] for entry in labelled_drafts() if entry["lang"] == "en"]
    seconds: dict[str, float] = {}
    for name, run in (
        ("amb", lambda text: checker.check(_draft(text))),
        ("proselint", lambda text: tools.LintFile("draft.md", text).lint()),
    ):
        for text in texts:
            run(text)
        started = time.process_time()
        for text in texts:
            run(text)
        seconds[name] = time.process_time() - started
    with capsys.disabled():
        rates = ", ".join(f"{name} {len(texts) / taken:.0f} a CPU second" for name, taken in seconds.items())
        print(f"\n{len(texts)} English drafts: {rates}")
    assert seconds["amb"] > 0
