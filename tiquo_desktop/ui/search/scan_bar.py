"""The bar that asks whether to leave what is being done for the customer who was scanned."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.customers.standing import Standing
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, ROOMY, Role

_EDGE = 12
_WIDTH = 640
_LEAST_BESIDE = 520
"""Where it is narrower, its buttons stand below its words."""
_GAP = 10


class ScanBar(QFrame):
    """A sentence, and two buttons that also answer to F8 and Escape; it never takes the focus.

    Signals:
        agreed: do what the first button says.
        declined: stay with what is being done.
    """

    agreed = Signal()
    declined = Signal()

    def __init__(
        self,
        theme: Theme,
        window: QWidget,
        *,
        title: str,
        standing: tuple[Standing, ...],
        lines: tuple[str, ...],
        action: str,
    ) -> None:
        super().__init__(window)
        self.setObjectName("scan")
        tone = next((each.tone for each in standing), "accent")
        self.setProperty("tone", tone)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._window = window
        self._grown = 0
        self._inset = QHBoxLayout()
        self._parts = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._parts.setContentsMargins(12, 10, 12, 10)
        self._parts.setSpacing(_GAP)
        row = QHBoxLayout()
        self._parts.addLayout(row, 1)
        row.setSpacing(_GAP)
        icon = next((each.icon for each in standing), "scan")
        row.addWidget(Sign(theme, icon, tone, BANNER_ICON, self))
        said = QVBoxLayout()
        row.addLayout(said, 1)
        said.setSpacing(1)
        labels = [text_label(theme, title, Role.BODY_STRONG, "text", self)]
        for each in standing:
            labels.append(text_label(theme, each.title, Role.BODY_STRONG, each.tone, self))
            if each.sentence:
                labels.append(text_label(theme, each.sentence, Role.BODY, "text", self))
        labels += [text_label(theme, line, Role.BODY, "mut", self) for line in lines]
        for label in labels:
            label.setWordWrap(True)
            said.addWidget(label)
        self._said = " ".join(_ended(label.text()) for label in labels)
        self.setAccessibleName(self._said)
        say_as(self, QAccessible.Role.AlertMessage)
        self.open = Button(theme, action, self, kind=Kind.PRIMARY, key="F8")
        self.stay = Button(theme, self.tr("Stay"), self, key=key_cap("Esc"))
        buttons = QHBoxLayout()
        self._parts.addLayout(buttons)
        buttons.setSpacing(_GAP)
        buttons.addStretch(1)
        for button in (self.open, self.stay):
            # A click must not take the focus from the field that is being typed into.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            buttons.addWidget(button)
        self.open.clicked.connect(self.agreed)
        self.stay.clicked.connect(self.declined)
        self._place()

    def text(self) -> str:
        """Everything it says."""
        return self._said

    def _place(self) -> None:
        """Stand at the end of a dialog, which grows; in any other window lie above its lower end."""
        window = self._window
        layout = window.layout()
        if (
            isinstance(layout, QBoxLayout)
            and layout.direction() is QBoxLayout.Direction.TopToBottom
        ):
            before, height = layout.contentsMargins(), window.height()
            edge = 0 if before.left() else _EDGE
            self._inset.setContentsMargins(edge, 0, edge, edge)
            layout.addLayout(self._inset)
            self._inset.addWidget(self)
            width = window.width() - before.left() - before.right() - 2 * edge
            self.ensurePolished()
            self._fit(width)
            self.show()
            self._grown = self.height() + edge + max(layout.spacing(), 0)
            window.resize(window.width(), height + self._grown)
        else:
            window.installEventFilter(self)
            self._lie()
            self.show()
            self.raise_()
        event = QAccessibleAnnouncementEvent(self, self._said)
        event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)

    def _lie(self) -> None:
        window = self._window
        width = min(window.width() - 2 * _EDGE, _WIDTH)
        height = self._height_for(width)
        bottom = window.height() - _EDGE - ROOMY.status_bar
        self.setGeometry((window.width() - width) // 2, bottom - height, width, height)

    def _height_for(self, width: int) -> int:
        """How high it is when it is so wide; its parts are arranged for that."""
        direction = QBoxLayout.Direction
        is_wide = width >= _LEAST_BESIDE
        self._parts.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        return self.heightForWidth(width)

    def _fit(self, width: int) -> None:
        self.setFixedHeight(self._height_for(width))

    def leave(self) -> None:
        """Go away; a dialog shrinks again."""
        window = self._window
        self.hide()
        self.deleteLater()
        if self._grown:
            self._inset.deleteLater()
            window.resize(window.width(), window.height() - self._grown)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit(self.width())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize:
            self._lie()
        return False


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?")) else f"{sentence}."
