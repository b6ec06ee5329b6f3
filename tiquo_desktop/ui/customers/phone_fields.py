"""The phone numbers of a profile: as many as there are, one of them the primary one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain.customers import Phone
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FORM_FIELD_HEIGHT, Role

_MOST = 12


@dataclass(frozen=True, slots=True)
class _Row:
    widget: QWidget
    field: QLineEdit
    primary: QRadioButton
    international: QLabel
    remove: Button


class PhoneFields(QWidget):
    """A field for each number, with its international form where it is valid.

    Signals:
        changed: something was typed, added, removed, or made primary.
    """

    changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._rows: list[_Row] = []
        self._known: dict[str, Phone] = {}
        say_as(self, QAccessible.Role.Grouping)
        self._group = QButtonGroup(self)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(6)
        self.add = Button(theme, self.tr("Add a phone number"), self, kind=Kind.LINK, icon="plus")
        self.add.clicked.connect(self._add_empty)
        self._box.addWidget(self.add)
        self._add_row("")

    def fields(self) -> list[QLineEdit]:
        """The fields, from top to bottom."""
        return [row.field for row in self._rows]

    def primary_buttons(self) -> list[QRadioButton]:
        """The buttons that make a number the primary one, from top to bottom."""
        return [row.primary for row in self._rows]

    def show_phones(self, phones: Sequence[Phone]) -> None:
        """Show these numbers, the primary one first."""
        for row in list(self._rows):
            self._drop(row)
        self._known = {phone.written: phone for phone in phones}
        for phone in phones or (Phone(""),):
            self._add_row(phone.written)
        self.show_forms(phones)

    def phones(self) -> tuple[Phone, ...]:
        """The numbers as they stand there, the primary one first; those that were shown as they
        were, others only as written."""
        rows = sorted(self._rows, key=lambda row: not row.primary.isChecked())
        written = [row.field.text().strip() for row in rows]
        return tuple(self._known.get(text, Phone(text)) for text in written if text)

    def show_forms(self, phones: Sequence[Phone]) -> None:
        """Show the international form of these numbers beside the fields that hold them."""
        forms = {phone.written.strip(): phone.e164 for phone in phones}
        for row in self._rows:
            text = row.field.text().strip()
            words = forms.get(text) or ""
            if text and text in forms and not words:
                words = self.tr("not a valid number, kept as written")
            elif text and words == text.replace(" ", ""):
                words = self.tr("valid")
            row.international.setText(words)

    def forms(self) -> list[str]:
        """What it says beside the fields."""
        return [row.international.text() for row in self._rows]

    def _add_row(self, written: str) -> _Row:
        theme = self._theme
        widget = QWidget(self)
        line = QHBoxLayout(widget)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(8)
        field = QLineEdit(widget)
        field.setFixedHeight(FORM_FIELD_HEIGHT)
        field.setMinimumWidth(180)
        field.setPlaceholderText("+44 7700 900421")
        field.setText(written)
        international = text_label(theme, "", Role.LABEL, "mut", widget)
        primary = QRadioButton(self.tr("Primary"), widget)
        primary.setProperty(RADIUS, 4)
        primary.setFont(theme.font(Role.BODY))
        remove = Button(theme, self.tr("Remove"), widget, kind=Kind.LINK, icon="x")
        remove.set_wordless(True)
        remove.setToolTip(self.tr("Remove this number"))
        for part in (field, primary, remove):
            line.addWidget(part)
        line.addWidget(international, 1, Qt.AlignmentFlag.AlignLeft)
        row = _Row(widget, field, primary, international, remove)
        self._group.addButton(primary)
        self._rows.append(row)
        if len(self._rows) == 1:
            primary.setChecked(True)
        self._box.insertWidget(self._box.count() - 1, widget)
        field.textChanged.connect(self.changed)
        primary.toggled.connect(self.changed)
        remove.clicked.connect(lambda: self._remove(row))
        self._name_rows()
        return row

    def _add_empty(self) -> None:
        self._add_row("").field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self, row: _Row) -> None:
        if len(self._rows) == 1:
            row.field.clear()
            row.field.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self._drop(row)
        if not any(each.primary.isChecked() for each in self._rows):
            self._rows[0].primary.setChecked(True)
        self._rows[-1].field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._name_rows()
        self.changed.emit()

    def _drop(self, row: _Row) -> None:
        self._rows.remove(row)
        self._group.removeButton(row.primary)
        self._box.removeWidget(row.widget)
        row.widget.hide()
        row.widget.deleteLater()

    def _name_rows(self) -> None:
        several = len(self._rows) > 1
        for number, row in enumerate(self._rows, 1):
            row.field.setAccessibleName(self.tr("Phone number {number}").format(number=number))
            primary = self.tr("Phone number {number} is the primary one").format(number=number)
            row.primary.setAccessibleName(primary)
            row.primary.setVisible(several)
            remove = self.tr("Remove phone number {number}").format(number=number)
            row.remove.setAccessibleName(remove)
        self.add.setVisible(len(self._rows) < _MOST)
        # Tab goes through widgets in the order in which they were made.
        order = [part for row in self._rows for part in (row.field, row.primary, row.remove)]
        for before, after in pairwise([*order, self.add]):
            QWidget.setTabOrder(before, after)
