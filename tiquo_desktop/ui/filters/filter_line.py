"""The filters of low windows: one line of the active ones, and a panel with all of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from tiquo_desktop.domain.filters import Choice, Counts, Filter
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.filters import filter_words
from tiquo_desktop.ui.filters.chip_row import ChipRow, ChipSet, Popup
from tiquo_desktop.ui.filters.chips import Chip, ChipState, RemovableChip
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import CHIP_GAP, CHIP_HEIGHT, GAP, Role
from tiquo_desktop.ui.words.vocabulary_words import value_word


class FilterLine(QWidget):
    """The active filters in one line, for low windows; the rest opens as a panel.

    Signals:
        choice_asked: the person asks for this `Choice` of this `Dimension`.
        filter_asked: the person asks for this `Filter`.
        dates_asked: the person wants to change the dates.
        panel_asked: the person wants to see all chips.
        clear_asked: the person wants to see everything.
    """

    choice_asked = Signal(object, object)
    filter_asked = Signal(object)
    dates_asked = Signal()
    panel_asked = Signal()
    clear_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.opener = Button(theme, self.tr("Filters"), self, kind=Kind.PILL)
        self.opener.clicked.connect(self.panel_asked)
        self._clear = Button(theme, self.tr("Clear"), self, kind=Kind.LINK, key=key_cap("Ctrl+0"))
        self._clear.setAccessibleName(self.tr("Clear filters"))
        self._clear.clicked.connect(self.clear_asked)
        self.details = Button(theme, self.tr("Details of the marked event"), self, icon="panel")
        self.details.set_wordless(True)
        self.details.hide()
        self._chips: list[Chip] = []
        self._room = QWidget(self)
        self._room.installEventFilter(self)
        self._arranging = False
        self._room.setFixedHeight(CHIP_HEIGHT)
        self._room.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        box = QHBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.opener)
        box.addWidget(self._room, 1)
        box.addWidget(self._clear)
        box.addWidget(self.details)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    @property
    def chips(self) -> tuple[Chip, ...]:
        """The chips of the active choices."""
        return tuple(self._chips)

    def sizeHint(self) -> QSize:
        return QSize(200, CHIP_HEIGHT + 4)

    def show_filter(self, wanted: Filter, zone: str) -> None:
        """Show the active choices; dates are those of `zone`."""
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [
            chip for dimension in Dimension for chip in self._chips_of(dimension, wanted)
        ]
        self._chips.extend(self._ends_of(wanted, zone))
        self._clear.setVisible(bool(wanted))
        self._arrange()

    def _arrange(self) -> None:
        """Place the chips as far as there is room; the button counts the others."""
        if self._arranging:
            return
        self._arranging = True
        self._name_opener(0)
        hidden = self._place()
        if hidden:
            self._name_opener(hidden)
            self._name_opener(self._place())  # a longer name leaves less room
        self._arranging = False

    def _place(self) -> int:
        """Place the chips in the room there is now; how many have none."""
        layout = self.layout()
        assert layout is not None
        layout.activate()
        x, placed = 0, 0
        for chip in self._chips:
            width = chip.sizeHint().width()
            if x + width > self._room.width():
                break
            left = self._room.width() - x - width if self.isRightToLeft() else x
            chip.setGeometry(left, 0, width, CHIP_HEIGHT)
            chip.show()
            x += width + CHIP_GAP
            placed += 1
        for chip in self._chips[placed:]:
            chip.hide()
        return len(self._chips) - placed

    def _name_opener(self, hidden: int) -> None:
        name = self.tr("Filters")
        if hidden:
            name = self.tr("Filters, {count} more").format(count=hidden)
        self.opener.setText(name)
        self.opener.setAccessibleName(name)
        self.opener.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() is QEvent.Type.Resize:
            self._arrange()
        return False

    def _ends_of(self, wanted: Filter, zone: str) -> list[Chip]:
        """The chips of a reference and of dates."""
        chips: list[Chip] = []
        if wanted.reference is not None:
            about = RemovableChip(self._theme, "link", self.tr("Only about"), self._room)
            about.say(wanted.reference, is_set=True)
            rest = replace(wanted, reference=None)
            for signal in (about.opened, about.removed):
                signal.connect(lambda rest=rest: self.filter_asked.emit(rest))
            chips.append(about)
        if wanted.since is not None or wanted.until is not None:
            dates = RemovableChip(self._theme, "bookings", self.tr("Dates"), self._room)
            words = filter_words.date_range(wanted.since, wanted.until, zone, short=True)
            dates.say(words, is_set=True)
            dates.opened.connect(self.dates_asked)
            open_end = replace(wanted, since=None, until=None)
            dates.removed.connect(lambda: self.filter_asked.emit(open_end))
            chips.append(dates)
        return chips

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
            name = value_word(dimension, one) if one else plural.format(count=len(values))
            chip = Chip(self._theme, name, self._room)
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
        dates_asked: the person wants to choose dates.
    """

    choice_asked = Signal(object, object)
    dates_asked = Signal()

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
        self.dates = Button(theme, self.tr("Dates…"), self, icon="bookings")
        self.dates.clicked.connect(self.dates_asked)
        box.addSpacing(4)
        box.addWidget(self.dates)

    def chips(self, dimension: Dimension) -> ChipSet:
        """The chips of a dimension."""
        return self._sets[dimension]

    def show_filter(self, wanted: Filter, counts: Counts | None) -> None:
        """Show what is chosen and how many events each value has."""
        for dimension, chips in self._sets.items():
            chips.show_choice(wanted.choice(dimension), counts)
