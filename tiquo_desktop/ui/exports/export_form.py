"""What to export: which events, which format, and where to, with a sentence that says it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.filters import Counts, Filter
from tiquo_desktop.services.export_formats import FORMATS
from tiquo_desktop.ui.exports.export_target import Ask, ExportTarget
from tiquo_desktop.ui.filters import filter_words
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, LEAST_TARGET, PADDING, Role
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.words import numerals

_GROUP_GAP = 8
_COLUMN_GAP = 20
_LONGEST_REFERENCE = 16
_IN_NO_NAME = re.compile(r"[^\w.-]+")
"""Characters that some system has in no file name, and those that nobody wants in one."""


class Extent(Enum):
    """Which events are exported."""

    SHOWN = "shown"
    SELECTED = "selected"
    STORY = "story"
    WHOLE = "whole"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exportable:
    """What the window shows: a customer (None: nobody is open), its filter, order and counts.

    `selected` are the ids of the selected events from top to bottom, `story` the reference that
    the marked event shares with others. `zone` is the venue's.
    """

    customer: Customer | None
    filter: Filter
    newest_first: bool
    counts: Counts | None
    selected: tuple[int, ...]
    story: str | None
    zone: str


@dataclass(frozen=True, slots=True)
class Subject:
    """The events to export, in the words of `services.exporting.export`."""

    customer: Customer | None
    filter: Filter
    selected: tuple[int, ...] | None = None


class ExportForm(QWidget):
    """The questions of the export dialog.

    Attributes:
        extents: the choices of events, those that there are now.
        formats: the choices of a format, by its name.
        target: where to.

    Signals:
        usable_changed: whether there is a name to write to.
    """

    usable_changed = Signal(bool)

    def __init__(
        self,
        theme: Theme,
        files: Lane,
        what: Exportable,
        parent: QWidget,
        *,
        ask: Ask,
    ) -> None:
        super().__init__(parent)
        self._theme, self._what = theme, what
        self.extents: dict[Extent, QRadioButton] = {}
        self.formats: dict[str, QRadioButton] = {}
        self._labels: dict[Extent, QLabel] = {}
        self._counts: dict[Extent, int] = {}
        self._lead = text_label(theme, "", Role.BODY_STRONG, parent=self)
        self._rest = text_label(theme, "", Role.BODY, "mut", self)
        box = QVBoxLayout(self)
        box.setContentsMargins(PADDING, PADDING, PADDING, 4)
        box.setSpacing(6)
        self._add_events(box)
        box.addSpacing(_GROUP_GAP)
        self._add_formats(box)
        box.addSpacing(_GROUP_GAP)
        box.addWidget(self._note())
        box.addSpacing(_GROUP_GAP)
        self._add_target(box, files, ask)
        self._rename()
        self.show_count(Extent.SELECTED, len(what.selected))
        if what.counts is not None:
            self.show_counts(what.counts)
        self._describe()

    # Building

    def _radio(self, text: str, group: QButtonGroup) -> QRadioButton:
        radio = QRadioButton(text.replace("&", "&&"), self)
        radio.setAccessibleName(text)
        radio.setProperty(RADIUS, 4)
        radio.setFont(self._theme.font(Role.BODY))
        radio.setMinimumHeight(LEAST_TARGET)
        group.addButton(radio)
        return radio

    def _add_label(self, box: QVBoxLayout, text: str) -> None:
        box.addWidget(text_label(self._theme, text, Role.LABEL, "soft", self))

    def _choices(self) -> dict[Extent, str]:
        what = self._what
        if what.customer is None:
            return {Extent.EVERYBODY: self.tr("All customers")}
        choices = {Extent.SHOWN: self.tr("Shown now")}
        if what.selected:
            choices[Extent.SELECTED] = self.tr("Selected rows")
        if what.story:
            story = what.story
            if len(story) > _LONGEST_REFERENCE:
                story = f"{story[: _LONGEST_REFERENCE - 1]}…"
            choices[Extent.STORY] = self.tr("This story, {reference}").format(reference=story)
        return choices | {Extent.WHOLE: self.tr("Whole history")}

    def _add_events(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Which events"))
        events = QButtonGroup(self)
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setVerticalSpacing(2)
        grid.setHorizontalSpacing(6)
        choices = self._choices()
        grid.setColumnStretch(0, 1)
        if len(choices) > 1:
            grid.setColumnMinimumWidth(2, _COLUMN_GAP)
            grid.setColumnStretch(3, 1)
        for place, (extent, text) in enumerate(choices.items()):
            radio = self.extents[extent] = self._radio(text, events)
            number = self._labels[extent] = text_label(self._theme, "", Role.COUNT, "mut", self)
            row, column = place // 2, place % 2 * 3
            grid.addWidget(radio, row, column, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(number, row, column + 1, Qt.AlignmentFlag.AlignRight)
        next(iter(self.extents.values())).setChecked(True)
        events.buttonToggled.connect(self._describe)
        events.buttonToggled.connect(self._suggest_again)

    def _add_formats(self, box: QVBoxLayout) -> None:
        self._add_label(box, self.tr("Format"))
        group = QButtonGroup(self)
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setVerticalSpacing(2)
        grid.setColumnMinimumWidth(0, 112)
        grid.setColumnStretch(1, 1)
        uses = {
            "csv": self.tr("spreadsheets and any other program"),
            "jsonl": self.tr("importing again without loss"),
        }
        for row, (name, format_) in enumerate(FORMATS.items()):
            radio = self.formats[name] = self._radio(format_.label, group)
            radio.setFont(self._theme.font(Role.BODY_STRONG))
            radio.setAccessibleDescription(uses[name])
            grid.addWidget(radio, row, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(text_label(self._theme, uses[name], Role.BODY, "mut", self), row, 1)
        next(iter(self.formats.values())).setChecked(True)
        group.buttonToggled.connect(self._rename)

    def _note(self) -> QFrame:
        note = QFrame(self)
        note.setObjectName("note")
        row = QHBoxLayout(note)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        sign = Sign(self._theme, "info", "accent", ICON, note)
        row.addWidget(sign, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        row.addLayout(words, 1)
        words.setSpacing(2)
        for label in (self._lead, self._rest):
            label.setWordWrap(True)
            words.addWidget(label)
        return note

    def _add_target(self, box: QVBoxLayout, files: Lane, ask: Ask) -> None:
        self._add_label(box, self.tr("Save as"))
        # Not earlier: Tab goes in the order of making.
        self._place = ExportTarget(self._theme, files, self, ask=ask)
        self._place.usable_changed.connect(self.usable_changed)
        self.target = self._place.field
        box.addWidget(self._place)
        self._place.offer(self._suggested())

    # What is asked for

    def show_counts(self, counts: Counts) -> None:
        """Say how many events a timeline has; they may still be counted when the form opens."""
        self.show_count(Extent.SHOWN, counts.shown)
        self.show_count(Extent.WHOLE, counts.total)

    def show_count(self, extent: Extent, count: int) -> None:
        """Say how many events one of the choices has."""
        if extent not in self.extents:
            return
        self._counts[extent] = count
        self._labels[extent].setText(numerals.number(count))
        radio = self.extents[extent]
        name = radio.text().replace("&&", "&")
        radio.setAccessibleName(
            self.tr("{choice}, {count}").format(choice=name, count=numerals.number(count))
        )
        self._describe()

    def extent(self) -> Extent:
        """Which events are chosen."""
        return next(extent for extent, radio in self.extents.items() if radio.isChecked())

    def subject(self) -> Subject:
        """The events that are chosen."""
        what = self._what
        extent = self.extent()
        if extent is Extent.SHOWN:
            return Subject(what.customer, what.filter)
        if extent is Extent.SELECTED:
            return Subject(what.customer, Filter(), what.selected)
        if extent is Extent.STORY:
            return Subject(what.customer, Filter(reference=what.story))
        return Subject(what.customer, Filter())

    def format(self) -> str:
        """The format as the services call it."""
        return next(name for name, radio in self.formats.items() if radio.isChecked())

    def path(self) -> Path | None:
        """Where to write; None where no name is given."""
        return self._place.path()

    def sentence(self) -> str:
        """What will be written, in words."""
        return f"{self._lead.text()}. {self._rest.text()}"

    def warning(self) -> str:
        """What has to be known of the file before it is written."""
        return self._place.warning()

    def _describe(self) -> None:
        what, extent = self._what, self.extent()
        order = self.tr("Newest first") if what.newest_first else self.tr("Oldest first")
        rest = self.tr("{order}, each time in the zone of its event.").format(order=order)
        if extent is Extent.SHOWN and what.filter:
            rest = f"{filter_words.sentence(what.filter, what.zone)}. {rest}"
        self._lead.setText(self._subject_words(extent))
        self._rest.setText(rest)

    def _subject_words(self, extent: Extent) -> str:
        """How many of whose events: "42 of 312 events of Amelia Okonkwo-Hart"."""
        count = self._counts.get(extent)
        name = self._what.customer.name if self._what.customer is not None else ""
        if extent is Extent.EVERYBODY:
            words = self.tr("All {count} events, of all customers")
            if count is None:
                words = self.tr("All events, of all customers")
        elif extent is Extent.SELECTED:
            words = self.tr("{count} selected events of {name}")
            if count == 1:
                words = self.tr("{count} selected event of {name}")
        elif extent is Extent.STORY:
            words = self.tr("All {count} events of {name} about {reference}")
            if count is None:
                words = self.tr("All events of {name} about {reference}")
            elif count == 1:
                words = self.tr("The one event of {name} about {reference}")
        elif extent is Extent.SHOWN and self._what.filter:
            words = self.tr("{count} of {total} events of {name}")
            if count is None:
                words = self.tr("Events of {name}")
        else:
            words = self.tr("All {count} events of {name}")
            if count is None:
                words = self.tr("All events of {name}")
            elif count == 1:
                words = self.tr("The one event of {name}")
            elif count == 0:
                words = self.tr("No events of {name}: there are none yet")
        total = self._counts.get(Extent.WHOLE, 0)
        return words.format(
            count=numerals.number(count or 0),
            total=numerals.number(total),
            name=name,
            reference=self._what.story,
        )

    # Where to

    def _suggested(self) -> str:
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
        # One look at the own home, not at a share: many systems have no such folder.
        folder = folder if folder.is_dir() else Path.home()
        if folder.is_relative_to(Path.home()):
            folder = Path("~") / folder.relative_to(Path.home())
        what = self._what
        words = [what.customer.number if what.customer else self.tr("All activity")]
        if self.extent() is Extent.STORY and what.story:
            words.append(_IN_NO_NAME.sub("-", what.story)[:40])
        today = times.to_datetime(times.now(), what.zone).date()
        return str(folder / f"{' '.join(words)} {today.isoformat()}.{self.format()}")

    def _suggest_again(self) -> None:
        """Another name where the person has not written one: it says what is in it."""
        if self._place.is_as_offered:
            self._place.offer(self._suggested())

    def _rename(self) -> None:
        name = self.format()
        self._place.set_kind(name, f"{FORMATS[name].label} (*.{name})")
