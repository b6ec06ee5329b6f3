"""Starting the window, or drawing it into a file."""

from __future__ import annotations

import ctypes
import os
import sys
import threading
from collections.abc import Callable, Mapping, Sequence

from tiquo_desktop.app import composition, places
from tiquo_desktop.app.commands.context import opened
from tiquo_desktop.app.connections import Connections, known
from tiquo_desktop.app.options import DatabaseOptions, WindowOptions
from tiquo_desktop.app.output import Output
from tiquo_desktop.app.places import AnyPlace, Place, Server
from tiquo_desktop.domain.errors import Cancelled, TiquoError, UnwritableOutput
from tiquo_desktop.host import paths

_PLATFORM = "QT_QPA_PLATFORM"


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point without a console: as the command line, and errors are told in a window too."""
    from tiquo_desktop.app import cli

    given = sys.argv[1:] if arguments is None else arguments
    drawing = any(argument.partition("=")[0] == "--screenshot" for argument in given)
    return cli.main(given, tell=None if drawing else _tell)


def _tell(sentence: str) -> None:
    if not has_display(os.environ, sys.platform):
        return
    try:
        from tiquo_desktop.app import gui
    except ImportError:
        return  # without Qt there are no windows; standard error has the sentence
    gui.tell(sentence)


def start(database: DatabaseOptions, options: WindowOptions, prints: Output) -> int:
    """Open the window on a database and give its exit code.

    Raises:
        TiquoError: there is no display, Qt cannot start, or the database cannot be opened.
    """
    place = places.find(database)
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
        from tiquo_desktop.app.instance import Standing
    except ImportError as error:
        raise TiquoError(
            f"The window cannot start, because {str(error).partition(':')[0]} is missing: install it "
            "with your system's packages (python3 packaging/dev.py run does, or says how)."
        ) from None
    # The person's own database is made on first use; a file that was named has to exist.
    if options.screenshot is not None:
        with opened(place, prints, create=not place.named) as reachable:
            return gui.run(reachable, options)
    settings = paths.config_dir(database.data_dir) / "window.ini"
    chosen = None if place.named or place.demo else _chosen(gui.chosen_database(settings))
    place = chosen or place
    own = places.own_database(database)
    whole = place.path if isinstance(place, Place) else str(place)
    with gui.standing(whole, options) as (instance, found):
        if found is Standing.HANDED_OVER:
            return 0
        demo = places.find(DatabaseOptions(data_dir=database.data_dir, demo=True))
        around = gui.Surroundings(
            instance=instance,
            log_dir=paths.log_dir(database.data_dir),
            drafts=paths.data_dir(database.data_dir) / "drafts",
            make_demo=lambda cancel, progress: _make_demo(demo, cancel, progress),
            open_demo=lambda: _open_demo(database),
            connector=Connections(own, place),
            known=None if place.demo else known(place),
            is_second=found is Standing.UNANSWERED,
        )
        if isinstance(place, Server) or chosen is not None:
            # Servers may be down, and what was chosen once may be gone: the window says so.
            return gui.run(None, options, settings, around)
        with opened(place, prints, create=not place.named) as reachable:
            return gui.run(reachable, options, settings, around)


def _chosen(address: str) -> AnyPlace | None:
    """The database that was chosen last in a window, if any was."""
    try:
        return places.from_text(address, "The last database") if address else None
    except TiquoError:
        return None  # the settings were changed by hand


def _make_demo(
    place: AnyPlace, cancel: threading.Event, progress: Callable[[int, int], None]
) -> None:
    def moved(done: int, total: int) -> None:
        if cancel.is_set():
            raise Cancelled("Stopped: there is no demo data yet.")
        progress(done, total)

    composition.open_database(place, progress=moved).close()


def _open_demo(database: DatabaseOptions) -> None:
    """Open a window on the demo database, in a process that outlives this one."""
    from PySide6.QtCore import QProcess

    program = [] if getattr(sys, "frozen", False) else ["-m", "tiquo_desktop"]
    folder = [] if database.data_dir is None else ["--data-dir", str(database.data_dir)]
    QProcess.startDetached(sys.executable, [*program, "--demo", *folder])


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
