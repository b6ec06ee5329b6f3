"""Paints the rows of the timeline: events, day headers, and bars for texts that are on their way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.services.timeline_rows import DayRow, EventRow
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.fonts import Face, one_line
from tiquo_desktop.ui.look.labels import plain_tip
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    ICON,
    PADDING,
    Role,
    category_icon,
    category_token,
    source_icon,
)
from tiquo_desktop.ui.timeline.timeline_columns import (
    AS_DESIGNED,
    ICON_GAP,
    OVERHANG,
    Arrangement,
    Columns,
    fitted,
    natural,
)
from tiquo_desktop.ui.timeline.timeline_model import ROW_ROLE, Column, TimelineModel
from tiquo_desktop.ui.timeline.timeline_table import TimelineTable
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.vocabulary_words import value_word

DAY_GAP = 11
_TAG_GAP = 8
_LINE = 19
"""The height of each of two lines."""
_BONES = {
    Column.TIME: 46,
    Column.CATEGORY: 70,
    Column.TYPE: 64,
    Column.SUMMARY: 280,
    Column.OBJECT: 60,
    Column.SOURCE: 72,
}


class TimelineDelegate(QStyledItemDelegate):
    """Paints whole rows, so that a day's header runs across all columns."""

    def __init__(self, theme: Theme, view: TimelineTable, model: TimelineModel) -> None:
        super().__init__(view)
        self._theme = theme
        self._view = view
        self._model = model
        self._natural = natural(theme)
        self.columns: Columns = fitted(view.width(), self._natural)
        self.hovered = -1
        self.hovered_link: int | None = None
        self._painted: set[int] = set()

    def fit(
        self,
        width: int,
        arrangement: Arrangement = AS_DESIGNED,
        *,
        two_lines: bool = False,
        end: int = PADDING,
    ) -> Columns:
        """Have columns for a table that is `width` pixels wide; `end` is the room behind them."""
        self.columns = fitted(width, self._natural, arrangement, two_lines=two_lines, end=end)
        self._painted.clear()
        return self.columns

    def keep_painted(self, on_screen: Iterable[int]) -> None:
        """Only these events are on screen, as far as they were painted."""
        self._painted.intersection_update(on_screen)

    def paint_row(
        self,
        painter: QPainter,
        whole: QRectF,
        number: int,
        cells: Sequence[tuple[Column, QRectF]],
        *,
        is_selected: bool,
        is_focused: bool,
        is_late: bool = False,
    ) -> bool:
        """Paint a row in the rectangle `whole`; `cells` are those of the row at the very top.

        A table that asks for each cell by itself takes three times as long. Where it `is_late`, an
        event that was not on screen before stays without its texts: the result is whether that is
        so. One that was there does not blink.
        """
        row = self._model.row_at(number)
        if isinstance(row, DayRow):
            self._paint_day(painter, whole, row)
            return False
        waits = False
        if isinstance(row, EventRow):
            waits = is_late and row.event.id not in self._painted
            if waits:
                row = None
            else:
                self._painted.add(row.event.id)
        self._paint_ground(painter, whole, number, is_selected=is_selected)
        if isinstance(row, EventRow):
            for column, cell in cells:
                self._paint_event(painter, cell.translated(0, whole.top()), column, row)
        else:
            bones = [self._bone(cell, column, number) for column, cell in cells]
            paint_bones(painter, self._theme, [each.translated(0, whole.top()) for each in bones])
        if is_focused:
            painting.draw_row_ring(painter, self._theme, whole)
        return waits

    def cells(self) -> list[tuple[Column, QRectF]]:
        """The contents of a row's cells, gaps and paddings not included, at the very top."""
        view = self._view
        height = view.heights.event
        found = []
        for column in self.columns.order:
            left, width = view.columnViewportPosition(column), view.columnWidth(column)
            found.append((column, self._content(QRectF(left, 0, width, height), column)))
        return found

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """The whole sentence as a tool tip, where the row has no room for it."""
        row = index.data(ROW_ROLE)
        sentence = row.event.summary if isinstance(row, EventRow) else None
        if sentence is None or index.column() != Column.SUMMARY:
            QToolTip.hideText()
            return False
        rect = self._content(QRectF(option.rect), Column.SUMMARY)
        font = self._theme.font(Role.BODY)
        hidden = not self.columns.shown(Column.OBJECT) or one_line(sentence) != sentence
        if isinstance(row, EventRow) and not hidden:
            pieces = self._sentence(rect, row, *self._badges(row))
            hidden = not pieces or painting.text_width(font, sentence) > pieces[0].rect.width()
        if not hidden:
            QToolTip.hideText()
            return False
        QToolTip.showText(event.globalPos(), plain_tip(sentence), view)
        return True

    def reference_rect(
        self, cell: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> QRectF | None:
        """Where in its cell a row's reference stands; None where this cell has none."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, EventRow) or not row.object:
            return None
        column = Column(index.column())
        content = self._content(cell, column)
        font = self._theme.font(Role.BODY)
        if column is Column.OBJECT:
            width = min(painting.text_width(font, row.object), content.width())
            return QRectF(content.left(), content.top(), width, content.height())
        if column is not Column.SUMMARY:
            return None
        if self.columns.two_lines:
            pieces = self._second_line(content, row)
        else:
            pieces = self._sentence(content, row, *self._badges(row))
        return next((piece.rect for piece in pieces if piece.is_link), None)

    def _content(self, cell: QRectF, column: Column) -> QRectF:
        before, behind = self.columns.insets(column)
        if self._view.isRightToLeft():
            before, behind = behind, before
        return cell.adjusted(before, 0, -behind, 0)

    def _paint_ground(
        self, painter: QPainter, whole: QRectF, number: int, *, is_selected: bool
    ) -> None:
        theme = self._theme
        painting.draw_row_ground(
            painter,
            theme,
            whole,
            is_marked=is_selected,
            is_hovered=number == self.hovered,
            from_right=self._view.isRightToLeft(),
        )
        if self.columns.two_lines:
            line = QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1)
            painter.fillRect(line, theme.color("line"))

    def _paint_day(self, painter: QPainter, whole: QRectF, row: DayRow) -> None:
        theme = self._theme
        painter.fillRect(whole, theme.color("day"))
        line = theme.color("line")
        painter.fillRect(QRectF(whole.left(), whole.top(), whole.width(), 1), line)
        painter.fillRect(QRectF(whole.left(), whole.bottom() - 1, whole.width(), 1), line)
        strong, label = theme.font(Role.BODY_STRONG), theme.font(Role.LABEL)
        text, soft = theme.color("text"), theme.color("soft")
        counts = painting.text_width(label, row.counts)
        end = whole.width() - self.columns.end - counts
        draw, draw_end = painting.draw_text, painting.draw_right
        if self._view.isRightToLeft():
            draw, draw_end = draw_end, draw
        x = float(PADDING)
        for word, font, color in (
            (row.title, strong, text),
            (row.zone, label, soft),
            (row.relative, label, soft),
        ):
            if word:
                room = self._from_start(whole, x, max(end - DAY_GAP - x, 0))
                x += draw(painter, room, word, font, color) + DAY_GAP
        draw_end(painter, self._from_start(whole, end, counts + 1), row.counts, label, soft)

    def _from_start(self, whole: QRectF, start: float, width: float) -> QRectF:
        """Part of a row, counted from where lines begin: from the right where that is the right."""
        x = whole.width() - start - width if self._view.isRightToLeft() else start
        return QRectF(whole.left() + x, whole.top(), width, whole.height())

    def _paint_event(self, painter: QPainter, rect: QRectF, column: Column, row: EventRow) -> None:
        theme = self._theme
        body, mut = theme.font(Role.BODY), theme.color("mut")
        if column is Column.TIME:
            painting.draw_text(painter, rect, row.time, theme.font(Role.TIME), mut)
        elif column is Column.CATEGORY:
            token = category_token(row.event.category)
            icon = category_icon(row.event.category)
            theme.icons.paint(painter, icon, theme.hex(token), rect.left(), rect.center().y(), ICON)
            if self.columns.two_lines:
                return
            strong = theme.font(Role.BODY_STRONG)
            words = rect.adjusted(ICON + ICON_GAP, 0, OVERHANG, 0)
            painting.draw_text(painter, words, row.category, strong, theme.color(token))
        elif column is Column.TYPE:
            painting.draw_text(painter, rect, row.type, body, mut)
        elif column is Column.SUMMARY:
            self._paint_sentence(painter, rect, row)
        elif column is Column.OBJECT:
            ink = theme.color("accent")
            width = painting.draw_text(painter, rect, row.object, body, ink)
            if row.event.id == self.hovered_link:
                painting.underline(painter, rect, width, body, ink)
        else:
            icon = source_icon(row.source)
            middle = rect.center().y()
            theme.icons.paint(painter, icon, theme.hex("mut"), rect.left(), middle, ICON)
            if self.columns.source_word:
                words = rect.adjusted(ICON + 4, 0, 0, 0)
                painting.draw_text(painter, words, row.by, body, mut)

    def _paint_sentence(self, painter: QPainter, rect: QRectF, row: EventRow) -> None:
        theme = self._theme
        if self.columns.two_lines:
            for piece in self._second_line(rect, row):
                self._paint_piece(painter, piece)
            rect = _upper(rect)
        word, late = self._badges(row)
        if word:
            painting.draw_tag(
                painter, theme, _start(rect), word, icon="correct", ink="warn", fill="warnbg"
            )
        end = rect.left()
        for piece in self._sentence(rect, row, word, late):
            end = self._paint_piece(painter, piece)
        if late:
            origin = QPointF(end + _TAG_GAP, rect.center().y())
            painting.draw_tag(painter, theme, origin, late, icon="late", ink="mut", fill="tag")

    def _paint_piece(self, painter: QPainter, piece: _Piece) -> float:
        """Draw a piece of text; gives where it ends."""
        width = painting.draw_text(painter, piece.rect, piece.text, piece.font, piece.ink)
        if piece.is_link:
            painting.underline(painter, piece.rect, width, piece.font, piece.ink)
        return piece.rect.left() + width

    def _badges(self, row: EventRow) -> tuple[str, str]:
        """The words before a sentence, that it was corrected, and behind it, how late it came."""
        word = self.tr("Correction") if row.event.corrects is not None else ""
        if row.event.corrected_by is not None:
            word = self.tr("Corrected")
        return word, "+" + moments.duration(row.late) if row.late else ""

    def _sentence(self, rect: QRectF, row: EventRow, word: str, late: str) -> list[_Piece]:
        """The sentence between its badges, in which the reference is a link where the column of
        the objects is not there."""
        theme = self._theme
        if word:
            rect = rect.adjusted(painting.tag_width(theme, word, "correct") + 6, 0, 0, 0)
        if late:
            tag = painting.tag_width(theme, late, "late")
            rect = rect.adjusted(0, 0, -tag - _TAG_GAP, 0)
        ink = theme.color("soft" if row.event.corrected_by is not None else "text")
        font = theme.font(Role.BODY)
        apart = not row.object or self.columns.two_lines or self.columns.shown(Column.OBJECT)
        if apart:
            return _in_line(rect, ((row.summary, font, ink, False),))
        before, found, after = row.summary.partition(row.object)
        if not found:
            before += " "
        link = (row.object, font, theme.color("accent"), True)
        return _in_line(rect, ((before, font, ink, False), link, (after, font, ink, False)))

    def _second_line(self, rect: QRectF, row: EventRow) -> list[_Piece]:
        """Category, type, source and object in one line, without what the person has hidden."""
        theme, hidden = self._theme, self.columns.hidden
        label, strong = theme.font(Role.LABEL), theme.font(Role.LABEL_STRONG)
        mut = theme.color("mut")
        source = source_word(row)
        said: list[tuple[str, Face, QColor, bool]] = []
        for column, piece in (
            (
                Column.CATEGORY,
                (row.category, strong, theme.color(category_token(row.event.category)), False),
            ),
            (Column.TYPE, (row.type, label, mut, False)),
            (Column.SOURCE, (source, label, mut, False)),
            (Column.OBJECT, (row.object, label, theme.color("accent"), True)),
        ):
            if column in hidden or not piece[0]:
                continue
            if said:
                said.append((" · ", label, mut, False))
            said.append(piece)
        return _in_line(_lower(rect), said)

    def _bone(self, rect: QRectF, column: Column, row: int) -> QRectF:
        # Uneven like words, and the same each time.
        most = _BONES[column] if column is not Column.SUMMARY else _BONES[column] - row * 53 % 150
        if column is Column.CATEGORY and self.columns.two_lines:
            most = ICON
        return bone(rect, min(most, rect.width()))


class _Piece(NamedTuple):
    """A text of one ink at its place."""

    rect: QRectF
    text: str
    font: Face
    ink: QColor
    is_link: bool


def _in_line(rect: QRectF, texts: Iterable[tuple[str, Face, QColor, bool]]) -> list[_Piece]:
    """Texts behind each other, as far as there is room."""
    pieces = []
    for text, font, ink, is_link in texts:
        if text and rect.width() > 0:
            width = min(painting.text_width(font, text), rect.width())
            room = QRectF(rect.left(), rect.top(), width, rect.height())
            # What fits gets a pixel more, or rounding would elide it.
            room.setWidth(min(width + 1, rect.width()))
            pieces.append(_Piece(room, text, font, ink, is_link))
            rect = rect.adjusted(width, 0, 0, 0)
    return pieces


def source_word(row: EventRow) -> str:
    """The source and, if somebody is named, who: "Staff, A. Okafor"."""
    source = value_word(Dimension.SOURCE, row.source)
    return source if row.by == source else f"{source}, {row.by}"


def _upper(rect: QRectF) -> QRectF:
    middle = rect.center().y()
    return QRectF(rect.left(), middle - _LINE, rect.width(), _LINE)


def _lower(rect: QRectF) -> QRectF:
    return QRectF(rect.left(), rect.center().y(), rect.width(), _LINE)


def _start(rect: QRectF) -> QPointF:
    return QPointF(rect.left(), rect.center().y())


def bone(rect: QRectF, width: float) -> QRectF:
    """The place of a flat bar, `width` wide, that stands for a text which is on its way."""
    return QRectF(rect.left(), rect.center().y() - 5, width, 10)


def paint_bones(painter: QPainter, theme: Theme, bones: Iterable[QRectF]) -> None:
    """Paint such bars."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color("line"))
    for each in bones:
        if each.width() > 0:
            painter.drawRoundedRect(each, 5, 5)
