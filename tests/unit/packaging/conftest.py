"""Makes the modules beside packaging/dev.py importable, as Python does when it runs that file."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "packaging"))
