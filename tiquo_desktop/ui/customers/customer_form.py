"""Who a customer is: the fields of a profile."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLineEdit, QPlainTextEdit, QWidget

from tiquo_desktop.domain import customers
from tiquo_desktop.domain.customers import Ban, Notice, Profile, Status, extra_values
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.typed import parse_last_day
from tiquo_desktop.ui.customers.phone_fields import PhoneFields
from tiquo_desktop.ui.look.choice_box import ChoiceBox
from tiquo_desktop.ui.look.dialog_parts import add_labelled, mark_wrong
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FORM_FIELD_HEIGHT
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.status_words import status_word
from tiquo_desktop.ui.words.typed_words import in_english

NOTES = "notes"
"""Key of `Profile.extra` with what people noted."""
_NOTES_HEIGHT = 64
_COLUMN_GAP = 10


class CustomerForm(QWidget):
    """A profile as texts.

    Attributes:
        given_name, family_name, company, email: fields of the profile.
        phones: the phone numbers.
        status: whether the customer may be served; reason and until belong to a ban.
        notice, notes: what is to be known of the customer.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(self, theme: Theme, profile: Profile, today: date, parent: QWidget) -> None:
        """`profile` is what is there already; `today` is the venue's day."""
        super().__init__(parent)
        self._theme, self._before, self._today = theme, profile, today
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(_COLUMN_GAP)
        grid.setVerticalSpacing(8)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.given_name = self._line(profile.given_name)
        self.family_name = self._line(profile.family_name)
        self.company = self._line(profile.company)
        self.email = self._line(profile.email)
        pairs = (
            (self.tr("Given name"), self.given_name),
            (self.tr("Family name"), self.family_name),
            (self.tr("Company"), self.company),
            (self.tr("E-mail"), self.email),
        )
        for place, (words, field) in enumerate(pairs):
            add_labelled(grid, divmod(place, 2), theme, words, field)
        self.phones = PhoneFields(theme, self)
        self.phones.show_phones(profile.phones)
        self.phones.changed.connect(self.changed)
        add_labelled(grid, (2, 0), theme, self.tr("Phone"), self.phones, columns=2)
        self._add_status(grid)
        self._add_notes(grid)

    def _line(self, text: str | None) -> QLineEdit:
        line = QLineEdit(self)
        line.setFixedHeight(FORM_FIELD_HEIGHT)
        line.setText(text or "")
        line.setCursorPosition(0)
        line.textChanged.connect(self.changed)
        return line

    def _add_status(self, grid: QGridLayout) -> None:
        ban = customers.ban(self._before)
        self.status = ChoiceBox(self._theme, self.tr("Status"), self, _status_look)
        self.status.offer([(str(status), status_word(status)) for status in Status])
        self.status.choose(str(self._before.status))
        self.status.currentIndexChanged.connect(self._status_chosen)
        notice = customers.notice(self._before)
        self.notice = self._line(notice.text if notice else None)
        self.notice.setPlaceholderText(self.tr("Nut allergy, VIP"))
        add_labelled(grid, (3, 0), self._theme, self.tr("Status"), self.status)
        heed = self.tr("Notice, shown to everybody who serves")
        add_labelled(grid, (3, 1), self._theme, heed, self.notice)
        self.ban = QFrame(self)
        self.ban.setObjectName("note")
        inner = QGridLayout(self.ban)
        inner.setContentsMargins(10, 8, 10, 10)
        inner.setHorizontalSpacing(_COLUMN_GAP)
        inner.setColumnStretch(0, 2)
        inner.setColumnStretch(1, 1)
        self.reason = self._line(ban.reason if ban else None)
        self.until = self._line(moments.date_words(ban.until) if ban and ban.until else None)
        self.until.setPlaceholderText(self.tr("no end date"))
        add_labelled(inner, (0, 0), self._theme, self.tr("Why"), self.reason)
        add_labelled(inner, (0, 1), self._theme, self.tr("Last day, optional"), self.until)
        self.reason.setAccessibleName(self.tr("Why this customer is banned"))
        self.until.setAccessibleName(self.tr("Last day of the ban, optional"))
        self.ban.setVisible(ban is not None)
        grid.addWidget(self.ban, 4, 0, 1, 2)

    def _add_notes(self, grid: QGridLayout) -> None:
        stored = extra_values(self._before).get(NOTES)
        self.notes = QPlainTextEdit(self)
        self.notes.setTabChangesFocus(True)
        self.notes.setFixedHeight(_NOTES_HEIGHT)
        self.notes.setPlainText(stored if isinstance(stored, str) else "")
        self.notes.textChanged.connect(self.changed)
        add_labelled(grid, (5, 0), self._theme, self.tr("Notes"), self.notes, columns=2)
        # What another program stored here in a form of its own is not for this field.
        self.notes.setEnabled(stored is None or isinstance(stored, str))

    def _status_chosen(self) -> None:
        banned = self.status.value() == Status.BANNED
        self.ban.setVisible(banned)
        if banned:
            self.reason.setFocus()
        self.changed.emit()

    # What is meant

    def profile(self) -> Profile:
        """The profile as it is meant; phones that are new only as written.

        Raises:
            InvalidValue: a ban without a reason, or with a last day that is none.
        """
        before = self._before
        meant = Profile(
            given_name=self.given_name.text(),
            family_name=self.family_name.text(),
            company=self.company.text(),
            email=self.email.text(),
            phones=self.phones.phones(),
            status=before.status,
            extra=before.extra,
        )
        if self.notes.isEnabled():
            meant = customers.with_extra(meant, NOTES, self.notes.toPlainText().strip() or None)
        meant = self._noticed(meant)
        status = Status(self.status.value())
        if status is not Status.BANNED:
            return customers.admitted(meant, status)
        return self._banned(meant)

    def _noticed(self, meant: Profile) -> Profile:
        text = " ".join(self.notice.text().split())
        before = customers.notice(self._before)
        if before is not None and before.text == text:
            return meant
        return customers.noticed(meant, Notice(text=text) if text else None)

    def _banned(self, meant: Profile) -> Profile:
        before = customers.ban(self._before)
        reason = self.reason.text().strip() or None
        unchanged = before is not None and self.until.text() == (
            moments.date_words(before.until) if before.until else ""
        )
        # An earlier last day may be over by now: it is no mistake of whoever edits something else.
        until = before.until if before and unchanged else self._last_day()
        if before is not None and (reason, until) == (before.reason, before.until):
            return meant
        if reason is None:
            raise InvalidValue(
                "a ban needs a reason: say why, so that whoever meets this person knows.", "reason"
            )
        return customers.banned(meant, Ban(reason=reason, until=until))

    def _last_day(self) -> date | None:
        return parse_last_day(in_english(self.until.text()), self._today)

    def show_problem(self, field: str | None) -> QWidget | None:
        """Mark the field that an `InvalidValue` names, and go there; None unmarks all."""
        places: dict[str, QLineEdit] = {
            "given_name": self.given_name,
            "family_name": self.family_name,
            "company": self.company,
            "email": self.email,
            "phone": self.phones.fields()[0],
            "reason": self.reason,
            "until": self.until,
        }
        wrong = places.get(field or "")
        for place in places.values():
            mark_wrong(place, place is wrong)
        if wrong is not None:
            wrong.setFocus()
        return wrong

    def first_empty(self) -> QWidget:
        """The field to begin with."""
        fields: Sequence[QLineEdit] = (self.given_name, self.family_name, self.email)
        return next((field for field in fields if not field.text()), self.given_name)


def _status_look(value: str) -> tuple[str, str]:
    return {
        Status.ACTIVE: ("check", "ok"),
        Status.INACTIVE: ("minus", "mut"),
        Status.BANNED: ("ban", "bad"),
    }[Status(value)]
