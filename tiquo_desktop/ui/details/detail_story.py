"""The story of an object: its events in their order, each of which can be gone to."""

from __future__ import annotations

import re
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.vocabulary import Category, Dimension
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.labels import plain_tip
from tiquo_desktop.ui.look.mirror import mirrored
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    GAP,
    PADDING,
    SMALL_ICON,
    Role,
    category_icon,
    category_token,
)
from tiquo_desktop.ui.words import moments, numerals
from tiquo_desktop.ui.words.row_words import erased
from tiquo_desktop.ui.words.vocabulary_words import value_word

ROW = 26
_EVENT = int(Qt.ItemDataRole.UserRole) + 1
_NO_INDEX = QModelIndex()


class _Events(QAbstractListModel):
    """The events of a story."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.events: tuple[Event, ...] = ()
        self.reference = ""
        self.present = 0
        self.zone = "UTC"
        self.times: tuple[str, ...] = ()

    def show(self, events: tuple[Event, ...], reference: str, present: int, zone: str) -> None:
        self.beginResetModel()
        self.events, self.reference = events, reference
        self.present, self.zone = present, zone
        # The year goes without saying where it is this one.
        year = times.to_datetime(times.now(), zone).year
        self.times = tuple(
            f"{moments.near_day(event.occurred_at, zone, year)} {_time(event, zone)}"
            for event in self.events
        )
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.events)

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if not index.isValid():
            return None
        event = self.events[index.row()]
        if role == _EVENT:
            return event
        if role == Qt.ItemDataRole.DisplayRole:
            return _without(event.summary or erased(), self.reference)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(event.summary or erased())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._said(event, index.row())
        return None

    def _said(self, event: Event, row: int) -> str:
        when = f"{moments.weekday_and_day(event.occurred_at, self.zone)} {_time(event, self.zone)}"
        category = value_word(Dimension.CATEGORY, event.category)
        parts = [when, category, event.summary or erased(), amount_words(event)]
        if event.id == self.present:
            parts.append(self.tr("this event"))
        parts.append(self.tr("{place} of {count}").format(place=row + 1, count=len(self.events)))
        return ", ".join(part for part in parts if part)


class _Rows(QStyledItemDelegate):
    """Paints the rows of a story."""

    def __init__(self, theme: Theme, view: QListView, events: _Events) -> None:
        super().__init__(view)
        self._theme, self._view, self._events = theme, view, events

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(0, ROW)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect = QRectF(option.rect)
        with mirrored(painter, rect, option.direction == Qt.LayoutDirection.RightToLeft):
            self._paint_row(painter, rect, option, index)

    def _paint_row(
        self,
        painter: QPainter,
        rect: QRectF,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        theme, event = self._theme, index.data(_EVENT)
        present = event.id == self._events.present
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        painting.draw_row_ground(painter, theme, rect, is_marked=present, is_hovered=hovered)
        room = rect.adjusted(PADDING, 0, -PADDING, 0)
        strong = theme.font(Role.BODY_STRONG)
        time = strong if present else theme.font(Role.TIME)
        ink = theme.color("text" if present else "mut")
        painting.draw_text(painter, room, self._events.times[index.row()], time, ink)
        widest = max(
            painting.text_width(font, each)
            for each in self._events.times
            for font in (strong, theme.font(Role.TIME))
        )
        room.setLeft(room.left() + widest + GAP)
        token = theme.hex(category_token(event.category))
        icon = category_icon(event.category)
        theme.icons.paint(painter, icon, token, room.left(), room.center().y(), SMALL_ICON)
        room.setLeft(room.left() + SMALL_ICON + GAP)
        amount = amount_words(event)
        if amount:
            font = strong if present else theme.font(Role.TIME)
            width = painting.draw_right(painter, room, amount, font, theme.color("text"))
            room.setRight(room.right() - width - GAP)
        words = strong if present else theme.font(Role.BODY)
        ink = theme.color("soft" if event.corrected_by else "text")
        painting.draw_text(painter, room, str(index.data()), words, ink)
        if self._view.hasFocus() and index.row() == self._view.currentIndex().row():
            painting.draw_row_ring(painter, theme, rect)


class StoryList(QListView):
    """The events of a story; the present one is marked.

    Signals:
        chosen: the id of an event that the person goes to.
    """

    chosen = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._events = _Events(self)
        self.setModel(self._events)
        self.setItemDelegate(_Rows(theme, self, self._events))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(self._choose)
        theme.changed.connect(self.viewport().update)

    @property
    def events(self) -> tuple[Event, ...]:
        """The events that are shown."""
        return self._events.events

    @property
    def present(self) -> int:
        """The id of the event that is marked."""
        return self._events.present

    def show_events(
        self, events: tuple[Event, ...], reference: str, present: int, zone: str
    ) -> None:
        """Show other events of a story, one of them marked."""
        self._events.show(events, reference, present, zone)
        row = next((row for row, event in enumerate(events) if event.id == present), 0)
        self.setCurrentIndex(self._events.index(row, 0))
        self.setFixedHeight(ROW * len(events))

    def clear(self) -> None:
        """Show nothing."""
        self._events.show((), "", 0, "UTC")

    def _choose(self, index: QModelIndex) -> None:
        event = index.data(_EVENT)
        if event is not None:
            self.chosen.emit(event.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._choose(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Nothing: a typed letter is no wish to go to a sentence."""


def amount_words(event: Event) -> str:
    """The amount that counts in a net amount, of a correction the difference; "" without one."""
    if event.category != Category.PAYMENTS or event.amount_minor is None or not event.currency:
        return ""
    words = numerals.difference if event.corrects else numerals.amount
    return words(event.amount_minor, event.currency)


def _without(sentence: str, reference: str) -> str:
    """A sentence without the reference that its whole story is about."""
    short = re.sub(rf"\s*\b{re.escape(reference)}\b", "", sentence) if reference else sentence
    return short.strip() or sentence


def _time(event: Event, zone: str) -> str:
    local = times.to_datetime(event.occurred_at, zone)
    return f"{local.hour:02}:{local.minute:02}"
