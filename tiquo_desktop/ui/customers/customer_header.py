"""Who the open customer is: name, status, number, contacts, first and last activity."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Status
from tiquo_desktop.domain.repositories import Span
from tiquo_desktop.ui.look import painting
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.fonts import one_line
from tiquo_desktop.ui.look.labels import ElidedLabel, plain_tip, text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, SMALL_ICON, Role
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.status_words import status_word

_FACT_GAP = 20
_LINE = 20
_LEAST_VALUE = 60
_LABEL_GAP = 5
_LOOKS = {
    Status.ACTIVE: ("check", "ok", "panel"),
    Status.INACTIVE: ("minus", "mut", "tag"),
    Status.BANNED: ("ban", "bad", "badbg"),
}
"""Icon, ink and fill of a status."""


class StatusPill(QWidget):
    """A status by sign, word and colour."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._status = Status.ACTIVE
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        say_as(self, QAccessible.Role.StaticText)
        theme.changed.connect(self.update)

    def _look(self) -> tuple[str, str, str, str]:
        """Word, icon, ink and fill."""
        return status_word(self._status), *_LOOKS[self._status]

    def set_status(self, status: Status) -> None:
        """Show another status."""
        self._status = status
        self.setAccessibleName(self._look()[0])
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = painting.text_width(self._theme.font(Role.LABEL_STRONG), self._look()[0])
        return QSize(round(width + 0.5) + SMALL_ICON + 4 + 16, 20)

    def paintEvent(self, _event: QPaintEvent) -> None:
        word, icon, ink, fill = self._look()
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color(ink), 1))
        painter.setBrush(theme.color(fill))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 9.5, 9.5)
        origin = QPointF(7, self.height() / 2)
        theme.icons.paint(painter, icon, theme.hex(ink), origin.x(), origin.y(), SMALL_ICON)
        x = origin.x() + SMALL_ICON + 4
        font = theme.font(Role.LABEL_STRONG)
        room = QRectF(x, 0, self.width() - x, self.height())
        painting.draw_text(painter, room, word, font, theme.color(ink))


