"""The open customer: who it is, the filters, and the timeline or what stands in its place."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.domain.repositories import Span
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.customers.customer_header import CustomerHeader
from tiquo_desktop.ui.customers.standing import StandingBanners
from tiquo_desktop.ui.filters import filter_words
from tiquo_desktop.ui.filters.filter_bar import FilterBar
from tiquo_desktop.ui.later import later
from tiquo_desktop.ui.look.accessible import announce
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.states import Banner, Notice, Skeleton
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.timeline.counting_strip import CountingStrip
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel
from tiquo_desktop.ui.timeline.timeline_view import TimelineView
from tiquo_desktop.ui.words import numerals

REOPEN_KEY = "Ctrl+Shift+T"
LONG = 700
"""Milliseconds before it is said that a history is long."""
_SOON_MS = 10
"""The rows are painted before the chips: both in one turn of the event loop would be a stall."""
_PATIENCE = 150
"""Milliseconds before bars stand in the place of rows: most timelines are faster."""


class CustomerView(QStackedWidget):
    """An empty desk, or one customer.

    Attributes:
        timeline: the table.
        filters: the chips.
        header: the profile.
        record: in an empty history, the button that records something; hidden at first.
        reopen: on the empty desk, the button for whoever was open last; hidden at first.
        standing: a ban or a notice, below it.

    Signals:
        left: the person goes back to the search.
        technical_asked: the person wants to know what stands behind an error.
    """

    left = Signal()
    technical_asked = Signal()

    def __init__(self, theme: Theme, model: TimelineModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._model = model
        self.customer: Customer | None = None
        self.header = CustomerHeader(theme, self)
        self.standing = StandingBanners(theme, self, with_event=True)
        self.filters = FilterBar(theme, self)
        self.timeline = TimelineView(theme, model, self)
        self._build_states()
        page = QWidget(self)
        box = QVBoxLayout(page)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        for widget in (self.header, self.standing, self.filters, self.problem, self.reading):
            box.addWidget(widget)
        box.addWidget(self._stack, 1)
        self._page = page
        self.addWidget(self.desk)
        self.addWidget(page)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_PATIENCE)
        self._patience.timeout.connect(self._show_state)
        # To paint all of a page is too much for one turn of the event loop.
        self._painted_apart = (self.header, self.filters, *map(self.filters.row, Dimension))
        self._painting = [
            later(self, 0, partial(part.setUpdatesEnabled, True)) for part in self._painted_apart
        ]
        self._soon = later(self, _SOON_MS, self._show_counts)
        self._long = QTimer(self)
        self._long.setSingleShot(True)
        self._long.setInterval(LONG)
        self._long.timeout.connect(self._say_reading)
        self.filters.filter_asked.connect(self.set_filter)
        self.timeline.order_asked.connect(self.turn_order)
        self.timeline.left.connect(self.left)
        self.timeline.not_shown.connect(self._not_shown)
        model.counts_changed.connect(self._counted)
        model.loading_changed.connect(self._loading_changed)
        model.progressed.connect(self._progressed)
        model.failed.connect(self._failed)
        for signal in (model.modelReset, model.rowsInserted, model.rowsRemoved):
            signal.connect(self._show_state)

    def _build_states(self) -> None:
        theme = self._theme
        self.reopen = Button(
            theme, self.tr("Open the last customer again"), key=key_cap(REOPEN_KEY)
        )
        self.reopen.hide()
        self._usual_desk = Notice(
            theme,
            "search",
            self.tr("Nobody is open"),
            self.tr(
                "Type any part of a name, the end of a phone number, an e-mail address, a customer "
                "number or a booking reference. Enter opens the customer."
            ),
            (self.reopen,),
            parent=self,
        )
        self.desk: QWidget = self._usual_desk
        again = Button(theme, self.tr("Try again"), kind=Kind.PRIMARY)
        again.clicked.connect(self.try_again)
        technical = Button(theme, self.tr("Technical details"), kind=Kind.LINK)
        technical.clicked.connect(self.technical_asked)
        self.error = Notice(
            theme,
            "warn",
            self.tr("The history could not be read"),
            "",
            (again, technical),
            token="warn",
        )
        again_above = Button(theme, self.tr("Try again"))
        again_above.clicked.connect(self.try_again)
        self.problem = Banner(theme, self, button=again_above)
        self.reading = CountingStrip(theme, self)
        self.reading.stop_asked.connect(self._model.stop_counting)
        self.reading.again_asked.connect(self._model.count_again)
        clear = Button(theme, self.tr("Clear filters"), key=key_cap("Ctrl+0"))
        clear.setAccessibleName(self.tr("Clear all filters"))
        clear.clicked.connect(self.filters.clear)
        self._offers = (
            Button(theme, "", kind=Kind.PRIMARY),
            Button(theme, ""),
        )
        for place, button in enumerate(self._offers):
            button.clicked.connect(lambda _=False, place=place: self._take_offer(place))
        self.no_match = Notice(
            theme, "search", self.tr("No event matches these filters"), "", (*self._offers, clear)
        )
        self.record = Button(theme, self.tr("Record activity"), icon="plus", key=key_cap("Ctrl+N"))
        self.record.hide()
        self.record.clicked.connect(self._ask_recording)
        self._recording: QAction | None = None
        self.no_events = Notice(
            theme,
            "story",
            self.tr("Nothing happened yet"),
            self.tr("This customer has no events. What is recorded or imported appears here."),
            (self.record,),
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
        self.standing.show_standing(customer, zone)
        self.filters.restart(zone)
        self.timeline.show_order(True)
        self.timeline.go_to_first()
        self.problem.say("")
        self.reading.clear()
        self._stack.setCurrentWidget(self.timeline)
        for part, painting in zip(self._painted_apart, self._painting, strict=True):
            part.setUpdatesEnabled(False)
            painting.start()
        self.setCurrentWidget(self._page)
        self._patience.start()
        self._model.open(customer.id)
        self.timeline.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_desk(self, notice: QWidget | None) -> None:
        """What stands on the empty desk: this, or with None the usual words."""
        desk = notice or self._usual_desk
        if desk is self.desk:
            return
        if self.indexOf(desk) < 0:
            self.addWidget(desk)
        was_shown = self.currentWidget() is self.desk
        self.desk = desk
        if was_shown:
            self.setCurrentWidget(desk)

    def offer_recording(self, action: QAction | None) -> None:
        """Offer this to somebody who looks at an empty history; None offers nothing."""
        self._recording = action
        self.record.setVisible(action is not None)

    def _ask_recording(self) -> None:
        if self._recording is not None:
            self._recording.trigger()

    def show_profile(self, customer: Customer, span: Span | None, zone: str) -> None:
        """Show the open customer as it is now; somebody else's profile is not shown."""
        if self.customer is not None and self.customer.id == customer.id:
            self.customer = customer
            self.header.show_customer(customer, span, zone)
            self.standing.show_standing(customer, zone)

    def close_customer(self) -> None:
        """Back to the empty desk: nothing of the customer stays on screen."""
        self.customer = None
        self._patience.stop()
        self._model.clear()
        self.reading.clear()
        self.header.clear()
        self.standing.show_standing(None, "UTC")
        self.filters.restart()
        self.setCurrentWidget(self.desk)

    def set_filter(self, wanted: Filter) -> None:
        """Show what this filter lets through."""
        if self.customer is None:
            return
        self.filters.show_filter(wanted)
        self.problem.say("")
        self._model.set_filter(wanted)

    def reveal(self, event_id: int) -> None:
        """Mark an event of the open customer and show it, without the filters if they hide it."""
        self.timeline.reveal(event_id)

    def turn_order(self) -> None:
        """Oldest first instead of newest first, or the other way round."""
        if self.customer is not None:
            self.timeline.go_to_first()
            self._model.set_newest_first(not self._model.newest_first)
            self.timeline.show_order(self._model.newest_first)

    def try_again(self) -> None:
        """Read again what could not be read; rows that are there stay until the answer."""
        if self.customer is None:
            return
        self.problem.say("")
        if not self._model.rowCount():
            self._stack.setCurrentWidget(self.skeleton)
        self._model.refresh()

    @property
    def has_problem(self) -> bool:
        """Whether it says that something could not be read."""
        return self._stack.currentWidget() is self.error or bool(self.problem.text())

    @property
    def state(self) -> QWidget:
        """What stands in the place of the rows: the table itself, or one of the states."""
        shown = self._stack.currentWidget() if self.customer is not None else None
        return shown or self.desk

    # Answers

    def _counted(self, counts: Counts) -> None:
        self._soon.start()
        if not counts.shown:
            self._say_no_match(counts)
        self._show_state()

    def _show_counts(self) -> None:
        counts = self._model.counts
        if counts is not None:
            self.filters.show_counts(counts)

    def _say_no_match(self, counts: Counts) -> None:
        """Say how many there are, and without which part of the filter some would be seen."""
        sentence = self.tr("{total} events in all; the filters hide every one of them.")
        if counts.total == 1:
            sentence = self.tr("There is {total} event; the filters hide it.")
        offers = self._model.offers[: len(self._offers)]
        if offers:
            sentence = self.tr("{total} events in all.")
        said = [sentence.format(total=numerals.number(counts.total))]
        for button in self._offers:
            button.hide()
        for button, offer in zip(self._offers, offers, strict=False):
            part = filter_words.part(offer.part)
            shown = numerals.number(offer.shown)
            said.append(self.tr("Without {part}: {shown}.").format(part=part, shown=shown))
            button.setText(self.tr("Remove {part}").format(part=part))
            button.setAccessibleName(said[-1])
            button.updateGeometry()
            button.show()
        self.no_match.set_text(" ".join(said))

    def _take_offer(self, place: int) -> None:
        if place < len(self._model.offers):
            self.set_filter(self._model.offers[place].rest)

    def _loading_changed(self, loading: bool) -> None:
        if loading:
            self._long.start()
        else:
            self._long.stop()
            if self._model.is_stopped:
                self.reading.say_stopped(counted=self._model.counts is not None)
            else:
                self.reading.clear()
        self._show_state()

    def _say_reading(self) -> None:
        self.reading.say_reading(readable=bool(self._model.rowCount()))

    def _progressed(self, done: int, of: int) -> None:
        if self.reading.text():
            self.reading.say_counting(done, of)

    def _not_shown(self, event_id: int) -> None:
        if self._model.filter:
            self.set_filter(Filter())
            self.timeline.reveal(event_id)

    def _failed(self, sentence: str) -> None:
        safe = self.tr("Nothing is lost: reading changes nothing.")
        text = f"{sentence} {safe}"
        if self._model.rowCount():
            self.problem.say(text)
        else:
            self.error.set_text(text)
            announce(self, self.error.text())
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
        if self._model.rowCount() and self.reading.isVisible() and self.reading.link.isHidden():
            self._say_reading()  # the newest can be read by now
        # The window's, since a widget's own remembers the focus after it has gone elsewhere.
        focused: QWidget | None = self.window().focusWidget()
        had_focus = focused is not None and self._stack.isAncestorOf(focused)
        # Whoever chooses in what hangs from the filters goes on there.
        had_focus = had_focus and QApplication.activePopupWidget() is None
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
        elif had_focus and state is self.no_match and not self._offers[0].isHidden():
            self._offers[0].setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus and state is self.no_events and not self.record.isHidden():
            self.record.setFocus(Qt.FocusReason.OtherFocusReason)
