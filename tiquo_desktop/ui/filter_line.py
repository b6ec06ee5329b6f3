"""The filters of low windows: one line of the active ones, and a panel with all of them."""

from __future__ import annotations

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.domain.vocabulary import Dimension, label
from tiquo_desktop.ui.buttons import Button, Kind
from tiquo_desktop.ui.chip_row import ChipRow, ChipSet, Popup
from tiquo_desktop.ui.chips import Chip, ChipState
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import CHIP_GAP, CHIP_HEIGHT, GAP, Role


class FilterLine(QWidget):
    """The active filters in one line, for low windows; the rest opens as a panel.

    Signals:
        choice_asked: the person asks for this `Choice` of this `Dimension`.
        panel_asked: the person wants to see all chips.
        clear_asked: the person wants to see everything.
    """

    choice_asked = Signal(object, object)
    panel_asked = Signal()
    clear_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.opener = Button(theme, self.tr("Filters"), self, kind=Kind.PILL)
        self.opener.clicked.connect(self.panel_asked)
        self._clear = Button(theme, self.tr("Clear"), self, kind=Kind.LINK, key="Ctrl 0")
        self._clear.setAccessibleName(self.tr("Clear filters"))
        self._clear.clicked.connect(self.clear_asked)
        self._chips: list[Chip] = []
        self._active = QHBoxLayout()
        self._active.setSpacing(CHIP_GAP)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.opener)
        box.addLayout(self._active)
        box.addStretch(1)
        box.addWidget(self._clear)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips of the active choices."""
        return tuple(self._chips)

    def sizeHint(self) -> QSize:
        return QSize(200, CHIP_HEIGHT + 4)

    def show_filter(self, wanted: Filter) -> None:
        """Show the active choices."""
        for chip in self._chips:
            self._active.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [
            chip for dimension in Dimension for chip in self._chips_of(dimension, wanted)
        ]
        for chip in self._chips:
            self._active.addWidget(chip)
        self._clear.setVisible(bool(wanted))

    def _chips_of(self, dimension: Dimension, wanted: Filter) -> list[Chip]:
        choice = wanted.choice(dimension)
        plural = {
            Dimension.CATEGORY: self.tr("{count} categories"),
            Dimension.TYPE: self.tr("{count} types"),
            Dimension.SOURCE: self.tr("{count} sources"),
        }[dimension]
        chips = []
        for state, values, without in (
            (ChipState.ONLY, choice.only, Choice(without=choice.without)),
            (ChipState.NOT, choice.without, Choice(only=choice.only)),
        ):
            if not values:
                continue
            one = next(iter(values)) if len(values) == 1 else None
            name = label(dimension, one) if one else plural.format(count=len(values))
            chip = Chip(self._theme, name, self)
            chip.show_state(state, None)
            chip.setToolTip(self.tr("Click to show all of them again."))
            chip.state_asked.connect(
                lambda _state, of=dimension, rest=without: self.choice_asked.emit(of, rest)
            )
            chips.append(chip)
        return chips


class FilterPanel(Popup):
    """Every chip of every dimension, for low windows.

    Signals:
        choice_asked: the person asks for this `Choice` of this `Dimension`.
    """

    choice_asked = Signal(object, object)

    def __init__(
        self,
        theme: Theme,
        names: dict[Dimension, str],
        rows: dict[Dimension, ChipRow],
        parent: QWidget,
    ) -> None:
        super().__init__(theme, parent)
        self.setAccessibleName(self.tr("Filters"))
        self._sets: dict[Dimension, ChipSet] = {}
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 10, 12, 12)
        box.setSpacing(6)
        for dimension, row in rows.items():
            box.addWidget(text_label(theme, names[dimension], Role.LABEL, "soft", self))
            chips = ChipSet(theme, dimension, self)
            chips.setAccessibleName(names[dimension])
            chips.setFixedWidth(min(640, max(320, parent.width() - 60)))
            chips.set_values(row.values)
            chips.choice_asked.connect(
                lambda choice, of=dimension: self.choice_asked.emit(of, choice)
            )
            box.addWidget(chips)
            self._sets[dimension] = chips

    def chips(self, dimension: Dimension) -> ChipSet:
        """The chips of a dimension."""
        return self._sets[dimension]

    def show_filter(self, wanted: Filter, counts: Counts | None) -> None:
        """Show what is chosen and how many events each value has."""
        for dimension, chips in self._sets.items():
            chips.show_choice(wanted.choice(dimension), counts)
