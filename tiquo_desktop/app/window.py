"""Starting the window, or drawing it into a file."""

from __future__ import annotations

import ctypes
import os
import sys
from collections.abc import Mapping

from tiquo_desktop.app import composition
from tiquo_desktop.app.commands.context import opened
from tiquo_desktop.app.options import DatabaseOptions, WindowOptions
from tiquo_desktop.app.output import Output
from tiquo_desktop.domain.errors import TiquoError, UnwritableOutput

_PLATFORM = "QT_QPA_PLATFORM"


def start(database: DatabaseOptions, options: WindowOptions, prints: Output) -> int:
    """Open the window on a database and give its exit code.

    Raises:
        TiquoError: there is no display, Qt cannot start, or the database cannot be opened.
    """
    place = composition.find(database)
    if options.screenshot is not None:
        if place.occupies(options.screenshot):
            raise UnwritableOutput("The picture would replace the database: name another file.")
        # Qt reads this when it is first imported.
        os.environ[_PLATFORM] = "offscreen"
    elif not has_display(os.environ, sys.platform):
        raise TiquoError(
            "There is no display to open a window on: use the commands "
            "(tiquo-desktop --help), or draw the window with --screenshot FILE.png."
        )
    try:
        from tiquo_desktop.app import gui
    except ImportError as error:
        raise TiquoError(
            f"The window cannot start, because {str(error).partition(':')[0]} is missing: install it "
            "with your system's packages (python3 packaging/dev.py run does, or says how)."
        ) from None
    # The person's own database is made on first use; a file that was named has to exist.
    with opened(place, prints, create=not place.named) as reachable:
        return gui.run(reachable, options)


def has_display(environ: Mapping[str, str], platform: str) -> bool:
    """Whether Qt can open a window; where it cannot, it would abort the process."""
    if platform in ("win32", "darwin") or environ.get(_PLATFORM) or environ.get("WAYLAND_DISPLAY"):
        return True
    return bool(environ.get("DISPLAY")) and _x_server_answers()


def _x_server_answers() -> bool:
    """Whether there is an X server behind DISPLAY; a forgotten ssh session leaves one without."""
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # Qt's own loading says what is missing
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)
