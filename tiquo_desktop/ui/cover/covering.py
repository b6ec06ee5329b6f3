"""Covers a window when nobody has touched it for a while, and lifts the cover when somebody signs in."""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QToolTip, QWidget
from shiboken6 import isValid

from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.cover.cover import Cover
from tiquo_desktop.ui.cover.hidden import PASSING, Hidden, belongs_to, parts_of, windows_over
from tiquo_desktop.ui.cover.idle import Idle
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.recording.person_change import PersonChange
from tiquo_desktop.ui.recording.person_form import Chosen
from tiquo_desktop.ui.search.unsaved import can_be_left
from tiquo_desktop.ui.settings import Settings

SETTING = "desk/cover-after"
"""Minutes; 0 is never."""
CHOICES = (0, 2, 5, 10, 30)
_FALLEN = "desk/covered"
"""The uid of the database whose customers are covered now."""
_USUAL = 10
"""Minutes, where many work with the same customers; whoever has a file alone is not bothered."""
_SECTION = 2


class Covering(QObject):
    """While a window is covered nothing of a customer is on screen, in a tool tip, in another window
    of the program or to be found by a screen reader; no command runs and no scan is looked up.

    What is behind goes on: rows stay where they are, what is typed stays, and what is being written
    is written. When somebody else signs in, dialogs of the one before stay away until that one is
    back; those that lose nothing by it are closed.

    Signals:
        covered: the cover has fallen.
        lifted: somebody has signed in.
    """

    covered = Signal()
    lifted = Signal()

    def __init__(
        self,
        window: QMainWindow,
        theme: Theme,
        settings: Settings,
        commands: Commands,
        people: PersonChange,
        rest: Callable[[], object],
    ) -> None:
        """`rest` ends what a scan asks about."""
        super().__init__(window)
        self._window, self._theme, self._settings = window, theme, settings
        self._commands, self._people, self._rest = commands, people, rest
        self._info: DatabaseInfo | None = None
        self._cover: Cover | None = None
        self._title = ""
        self._focus: QWidget | None = None
        self._parts: list[Hidden] = []
        self._windows: list[tuple[str, Hidden]] = []
        """With the author of each."""
        self._late: list[QWidget] = []
        self._hide_late = later(self, 0, self._hide_those_late)
        self._idle = Idle(self)
        self._idle.passed.connect(self.cover)
        people.at_desk.changed.connect(self._person_changed)
        self._add_commands()
        _application().focusChanged.connect(self._reach)

    def _add_commands(self) -> None:
        words = {
            minutes: self.tr("After {number} minutes").format(number=minutes) for minutes in CHOICES
        } | {0: self.tr("&Never")}
        self._commands.add(
            Command(
                id="desk.cover",
                text=self.tr("C&over the window now"),
                menu=Menu.DESK,
                run=self.cover,
                shortcuts=("Ctrl+Shift+K",),
                icon="lock",
                section=_SECTION,
            ),
            *(
                Command(
                    id=f"desk.cover-{minutes}",
                    text=words[minutes],
                    menu=Menu.DESK,
                    run=partial(self._choose, minutes),
                    checked=False,
                    group="cover",
                    section=_SECTION,
                    submenu=self.tr("Cover the &window by itself"),
                )
                for minutes in CHOICES
            ),
        )

    def _reach(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A dialog keeps the window's keys from it, and whoever is writing is called away too.
        dialog = new.window() if new is not None else None
        if isinstance(dialog, QDialog) and belongs_to(dialog, self._window):
            dialog.addAction(self._commands.action("desk.cover"))

    def set_database(self, info: DatabaseInfo | None) -> None:
        """Cover that database's customers; what belongs to another one goes."""
        if info is None or self._info is None or info.uid != self._info.uid:
            for _, hidden in self._windows:
                _close(hidden.widget)
            self._windows.clear()
        self._info = info
        self._wait()

    @property
    def is_covered(self) -> bool:
        """Whether the cover is down."""
        return self._cover is not None

    @property
    def current(self) -> Cover | None:
        """The cover; None while there is none."""
        return self._cover

    @property
    def minutes(self) -> int:
        """After how many minutes it falls; 0 is never."""
        usual = _USUAL if self._info is not None and self._info.login else 0
        kept = self._settings.get(SETTING, usual)
        return kept if kept in CHOICES else usual

    def _choose(self, minutes: int) -> None:
        self._settings.set(SETTING, minutes)
        self._wait()

    def _wait(self) -> None:
        self._commands.action(f"desk.cover-{self.minutes}").setChecked(True)
        self._idle.set_limit(60.0 * self.minutes if self._info is not None else 0.0)

    # Down

    def resume(self) -> None:
        """Another database is open: cover it where it was covered when the program ended, since to
        start anew is no way round, and ask for whoever may see it where the cover is down."""
        info, before = self._info, self._cover
        if info is None:
            return
        if before is not None:
            self._title = self._window.windowTitle()
            self._put(info)
            before.hide()
            before.deleteLater()
        elif self._settings.get(_FALLEN, "") == info.uid:
            self.cover()

    def cover(self) -> None:
        """Cover the window, at once."""
        info, window = self._info, self._window
        if info is None or self._cover is not None:
            return
        self._commands.locked = True
        self._rest()
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        QToolTip.hideText()
        self._focus = window.focusWidget()
        self._title = window.windowTitle()
        author = self._people.at_desk.author
        self._windows += [(author, Hidden.hide(each)) for each in windows_over(window)]
        self._parts = [Hidden.hide(each) for each in parts_of(window)]
        self._put(info)
        # Whatever opens from now on, such as an answer that comes late, stays behind it.
        app = _application()
        app.installEventFilter(self)
        app.focusChanged.connect(self._keep_focus)
        self.covered.emit()

    def _put(self, info: DatabaseInfo) -> None:
        """Put the cover over everything, for the people of this database."""
        people = self._people.at_desk
        self._cover = Cover(self._theme, people, info.zone, self._come, self._window)
        self._window.setWindowTitle("Tiquo")
        self._cover.begin()
        self._settings.set(_FALLEN, info.uid)
        self._settings.flush()

    def _keep_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        # An answer that comes late may want the keyboard for what it shows.
        cover = self._cover
        if cover is not None and new is not None and not self._is_of_cover(new):
            cover.take_focus()

    def _is_of_cover(self, thing: QObject) -> bool:
        above: QObject | None = thing
        while above is not None:
            if above is self._cover:
                return True
            above = above.parent()
        return False

    def _hide_those_late(self) -> None:
        late, self._late = self._late, []
        for window in late:
            if not isValid(window):
                continue
            if window.windowType() in PASSING:
                window.close()
            elif self._cover is not None:
                author = self._people.at_desk.author
                self._windows.append((author, Hidden.hide(window)))
            window.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, on=False)

    # Up

    def _come(
        self, who: Chosen, came: Callable[[], object], refused: Callable[[str], object]
    ) -> threading.Event | None:
        def lift() -> None:
            came()
            self.lift()

        return self._people.come(who, lift, refused)

    def lift(self) -> None:
        """Show everything again, to whoever is at the desk now."""
        cover, self._cover = self._cover, None
        if cover is None:
            return
        app = _application()
        app.removeEventFilter(self)
        app.focusChanged.disconnect(self._keep_focus)
        self._commands.locked = False
        cover.hide()
        cover.deleteLater()
        for part in self._parts:
            part.show()
        self._parts = []
        self._window.setWindowTitle(self._title)
        if self._focus is not None and isValid(self._focus):
            self._focus.setFocus(Qt.FocusReason.OtherFocusReason)
        self._focus = None
        self._bring(self._people.at_desk.author)
        self._settings.set(_FALLEN, None)
        self._wait()
        self.lifted.emit()

    def _person_changed(self) -> None:
        if self._cover is None:
            self._bring(self._people.at_desk.author)

    def _bring(self, author: str) -> None:
        """Give whoever is at the desk back what is theirs."""
        mine = [hidden for whose, hidden in self._windows if whose == author]
        others = [each for each in self._windows if each[0] != author]
        self._windows = []
        for whose, hidden in others:
            widget = hidden.widget
            if not isValid(widget):
                continue
            if not isinstance(widget, QDialog) or can_be_left(widget):
                _close(widget)
            else:
                self._windows.append((whose, hidden))
        for hidden in mine:
            hidden.show()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Shortcut:
            return not self._is_of_cover(watched)
        if (
            kind == QEvent.Type.Show
            and isinstance(watched, QWidget)
            and watched.isWindow()
            and watched is not self._window
            and belongs_to(watched, self._window)
            and not self._is_of_cover(watched)
        ):
            # It is never mapped; to hide it in the middle of being shown is more than Qt bears.
            watched.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
            self._late.append(watched)
            self._hide_late.start()
        return False


def _application() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _close(widget: QWidget) -> None:
    if isValid(widget):
        if isinstance(widget, QDialog):
            widget.done(QDialog.DialogCode.Rejected)
        widget.deleteLater()
