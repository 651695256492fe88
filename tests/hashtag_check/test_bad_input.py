"""Files as they come: odd, broken, huge. What can be checked is checked, the rest is named, nothing crashes."""

from __future__ import annotations

import json
import time
from pathlib import Path

import pytest

from conftest import Run

SUPPRESS = 'suppress: {HT033: {reason: "steht im Programm", by: m, date: 2026-05-03}}'


def _folder(tmp_path: Path, **files: bytes) -> Path:
    drafts = tmp_path / "drafts"
    drafts.mkdir()
    for name, data in files.items():
        (drafts / name.replace("_", ".")).write_bytes(data)
    return tmp_path


def test_a_folder_full_of_odd_files(tmp_path: Path, amb: Run) -> None:
    folder = _folder(
        tmp_path,
        big_txt=b"a " * 2_500_000,
        binary_txt=bytes(range(256)) * 20,
        latin_txt="Grüße\nWörter".encode("cp1252"),
        surrogate_txt=b"ok \xed\xa0\x80",
        yaml_md=b"---\nlang: de\nimages: [a, b\nauthor: x\n---\nText\n",
        value_md=b"---\nlang: fr\nautor: x\n---\nText\n",
        mixed_md=f"---\r\nlang: de\r\n{SUPPRESS}\r\n---\r\nEins #Labor#Alltag\nZwei\rDrei\r\n".encode(),
        hidden_md="Hallo \u202eda\u202c #Lieber\u00adkette \x1b[31mrot\x07\n".encode(),
    )
    done = amb("hashtag-check", cwd=folder)
    assert done.returncode == 2
    for place in ("big.txt", "binary.txt", "latin.txt:1", "surrogate.txt:1", "yaml.md:4:7", "value.md:2:7"):
        assert f"drafts/{place}" in done.stderr
    assert "did you mean 'author'" in done.stderr
    assert "did you mean HT003?" in " ".join(done.stdout.split())
    assert "HT007 hashtags-glued" in done.stdout
    assert "#Lieber[U+00AD]kette → #Lieberkette" in done.stdout
    assert not [sign for sign in ("\x1b", "\u202e", "\x07", "\u00ad") if sign in done.stdout + done.stderr]


def test_places_are_right_with_every_line_end(tmp_path: Path, amb: Run) -> None:
    text = "Eins\r\nzwei\rdrei\n#Labor#Alltag\r\n"
    folder = _folder(tmp_path, a_md=text.encode())
    finding = json.loads(amb("hashtag-check", "--format", "json", cwd=folder).stdout)["findings"][0]
    assert (finding["rule"], finding["line"], finding["column"]) == ("HT007", 4, 1)
    assert text[finding["start"] : finding["end"]] == finding["text"] == "#Labor#Alltag"


@pytest.mark.slow
def test_one_line_of_a_million_characters(tmp_path: Path, amb: Run) -> None:
    folder = _folder(tmp_path, line_txt=b"Wort und mehr #Tag-Ende " * 41_700)
    begin = time.perf_counter()
    done = amb("hashtag-check", "drafts/line.txt", cwd=folder)
    print(f"a line of a million characters: {time.perf_counter() - begin:.1f} s")
    assert done.returncode == 1
    assert "LN001 post-too-long" in done.stdout
    assert max(len(line) for line in done.stdout.splitlines()) <= 80


def test_fixing_keeps_everything_else_byte_for_byte(tmp_path: Path, amb: Run) -> None:
    before = b"\xef\xbb\xbf---\r\nlang: de\r\n---\r\nEins #Labor#Alltag\nZwei\rDrei #Lieber\xc2\xadkette\r\n"
    folder = _folder(tmp_path, a_md=before)
    assert amb("hashtag-check", "--fix", "--yes", cwd=folder).returncode == 0
    after = (folder / "drafts" / "a.md").read_bytes()
    assert after == before.replace(b"#Labor#Alltag", b"#Labor #Alltag").replace(b"\xc2\xad", b"")
    assert "Nothing to tidy" in amb("hashtag-check", "--fix", "--yes", cwd=folder).stderr
    assert (folder / "drafts" / "a.md").read_bytes() == after


CONFIDENTIAL = """\
confidential:
  code_names: [Projekt Polarstern]
embargo:
  - {id: E1, terms: [Neubau Fjordstadt], until: 2027-01-04}
investigational:
  - {code: NLP-4711, names: [zelfarotinib]}
"""
SECRET = (
    "Projekt Polarstern, von dem hier noch niemand etwas ahnen soll, hat mich in den letzten Wochen um den Schlaf "
    "gebracht, um den Urlaub, um zwei Wochenenden im Garten und um ein Haar auch um meine Zimmerpflanze im Büro.\n\n"
    "zelfarotinib und der Neubau Fjordstadt: Beides macht mir Kopfschmerzen. #zelfarotinib-Team @Enna Lüttkopp\n"
)


@pytest.mark.parametrize("form", ["terminal", "json", "github", "sarif"])
@pytest.mark.parametrize("more", [["--show-text"], ["--reply"], []])
def test_secrets_are_in_no_output(tmp_path: Path, amb: Run, form: str, more: list[str]) -> None:
    """Whatever rule speaks of the place: not the secret's own finding, nor one whose span holds it."""
    if more == ["--reply"] and form != "terminal":
        pytest.skip("a mail is no format")
    folder = _folder(tmp_path, a_md=SECRET.encode())
    (folder / "programme.yaml").write_text("confidential_file: secret.yaml\n", encoding="utf-8")
    (folder / "secret.yaml").write_text(CONFIDENTIAL, encoding="utf-8")
    arguments = ["hashtag-check", "drafts/a.md", "--profile", "full", "--today", "2026-11-23", "--format", form]
    done = amb(*arguments, *more, cwd=folder)
    assert done.returncode == 1
    assert "HK001" in done.stdout or more == ["--reply"]
    for secret in ("Polarstern", "polarstern", "Fjordstadt", "zelfarotinib", "NLP-4711"):
        assert secret not in done.stdout + done.stderr
