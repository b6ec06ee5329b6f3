"""A file appears whole or not at all."""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from pathlib import Path

import pytest

from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.services.output_file import output_file

posix = pytest.mark.skipif(sys.platform == "win32", reason="permissions and links of POSIX")


@pytest.fixture(params=["without a name", "with a name of its own"], autouse=True)
def unfinished(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways in which the file waits, where the system has both."""
    if request.param == "with a name of its own":
        monkeypatch.delattr(os, "O_TMPFILE", raising=False)


def test_a_file_appears_when_its_block_ends(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    with output_file(target) as file:
        file.write(b"whole")
        assert not target.exists()
    assert target.read_bytes() == b"whole"
    assert list(tmp_path.iterdir()) == [target]


def test_a_file_replaces_another_only_at_the_end(tmp_path: Path) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"before")
    with output_file(target) as file:
        file.write(b"after")
        file.flush()
        assert target.read_bytes() == b"before"
    assert target.read_bytes() == b"after"


@pytest.mark.parametrize("problem", [RuntimeError, KeyboardInterrupt])
def test_a_failure_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, problem: type[BaseException]
) -> None:
    target = tmp_path / "out.csv"
    target.write_bytes(b"before")

    def write() -> None:
        with output_file(target) as file:
            file.write(b"half")
            raise problem

    with pytest.raises(problem):
        write()
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


@posix
def test_a_full_disk_leaves_nothing_and_says_so(tmp_path: Path) -> None:
    import resource

    target = tmp_path / "out.csv"
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100_000, limits[1]))
    try:
        with pytest.raises(UnwritableOutput, match="disk is full"), output_file(target) as file:
            file.write(b"x" * 5_000_000)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "disk is full"),
        (errno.EACCES, "may not write"),
        (errno.EROFS, "may not write"),
        (errno.EIO, "could not be written"),
    ],
)
def test_the_system_s_errors_become_sentences(tmp_path: Path, number: int, words: str) -> None:
    with pytest.raises(UnwritableOutput, match=words), output_file(tmp_path / "out.csv"):
        raise OSError(number, "secret words of the system")
    assert list(tmp_path.iterdir()) == []


@posix
def test_a_new_file_is_private_and_an_old_one_keeps_its_permissions(tmp_path: Path) -> None:
    new, old = tmp_path / "new.csv", tmp_path / "old.csv"
    old.touch()
    old.chmod(0o664)
    for target in (new, old):
        with output_file(target) as file:
            file.write(b"x")
    assert stat.S_IMODE(new.stat().st_mode) == 0o600
    assert stat.S_IMODE(old.stat().st_mode) == 0o664


@posix
def test_a_link_stays_and_its_file_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    link = tmp_path / "link.csv"
    link.symlink_to(tmp_path / "folder" / "real.csv")
    with output_file(link) as file:
        file.write(b"x")
    assert link.is_symlink()
    assert (tmp_path / "folder" / "real.csv").read_bytes() == b"x"


@posix
def test_a_device_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(UnwritableOutput, match="device"), output_file(pipe):
        pytest.fail("the block must not run")
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_open_database_is_never_replaced_nor_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "tiquo.db"
    target.write_bytes(b"SQLite format 3\0")
    (tmp_path / "tiquo.db-wal").touch()
    monkeypatch.setattr(Path, "open", None)  # closing it again would drop SQLite's locks
    with pytest.raises(UnwritableOutput, match="database"), output_file(target):
        raise AssertionError


def test_a_database_is_never_replaced(tmp_path: Path) -> None:
    target = tmp_path / "tiquo.db"
    target.write_bytes(b"SQLite format 3\x00 and all the rest")
    with pytest.raises(UnwritableOutput, match="database"), output_file(target):
        pytest.fail("the block must not run")
    assert target.read_bytes().endswith(b"the rest")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("no/such/folder.csv", "does not exist"),
        ("", "folder of this name"),
        ("x" * 300, "too long"),
    ],
)
def test_an_impossible_target_is_a_sentence(tmp_path: Path, name: str, words: str) -> None:
    with pytest.raises(UnwritableOutput, match=words), output_file(tmp_path / name) as file:
        file.write(b"x")
    assert list(tmp_path.iterdir()) == []


def test_leftovers_of_a_killed_program_go_after_a_day(tmp_path: Path) -> None:
    old, young = tmp_path / ".tiquo-0123.part", tmp_path / ".tiquo-4567.part"
    for path in (old, young):
        path.touch()
    yesterday = time.time() - 90_000
    os.utime(old, (yesterday, yesterday))
    with output_file(tmp_path / "out.csv") as file:
        file.write(b"x")
    assert not old.exists()
    assert young.exists()
