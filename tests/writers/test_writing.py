"""Writing: whole or not at all, durable, and never over something else, wherever it is cut off or refused."""

from __future__ import annotations

import errno
import os
import stat
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ambassador_cli.errors import OutputError
from ambassador_cli.writers.disk.files import check_place, write_file
from ambassador_cli.writers.disk.journal import finish_interrupted
from ambassador_cli.writers.disk.locks import locked
from ambassador_cli.writers.disk.together import write_together

POSIX = pytest.mark.skipif(sys.platform == "win32", reason="needs POSIX")
OLD = {"a.txt": "alt a", "b.txt": "alt b", "c.txt": "alt c"}
NEW = {"a.txt": "neu a", "b.txt": "neu b", "d.txt": "neu d"}
CALLS = [(os, "open"), (os, "fsync"), (os, "link"), (Path, "replace"), (Path, "unlink"), (Path, "chmod")]


def lay_out(folder: Path) -> Path:
    folder.mkdir()
    for name, text in OLD.items():
        (folder / name).write_text(text)
    return folder


def step(folder: Path) -> None:
    """Two files change, one is new, one goes."""
    contents = {folder / name: text for name, text in NEW.items()}
    write_together(contents, gone=[folder / "c.txt"], replaces=[folder / "a.txt", folder / "b.txt"])


def state(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


@contextmanager
def watched(at: int, act: Callable[[], None]) -> Iterator[list[int]]:
    """Act instead of the call of that number which touches the disk."""
    count = [0]
    kept = [(owner, name, getattr(owner, name)) for owner, name in CALLS]

    def wrap(call: Callable[..., object]) -> Callable[..., object]:
        def called(*arguments: object, **options: object) -> object:
            count[0] += 1
            if count[0] == at:
                act()
            return call(*arguments, **options)

        return called

    for owner, name, call in kept:
        setattr(owner, name, wrap(call))
    try:
        yield count
    finally:
        for owner, name, call in kept:
            setattr(owner, name, call)


def count_calls(folder: Path) -> int:
    with watched(0, lambda: None) as count:
        step(lay_out(folder))
    return count[0]


@POSIX
def test_a_run_that_dies_anywhere_leaves_all_or_nothing(tmp_path: Path) -> None:
    """At each call that touches the disk in turn; the next start finishes or clears."""
    seen = set()
    for at in range(1, count_calls(tmp_path / "0") + 1):
        folder = lay_out(tmp_path / str(at))
        child = os.fork()
        if child == 0:
            with watched(at, lambda: os._exit(9)):
                step(folder)
            os._exit(0)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        finish_interrupted([folder])
        assert state(folder) in (OLD, NEW), at
        seen.add(tuple(state(folder)))
    assert len(seen) == 2


@POSIX
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO, errno.EDQUOT])
def test_a_refusal_anywhere_leaves_everything_as_it_was(tmp_path: Path, number: int) -> None:
    """A full disk, missing rights, a broken disk; but once all is done, or where only a lock or a nicety fails."""

    def refuse() -> None:
        raise OSError(number, os.strerror(number))

    refused = 0
    for at in range(1, count_calls(tmp_path / "0") + 1):
        folder = lay_out(tmp_path / str(at))
        with watched(at, refuse):
            try:
                step(folder)
            except OutputError as error:
                refused += 1
                assert len(error.problems) == 1
                expected = OLD
            else:
                expected = NEW
        finish_interrupted([folder])
        assert state(folder) == expected, at
    assert refused > 10


def test_one_file_is_written_without_a_note(tmp_path: Path) -> None:
    """The usual case touches nothing but the file."""
    write_file(tmp_path / "x.txt", "x")
    assert state(tmp_path) == {"x.txt": "x"}


def test_nothing_is_replaced_unasked(tmp_path: Path) -> None:
    """All files in the way at once, and none is touched."""
    folder = lay_out(tmp_path / "f")
    with pytest.raises(OutputError) as caught:
        write_together({folder / name: "neu" for name in ("a.txt", "b.txt", "e.txt")})
    assert [problem.id for problem in caught.value.problems] == ["file.exists"] * 2
    assert state(folder) == OLD


