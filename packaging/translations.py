"""Brings resources/translations in step with the texts in the code.

Called by `python3 packaging/dev.py translations`, in the checkout's environment. Texts that are new stand
in the .ts files as unfinished afterwards: translate them there (Qt Linguist or any editor), then call this
again. The .qm files, which the program reads, are made from them and committed, so that installing
needs no tools of Qt.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import PySide6

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "resources" / "translations"
_TOOLS = Path(PySide6.__file__).parent


def sources() -> list[str]:
    """The files of the package, in a fixed order."""
    return [str(file) for file in sorted((ROOT / "tiquo_desktop").rglob("*.py"))]


def update(files: Iterable[Path]) -> None:
    """Add new texts to .ts files, as unfinished, and remove what is gone; translations stay."""
    options = ("-no-obsolete", "-locations", "none", "-silent")
    _call("lupdate", *options, *sources(), "-ts", *map(str, files))


def release(file: Path) -> None:
    """Make the .qm file beside a .ts file."""
    _call("lrelease", "-silent", str(file), "-qm", str(file.with_suffix(".qm")))


def _call(tool: str, *arguments: str) -> None:
    subprocess.run([str(_TOOLS / tool), *arguments], check=True, cwd=ROOT)


def main() -> int:
    """Update and release all languages; 1 if something is left to translate."""
    files = sorted(FOLDER.glob("*.ts"))
    update(files)
    code = 0
    for file in files:
        release(file)
        open_texts = file.read_text(encoding="utf-8").count('type="unfinished"')
        print(f"{file.name}: {open_texts or 'nothing'} left to translate")
        code = code or min(open_texts, 1)
    return code


if __name__ == "__main__":
    sys.exit(main())
