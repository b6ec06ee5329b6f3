"""From a timeline to its histogram: the bins are counted in a lane."""

from __future__ import annotations

from PySide6.QtCore import QObject

from tiquo_desktop.services import histogram
from tiquo_desktop.ui.histogram.histogram import Histogram
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel

_SOON_MS = 25
"""The rows are painted first, then the chips: all in one turn of the event loop would be a stall."""


class HistogramFeed(QObject):
    """Gives a histogram the bins of what a timeline shows, counted in a lane."""

    def __init__(
        self, model: TimelineModel, lane: Lane, shown: Histogram, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._lane = lane
        self._histogram = shown
        self._soon = later(self, _SOON_MS, self._count)
        model.counts_changed.connect(self._soon.start)
        model.modelReset.connect(self._look)
        shown.room_changed.connect(self._count)

    def _look(self) -> None:
        if self._model.history is None:
            self._lane.cancel()
            self._histogram.show_bins(None)

    def _count(self) -> None:
        history, zone = self._model.history, self._histogram.zone
        most = self._histogram.most_bins
        if history is not None:
            self._lane.request(
                lambda _cancel: histogram.bins(history, zone, most),
                self._histogram.show_bins,
                lambda _sentence: self._histogram.show_bins(None),
            )
