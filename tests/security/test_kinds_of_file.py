"""Whatever lies under a name that amb reads: refused by kind in one line, and never waited for."""

from __future__ import annotations

import os
import socket
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from ambassador_cli.errors import InputError, Problem
from ambassador_cli.errors.lines import to_problem_line
from ambassador_cli.readers.draft_files import find_draft_files
from ambassador_cli.readers.linkedin import find_files
from ambassador_cli.readers.user_files import is_folder, is_there, read_user_file, search_folder
from ambassador_cli.texts.words import Words
from in_process import run_here

pytestmark = pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="these kinds of file are those of Unix")

DRAFT = "Heute im Labor. #WirSindNordlicht\n"
PACK = "words: {RX104.cure: {de: gesundzaubern}}\n"


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _socket(path: Path) -> None:
    """A name in the folder itself: the path of a socket must be short."""
    here = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as server:
            server.bind(path.name)
    finally:
        os.chdir(here)


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _folder(path: Path) -> None:
    path.mkdir()


def _link_to_fifo(path: Path) -> None:
    os.mkfifo(path.with_name(f".{path.name}.fifo"))
    path.symlink_to(f".{path.name}.fifo")


def _link_to_folder(path: Path) -> None:
    path.with_name(f".{path.name}.d").mkdir()
    path.symlink_to(f".{path.name}.d")


def _link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _link_to_nothing(path: Path) -> None:
    path.symlink_to("nicht-da")


KINDS: dict[Callable[[Path], None], str] = {
    _fifo: "pipe (FIFO)",
    _socket: "socket",
    _device: "device",
    _folder: "folder",
    _link_to_fifo: "pipe (FIFO)",
    _link_to_folder: "folder",
    _link_to_itself: "cannot be read",
    _link_to_nothing: "points to is not there",
}
PLACES = {
    "programme.yaml": ["hashtag-check", "--paste"],
    "roster.yaml": ["select"],
    "group.yaml": ["report"],
    "draw/frozen.json": ["select", "--draw", "x"],
    "house.yaml": ["hashtag-check", "--paste"],
    "confidential.yaml": ["hashtag-check", "--paste"],
    "pool.csv": ["select", "pool.csv"],
    "quotas.csv": ["select", "people.csv", "--quotas", "quotas.csv"],
    "record.json": ["select", "--verify", "record.json"],
    "post.md": ["hashtag-check", "post.md"],
    "export.xls": ["report", "export.xls"],
    "unknown.xls": ["inspect", "unknown.xls"],
    "known.md": ["hashtag-check", "--paste", "--known", "known.md", "--profile", "full"],
}


def _programme(folder: Path, *, place: str) -> None:
    if place == "programme.yaml":
        return
    own = {
        "house.yaml": "rules: {packs: [house.yaml]}\n",
        "confidential.yaml": "confidential_file: confidential.yaml\n",
    }
    (folder / "programme.yaml").write_text("places: {planned: 2}\n" + own.get(place, ""), encoding="utf-8")
    if place != "roster.yaml":
        people = "".join(f"  - {{name: Person {letter}}}\n" for letter in "ABCD")
        (folder / "roster.yaml").write_text(f"people:\n{people}", encoding="utf-8")
    (folder / "people.csv").write_text("name,team\nA,x\nB,y\nC,x\n", encoding="utf-8")


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize("place", PLACES)
def test_every_place_refuses_every_kind_in_one_line(place: str, make: Callable[[Path], None], tmp_path: Path) -> None:
    folder_is_fine = place in {"post.md", "export.xls", "unknown.xls", "known.md"} and "folder" in make.__name__
    if folder_is_fine:
        pytest.skip("a folder may be named there")
    _programme(tmp_path, place=place)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    make(tmp_path / place)
    done = run_here(*PLACES[place], cwd=tmp_path, stdin=DRAFT.encode(), seconds=20)
    assert done.code == 2, done.stderr
    said = " ".join(done.stdout.split()) if place == "unknown.xls" else done.stderr
    lines = [line for line in done.stderr.splitlines() if Path(place).name in line]
    assert len(lines) == (place != "unknown.xls")
    assert said.count(KINDS[make]) == 1
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("make", KINDS, ids=lambda make: make.__name__.strip("_"))
@pytest.mark.parametrize(
    ("folder", "name", "command"), [("drafts", "a.md", "hashtag-check"), ("exports", "a.xls", "inspect")]
)
def test_folders_name_every_odd_kind_and_go_on(
    folder: str, name: str, command: str, make: Callable[[Path], None], tmp_path: Path
) -> None:
    _programme(tmp_path, place="")
    (tmp_path / folder).mkdir()
    (tmp_path / folder / "good.md").write_text(DRAFT, encoding="utf-8")
    make(tmp_path / folder / name)
    done = run_here(command, cwd=tmp_path, seconds=20)
    about = [line for line in done.stderr.splitlines() if f"{folder}/{name}" in line]
    if make is _folder:
        assert not [line for line in about if "key" not in line and "=" not in line]
        return
    if folder == "drafts":
        assert len(about) == 1
        assert "1 draft" in done.stdout or "good.md" in done.stdout
    else:
        assert done.code == 2


