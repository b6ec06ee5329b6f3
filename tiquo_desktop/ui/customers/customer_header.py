"""Who the open customer is: name, status, number, contacts, first and last activity."""

from __future__ import annotations

from math import ceil

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

_FACT_GAP = 20
_LINE = 20
_LEAST_VALUE = 60


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
        return {
            Status.ACTIVE: (self.tr("Active"), "check", "ok", "panel"),
            Status.INACTIVE: (self.tr("Inactive"), "minus", "mut", "tag"),
            Status.BANNED: (self.tr("Banned"), "ban", "bad", "badbg"),
        }[self._status]

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

    def __init__(self, theme: Theme, text: str, role: Role, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._role, self._whole = theme, role, one_line(text)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFont(theme.font(role))
        self.setProperty("tone", "text")
        self.setText(self._whole)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)

    def whole(self) -> str:
        """The text, whether or not it is elided."""
        return self._whole

    def sizeHint(self) -> QSize:
        width = painting.text_width(self._theme.font(self._role), self._whole)
        return QSize(ceil(width) + 2, _LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(min(_LEAST_VALUE, self.sizeHint().width()), _LINE)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        shown, _ = self._theme.font(self._role).fitted(self._whole, self.width())
        if shown != self.text():
            self.setText(shown)
            self.setToolTip(plain_tip(self._whole) if shown != self._whole else "")


class Fact(QWidget):
    """A label and its value, which can be selected and copied."""

    def __init__(
        self, theme: Theme, label: str, value: str, parent: QWidget, *, role: Role = Role.BODY
    ) -> None:
        super().__init__(parent)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(5)
        if label:
            box.addWidget(text_label(theme, label, role, "soft", self))
        self.value = Value(theme, value, role, self)
        self.value.setAccessibleName(f"{label} {value}".strip())
        box.addWidget(self.value)


class Facts(QWidget):
    """Facts in a line; first the expendable ones go, then the line wraps."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._facts: list[tuple[Fact, bool]] = []
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def clear(self) -> None:
        """Show nothing."""
        for fact, _ in self._facts:
            fact.hide()
            fact.deleteLater()
        self._facts = []

    def add(
        self, label: str, value: str, *, role: Role = Role.BODY, expendable: bool = False
    ) -> None:
        """Add a fact behind the others."""
        self._facts.append((Fact(self._theme, label, value, self, role=role), expendable))

    def texts(self) -> list[str]:
        """The values that are shown."""
        return [fact.value.whole() for fact, _ in self._facts if not fact.isHidden()]

    def arrange(self) -> None:
        """Place the facts in the width there is."""
        width = max(self.width(), 1)
        whole = sum(fact.sizeHint().width() + _FACT_GAP for fact, _ in self._facts) - _FACT_GAP
        x = y = 0
        for fact, expendable in self._facts:
            if expendable and whole > width:
                fact.hide()
                continue
            wide = min(fact.sizeHint().width(), width)
            if x and x + wide > width:
                x, y = 0, y + _LINE
            fact.setGeometry(x, y, wide, _LINE)
            fact.show()
            x += wide + _FACT_GAP
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
        self.facts.clear()

    def turn_day(self) -> None:
        """Another day has begun: what was today is yesterday."""
        if self._shown is not None:
            self.show_customer(*self._shown)

    def show_customer(self, customer: Customer, span: Span | None, zone: str) -> None:
        """Show who it is."""
        self._shown = customer, span, zone
        self._name.set_text(customer.name)
        self._status.set_status(customer.status)
        facts = self.facts
        facts.clear()
        facts.add("", customer.number, role=Role.BODY_STRONG)
        if customer.company and customer.company != customer.name:
            facts.add(self.tr("Company"), customer.company)
        if customer.phones:
            written = ", ".join(phone.written for phone in customer.phones)
            facts.add(self.tr("Phone"), written)
        if customer.email:
            facts.add(self.tr("E-mail"), customer.email)
        if span is not None:
            now = times.now()
            facts.add(self.tr("First active"), moments.day(span.first, zone), expendable=True)
            facts.add(self.tr("Last active"), moments.day_and_time(span.last, zone, now))
        facts.arrange()
