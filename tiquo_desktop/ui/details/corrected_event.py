"""The event that is about to be corrected, as it stands and will stand."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from tiquo_desktop.domain.activity import Event
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import ICON, Role
from tiquo_desktop.ui.words import moments


class CorrectedEvent(QFrame):
    """Its time and sentence, and that it stays."""

    def __init__(self, theme: Theme, event: Event, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("note")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 8, 10, 8)
        row.setSpacing(8)
        row.addWidget(Sign(theme, "correct", "warn", ICON, self), 0, Qt.AlignmentFlag.AlignTop)
        when = moments.date_and_clock(event.occurred_at, event.zone)
        words = self.tr("Stands there since {time} and stays, marked as corrected: {sentence}")
        text = words.format(time=when, sentence=event.summary or "")
        label = text_label(theme, text, Role.BODY, "mut", self)
        label.setWordWrap(True)
        row.addWidget(label, 1)
