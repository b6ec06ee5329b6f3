"""Recognises folders that a program such as Dropbox, OneDrive or iCloud keeps in step with other computers.

A folder is recognised by what the program itself says (its settings, its environment variables), by the
mark it leaves in the folder, or by the name it gives the folder.
"""

import json
import os
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path, PurePath

# File or folder that the program keeps at the top of what it synchronises.
_MARKS = {
    ".dropbox.cache": "Dropbox",
    ".stfolder": "Syncthing",
    ".owncloudsync.log": "Nextcloud or ownCloud",
    ".nextcloudsync.log": "Nextcloud or ownCloud",
}
# Folder names, lower case. The long ones also stand with a suffix: "OneDrive - Riverside Hotel",
# "Dropbox (Personal)".
_NAMES = {
    "dropbox": "Dropbox",
    "google drive": "Google Drive",
    "googledrive": "Google Drive",
    "icloud drive": "iCloud",
    "iclouddrive": "iCloud",
    "nextcloud": "Nextcloud",
    "onedrive": "OneDrive",
    "owncloud": "ownCloud",
}
_SUFFIXES = (" - ", " (")
# Two folders in a row that macOS gives to all such programs.
_MAC_PAIRS = {
    ("library", "mobile documents"): "iCloud",
    ("library", "cloudstorage"): "a cloud storage program",
}
_ONEDRIVE_VARIABLES = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


def reason(places: Sequence[Path]) -> str | None:
    """One sentence when any of these spellings of a path lies in a synchronised folder, otherwise None."""
    announced = {}
    for folder, owner in announced_folders(Path.home(), os.environ):
        announced[folder] = announced[folder.resolve()] = owner
    for place in places:
        for folder in (place, *place.parents):
            known = announced.get(folder) or owner_by_name(folder) or _owner_by_mark(folder)
            if known:
                return (
                    f"The folder {folder} is synchronised by {known}, which can damage a database "
                    "while it is open: choose a folder that is not synchronised."
                )
    return None


def owner_by_name(folder: PurePath) -> str | None:
    """The program that names its folder like this one, judging its last parts only."""
    name = folder.name.lower()
    for known, owner in _NAMES.items():
        if name == known or any(name.startswith(known + suffix) for suffix in _SUFFIXES):
            return owner
    return _MAC_PAIRS.get((folder.parent.name.lower(), name))


def announced_folders(home: Path, environ: Mapping[str, str]) -> Iterator[tuple[Path, str]]:
    """The folders that installed programs say they synchronise, each with the program's name.

    Dropbox: https://help.dropbox.com/installs/locate-dropbox-folder
    """
    for variable in _ONEDRIVE_VARIABLES:
        if environ.get(variable):
            yield Path(environ[variable]), "OneDrive"
    settings = [home / ".dropbox" / "info.json"]
    settings += [
        Path(environ[variable]) / "Dropbox" / "info.json"
        for variable in ("APPDATA", "LOCALAPPDATA")
        if environ.get(variable)
    ]
    for file in settings:
        for folder in _dropbox_folders(file):
            yield folder, "Dropbox"


def _dropbox_folders(settings: Path) -> Iterator[Path]:
    try:
        accounts = json.loads(settings.read_text("utf-8"))
    except (OSError, ValueError):
        return
    if not isinstance(accounts, dict):
        return
    for account in accounts.values():
        if isinstance(account, dict) and isinstance(account.get("path"), str):
            yield Path(account["path"])


def _owner_by_mark(folder: Path) -> str | None:
    for mark, owner in _MARKS.items():
        try:
            if (folder / mark).exists():
                return owner
        except OSError:  # a folder that may not be searched shows no mark
            return None
    return None
