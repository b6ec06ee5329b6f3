"""Folders of Dropbox, OneDrive, iCloud and the like are recognised; folders that only look alike are not."""

import json
from pathlib import Path, PurePosixPath

import pytest

from tiquo_desktop.host import filesystems, syncfolders


@pytest.mark.parametrize(
    ("folder", "owner"),
    [
        ("/home/anna/Dropbox", "Dropbox"),
        ("/home/anna/Dropbox (Personal)", "Dropbox"),
        ("/home/anna/OneDrive - Riverside Hotel", "OneDrive"),
        ("/home/anna/iCloudDrive", "iCloud"),
        ("/home/anna/Google Drive", "Google Drive"),
        ("/Users/anna/Library/Mobile Documents", "iCloud"),
        ("/Users/anna/Library/CloudStorage", "a cloud storage program"),
        ("/home/anna/dropbox-sdk", None),
        ("/home/anna/CloudStorage", None),
        ("/home/anna/Documents", None),
    ],
)
def test_by_name(folder: str, owner: str | None) -> None:
    assert syncfolders.owner_by_name(PurePosixPath(folder)) == owner


@pytest.mark.parametrize(
    ("mark", "owner"), [(".dropbox.cache", "Dropbox"), (".stfolder", "Syncthing")]
)
def test_by_mark_at_any_level_above(tmp_path: Path, mark: str, owner: str) -> None:
    (tmp_path / "team" / mark).mkdir(parents=True)
    said = filesystems.unsafe_location(tmp_path / "team" / "a" / "b" / "tiquo.db")
    assert said is not None
    assert f"synchronised by {owner}" in said
    assert filesystems.unsafe_location(tmp_path / "other" / "tiquo.db") is None


def test_dropbox_says_itself_where_it_is(home: Path, tmp_path: Path) -> None:
    (home / ".dropbox").mkdir()
    accounts = {"personal": {"path": str(tmp_path / "box"), "host": 1}, "odd": 7}
    (home / ".dropbox" / "info.json").write_text(json.dumps(accounts))
    said = filesystems.unsafe_location(tmp_path / "box" / "tiquo.db")
    assert said is not None
    assert "Dropbox" in said


@pytest.mark.parametrize("content", ["", "[1]", '"x"', "{", "\x00"])
def test_settings_of_dropbox_that_make_no_sense_are_passed_over(
    home: Path, tmp_path: Path, content: str
) -> None:
    (home / ".dropbox").mkdir()
    (home / ".dropbox" / "info.json").write_text(content)
    assert filesystems.unsafe_location(tmp_path / "tiquo.db") is None


def test_onedrive_says_itself_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OneDriveCommercial", str(tmp_path / "work"))
    said = filesystems.unsafe_location(tmp_path / "work" / "tiquo.db")
    assert said is not None
    assert "OneDrive" in said
    assert filesystems.unsafe_location(tmp_path / "tiquo.db") is None


def test_a_synchronised_folder_reached_by_a_link(home: Path) -> None:
    (home / "Dropbox").mkdir()
    (home / "desk").symlink_to(home / "Dropbox")
    assert filesystems.unsafe_location(home / "desk" / "tiquo.db") is not None
