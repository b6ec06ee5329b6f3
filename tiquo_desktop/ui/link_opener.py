"""Opens what a link leads to."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tiquo_desktop.ui.reader import Lane

if TYPE_CHECKING:
    from tiquo_desktop.services.links import Found, Link
    from tiquo_desktop.ui.main_window import MainWindow


class LinkOpener(QObject):
    """Finds the customer in a thread, then opens them in the window; an event is marked there."""

    def __init__(self, window: MainWindow, lane: Lane, failed: Callable[[str], None]) -> None:
        super().__init__(window)
        self._window, self._lane, self._failed = window, lane, failed
        self._waiting: Link | None = None
        window.covering.lifted.connect(self.go_on)

    def open(self, link: Link) -> None:
        """Open it; a newer link replaces one that is still being looked for. Behind a cover it waits
        for somebody to sign in, and without a database for one."""
        database = self._window.database
        if database is None or self._window.covering.is_covered:
            self._waiting = link
            return

        def find(cancel: threading.Event) -> Found:
            from tiquo_desktop.services import links

            with database.reading(cancel=cancel) as reading:
                return links.find(reading, link, database.info.region)

        self._lane.request(find, self._open, self._failed)

    def go_on(self) -> None:
        """Open the link that waited."""
        link, self._waiting = self._waiting, None
        if link is not None:
            self.open(link)

    def _open(self, found: Found) -> None:
        self._window.open_customer(found.customer, found.span)
        if found.event_id is not None:
            self._window.view.timeline.reveal(found.event_id)
