"""The window's process: application, look, window, and what reaches it from outside."""

from __future__ import annotations

import contextlib
import gc
import logging
import os
import signal
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLoggingCategory, QSize, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tiquo_desktop.app import picture
from tiquo_desktop.app.crashes import Crashes
from tiquo_desktop.app.instance import Instance, Request, Standing
from tiquo_desktop.app.options import WindowOptions
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.repositories import Database, DatabaseInfo
from tiquo_desktop.host import paths
from tiquo_desktop.services import customers, links
from tiquo_desktop.services.connecting import Connector, KnownDatabase
from tiquo_desktop.ui.connecting.connecting import Connecting
from tiquo_desktop.ui.connecting.recent_databases import RecentDatabases
from tiquo_desktop.ui.help.first_start import FirstStart, MakeDemo
from tiquo_desktop.ui.help.help import Help
from tiquo_desktop.ui.help.report_dialog import message_box
from tiquo_desktop.ui.link_opener import LinkOpener
from tiquo_desktop.ui.look import theme
from tiquo_desktop.ui.look.theme import Mode
from tiquo_desktop.ui.main_window import LEAST_SIZE, MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.window_commands import THEME_KEY
from tiquo_desktop.ui.words import language
from tiquo_desktop.ui.words.language import LANGUAGE_KEY, Language

_log = logging.getLogger(__name__)

SIZE = (1440, 900)
"""Of the window in logical pixels, where the screen is large enough."""


TURN = 0.001
"""Seconds that a thread may keep others from Python: at Python's own 5 ms, a window that paints while
something is being read would wait that long for each of its turns."""
_TOKEN = "XDG_ACTIVATION_TOKEN"
"""The leave to come to the front that a Wayland desktop gives to what it starts. Qt reads it there."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a window has around it; without any of it, it stands for itself.

    `instance` brings what later starts ask for, `log_dir` is where the logs lie, `drafts` where
    what is not saved yet is kept (without it, nowhere), `make_demo` makes the demo database where it
    is missing and `open_demo` opens a window on it. `connector` opens other databases, and `known` is
    the one that the window begins with. `is_second` says that another window is open on the same
    database and does not answer.
    """

    instance: Instance | None = None
    log_dir: Path | None = None
    drafts: Path | None = None
    make_demo: MakeDemo | None = None
    open_demo: Callable[[], object] | None = None
    connector: Connector | None = None
    known: KnownDatabase | None = None
    is_second: bool = False


@contextlib.contextmanager
def standing(database: Path | str, options: WindowOptions) -> Iterator[tuple[Instance, Standing]]:
    """How this start stands among others on the same database; its place is free again at the end."""
    _application()
    own = Instance(database)
    try:
        link = str(options.link) if options.link else None
        yield own, own.take(Request(link, options.theme, os.environ.get(_TOKEN)))
    finally:
        own.close()


def tell(sentence: str) -> None:
    """Tell an error where there is no window to tell it in, and wait until it is closed."""
    app = _application()
    language.speak(app, Language.SYSTEM)
    look = theme.apply(app, Mode.SYSTEM)
    box = message_box(sentence)
    box.finished.connect(app.quit)
    box.open()
    app.exec()
    look.deleteLater()


def chosen_database(settings_file: Path) -> str:
    """The address of the database that was chosen last in a window; "" while none was."""
    return RecentDatabases(_settings(settings_file)).chosen


def run(
    database: Database | None,
    options: WindowOptions,
    settings_file: Path | None = None,
    around: Surroundings | None = None,
) -> int:
    """Show the window until it is closed, or draw it into a file; gives the exit code.

    The window looks as it did when it was closed, as `settings_file` says; without such a file it
    looks as designed, as it does in pictures. A theme in `options` wins for this run. Without a
    database the window opens the one that `around` knows itself, and says what is wrong where it
    cannot; what it opened itself it closes, too.

    Raises:
        TiquoError: the customer is not known, or the picture could not be made.
    """
    app = _application()
    reader = Reader()
    own: list[Database] = []
    try:
        settings = _settings(None if options.screenshot is not None else settings_file)
        # Pictures are the same everywhere.
        drawing = options.screenshot is not None
        language.speak(app, Language.ENGLISH if drawing else _language(settings))
        mode = options.theme or _theme(settings)
        look = theme.apply(app, mode, bundled_font=options.screenshot is not None)
        window = MainWindow(look, reader, settings)
        outside = around or Surroundings()
        connecting = _complete(look, reader, window, outside)
        try:
            if database is not None and options.screenshot is not None:
                _draw(window, database, options)
                return 0
            crashes = Crashes(look, reader, window, lambda: _info(window))
            try:
                return _show(app, look, reader, window, database, options, outside, connecting)
            finally:
                crashes.stop()
        finally:
            if window.database is not None and window.database is not database:
                own.append(window.database)
            window.set_database(None)
            window.hide()
            window.deleteLater()
    finally:
        if not reader.shutdown():
            _log.warning("a worker thread did not end in time")
        for each in own:
            each.close()
        language.hush(app)


def _info(window: MainWindow) -> DatabaseInfo | None:
    return window.database.info if window.database is not None else None


def _settings(file: Path | None) -> Settings:
    if file is not None:
        try:
            paths.make_private_dir(file.parent)
        except OSError:
            # The window works without: it only forgets how it looked.
            _log.info("the folder of the settings cannot be made")
            file = None
    return Settings(file)


def _theme(settings: Settings) -> Mode:
    kept = settings.get(THEME_KEY, Mode.SYSTEM.value)
    return Mode(kept) if kept in set(Mode) else Mode.SYSTEM


