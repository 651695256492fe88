"""Draft files as people have them: any encoding, any line end, Word, binary, too big, unreadable."""

from __future__ import annotations

import codecs
import io
import os
import zipfile
from pathlib import Path

import docx
import pytest
from docx.oxml import parse_xml
from hypothesis import given, settings
from hypothesis import strategies as st

from ambassador_cli.errors import InputError, OutputError
from ambassador_cli.models.draft_file import DraftFile
from ambassador_cli.readers.draft_files import MAX_BYTES, decode_draft, find_draft_files, read_draft_file
from ambassador_cli.writers.disk.draft_file import encode_draft, write_draft

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _problem(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        decode_draft(data, "a.txt")
    return caught.value.problems[0].id


def _word(*paragraphs: str) -> bytes:
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_line_ends_and_marks_stay_as_they_are() -> None:
    for mark, encoding in (
        (b"", "utf-8"),
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        data = mark + "Grüße\r\n🏆 ok\rmixed\n".encode(encoding)
        file = decode_draft(data, "a.txt")
        assert file.text == "Grüße\r\n🏆 ok\rmixed\n"
        assert encode_draft(file, file.text) == data


def test_what_is_no_text_is_said_to_be_none() -> None:
    assert _problem(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR") == "draft.binary"
    assert _problem(b"a\0b") == "draft.binary"
    assert _problem(b"x" * (MAX_BYTES + 1)) == "draft.too_big"
    assert _problem(b"PK\x03\x04broken") == "draft.docx_broken"


def test_a_wrong_encoding_names_its_line() -> None:
    with pytest.raises(InputError) as caught:
        decode_draft("eins\nzwei Grüße".encode("cp1252"), "a.txt")
    assert caught.value.problems[0].id == "draft.not_utf8"
    assert caught.value.problems[0].place.line == 2


def test_lone_surrogates_are_refused() -> None:
    assert _problem(b"ok \xed\xa0\x80") == "draft.not_utf8"
    assert _problem(codecs.BOM_UTF16_LE + b"\x00\xd8a\x00") == "draft.not_utf8"


def test_a_file_of_50_mb_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = tmp_path / "big.txt"
    with path.open("wb") as stream:
        stream.truncate(50_000_000)
    with pytest.raises(InputError) as caught:
        read_draft_file(path)
    assert caught.value.problems[0].id == "file.too_big"


def test_a_folder_gives_its_drafts_by_name(tmp_path: Path) -> None:
    for name in ("b.md", "a.txt", "c.docx", "photo.jpg", ".hidden.md", "~$c.docx", "sub/d.TXT", ".git/e.md"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    files, problems = find_draft_files([tmp_path, tmp_path / "a.txt", tmp_path / "photo.jpg", tmp_path / "none.md"])
    assert [path.relative_to(tmp_path).as_posix() for path in files] == [
        "a.txt",
        "b.md",
        "c.docx",
        "sub/d.TXT",
        "photo.jpg",
    ]
    assert [problem.id for problem in problems] == ["draft.not_there"]


def test_a_file_that_cannot_be_read_is_a_problem(tmp_path: Path) -> None:
    with pytest.raises(InputError) as caught:
        read_draft_file(tmp_path)
    assert caught.value.problems[0].id == "file.is_folder"


def test_a_word_document_is_read_paragraph_by_paragraph() -> None:
    file = decode_draft(_word("Gestern fiel der Beamer aus.", "", "#WirSindNordlicht"), "post.docx")
    assert file.text == "Gestern fiel der Beamer aus.\n\n#WirSindNordlicht\n"
    assert file.encoding == "docx"
    assert not file.writable


def test_tracked_insertions_count_and_deletions_do_not() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("Wir ")
    paragraph._p.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>forschen</w:t></w:r></w:ins>'))
    paragraph._p.append(parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>heilen</w:delText></w:r></w:del>'))
    stream = io.BytesIO()
    document.save(stream)
    assert decode_draft(stream.getvalue(), "a.docx").text == "Wir forschen\n"


def test_tables_and_line_breaks_of_a_word_document() -> None:
    document = docx.Document()
    document.add_paragraph("eins\nzwei\tdrei")
    document.add_table(1, 2).rows[0].cells[1].text = "Zelle"
    stream = io.BytesIO()
    document.save(stream)
    assert decode_draft(stream.getvalue(), "a.docx").text == "eins\nzwei\tdrei\n\nZelle\n"


def test_a_zip_that_is_no_word_document() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.txt", "x")
    assert _problem(stream.getvalue()) == "draft.binary"


def test_a_word_document_that_unpacks_to_too_much() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 60_000_000)
    assert _problem(stream.getvalue()) == "draft.too_big"


def test_a_word_document_whose_xml_is_broken() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("word/document.xml", "<w:document")
    assert _problem(stream.getvalue()) == "draft.docx_broken"


@settings(derandomize=True, deadline=None)
@given(st.binary(max_size=200))
def test_no_bytes_make_it_crash(data: bytes) -> None:
    try:
        file = decode_draft(data, "a")
    except InputError:
        return
    if file.writable:
        assert encode_draft(file, file.text) == data


def test_writing_keeps_mark_mode_and_link(tmp_path: Path) -> None:
    real, link = tmp_path / "real.txt", tmp_path / "link.txt"
    real.write_bytes(codecs.BOM_UTF8 + b"a\r\nb\n")
    real.chmod(0o640)
    link.symlink_to(real)
    file = read_draft_file(link)
    write_draft(file, "a\r\nc\n")
    assert real.read_bytes() == codecs.BOM_UTF8 + b"a\r\nc\n"
    assert link.is_symlink()
    assert real.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.txt", "real.txt"]


def test_nothing_is_written_over_a_file_that_changed_meanwhile(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("alt")
    file = read_draft_file(path)
    path.write_text("jemand war schneller")
    with pytest.raises(OutputError) as caught:
        write_draft(file, "neu")
    assert caught.value.problems[0].id == "draft.changed_meanwhile"
    assert path.read_text() == "jemand war schneller"


def test_a_failed_write_leaves_the_old_text_and_no_rubbish(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.txt"
    path.write_text("alt")
    file = read_draft_file(path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError):
        write_draft(file, "neu")
    assert path.read_text() == "alt"
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.txt"]


def test_a_text_without_a_path_is_not_written() -> None:
    with pytest.raises(OutputError):
        write_draft(DraftFile(name="-", text="a"), "b")
