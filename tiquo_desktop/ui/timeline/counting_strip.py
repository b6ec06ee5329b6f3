"""The line above a long history: how far it is counted, with a way to stop it and to go on."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.link import Link
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, Role
from tiquo_desktop.ui.words import numerals

_BAR = QSize(70, 6)


class _Bar(QWidget):
    """How much is done; the words beside it say the same."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.percent = 0
        self.setFixedSize(_BAR)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        whole = QRectF(self.rect())
        done = QRectF(whole)
        done.setWidth(whole.width() * self.percent / 100)
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            done.moveRight(whole.right())
        radius = whole.height() / 2
        for part, token in ((whole, "bar"), (done, "accent")):
            painter.setBrush(self._theme.color(token))
            painter.drawRoundedRect(part, radius, radius)


class CountingStrip(QWidget):
    """Hidden while there is nothing to say.

    Attributes:
        link: "Stop" while events are counted, "Count again" after that.

    Signals:
        stop_asked: the person does not want to wait for the counts.
        again_asked: the person wants the counts after all.
    """

    stop_asked = Signal()
    again_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("calm")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._stopped = False
        self._bar = _Bar(theme, self)
        self._sign = Sign(theme, "info", "mut", BANNER_ICON, self)
        self._words = text_label(theme, "", Role.BODY, "mut", self)
        self._words.setWordWrap(True)
        self.link = Link(theme, "", self)
        self.link.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.link.clicked.connect(self._ask)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 8, PADDING, 8)
        row.setSpacing(10)
        for widget in (self._bar, self._sign):
            row.addWidget(widget)
        row.addWidget(self._words, 1)
        row.addWidget(self.link)
        self.hide()

    def text(self) -> str:
        """What it says; empty while it is hidden."""
        return self._words.text()

    def clear(self) -> None:
        """Say nothing."""
        self._stopped = False
        self._bar.percent = 0
        self._words.clear()
        self.hide()

    def say_reading(self, *, readable: bool) -> None:
        """The history is being read; `readable` says whether its newest events can be read."""
        words = self.tr("The history is being read. You may search for somebody else meanwhile.")
        if readable:
            words = self.tr("Counting a long history. The newest can be read already.")
        self._say(words, stopped=False, bar=False)
        self.link.setVisible(readable)

    def say_counting(self, done: int, of: int) -> None:
        """So many of so many events are counted."""
        percent = min(99, done * 100 // of) if of else 0
        if self._bar.isVisible() and percent == self._bar.percent:
            return
        self._bar.percent = percent
        words = self.tr("Counting {total} events, {percent} %. The newest can be read already.")
        words = words.format(total=numerals.number(of), percent=percent)
        self._say(words, stopped=False, bar=True)
        self.link.show()
        self._bar.update()

    def say_stopped(self, *, counted: bool) -> None:
        """Counting was stopped; what is there stays: all that was `counted` before, or one page."""
        words = self.tr(
            "Counting was stopped: counts and older events are missing. The newest can be read."
        )
        if counted:
            words = self.tr("Counting was stopped: what is new since then is not shown.")
        self._say(words, stopped=True, bar=False)
        self.link.show()

    def _say(self, words: str, *, stopped: bool, bar: bool) -> None:
        self._stopped = stopped
        self._words.setText(words)
        self._bar.setVisible(bar)
        self._sign.setVisible(not bar)
        self.link.set_text(self.tr("Count again") if stopped else self.tr("Stop"))
        self.link.setAccessibleDescription(words)
        self.show()

    def _ask(self) -> None:
        if self._stopped:
            self.again_asked.emit()
        else:
            self.stop_asked.emit()