def _language(settings: Settings) -> Language:
    kept = settings.get(LANGUAGE_KEY, Language.SYSTEM.value)
    return Language(kept) if kept in set(Language) else Language.SYSTEM


def _application() -> QApplication:
    running = QApplication.instance()
    if isinstance(running, QApplication):
        return running
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(
        Qt.HighDpiScaleFactorRoundingPolicy.PassThrough
    )
    # Qt complains on the terminal about system fonts that lack some scripts: nobody can act on that.
    QLoggingCategory.setFilterRules("qt.text.font.db.warning=false")
    app = QApplication(["tiquo-desktop"])
    app.setApplicationName("tiquo-desktop")
    app.setApplicationDisplayName("Tiquo")
    app.setDesktopFileName("tiquo-desktop")
    return app


def _complete(
    look: theme.Theme, reader: Reader, window: MainWindow, around: Surroundings
) -> Connecting | None:
    """Add what a window has only as a program of its own."""
    Help(look, reader, window, around.log_dir)
    window.people.keep_drafts(around.drafts)
    connecting = None
    if around.connector is not None:
        claim = partial(_claim, around.instance)
        connecting = Connecting(window, look, reader, around.connector, claim)
    FirstStart(
        look,
        window.view,
        window.results,
        window.commands,
        reader.queue("demo"),
        around.make_demo,
        around.open_demo,
    )
    return connecting


def _claim(instance: Instance | None, known: KnownDatabase) -> bool:
    """Make this the one window of a database; False where another one is."""
    if instance is None:
        return True
    place = known.key if known.is_shared else Path(known.address)
    return instance.move(place, Request(token=os.environ.get(_TOKEN)))


def _show(
    app: QApplication,
    look: theme.Theme,
    reader: Reader,
    window: MainWindow,
    database: Database | None,
    options: WindowOptions,
    around: Surroundings,
    connecting: Connecting | None,
) -> int:
    opener = LinkOpener(window, reader.lane("link"), lambda sentence: _say(look, window, sentence))

    def begin() -> None:
        if database is not None:
            _begin(window, database)
        if connecting is not None and around.known is not None:
            if database is None:
                connecting.start(around.known)
            else:
                connecting.work_on(around.known)
        if options.link is not None:
            opener.open(options.link)
        if around.is_second:
            _say(look, window, _second())

    def asked(request: Request) -> None:
        _come_up(window, request.token)
        if request.theme in set(Mode):
            window.own.show_theme(Mode(request.theme))
        if request.link is not None:
            try:
                opener.open(links.parse(request.link))
            except InvalidValue as error:
                _say(look, window, str(error))

    if connecting is not None:
        connecting.opened.connect(opener.go_on)
        connecting.opened.connect(gc.freeze)
    window.session.restore(QSize(*(options.size or SIZE)))
    switching = sys.getswitchinterval()
    sys.setswitchinterval(TURN)
    with _interruptible():
        window.show()
        # The window is painted first; what the database needs is imported after that.
        QTimer.singleShot(0, window, begin)
        if around.instance is not None:
            around.instance.asked.connect(asked)
        try:
            return app.exec()
        finally:
            gc.unfreeze()
            sys.setswitchinterval(switching)
            if around.instance is not None:
                around.instance.asked.disconnect(asked)


def _come_up(window: MainWindow, token: str | None) -> None:
    if token:
        os.environ[_TOKEN] = token
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _second() -> str:
    return QCoreApplication.translate(
        "Start",
        "Another window on this database is open, but it does not answer, so this is a second one. "
        "Both can be worked in. If the other one stays like that, close it: what was recorded is "
        "stored.",
    )


def _say(look: theme.Theme, window: MainWindow, sentence: str) -> None:
    message_box(sentence, window, look).open()


def _begin(window: MainWindow, database: Database) -> None:
    window.set_database(database)
    # What is there by now stays. The garbage collector need not look through it again and again
    # while a million keys load: that halves the longest gaps of the event loop.
    gc.freeze()


def _draw(window: MainWindow, database: Database, options: WindowOptions) -> None:
    assert options.screenshot is not None
    wide, high = options.size or SIZE
    window.resize(max(wide, LEAST_SIZE[0]), max(high, LEAST_SIZE[1]))
    window.show()
    answered: list[object] = []
    window.results.found.connect(answered.append)
    window.set_database(database)
    picture.wait(window, lambda: bool(answered))
    if _open(window, database, options):
        picture.wait(window, lambda: picture.timeline_settled(window))
    picture.take(window, options.screenshot)


def _open(window: MainWindow, database: Database, options: WindowOptions) -> bool:
    """Open who is named or linked to, else the one active last; whether there was anybody."""
    region = database.info.region
    with database.reading() as reading:
        customer: Customer | None
        event_id = None
        if options.link is not None:
            found = links.find(reading, options.link, region)
            customer, event_id = found.customer, found.event_id
        elif options.customer is not None:
            customer = customers.resolve(reading, options.customer, region)
        else:
            customer = next(iter(reading.customers.recently_active(1)), None)
        if customer is None:
            return False
        span = reading.customers.spans([customer.id]).get(customer.id)
    window.open_customer(customer, span)
    if event_id is not None:
        window.view.timeline.reveal(event_id)
    return True


@contextlib.contextmanager
def _interruptible() -> Iterator[None]:
    """Let Ctrl+C in the terminal end the window; Python's own handler waits for Python code, and a
    window may wait for hours. What was recorded is stored."""
    try:
        before = signal.signal(signal.SIGINT, signal.SIG_DFL)
    except ValueError:  # not in the main thread
        yield
        return
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
