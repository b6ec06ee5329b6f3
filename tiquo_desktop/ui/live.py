"""Keeps a window up with what others record, without taking anybody's place away."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import sealing
from tiquo_desktop.ui.customers.open_profile import OpenProfile
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.listening import Listening
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

_APART_MS = 150
"""Milliseconds between the end of one catching up and the next: an import elsewhere tells of news
many times a second."""
_PROFILE_MS = 50
"""The rows are painted first, then chips and histogram."""
_AGAIN_MS, _LATEST_MS = 500, 4_000
"""How soon it is tried again where it did not work: every time twice as late."""
_SEALING_MS = 1_500
"""Whoever recorded seals in that time, as a rule."""


class Live(QObject):
    """Catches up whenever there is news, one thing after the other however much there is.

    Attributes:
        listening: who tells of news.
    """

    def __init__(
        self,
        reader: Reader,
        timeline: TimelineModel,
        results: SearchModel,
        profile: OpenProfile,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._timeline, self._results, self._profile = timeline, results, profile
        self._database: Database | None = None
        self._sealing = reader.lane("sealing", standing=True)
        self._is_sealing = self._is_behind = self._is_busy = False
        self._began = 0.0
        self._pause = _AGAIN_MS
        self.listening = Listening(reader, self)
        self.listening.told.connect(self._told)
        timeline.caught_up.connect(self._caught_up)
        self._profile_soon = later(self, _PROFILE_MS, self._refresh_profile)
        self._rest = self._timer(self._go_on)
        self._seal_soon = self._timer(self._seal)
        self._seal_soon.setInterval(_SEALING_MS)

    def set_database(self, database: Database | None) -> None:
        """Keep up with that database from now on."""
        self._database = database
        self._sealing.cancel()
        for timer in (self._seal_soon, self._rest, self._profile_soon):
            timer.stop()
        self._is_sealing = self._is_behind = self._is_busy = False
        self.listening.set_database(database)

    def catch_up(self) -> None:
        """Take in what was recorded since; soon, if it is being done already."""
        self._is_behind = True
        if not self._is_busy and not self._rest.isActive():
            self._go_on()

    def catch_up_anew(self) -> None:
        """Take it in now: what is being waited for was asked on a connection that is lost."""
        self._rest.stop()
        self._is_busy = False
        self._pause = _AGAIN_MS
        self.catch_up()

    def _go_on(self) -> None:
        if self._database is not None and self._is_behind:
            self._is_behind, self._is_busy = False, True
            self._began = time.monotonic()
            self._results.catch_up()
            self._timeline.catch_up()

    def _caught_up(self, worked: bool, anything: bool) -> None:
        self._is_busy = False
        if self._database is None:
            return
        if anything:
            self._profile_soon.start()
        took = round(1000 * (time.monotonic() - self._began))
        rest = max(_APART_MS, took)
        if worked:
            self._pause = _AGAIN_MS
        else:
            self._is_behind = True
            rest = max(rest, self._pause)
            self._pause = min(2 * self._pause, _LATEST_MS)
        self._rest.start(rest)

    def _refresh_profile(self) -> None:
        if self._database is not None:
            self._profile.refresh(self._database)

    # Sealing what others left

    def _told(self, waiting: bool) -> None:
        if waiting and not self._is_sealing and not self._seal_soon.isActive():
            self._seal_soon.start()
        self.catch_up()

    def _seal(self) -> None:
        database = self._database
        if database is None or database.info.read_only is not None:
            return
        self._is_sealing = True

        def work(cancel: threading.Event) -> None:
            sealing.catch_up(database, cancel)

        self._sealing.request(work, self._sealed, self._not_sealed)

    def _sealed(self, _: None) -> None:
        self._is_sealing = False

    def _not_sealed(self, _sentence: str) -> None:
        self._is_sealing = False
        self._seal_soon.start()

    def _timer(self, do: Callable[[], object]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.timeout.connect(do)
        return timer