@POSIX
def test_two_at_once_and_only_one_wins(tmp_path: Path) -> None:
    """Eight processes change what all of them read: one succeeds, the others hear that the file changed."""
    path = tmp_path / "a.txt"
    path.write_text("alt")
    children = []
    for number in range(8):
        child = os.fork()
        if child == 0:
            code = 0
            try:
                write_together({path: f"neu {number}"}, expected={path: b"alt"})
            except OutputError as error:
                code = 1 if error.problems[0].id == "file.changed_meanwhile" else 2
            os._exit(code)
        children.append(child)
    codes = [os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) for child in children]
    assert sorted(codes) == [0] + [1] * 7
    assert path.read_text() == f"neu {codes.index(0)}"
    assert state(tmp_path).keys() == {"a.txt"}


@POSIX
def test_links_are_followed_and_modes_kept(tmp_path: Path) -> None:
    """Also a link to a file that is not there yet."""
    real = tmp_path / "real.txt"
    real.write_text("alt")
    real.chmod(0o640)
    (tmp_path / "link.txt").symlink_to("real.txt")
    (tmp_path / "ahead.txt").symlink_to("later.txt")
    write_file(tmp_path / "link.txt", "neu", force=True)
    write_file(tmp_path / "ahead.txt", "neu", force=True)
    assert real.read_text() == (tmp_path / "later.txt").read_text() == "neu"
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "ahead.txt").is_symlink()
    assert stat.S_IMODE(real.stat().st_mode) == 0o640


@POSIX
def test_links_in_a_circle_and_things_that_are_no_files(tmp_path: Path) -> None:
    (tmp_path / "a.txt").symlink_to("b.txt")
    (tmp_path / "b.txt").symlink_to("a.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    for name in ("a.txt", "pipe.txt", "."):
        with pytest.raises(OutputError):
            write_together({tmp_path / name: "x"}, replaces=[tmp_path / name])
    assert (tmp_path / "pipe.txt").is_fifo()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives files away")
def test_the_owner_stays(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("alt")
    os.chown(path, 12345, 23456)
    write_file(path, "neu", force=True)
    assert (path.stat().st_uid, path.stat().st_gid) == (12345, 23456)


@pytest.mark.parametrize(
    ("call", "problem"), [((Path, "replace"), "file.open_elsewhere"), ((os, "open"), "file.no_rights")]
)
def test_open_in_excel_is_told_from_a_folder_without_rights(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: tuple[object, str], problem: str
) -> None:
    path = tmp_path / "a.xlsx"
    path.write_text("alt")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(*call, refuse)
    with pytest.raises(OutputError) as caught:
        write_file(path, "neu", force=True)
    monkeypatch.undo()
    assert caught.value.problems[0].id == problem
    assert state(tmp_path) == {"a.xlsx": "alt"}


def test_no_folder_is_made_in_silence(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as caught:
        write_file(tmp_path / "neu" / "x.txt", "x")
    assert caught.value.problems[0].id == "file.no_folder"
    assert not list(tmp_path.iterdir())


def test_folders_that_were_made_go_again_where_nothing_comes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(OutputError) as caught:
        write_together({tmp_path / "a" / "b" / "x.txt": "x"}, folders=[tmp_path / "a" / "c"])
    assert caught.value.problems[0].id == "file.no_room"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("name", ["x" * 251 + ".txt", "größe \N{COMBINING DIAERESIS}.txt", " =1;'\"$HOME.txt"])
def test_names_as_long_and_as_odd_as_can_be(tmp_path: Path, name: str) -> None:
    write_file(tmp_path / name, "x")
    assert state(tmp_path) == {name: "x"}


@POSIX
def test_a_lock_that_stays_is_told_and_another_folder_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ambassador_cli.writers.disk.locks.PATIENCE", 0.0)
    (tmp_path / "a").mkdir()
    (tmp_path / "b").mkdir()
    with locked([tmp_path / "a"]):
        with pytest.raises(OutputError) as caught:
            write_file(tmp_path / "a" / "x.txt", "x")
        assert caught.value.problems[0].id == "file.busy"
        write_file(tmp_path / "b" / "x.txt", "x")
        assert finish_interrupted([tmp_path / "a"]) == []


def test_check_place_says_what_is_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "x.txt").write_text("x")
    for path, problem in (
        (tmp_path, "file.is_folder"),
        (tmp_path / "x.txt", "file.exists"),
        (tmp_path / "nein" / "x.txt", "file.no_folder"),
        (tmp_path / "x.txt" / "y.txt", "file.no_folder"),
    ):
        with pytest.raises(OutputError) as caught:
            check_place(path)
        assert caught.value.problems[0].id == problem
    check_place(tmp_path / "x.txt", force=True)
