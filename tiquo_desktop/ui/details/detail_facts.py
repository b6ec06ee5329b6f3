"""Facts: names and values below each other, as in "Place – Riverside, front desk"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QWidget

from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.link import Link
from tiquo_desktop.ui.look.paragraph import Paragraph
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import GAP, ICON, LEAST_TARGET, Role

_NAME_WIDTH = 68
_WIDEST_NAME = 104
_LINE = 18
_BETWEEN = LEAST_TARGET - _LINE


@dataclass(frozen=True, slots=True)
class Fact:
    """One line: `icon` stands before the text, tinted with `ink`; a `link` can be followed."""

    name: str
    text: str
    icon: str | None = None
    ink: str = "text"
    link: bool = False


class _Line:
    """The widgets of one line."""

    def __init__(
        self, theme: Theme, role: Role, owner: Facts, grid: QGridLayout, number: int
    ) -> None:
        self.name: QLabel = text_label(theme, "", Role.BODY, "soft", owner)
        self.name.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.name.setMaximumWidth(_WIDEST_NAME)
        self.name.setMinimumHeight(_LINE)
        self.name.setWordWrap(True)
        self.sign = Sign(theme, "info", "text", ICON, owner)
        self.sign.setFixedHeight(_LINE + 1)
        self.words = Paragraph(theme, role, parent=owner)
        self.link = Link(theme, "", owner)
        self.link.clicked.connect(lambda: owner.followed.emit(self.link.text()))
        grid.addWidget(self.name, number, 0, Qt.AlignmentFlag.AlignTop)
        box = QHBoxLayout()
        grid.addLayout(box, number, 1)
        box.setSpacing(6)
        box.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        box.addWidget(self.words, 1)
        box.addWidget(self.link, 1, Qt.AlignmentFlag.AlignLeft)

    def show(self, fact: Fact | None) -> None:
        if fact is not None:
            self.name.setText(_breakable(fact.name))
            # A link is as high as a finger needs, and its words are in the middle of that.
            self.name.setContentsMargins(0, 1 + (_BETWEEN // 2 if fact.link else 0), 0, 0)
            self.words.setAccessibleName(fact.name)
            self.link.setAccessibleDescription(fact.name)
            self.sign.set_icon(fact.icon or "info", fact.ink)
            if fact.link:
                self.link.set_text(fact.text)
            else:
                self.words.set_text(fact.text)
        self.name.setVisible(fact is not None)
        self.sign.setVisible(fact is not None and fact.icon is not None)
        self.words.setVisible(fact is not None and not fact.link)
        self.link.setVisible(fact is not None and fact.link)


class Facts(QWidget):
    """A grid of facts; its widgets are kept for the next ones.

    Signals:
        followed: the text of a link that was clicked.
    """

    followed = Signal(str)

    def __init__(
        self, theme: Theme, role: Role, parent: QWidget | None = None, *, lines: int = 0
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role = role
        self._facts: tuple[Fact, ...] = ()
        self._lines: list[_Line] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(GAP)
        self._grid.setVerticalSpacing(_BETWEEN)
        self._grid.setColumnMinimumWidth(0, _NAME_WIDTH)
        self._grid.setColumnStretch(1, 1)
        # Tab goes through widgets in the order in which they were made.
        self._make(lines)
        self.show_facts(())

    @property
    def facts(self) -> tuple[Fact, ...]:
        """What is shown."""
        return self._facts

    @property
    def links(self) -> list[Link]:
        """The links that are shown."""
        return [
            line.link for line, fact in zip(self._lines, self._facts, strict=False) if fact.link
        ]

    def show_facts(self, facts: Sequence[Fact]) -> None:
        """Show other facts."""
        self._facts = tuple(facts)
        self._make(len(facts))
        for number, line in enumerate(self._lines):
            line.show(facts[number] if number < len(facts) else None)

    def _make(self, count: int) -> None:
        """Have widgets for so many lines."""
        for number in range(len(self._lines), count):
            self._lines.append(_Line(self._theme, self._role, self, self._grid, number))


def _breakable(name: str) -> str:
    """A name that can be broken where its words begin: nobody copies it."""
    return name.replace("_", "_\u200b").replace(".", ".\u200b")
