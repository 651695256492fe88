"""Word documents that unpack to far more than they are: refused, in bounded memory and time."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError
from ambassador_cli.readers.docx import MOST_ELEMENTS, read_docx_text
from conftest import environment

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
HEAD = f"<?xml version='1.0' encoding='UTF-8'?><w:document {W}><w:body><w:p><w:r><w:t>Hallo</w:t></w:r></w:p>".encode()
TAIL = b"</w:body></w:document>"
MEGA = 2**20


def _docx(main: bytes, **others: bytes) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr("word/document.xml", main)
        for name, content in others.items():
            archive.writestr(f"word/media/{name}", content)
    return stream.getvalue()


def _lying(data: bytes, declared: int) -> bytes:
    """The same container, whose directory says ``declared`` bytes for each entry whatever it holds."""
    changed = bytearray(data)
    for mark, at in ((b"PK\x01\x02", 24), (b"PK\x03\x04", 22)):
        position = changed.find(mark)
        while position >= 0:
            changed[position + at : position + at + 4] = declared.to_bytes(4, "little")
            position = changed.find(mark, position + 4)
    return bytes(changed)


def _text_bomb() -> bytes:
    return _docx(HEAD + b"<w:p><w:r><w:t>" + b"wort " * (25 * MEGA) + b"</w:t></w:r></w:p>" + TAIL)


def _element_bomb() -> bytes:
    return _docx(HEAD + b"<w:p>" + b"<w:r/>" * (5 * MEGA) + b"</w:p>" + TAIL)


def _deep_bomb() -> bytes:
    return _docx(HEAD + b"<w:r>" * (3 * MEGA) + TAIL)


def _attribute_bomb() -> bytes:
    return _docx(HEAD + b'<w:p w:a="' + b"a" * (31 * MEGA) + b'"/>' + TAIL)


def _comment_bomb() -> bytes:
    return _docx(HEAD + b"<!--" + b"a" * (31 * MEGA) + b"-->" + TAIL)


def _name_bomb() -> bytes:
    return _docx(HEAD + b"<w:" + b"a" * (31 * MEGA))


def _many_attributes() -> bytes:
    return _docx(HEAD + b"<w:p " + b" ".join(b'a%d="1"' % number for number in range(1_500_000)) + b"/>" + TAIL)


def _picture_bomb() -> bytes:
    return _docx(HEAD + TAIL, **{"a.png": bytes(400 * MEGA)})


def _many_pictures() -> bytes:
    return _docx(HEAD + TAIL, **{f"{number}.png": bytes(30 * MEGA) for number in range(20)})


def _lying_text() -> bytes:
    return _lying(_text_bomb(), 2000)


def _lying_picture() -> bytes:
    return _lying(_picture_bomb(), len(HEAD + TAIL))


def _entities() -> bytes:
    bomb = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "x" * 1000}">' for n in range(9))
    return _docx(f"<?xml version='1.0'?><!DOCTYPE w [{bomb}]><w:document {W}>&e8;</w:document>".encode())


def _many_entries() -> bytes:
    return _docx(HEAD + TAIL, **{f"{number}.png": b"x" for number in range(5000)})


BOMBS: tuple[Callable[[], bytes], ...] = (
    _text_bomb,
    _element_bomb,
    _deep_bomb,
    _attribute_bomb,
    _comment_bomb,
    _name_bomb,
    _many_attributes,
    _picture_bomb,
    _many_pictures,
    _lying_text,
    _lying_picture,
    _entities,
    _many_entries,
)
_CHILD = """
import json, sys, time
from pathlib import Path
from ambassador_cli.errors import InputError
from ambassador_cli.readers.draft_files import read_draft_file
start = time.process_time()
try:
    said = read_draft_file(Path(sys.argv[1])).text[:20]
except InputError as error:
    said = error.problems[0].id
status = Path("/proc/self/status").read_text()
peak = int(status.split("VmHWM:")[1].split()[0]) // 1024
print(json.dumps([said, peak, time.process_time() - start]))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="measures memory as Linux counts it")
@pytest.mark.parametrize("bomb", BOMBS, ids=lambda bomb: bomb.__name__.strip("_"))
def test_no_document_takes_more_than_150_megabytes(bomb: Callable[[], bytes], tmp_path: Path) -> None:
    path = tmp_path / "bomb.docx"
    path.write_bytes(bomb())
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(path)], env=environment(), capture_output=True, text=True, check=True
    )
    said, peak, seconds = json.loads(done.stdout)
    print(f"{bomb.__name__}: {path.stat().st_size} bytes, {said}, {peak} MB, {seconds:.2f} s CPU")
    assert said in {"draft.too_big", "draft.docx_broken", "file.too_big"}
    assert peak < 150
    assert seconds < 5


def test_small_bombs_are_refused_as_well() -> None:
    """The kinds of bomb that are quickly made: what is refused does not depend on how much is declared."""
    cases = {
        _lying(_docx(HEAD + b"<w:p/>" * 1000 + TAIL), 100): "draft.too_big",
        _lying(_docx(HEAD + TAIL), 2 * len(HEAD + TAIL)): "draft.docx_broken",
        _docx(HEAD + b"<w:r/>" * (MOST_ELEMENTS + 1) + TAIL): "draft.too_big",
        _docx(HEAD + b"<!--" + b"a" * (3 * MEGA)): "draft.too_big",
        _docx(b"<!DOCTYPE w [<!ENTITY e 'x'>]>" + HEAD + TAIL): "draft.docx_broken",
        _docx(HEAD): "draft.docx_broken",
        _docx(HEAD + b"\x00" + TAIL): "draft.docx_broken",
    }
    for data, problem in cases.items():
        with pytest.raises(InputError) as caught:
            read_docx_text(data, "a.docx")
        assert [one.id for one in caught.value.problems] == [problem]


def test_marks_of_a_paragraph_are_no_text() -> None:
    """Tab stops, deleted marks and fields are about the paragraph, not in it."""
    inside = (
        b'<w:p><w:pPr><w:tabs><w:tab w:val="left"/></w:tabs></w:pPr><w:r><w:rPr><w:t>nie</w:t></w:rPr><w:t>eins</w:t>'
        b"<w:tab/><w:t>zwei</w:t></w:r><w:del><w:r><w:t>weg</w:t></w:r></w:del></w:p>"
    )
    assert read_docx_text(_docx(HEAD + inside + TAIL), "a.docx") == "Hallo\neins\tzwei\n"


def test_a_text_box_comes_after_the_paragraph_it_hangs_on() -> None:
    box = b"<w:p><w:r><w:t>vorn </w:t><w:p><w:r><w:t>Kasten</w:t></w:r></w:p><w:t>hinten</w:t></w:r></w:p>"
    assert read_docx_text(_docx(HEAD + box + TAIL), "a.docx") == "Hallo\nvorn hinten\nKasten\n"
