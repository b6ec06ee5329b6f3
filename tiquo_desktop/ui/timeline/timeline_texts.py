"""The texts of a timeline's rows: read in blocks where somebody looks, and let go elsewhere."""

from __future__ import annotations

import threading
from collections import OrderedDict
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tiquo_desktop.services.timeline_rows import BLOCK, Row
from tiquo_desktop.ui.reader import Lane

if TYPE_CHECKING:
    from tiquo_desktop.services.timeline import Blocks, Timeline
    from tiquo_desktop.services.timeline_view import View

KEPT_BLOCKS = 64
"""Blocks whose texts stay in memory."""
_MOST_BLOCKS = 8  # asked for at once: more than any screen shows
_FREED_AT_ONCE = 8
"""Blocks that are let go in one turn of the event loop: all of them take 5 ms."""


class TimelineTexts(QObject):
    """The rows of one view that are in memory.

    Signals:
        arrived: the first and the last row of a block that was read.
        failed: a sentence. Rows that were only met in passing are not asked for again before the
            view moves, or every painting would ask a database that cannot answer.
    """

    arrived = Signal(int, int)
    failed = Signal(str)

    def __init__(self, lane: Lane, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lane = lane
        self._source: tuple[Timeline, View] | None = None
        self._blocks: OrderedDict[int, tuple[Row | None, ...]] = OrderedDict()
        self._visible = (0, 0)
        self._asked: list[int] = []
        self._missed: set[int] = set()
        self._has_failed = False
        self._gone: list[tuple[Row | None, ...]] = []
        self._freeing = QTimer(self)
        self._freeing.setSingleShot(True)
        self._freeing.setInterval(0)
        self._freeing.timeout.connect(self._free_some)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._on_missed)

    def clear(self) -> None:
        """Hold nothing, read nothing."""
        self._lane.cancel()
        self._source = None
        self._gone += self._blocks.values()
        self._blocks.clear()
        self._free_some()
        self._asked = []
        self._missed.clear()
        self._has_failed = False

    def _free_some(self) -> None:
        del self._gone[-_FREED_AT_ONCE:]
        if self._gone:
            self._freeing.start()

    def show(self, timeline: Timeline, view: View, blocks: Blocks) -> None:
        """Hold the rows of this view from now on, `blocks` of them at once."""
        self.clear()
        self._source = (timeline, view)
        self._keep(blocks)
        self.ensure_visible(*self._visible)

    def get(self, row: int) -> Row | None:
        """A row; None while it is not here, and then it is read."""
        block = self._blocks.get(row // BLOCK)
        if block is not None:
            return block[row % BLOCK]
        if not self._has_failed:
            self._missed.add(row // BLOCK)
            if not self._timer.isActive():
                self._timer.start()
        return None

    def peek(self, row: int) -> Row | None:
        """A row; None while it is not here."""
        block = self._blocks.get(row // BLOCK)
        return block[row % BLOCK] if block is not None and row >= 0 else None

    @property
    def first_visible(self) -> int:
        """The row at the top of the screen, as far as the view told."""
        return self._visible[0]

    def forget_place(self) -> None:
        """Something else is opened: its top will be on screen."""
        self._visible = (0, 0)

    def ensure_visible(self, first: int, last: int) -> None:
        """These rows are on screen: read them, and some around them, if they are not here."""
        self._visible = (first, last)
        self._has_failed = False
        for block in range(first // BLOCK, last // BLOCK + 1):
            if block in self._blocks:
                self._blocks.move_to_end(block)
        if self._missing(first, last):
            self._request(self._missing(first - BLOCK // 2, last + BLOCK // 2))

    def _missing(self, first: int, last: int) -> list[int]:
        """The blocks of these rows that are not here; of more rows than a screen has, the first."""
        count = self._source[1].row_count if self._source is not None else 0
        blocks = range(max(0, first) // BLOCK, min(last, count - 1) // BLOCK + 1)
        return [block for block in blocks[:_MOST_BLOCKS] if block not in self._blocks]

    def _on_missed(self) -> None:
        # Rows that the view did not announce: a screen reader asked, for example. What the view
        # shows goes first, since this request replaces the one before.
        wanted = [*self._missing(*self._visible), *sorted(self._missed), *self._asked]
        self._missed.clear()
        new = [block for block in dict.fromkeys(wanted) if block not in self._blocks]
        self._request(new[:_MOST_BLOCKS])

    def _request(self, blocks: list[int]) -> None:
        if self._source is None or not blocks:
            return
        timeline, view = self._source
        self._asked = blocks

        def read(cancel: threading.Event) -> Blocks:
            return timeline.rows(view, blocks, cancel)

        self._lane.request(read, self._on_read, self._on_failed)

    def _on_read(self, blocks: Blocks) -> None:
        self._asked = []
        self._keep(blocks)
        for block, rows in blocks.items():
            self.arrived.emit(block * BLOCK, block * BLOCK + len(rows) - 1)

    def _on_failed(self, sentence: str) -> None:
        self._asked = []
        self._missed.clear()
        self._has_failed = True
        self.failed.emit(sentence)

    def _keep(self, blocks: Blocks) -> None:
        for block, rows in blocks.items():
            self._blocks[block] = rows
            self._blocks.move_to_end(block)
        while len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
