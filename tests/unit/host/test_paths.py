"""Data, settings and logs: where they lie and who may read them."""

import os
import sqlite3
import stat
import sys
from pathlib import Path

import pytest

from tiquo_desktop.host import paths

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_the_places_are_in_the_home_of_the_person_and_not_created_by_asking(home: Path) -> None:
    for place in (paths.data_dir(), paths.config_dir(), paths.log_dir()):
        assert place.is_relative_to(home)
        assert place.name.lower().startswith(("tiquo", "log"))
        assert not place.exists()


def test_a_data_dir_that_was_named_holds_everything(tmp_path: Path) -> None:
    assert paths.data_dir(tmp_path) == tmp_path
    assert paths.config_dir(tmp_path) == tmp_path / "settings"
    assert paths.log_dir(tmp_path) == tmp_path / "logs"


def test_a_named_data_dir_may_be_relative_or_below_the_home(
    tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert paths.data_dir(Path("desk/../data")) == tmp_path / "data"
    assert paths.data_dir(Path("~/data")) == home / "data"
    assert paths.data_dir(Path("~nobody-of-this-name/x")).is_absolute()


@posix_only
def test_new_folders_are_private_at_every_level_and_old_ones_keep_their_mode(
    tmp_path: Path,
) -> None:
    tmp_path.chmod(0o755)
    made = paths.make_private_dir(tmp_path / "a" / "b")
    assert (mode(tmp_path), mode(tmp_path / "a"), mode(made)) == (0o755, 0o700, 0o700)


def test_a_folder_is_made_once(tmp_path: Path) -> None:
    assert paths.make_private_dir(tmp_path / "a") == paths.make_private_dir(tmp_path / "a")


def test_a_folder_where_a_file_is_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").touch()
    with pytest.raises(FileExistsError):
        paths.make_private_dir(tmp_path / "a")


@posix_only
def test_a_new_database_and_its_companions_are_private_under_any_umask(tmp_path: Path) -> None:
    database = tmp_path / "tiquo.db"
    before = os.umask(0)
    try:
        assert paths.make_private_file(database)
        connection = sqlite3.connect(database, isolation_level=None)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("CREATE TABLE t(a)")
        found = {path.name: mode(path) for path in tmp_path.iterdir()}
        connection.close()
    finally:
        os.umask(before)
    assert found == {"tiquo.db": 0o600, "tiquo.db-wal": 0o600, "tiquo.db-shm": 0o600}


@posix_only
def test_an_existing_file_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "tiquo.db"
    file.write_text("kept")
    file.chmod(0o644)
    assert not paths.make_private_file(file)
    assert (file.read_text(), mode(file)) == ("kept", 0o644)