class Value(QLabel):
    """A plain text that can be selected and copied, elided at its end where there is no room."""

    def __init__(self, theme: Theme, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._role, self._whole = theme, role, ""
        self._wide = 0
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setProperty("tone", "text")
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def whole(self) -> str:
        """The text, whether or not it is elided."""
        return self._whole

    def set_whole(self, text: str) -> None:
        """Show another text; nothing of it is selected."""
        self._whole = one_line(text)
        self._wide = ceil(painting.text_width(self._theme.font(self._role), self._whole)) + 2
        self.setSelection(0, 0)
        self._fit()

    def _fit(self) -> None:
        shown, _ = self._theme.font(self._role).fitted(self._whole, self.width())
        if shown != self.text():
            self.setText(shown)
        self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")

    def sizeHint(self) -> QSize:
        return QSize(self._wide, _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_VALUE, self._wide), _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


class Fact(NamedTuple):
    """A label, which may be empty, and its value; expendable where there is no room for all."""

    label: str
    value: str
    expendable: bool = False


class _Shown(QWidget):
    """A label and its value, which can be selected and copied; kept for the next ones."""

    def __init__(self, theme: Theme, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._role = theme, role
        self._label = text_label(theme, "", role, "soft", self)
        self.value = Value(theme, role, self)
        self.wide = 0
        self.expendable = False

    def show_fact(self, fact: Fact) -> None:
        """Show another fact; `place` follows."""
        label = self._label
        if label.text() != fact.label:
            label.setText(fact.label)
        label.setVisible(bool(fact.label))
        self.value.set_whole(fact.value)
        self.value.setAccessibleName(f"{fact.label} {fact.value}".strip())
        self.expendable = fact.expendable
        self.wide = self._before() + self.value.sizeHint().width()

    def place(self, x: int, y: int, width: int) -> None:
        """Stand there."""
        before = self._before()
        self.setGeometry(x, y, width, _LINE)
        rtl = self.isRightToLeft()
        rest = max(width - before, 0)
        self._label.setGeometry(rest + _LABEL_GAP if rtl else 0, 0, before - _LABEL_GAP, _LINE)
        self.value.setGeometry(0 if rtl else before, 0, rest, _LINE)

    def _before(self) -> int:
        """How wide the label is, with the gap behind it."""
        text = self._label.text()
        if not text:
            return 0
        return ceil(painting.text_width(self._theme.font(self._role), text)) + _LABEL_GAP


_NOTHING = Fact("", "")


class Facts(QWidget):
    """Facts in a line; first the expendable ones go, then the line wraps.

    Its widgets are kept for the next facts: to make them takes half a frame.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._kept: list[_Shown] = []
        self._count = 0
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts; the first one is strong."""
        for number in range(len(self._kept), len(facts)):
            role = Role.BODY if number else Role.BODY_STRONG
            self._kept.append(_Shown(self._theme, role, self))
        self._count = len(facts)
        for number, shown in enumerate(self._kept):
            if number < self._count:
                shown.show_fact(facts[number])
            elif shown.value.whole():
                shown.show_fact(_NOTHING)
                shown.hide()
        self.arrange()

    def texts(self) -> list[str]:
        """The values that are shown."""
        return [shown.value.whole() for shown in self._kept[: self._count] if not shown.isHidden()]

    def arrange(self) -> None:
        """Place the facts in the width there is."""
        width = max(self.width(), 1)
        facts = self._kept[: self._count]
        whole = sum(shown.wide + _FACT_GAP for shown in facts) - _FACT_GAP
        x = y = 0
        for shown in facts:
            if shown.expendable and whole > width:
                shown.hide()
                continue
            wide = min(shown.wide, width)
            if x and x + wide > width:
                x, y = 0, y + _LINE
            shown.place(x, y, wide)
            shown.show()
            x += wide + _FACT_GAP
        if self.height() != y + _LINE or self.minimumHeight() != y + _LINE:
            self.setFixedHeight(y + _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.arrange()


class CustomerHeader(QWidget):
    """The open profile: here, and only here, contacts are shown whole.

    Attributes:
        edit: the button that edits the profile; hidden until there is something behind it.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._shown: tuple[Customer, Span | None, str] | None = None
        self._name = ElidedLabel(theme, Role.NAME, parent=self)
        self._status = StatusPill(theme, self)
        self.facts = Facts(theme, self)
        self.edit = Button(theme, self.tr("Edit"), self, icon="pencil")
        self.edit.setAccessibleName(self.tr("Edit this customer"))
        self.edit.hide()
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, 9, PADDING, 8)
        box.setSpacing(3)
        first = QHBoxLayout()
        box.addLayout(first)
        first.setSpacing(10)
        first.addWidget(self._name)
        first.addWidget(self._status)
        first.addStretch(1)
        first.addWidget(self.edit)
        box.addWidget(self.facts)

    @property
    def shown(self) -> tuple[Customer, Span | None, str] | None:
        """Who is shown, with the first and last event, and in which zone; None for nobody."""
        return self._shown

    def name(self) -> str:
        """The name as shown."""
        return self._name.text()

    def clear(self) -> None:
        """Show nobody."""
        self._shown = None
        self._name.set_text("")
        self.facts.show_facts(())

    def turn_day(self) -> None:
        """Another day has begun: what was today is yesterday."""
        if self._shown is not None:
            self.show_customer(*self._shown)

    def show_customer(self, customer: Customer, span: Span | None, zone: str) -> None:
        """Show who it is."""
        self._shown = customer, span, zone
        self._name.set_text(customer.name)
        self._status.set_status(customer.status)
        facts = [Fact("", customer.number)]
        if customer.company and customer.company != customer.name:
            facts.append(Fact(self.tr("Company"), customer.company))
        if customer.phones:
            written = ", ".join(phone.written for phone in customer.phones)
            facts.append(Fact(self.tr("Phone"), written))
        if customer.email:
            facts.append(Fact(self.tr("E-mail"), customer.email))
        if span is not None:
            now = times.now()
            first, last = moments.day(span.first, zone), moments.day_and_time(span.last, zone, now)
            facts.append(Fact(self.tr("First active"), first, expendable=True))
            facts.append(Fact(self.tr("Last active"), last))
        self.facts.show_facts(facts)
