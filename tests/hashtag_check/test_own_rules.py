"""What the README shows about rules of a company's own is read and works."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT, Run

BLOCK = re.compile(r"^```yaml (programme|house)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_rules_of_the_readme(amb: Run, tmp_path: Path) -> None:
    blocks = dict(BLOCK.findall((ROOT / "README.md").read_text(encoding="utf-8")))
    for name, text in blocks.items():
        (tmp_path / f"{name}.yaml").write_text(text, encoding="utf-8")
    draft = tmp_path / "draft.md"
    draft.write_text("Hallo zusammen! Wir heben Win-Win, mit Tablette auf immer gesund.", encoding="utf-8")
    said = amb("hashtag-check", "draft.md", cwd=tmp_path, language="de")
    assert said.returncode == 0, said.stderr
    assert "Sag es ohne „Win-Win“." in said.stdout
    assert "HS001 no-synergy · our house style" in said.stdout
    assert "„auf immer gesund“" in said.stdout
    assert "may add: cure, certain" in " ".join(amb("explain", "RX104", cwd=tmp_path).stdout.split())