def test_links_are_followed_inside_a_folder_and_not_out_of_it(tmp_path: Path) -> None:
    (tmp_path / "secret.md").write_text("geheim", encoding="utf-8")
    drafts = tmp_path / "drafts"
    (drafts / "sub").mkdir(parents=True)
    (drafts / "a.md").write_text(DRAFT, encoding="utf-8")
    (drafts / "sub" / "inside.md").symlink_to("../a.md")
    (drafts / "out.md").symlink_to("../secret.md")
    (drafts / "absolute.md").symlink_to(tmp_path / "secret.md")
    (drafts / "chain.md").symlink_to("out.md")
    (drafts / "up").symlink_to("..")
    files, problems = find_draft_files([drafts])
    assert [path.relative_to(drafts).as_posix() for path in files] == ["a.md", "sub/inside.md"]
    assert sorted(problem.id for problem in problems) == ["file.link_out"] * 3 + ["file.link_to_folder"]
    assert find_draft_files([drafts / "out.md"]) == ((drafts / "out.md",), ())
    assert read_user_file(drafts / "out.md", 100) == b"geheim"
    found, problems_of_exports = find_files([drafts])
    assert [path.name for path in found] == ["a.md", "inside.md"]
    assert {problem.id for problem in problems_of_exports} == {"file.link_out", "file.link_to_folder"}


def test_a_folder_that_is_itself_a_link_is_searched(tmp_path: Path) -> None:
    (tmp_path / "share").mkdir()
    (tmp_path / "share" / "a.md").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "drafts").symlink_to("share")
    assert [path.name for path in find_draft_files([tmp_path / "drafts"])[0]] == ["a.md"]


@pytest.mark.parametrize("name", ["a\0b", "a\ud800", "x" * 5000])
def test_names_that_no_file_can_have(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    assert not is_there(path)
    assert not is_folder(path)
    with pytest.raises(InputError) as caught:
        read_user_file(path, 10)
    assert caught.value.problems[0].id in {"file.no_name", "file.unreadable", "file.missing"}


def test_a_path_with_nul_in_programme_yaml(tmp_path: Path) -> None:
    for key in ('confidential_file: "a\\0b"', 'rules: {packs: ["a\\0b"]}'):
        (tmp_path / "programme.yaml").write_text(f"{key}\n", encoding="utf-8")
        done = run_here("hashtag-check", "--paste", cwd=tmp_path, stdin=DRAFT.encode())
        assert done.code == 2
        assert "no file can have this name" in done.stderr
        assert "\0" not in done.stderr


def test_a_file_is_bounded_while_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "big"
    path.write_bytes(b"x" * 101)
    assert read_user_file(path, 101) == b"x" * 101
    with pytest.raises(InputError) as caught:
        read_user_file(path, 100)
    assert caught.value.problems[0].id == "file.too_big"


def test_files_that_vanish_or_break_while_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.md"
    path.write_text(DRAFT, encoding="utf-8")
    real = os.open

    def vanish(name: Path, *rest: int) -> int:
        path.unlink()
        return real(name, *rest)

    monkeypatch.setattr(os, "open", vanish)
    with pytest.raises(InputError) as caught:
        read_user_file(path, 1000)
    assert caught.value.problems[0].id == "file.missing"

    def turn_into_fifo(name: Path, *rest: int) -> int:
        os.mkfifo(path)
        return real(name, *rest)

    path.write_text(DRAFT, encoding="utf-8")

    def exchange(name: Path, *rest: int) -> int:
        path.unlink()
        return turn_into_fifo(name, *rest)

    monkeypatch.setattr(os, "open", exchange)
    with pytest.raises(InputError) as caught:
        read_user_file(path, 1000)
    assert caught.value.problems[0].id == "file.is_fifo"

    def broken(name: Path, *rest: int) -> int:
        raise OSError(5, "Input/output error")

    path.unlink()
    path.write_text(DRAFT, encoding="utf-8")
    monkeypatch.setattr(os, "open", broken)
    with pytest.raises(InputError) as caught:
        read_user_file(path, 1000)
    assert caught.value.problems[0].id == "file.unreadable"
    assert "/" not in to_problem_line(caught.value.problems[0], Words("en")).replace("Input/output", "")


def test_a_file_whose_disk_breaks_midway_is_unreadable() -> None:
    """/proc/self/mem is a plain file by its kind, and reading its beginning fails."""
    path = Path("/proc/self/mem")
    if not path.exists() or not stat.S_ISREG(path.stat().st_mode):
        pytest.skip("only where there is a /proc")
    with pytest.raises(InputError) as caught:
        read_user_file(path, 1000)
    assert caught.value.problems[0].id == "file.unreadable"


def test_folders_that_cannot_be_listed_are_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "closed").mkdir()
    (tmp_path / "a.md").write_text(DRAFT, encoding="utf-8")
    real = os.scandir

    def refuse(path: str) -> object:
        if str(path).endswith("closed"):
            raise PermissionError(13, "Permission denied", str(path))
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    problems: list[Problem] = []
    assert [path.name for path in search_folder(tmp_path, bool, problems)] == ["a.md"]
    assert [(problem.id, Path(problem.place.file).name) for problem in problems] == [
        ("file.folder_unreadable", "closed")
    ]
