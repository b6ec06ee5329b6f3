"""The pictures of the guide and the README are drawn by one command, all of them."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]
HELP = ROOT / "resources" / "help"


def test_every_picture_is_drawn_and_none_is_large(tmp_path: Path) -> None:
    drawn = subprocess.run(
        [sys.executable, str(ROOT / "packaging" / "screenshots.py"), str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=110,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    assert drawn.returncode == 0, drawn.stderr
    pictures = {file.name: file.stat().st_size for file in tmp_path.glob("*.png")}
    assert pictures.keys() == {file.name for file in HELP.glob("*.png")}
    assert max(pictures.values()) <= 150_000
