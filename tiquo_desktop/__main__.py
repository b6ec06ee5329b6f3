"""``python -m tiquo_desktop`` is ``tiquo-desktop``."""

import sys

from tiquo_desktop.app.cli import main

if __name__ == "__main__":
    sys.exit(main())
