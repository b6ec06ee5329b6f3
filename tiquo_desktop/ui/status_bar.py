"""The status bar: which database, how many of how many events, and whose clock the times are."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui import moments
from tiquo_desktop.ui.labels import ElidedLabel, text_label
from tiquo_desktop.ui.states import Sign
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import PADDING, ROOMY, SMALL_ICON, Role

_PAIR_GAP, _GROUP_GAP = 5, 20


class StatusBar(QWidget):
    """Always there, never more than one line."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(ROOMY.status_bar)
        self.setAccessibleName(self.tr("Status"))
        self._server = Sign(theme, "server", "ok", SMALL_ICON, self)
        self._name = ElidedLabel(theme, Role.LABEL, "mut", self)
        self._lock = Sign(theme, "lock", "warn", SMALL_ICON, self)
        self._read_only = text_label(theme, self.tr("Read only"), Role.LABEL_STRONG, "warn", self)
        self._counts = text_label(theme, "", Role.LABEL_STRONG, parent=self)
        self._zone = text_label(theme, "", Role.LABEL, "mut", self)
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 1, PADDING, 0)
        row.setSpacing(_GROUP_GAP)
        for group in ((self._server, self._name), (self._lock, self._read_only)):
            pair = QHBoxLayout()
            pair.setSpacing(_PAIR_GAP)
            for widget in group:
                pair.addWidget(widget)
            row.addLayout(pair)
        row.addWidget(self._counts)
        row.addStretch(1)
        row.addWidget(self._zone)
        self.show_database(None)

    def show_database(self, info: DatabaseInfo | None) -> None:
        """Name the open database, and say whether it can only be read."""
        read_only = info is not None and info.read_only is not None
        self._server.setVisible(info is not None)
        self._lock.setVisible(read_only)
        self._read_only.setVisible(read_only)
        self._name.set_text(info.name if info else "")
        sentence = self.tr("Times: {zone}")
        self._zone.setText(
            sentence.format(zone=moments.zone_words(info.zone, times.now())) if info else ""
        )

    def show_counts(self, words: str) -> None:
        """Say how many events are shown."""
        self._counts.setText(words)

    def counts_text(self) -> str:
        """How many events it says are shown."""
        return self._counts.text()

    def zone_text(self) -> str:
        """Whose clock it says the times are."""
        return self._zone.text()
