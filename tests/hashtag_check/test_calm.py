"""A good post is not drowned in remarks."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from conftest import ROOT, Run

OPENING = (
    "Drei Tage Kongress in Nordhafen liegen hinter mir, und am meisten gelernt habe ich nicht im großen Saal, sondern "
    "in der Kaffeeschlange, in der mir eine Ärztin erzählte, wie sie nachts um drei Entscheidungen trifft und morgens."
)
GOOD = f"""---
author: jonas
lang: de
link: https://herzkongress.example/programm
images:
  - {{file: kaffeeschlange.jpg, alt: "Zwei Menschen mit Bechern vor einer langen Schlange", people: ja}}
---
{OPENING}

Danke @Enna Lüttkopp und @Bo Hansen, dass ihr mich mitgenommen habt. Ohne euch hätte ich den Raum nie gefunden, und die
Vorträge am zweiten Tag schon gar nicht.

Was ich mitnehme: Frag nach, bevor du antwortest.

#WirSindNordlicht #Kongress #HerzWochen #Zuhören
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    shutil.copytree(ROOT / "examples", tmp_path / "programme")
    shutil.rmtree(tmp_path / "programme" / "drafts")
    (tmp_path / "programme" / "drafts").mkdir()
    return tmp_path / "programme"


def test_a_good_congress_post_gets_at_most_two_remarks_and_a_list(folder: Path, amb: Run) -> None:
    assert 210 <= len(OPENING) <= 230
    (folder / "drafts" / "kongress.md").write_text(GOOD, encoding="utf-8")
    findings = json.loads(amb("hashtag-check", "--format", "json", cwd=folder).stdout)["findings"]
    remarks = [finding for finding in findings if finding["section"] != "todo"]
    assert len(remarks) <= 2, remarks
    assert {finding["rule"] for finding in findings if finding["section"] == "todo"} == {"MN001", "LK003", "PR001"}
    said = amb("hashtag-check", "--lang", "de", cwd=folder).stdout
    assert "Beim Posten" in said
    assert said.count("[ ]") == 4


def test_a_clean_post_gets_one_friendly_line(folder: Path, amb: Run) -> None:
    text = "Am 3. Mai stand er mit einem Spaten vor dem Tor.\n\nSeitdem wächst im Hof ein Apfelbaum, und jede Woche "
    text += "gießt ihn jemand anders. Heute war ich dran, im Regen, und niemand hat gelacht. Fast niemand.\n"
    (folder / "drafts" / "baum.md").write_text(text, encoding="utf-8")
    for language, line in (("de", "U-Bahn erzählen?"), ("en", "on a crowded train?")):
        said = amb("hashtag-check", "--lang", language, cwd=folder).stdout
        assert said.splitlines()[0] == "drafts/baum.md"
        assert len(said.splitlines()) <= 3
        assert said.rstrip().endswith(line)
        assert "compliant" not in said.casefold()
