"""A database without a customer: what stands on the desk then, and what to begin with."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QObject

from tiquo_desktop.ui.bars.commands import Commands
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.states import Notice
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Progress, TaskQueue
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.words import numerals

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchPage

MakeDemo: TypeAlias = Callable[[threading.Event, Progress], None]
"""Makes the demo database where it is missing; told to stop by the event, and tells how far it is."""

_IMPORT, _NEW, _SHARED = "file.import", "customer.new", "file.open-shared"


class FirstStart(QObject):
    """Puts its words and buttons on the desk while the database has no customer.

    Demo data comes into a database and a window of its own: what is recorded is permanent, and
    invented people must never stand among real ones.

    Attributes:
        notice: the words.
        buttons: by the id of the command that they stand for; the demo's is ``demo``.
    """

    def __init__(
        self,
        theme: Theme,
        view: CustomerView,
        results: SearchModel,
        commands: Commands,
        queue: TaskQueue,
        make_demo: MakeDemo | None,
        open_demo: Callable[[], object] | None,
    ) -> None:
        super().__init__(view)
        self._view, self._commands, self._queue = view, commands, queue
        self._make_demo, self._open_demo = make_demo, open_demo
        words = {
            _IMPORT: self.tr("Import a file…"),
            _NEW: self.tr("New customer…"),
            _SHARED: self.tr("Open a shared database…"),
            "demo": self.tr("Look at demo data"),
        }
        kinds = {_IMPORT: Kind.PRIMARY}
        self.buttons = {
            name: Button(theme, text, view, kind=kinds.get(name, Kind.OUTLINE))
            for name, text in words.items()
        }
        for name in (_IMPORT, _NEW, _SHARED):
            self.buttons[name].clicked.connect(lambda _=False, id_=name: self._trigger(id_))
        self.buttons["demo"].clicked.connect(self._demo)
        self.notice = Notice(
            theme,
            "customers",
            self.tr("This database is empty"),
            self._usual(),
            tuple(self.buttons.values()),
            parent=view,
        )
        self.notice.hide()  # the view shows its children with itself, on the desk or not
        self._offer()
        commands.changed.connect(self._offer)
        results.found.connect(self._found)

    def _usual(self) -> str:
        return self.tr(
            "Import the customers and their history from a file, or begin with one customer. "
            "Demo data opens in a window of its own, with a database of its own: none of it comes "
            "in here."
        )

    def _found(self, page: SearchPage) -> None:
        self._view.set_desk(None if page.total_customers else self.notice)

    def _offer(self) -> None:
        known = {command.id for command in self._commands}
        for name in (_IMPORT, _NEW, _SHARED):
            self.buttons[name].setVisible(name in known)
        self.buttons["demo"].setVisible(self._open_demo is not None)

    def _trigger(self, command_id: str) -> None:
        self._commands.action(command_id).trigger()

    def _demo(self) -> None:
        make = self._make_demo
        if make is None:
            return
        self.buttons["demo"].setEnabled(False)
        self.notice.set_text(self.tr("Making the demo data: this takes some seconds, once."))
        self._queue.submit(make, self._made, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        words = self.tr("Making the demo data: {percent} % of {total} events.")
        percent = 100 * done // max(total, 1)
        self.notice.set_text(words.format(percent=percent, total=numerals.number(total)))

    def _made(self, _: None) -> None:
        self.buttons["demo"].setEnabled(True)
        self.notice.set_text(self._usual())
        if self._open_demo is not None:
            self._open_demo()

    def _failed(self, sentence: str) -> None:
        self.buttons["demo"].setEnabled(True)
        self.notice.set_text(sentence)
