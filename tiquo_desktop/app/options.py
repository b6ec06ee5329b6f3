"""What was asked for on the command line, in the form in which the rest of the program takes it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tiquo_desktop.domain.errors import TiquoError
from tiquo_desktop.services.connecting import ServerFields
from tiquo_desktop.services.links import Link

THEMES = ("light", "dark", "system")
DEFAULT_ZONE, DEFAULT_REGION = "Europe/London", "GB"
"""Zone and region of a database for which nobody named others."""


class WrongUse(TiquoError):
    """The command line asks for something that does not exist or does not fit together."""


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """How the window starts.

    `theme` is one of `THEMES`, None where none was named. `link` is opened at the start. With
    `screenshot` the window is drawn offscreen with the customer
    that `customer` names (anything that `services.customers.resolve` takes; None: the first one
    open), `size` (width, height) in pixels (None: as the program likes), and written there.
    """

    theme: str | None = None
    link: Link | None = None
    screenshot: Path | None = None
    customer: str | None = None
    size: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class DatabaseOptions:
    """Which database was asked for; all empty means the person's own, in the default place.

    `database` is a path or a URL as written, `data_dir` another folder for databases, logs and
    settings, and `demo` asks for the demo database in that folder. `fields` name a shared one by the
    parts of its address.
    """

    database: str | None = None
    data_dir: Path | None = None
    demo: bool = False
    fields: ServerFields | None = None
