"""What is said of this installation: in the report of an unexpected error, and in Help > About."""

from __future__ import annotations

import platform
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib import metadata

import PySide6
from PySide6.QtCore import qVersion
from PySide6.QtGui import QGuiApplication

import tiquo_desktop
from tiquo_desktop.domain.repositories import DatabaseInfo

_PACKAGE = "tiquo-desktop"
_FONT = ("Inter (font)", "3.019", "OFL-1.1")
_NAME = re.compile(r"[A-Za-z0-9._-]+")


def versions(info: DatabaseInfo | None) -> list[tuple[str, str]]:
    """What is installed and what it runs on, as (what, which); nothing tells whose computer it is."""
    return [
        ("Tiquo Desktop", tiquo_desktop.__version__),
        ("Database", info.kind if info else "none open"),
        *((("Role", info.role.value),) if info is not None and info.role is not None else ()),
        ("System", f"{platform.platform(terse=True)}, {platform.machine()}"),
        ("Window system", QGuiApplication.platformName()),
        ("Qt", qVersion()),
        ("PySide", PySide6.__version__),
        ("Python", platform.python_version()),
    ]


def report(
    failures: Sequence[str],
    info: DatabaseInfo | None,
    title: str = "Unexpected error in Tiquo Desktop",
) -> str:
    """The report of errors: versions, then the classes and places of each, no texts."""
    facts = [f"{what}: {which}" for what, which in versions(info)]
    when = datetime.now(UTC).isoformat(timespec="seconds")
    head = "\n".join([title, f"Time: {when}", *facts])
    return "\n\n".join([head, *failures]) + "\n"


def licences() -> list[tuple[str, str, str]]:
    """What is delivered with the program or used by it: (name, version, licence). Reads files."""
    found = [_FONT]
    for requirement in _requirements():
        try:
            about = metadata.metadata(requirement)
        except metadata.PackageNotFoundError:
            continue  # needed by another system only
        found.append((about["Name"], about["Version"], _licence(about)))
    return sorted(found, key=lambda each: each[0].casefold())


def _requirements() -> list[str]:
    try:
        written = metadata.requires(_PACKAGE) or []
    except metadata.PackageNotFoundError:  # run from a folder that was never installed
        return []
    names = [_NAME.match(each) for each in written if "extra ==" not in each]
    return [name[0] for name in names if name]


def _licence(about: metadata.PackageMetadata) -> str:
    fields = about.json
    expression = fields.get("license_expression")
    if expression:
        return str(expression)
    prefix = "License :: "
    classifiers = [str(each) for each in fields.get("classifier", ())]
    named = [each.rpartition(" :: ")[2] for each in classifiers if each.startswith(prefix)]
    text = str(fields.get("license", "")).strip().partition("\n")[0]
    return ", ".join(named) or text or "see its own files"
