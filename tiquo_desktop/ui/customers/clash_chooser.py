"""Two people changed the same fields of a customer: both versions beside each other, to choose."""

from __future__ import annotations

import json
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QVBoxLayout, QWidget

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.customers import BAN, Profile, Status
from tiquo_desktop.services.merging import Clash, Merge
from tiquo_desktop.ui.customers.standing import ban_words
from tiquo_desktop.ui.look.focus_ring import RADIUS
from tiquo_desktop.ui.look.fonts import one_line
from tiquo_desktop.ui.look.labels import plain_tip, text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role
from tiquo_desktop.ui.words.status_words import status_word

_LONGEST = 60


class ClashChooser(QWidget):
    """One row a field: what stands there now, and what I meant. Nothing is chosen for anybody.

    Attributes:
        theirs, mine: the buttons of each row, from top to bottom.

    Signals:
        chosen: one of two is right.
    """

    chosen = Signal()

    def __init__(self, theme: Theme, merge: Merge, parent: QWidget) -> None:
        super().__init__(parent)
        self._merge = merge
        self.theirs: list[QRadioButton] = []
        self.mine: list[QRadioButton] = []
        words = self.tr(
            "Somebody else changed this customer while you were typing. Everything else of yours "
            "and of theirs is put together; for these fields choose what is right."
        )
        head = text_label(theme, words, Role.BODY, parent=self)
        head.setWordWrap(True)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(12)
        box.addWidget(head)
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        grid.setColumnStretch(1, 1)
        grid.setColumnStretch(2, 1)
        for column, title in ((1, self.tr("Saved meanwhile")), (2, self.tr("Yours"))):
            grid.addWidget(text_label(theme, title, Role.LABEL, "mut", self), 0, column)
        for row, clash in enumerate(merge.clashes, 1):
            name = self._name(clash)
            grid.addWidget(text_label(theme, name, Role.BODY, "mut", self), row, 0)
            group = QButtonGroup(self)
            group.buttonClicked.connect(self.chosen)
            for column, value, side, said in (
                (1, clash.theirs, self.theirs, self.tr("{field}: {value}, saved meanwhile")),
                (2, clash.mine, self.mine, self.tr("{field}: {value}, yours")),
            ):
                whole = self._words(value)
                shown = one_line(whole)
                button = QRadioButton(_elided(shown).replace("&", "&&"), self)
                button.setToolTip("" if len(shown) <= _LONGEST else plain_tip(whole))
                button.setAccessibleName(said.format(field=name, value=shown))
                button.setProperty(RADIUS, 4)
                button.setFont(theme.font(Role.BODY))
                group.addButton(button)
                grid.addWidget(button, row, column, Qt.AlignmentFlag.AlignLeft)
                side.append(button)

    def ask(self) -> str | None:
        """The name of the first field for which nothing is chosen yet, which has the focus then."""
        for clash, theirs, mine in zip(self._merge.clashes, self.theirs, self.mine, strict=True):
            if not (theirs.isChecked() or mine.isChecked()):
                theirs.setFocus()
                return self._name(clash)
        return None

    def chosen_mine(self) -> list[Clash]:
        """The clashes in which my value is right."""
        pairs = zip(self._merge.clashes, self.mine, strict=True)
        return [clash for clash, mine in pairs if mine.isChecked()]

    def _name(self, clash: Clash) -> str:
        names = {
            "given_name": self.tr("Given name"),
            "family_name": self.tr("Family name"),
            "company": self.tr("Company"),
            "email": self.tr("E-mail"),
            "phones": self.tr("Phones"),
            "status": self.tr("Status"),
            "notes": self.tr("Notes"),
            "notice": self.tr("Notice"),
        }
        return names.get(clash.field, clash.field)

    def _words(self, value: Any) -> str:
        match value:
            case None | () | "":
                return self.tr("nothing")
            case str():
                return value
            case [Status() as status, ban]:
                profile = Profile(status=status, extra=json.dumps({BAN: ban}))
                said = customers.ban(profile)
                return status_word(status) if said is None else ban_words(said)
            case tuple():
                return ", ".join(phone.written for phone in value)
            case {"text": str(text)}:
                return text
        return json.dumps(value, ensure_ascii=False)


def _elided(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
