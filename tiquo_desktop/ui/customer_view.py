"""The open customer: who it is, the filters, and the timeline or what stands in its place."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.repositories import Span
from tiquo_desktop.ui.buttons import Button, Kind
from tiquo_desktop.ui.customer_header import CustomerHeader
from tiquo_desktop.ui.filter_bar import FilterBar
from tiquo_desktop.ui.states import Banner, Notice, Skeleton
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_model import TimelineModel
from tiquo_desktop.ui.timeline_view import TimelineView

_PATIENCE = 150
"""Milliseconds before bars stand in the place of rows: most timelines are faster."""


class CustomerView(QStackedWidget):
    """An empty desk, or one customer.

    Attributes:
        timeline: the table.
        filters: the chips.
        header: the profile.

    Signals:
        left: the person goes back to the search.
    """

    left = Signal()

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.customer: Customer | None = None
        self.header = CustomerHeader(theme, self)
        self.filters = FilterBar(theme, self)
        self.timeline = TimelineView(theme, model, self)
        self._build_states()
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.header, self.filters, self.problem):
            box.addWidget(widget)
        box.addWidget(self._stack, 1)
        self._page = page
        self.addWidget(self.desk)
        self.addWidget(page)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show_state)
        self.filters.filter_asked.connect(self.set_filter)
        self.timeline.order_asked.connect(self.turn_order)
        self.timeline.left.connect(self.left)
        model.counts_changed.connect(self._counted)
        model.loading_changed.connect(self._loading_changed)
        model.failed.connect(self._failed)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_state)

    def _build_states(self) -> None:
        theme = self._theme
        self.desk = Notice(
            theme,
            "search",
            self.tr("Nobody is open"),
            self.tr(
                "Type any part of a name, the end of a phone number, an e-mail address, a customer "
                "number or a booking reference. Enter opens the customer."
            ),
            parent=self,
        )
        again = Button(theme, self.tr("Try again"), kind=Kind.PRIMARY)
        again.clicked.connect(self.try_again)
        self.error = Notice(
            theme, "warn", self.tr("The history could not be read"), "", (again,), token="warn"
        )
        again_above = Button(theme, self.tr("Try again"))
        again_above.clicked.connect(self.try_again)
        self.problem = Banner(theme, self, button=again_above)
        clear = Button(theme, self.tr("Clear filters"), kind=Kind.PRIMARY, key="Ctrl 0")
        clear.clicked.connect(self.filters.clear)
        self.no_match = Notice(
            theme, "search", self.tr("No event matches these filters"), "", (clear,)
        )
        self.no_events = Notice(
            theme,
            "story",
            self.tr("Nothing happened yet"),
            self.tr("This customer has no events. What is recorded or imported appears here."),
        )
        self.skeleton = Skeleton(theme)
        self._stack = QStackedWidget(self)
        for state in (self.timeline, self.skeleton, self.no_match, self.no_events, self.error):
            self._stack.addWidget(state)

    # What is shown

    def open(self, customer: Customer, span: Span | None, zone: str) -> None:
        """Show a customer's whole history, newest first; the focus goes to the newest event."""
        self._model.clear()
        self._model.set_filter(Filter())
        self._model.set_newest_first(True)
        self.customer = customer
        self.header.show_customer(customer, span, zone)
        self.filters.set_zone(zone)
        self.filters.restart()
        self.timeline.show_order(True)
        self.timeline.go_to_first()
        self.problem.say("")
        self._stack.setCurrentWidget(self.timeline)
        self.setCurrentWidget(self._page)
        self._patience.start()
        self._model.open(customer.id)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_customer(self) -> None:
        """Back to the empty desk: nothing of the customer stays on screen."""
        self.customer = None
        self._patience.stop()
        self._model.clear()
        self.header.clear()
        self.filters.restart()
        self.setCurrentWidget(self.desk)

    def set_filter(self, wanted: Filter) -> None:
        """Show what this filter lets through."""
        if self.customer is None:
            return
        self.filters.show_filter(wanted)
        self.problem.say("")
        self._model.set_filter(wanted)

    def turn_order(self) -> None:
        """Oldest first instead of newest first, or the other way round."""
        if self.customer is not None:
            self.timeline.go_to_first()
            self._model.set_newest_first(not self._model.newest_first)
            self.timeline.show_order(self._model.newest_first)

    def try_again(self) -> None:
        """Read again what could not be read."""
        self.problem.say("")
        self._stack.setCurrentWidget(self.skeleton)
        self._model.refresh()

    @property
    def state(self) -> QWidget:
        """What stands in the place of the rows: the table itself, or one of the states."""
        shown = self._stack.currentWidget() if self.customer is not None else None
        return shown or self.desk

    # Answers

    def _counted(self, counts: Counts) -> None:
        self.filters.show_counts(counts)
        sentence = self.tr("{total} events in all; the filters hide every one of them.")
        if counts.total == 1:
            sentence = self.tr("There is {total} event; the filters hide it.")
        self.no_match.set_text(sentence.format(total=f"{counts.total:,}"))
        self._show_state()

    def _loading_changed(self, _loading: bool) -> None:
        self._show_state()

    def _failed(self, sentence: str) -> None:
        safe = self.tr("Nothing is lost: everything recorded is stored.")
        text = f"{sentence} {safe}"
        if self._model.rowCount():
            self.problem.say(text)
        else:
            self.error.set_text(text)
            self._stack.setCurrentWidget(self.error)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # What stands in the place of the table answers to the table's keys.
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def _show_state(self) -> None:
        if self.customer is None:
            return
        focused = self.focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)  # type: ignore[redundant-expr]
        if self._model.rowCount():
            state: QWidget = self.timeline
        elif self._model.is_loading:
            if self._patience.isActive() or self._stack.currentWidget() is self.error:
                return
            state = self.skeleton
        elif self._model.counts is None:
            return
        else:
            state = self.no_match if self._model.counts.total else self.no_events
        self._stack.setCurrentWidget(state)
        if had_focus and state is self.timeline:
            self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)
