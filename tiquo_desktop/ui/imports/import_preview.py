"""The page of the import wizard that shows what the first rows of a file would become."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tiquo_desktop.services.importing import Fate, Preview, PreviewRow
from tiquo_desktop.ui.imports.import_rows import ROW_ROLE, PreviewModel
from tiquo_desktop.ui.imports.import_table import PreviewTable
from tiquo_desktop.ui.look.labels import ElidedLabel, text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, Role
from tiquo_desktop.ui.words import numerals

_LINES = 2
_LONGEST = 1_000
"""Characters that are shown of the marked row; a sentence may have thousands."""


class ImportPreview(QWidget):
    """The page: what the rows come to, the table, and the marked row in full.

    Attributes:
        model, table: the rows.
    """

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = text_label(theme, "", Role.TITLE, parent=self)
        self._sum = text_label(theme, "", Role.BODY, "mut", self)
        self._sum.setWordWrap(True)
        self.model = PreviewModel(self)
        self.table = PreviewTable(theme, self.model, self)
        below = QWidget(self)
        below.setObjectName("footer")
        below.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._marked = text_label(theme, "", Role.BODY, parent=below)
        self._marked.setWordWrap(True)
        self._marked.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._marked.setFixedHeight(_LINES * self._marked.fontMetrics().lineSpacing())
        self._raw = ElidedLabel(theme, Role.LABEL, "soft", below)
        rows = QVBoxLayout(below)
        rows.setContentsMargins(PADDING, 8, PADDING, 8)
        rows.setSpacing(4)
        rows.addWidget(self._marked)
        rows.addWidget(self._raw)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        top = QVBoxLayout()
        box.addLayout(top)
        top.setContentsMargins(PADDING, PADDING, PADDING, 10)
        top.setSpacing(4)
        top.addWidget(self._title)
        top.addWidget(self._sum)
        box.addWidget(self.table, 1)
        box.addWidget(below)
        self.table.selectionModel().currentRowChanged.connect(self._tell_marked)

    def show_preview(self, preview: Preview, file: str, profile: str) -> None:
        """Show the first rows of a file, read with a profile; the first refused one is marked."""
        self._title.setText(
            self.tr("{file}, read with {profile}").format(file=file, profile=profile)
        )
        self._sum.setText(self._words(preview))
        self.model.set_rows(preview.rows)
        fates = [row.fate for row in preview.rows]
        first = fates.index(Fate.REFUSED) if Fate.REFUSED in fates else 0
        self._marked.clear()
        self._raw.set_text("")
        self.table.setCurrentIndex(self.model.index(first, 0))
        self.table.setFocus()

    def text(self) -> str:
        """What it says above the table."""
        return f"{self._title.text()}. {self._sum.text()}"

    def marked(self) -> str:
        """What it says of the marked row."""
        return f"{self._marked.text()} {self._raw.text()}"

    def _words(self, preview: Preview) -> str:
        if not preview.read:
            return self.tr("The file has no row below its header.")
        which = self.tr("All {rows} rows") if not preview.more else self.tr("The first {rows} rows")
        if preview.read == 1:
            which = self.tr("The only row") if not preview.more else self.tr("The first row")
        parts = [
            self.tr("1 event")
            if preview.events_added == 1
            else self.tr("{events} events").format(events=numerals.number(preview.events_added)),
            self.tr("1 new customer")
            if preview.customers_added == 1
            else self.tr("{customers} new customers").format(
                customers=numerals.number(preview.customers_added)
            ),
        ]
        if preview.events_present:
            parts.append(
                self.tr("1 event that is here already")
                if preview.events_present == 1
                else self.tr("{events} events that are here already").format(
                    events=numerals.number(preview.events_present)
                )
            )
        if preview.refused:
            parts.append(
                self.tr("1 row that would be refused")
                if preview.refused == 1
                else self.tr("{rows} rows that would be refused").format(
                    rows=numerals.number(preview.refused)
                )
            )
        come = self.tr("{which} come to: {parts}.")
        if preview.read == 1:
            come = self.tr("{which} comes to: {parts}.")
        come = come.format(
            which=which.format(rows=numerals.number(preview.read)), parts=", ".join(parts)
        )
        nothing = self.tr("Nothing has been stored yet.")
        return f"{come} {nothing}"

    def _tell_marked(self, index: QModelIndex) -> None:
        row = index.data(ROW_ROLE)
        if isinstance(row, PreviewRow):
            self._marked.setText(self.model.sentence(row)[:_LONGEST])
            self._raw.set_text(self.tr("In the file: {text}").format(text=row.text))
