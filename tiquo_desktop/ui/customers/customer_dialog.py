"""Adds a customer, or changes one; what two people changed at once is put before the later one."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, NewCustomer, Phone, Profile
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import customers
from tiquo_desktop.services.customers import Contested, Edited
from tiquo_desktop.services.lookalikes import Lookalike, Same, lookalikes
from tiquo_desktop.services.phones import parse_phone
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.customers.clash_chooser import ClashChooser
from tiquo_desktop.ui.customers.customer_form import CustomerForm
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import Body, Message, Subject, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.fonts import one_line
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role
from tiquo_desktop.ui.reader import Lane, Progress, TaskQueue
from tiquo_desktop.ui.words.error_words import error_words

_WIDTH = 560


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileTask:
    """What the dialog works with. `customer` is None for a new one, of which `profile` is known."""

    database: Database
    queue: TaskQueue
    lane: Lane
    by: Writer
    customer: Customer | None
    profile: Profile


@dataclass(frozen=True, slots=True)
class _Look:
    """What the form looks like from the database's side."""

    phones: tuple[Phone, ...]
    alike: tuple[Lookalike, ...]


class CustomerDialog(QDialog):
    """Closes when the profile is stored, or when the person leaves.

    Attributes:
        form: the fields.
        chooser: both versions where two people changed the same fields; else None.
        save: the button that stores; Ctrl+Enter does the same.

    Signals:
        saved: the `Customer` as stored.
        open_asked: a `Customer` who is there already, and is to be opened instead.
    """

    saved = Signal(object)
    open_asked = Signal(object)

    def __init__(self, theme: Theme, what: ProfileTask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._what = theme, what
        self._seen = what.customer
        self._uid = new_uid()  # of a new customer: another attempt adds the same one
        self._saving = self._touched = self._leaving = False
        self._contested: Contested | None = None
        self.chooser: ClashChooser | None = None
        is_new = what.customer is None
        self.setWindowTitle(self.tr("New customer") if is_new else self.tr("Edit customer"))
        self._body = Body(self, _WIDTH)
        self._inner = self._body.box
        self._inner.setSpacing(10)
        if what.customer is not None:
            self._inner.addWidget(Subject(theme, what.customer, self))
        today = times.to_datetime(times.now(), what.database.info.zone).date()
        self.form = CustomerForm(theme, what.profile, today, self)
        self._inner.addWidget(self.form)
        self._alike = QFrame(self)
        self._alike.setObjectName("note")
        self._alike_box = QVBoxLayout(self._alike)
        self._alike_box.setContentsMargins(10, 6, 10, 6)
        self._alike_box.setSpacing(2)
        self._alike.hide()
        self._links: list[QWidget] = []
        self._inner.addWidget(self._alike)
        self._message = Message(theme, self)
        self._inner.addWidget(self._message)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._body)
        words = "" if is_new else self.tr("Every change is recorded with old and new values.")
        self._note = text_label(theme, words, Role.LABEL, "soft", self)
        self.cancel = Button(theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        self.cancel.clicked.connect(self.reject)
        action = self.tr("Add customer") if is_new else self.tr("Save")
        self.save = Button(theme, action, self, kind=Kind.PRIMARY, key=key_cap("Ctrl+Enter"))
        self.save.clicked.connect(self.save_now)
        box.addWidget(footer(self, self.cancel, self.save, left=self._note))
        for key in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QAction(self)
            shortcut.setShortcut(QKeySequence(key))
            shortcut.triggered.connect(self.save_now)
            self.addAction(shortcut)
        self.form.changed.connect(self._changed)
        self._ring = FocusRing(self, theme)
        self._body.fit()
        self.form.first_empty().setFocus()
        self._look()

    # Who is there already

    def _changed(self) -> None:
        self._touched, self._leaving = True, False
        if not self._saving:
            self._message.say("", "bad")
            self.form.show_problem(None)
        self._look()

    def _look(self) -> None:
        """Look up what was typed: valid phones, and customers who are much alike."""
        form, database = self.form, self._what.database
        typed = Profile(
            given_name=form.given_name.text().strip(),
            family_name=form.family_name.text().strip(),
            email=form.email.text().strip(),
            phones=form.phones.phones(),
        )
        is_new = self._what.customer is None

        def work(cancel: threading.Event) -> _Look:
            known = _with_forms(typed, database.info.region)
            if not is_new:
                return _Look(known.phones, ())
            with database.reading(cancel=cancel) as reading:
                return _Look(known.phones, lookalikes(reading, known))

        # What cannot be looked up now is looked up with the next key, and saving says what is wrong.
        self._what.lane.request(work, self._looked, lambda _sentence: None)

    def _looked(self, look: _Look) -> None:
        self.form.phones.show_forms(look.phones)
        for link in self._links:
            link.hide()
            link.deleteLater()
        self._links = []
        if look.alike:
            title = self.tr("Already here?")
            self._links.append(text_label(self._theme, title, Role.LABEL_STRONG, "warn", self))
        for each in look.alike:
            self._links.append(self._link(each))
        for link in self._links:
            self._alike_box.addWidget(link)
        if self._alike.isHidden() == bool(look.alike):
            self._alike.setVisible(bool(look.alike))

    def _link(self, alike: Lookalike) -> Button:
        same = {
            Same.EMAIL: self.tr("same e-mail"),
            Same.PHONE: self.tr("same phone"),
            Same.NAME: self.tr("same name"),
        }[alike.same]
        name = one_line(alike.customer.name)
        words = self.tr("{number} {name}, {same}")
        text = words.format(number=alike.customer.number, name=name[:40], same=same)
        link = Button(self._theme, text, self._alike, kind=Kind.LINK, icon="customers")
        link.setAccessibleName(self.tr("Open {customer} instead").format(customer=text))
        link.clicked.connect(lambda: self._open_instead(alike.customer))
        return link

    def _open_instead(self, customer: Customer) -> None:
        if not self._saving:
            self.open_asked.emit(customer)
            super().reject()

    def alike_texts(self) -> list[str]:
        """The customers it says are much alike."""
        return [link.text() for link in self._links if isinstance(link, Button)]

    def alike_links(self) -> list[Button]:
        """The buttons that open them."""
        return [link for link in self._links if isinstance(link, Button)]

    # Saving

    @property
    def is_busy(self) -> bool:
        """Whether the profile is being stored."""
        return self._saving

    @property
    def holds_draft(self) -> bool:
        """Whether something was changed that would be lost."""
        return self._touched

    def message(self) -> str:
        """What it says of the last attempt."""
        return self._message.text()

    def save_now(self) -> None:
        """Store the profile; what is wrong with it is said at its field."""
        if self._saving:
            return
        try:
            meant = self._meant()
        except InvalidValue as error:
            self._refuse(error)
            return
        if meant is not None:
            self._submit(meant)

    def _meant(self) -> Profile | None:
        """The profile to store; None while a choice is still open."""
        chooser = self.chooser
        if chooser is None:
            return self.form.profile()
        open_field = chooser.ask()
        if open_field is not None:
            words = self.tr("Choose what is right for: {field}.")
            self._message.say(words.format(field=open_field), "bad")
            return None
        assert self._contested is not None
        return self._contested.merge.choosing_mine(chooser.chosen_mine())

    def _submit(self, meant: Profile) -> None:
        database, seen, by = self._what.database, self._seen, self._what.by
        uid = self._uid

        def work(
            _cancel: threading.Event, _report: Progress
        ) -> Customer | Contested | InvalidValue:
            try:
                known = _with_forms(meant, database.info.region)
                if seen is None:
                    checked = NewCustomer(
                        **{name: getattr(known, name) for name in customers.PROFILE_FIELDS},
                        uid=uid,
                    )
                    return customers.add(database, checked, by)[0]
                outcome = customers.edit_together(database, seen, known, by)
            except InvalidValue as error:
                return error
            return outcome.customer if isinstance(outcome, Edited) else outcome

        self._set_saving(True)
        self._message.say(self.tr("Saving…"), "mut")
        self._what.queue.submit(work, self._answered, self._failed)

    def _answered(self, answer: Customer | Contested | InvalidValue) -> None:
        self._set_saving(False)
        if isinstance(answer, InvalidValue):
            self._refuse(answer)
        elif isinstance(answer, Contested):
            self._show_clashes(answer)
        else:
            self.saved.emit(answer)
            self.accept()

    def _show_clashes(self, contested: Contested) -> None:
        """The same fields were changed by somebody else: have the person choose."""
        self._contested = contested
        self._seen = contested.stored
        if self.chooser is not None:
            self._inner.removeWidget(self.chooser)
            self.chooser.hide()
            self.chooser.deleteLater()
        self.form.hide()
        self._alike.hide()
        self.chooser = ClashChooser(self._theme, contested.merge, self)
        self.chooser.chosen.connect(self._say_unsaved)
        self._inner.insertWidget(self._inner.indexOf(self._message), self.chooser)
        self.chooser.show()
        self.chooser.theirs[0].setFocus()
        self._say_unsaved()

    def _say_unsaved(self) -> None:
        self._leaving = False
        self._message.say(self.tr("Nothing is saved yet."), "warn")

    def _refuse(self, error: InvalidValue) -> None:
        self.form.show_problem(error.field)
        sentence = error_words(str(error))
        self._message.say(sentence[:1].upper() + sentence[1:], "bad")

    def _failed(self, sentence: str) -> None:
        self._set_saving(False)
        safe = self.tr("What you typed is still here.")
        self._message.say(f"{sentence} {safe}", "bad")
        self.save.setFocus()

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for widget in (self.form, self.chooser, self._alike, self.save, self.cancel):
            if widget is not None:
                widget.setEnabled(not saving)
        if not saving:
            self.form.show_problem(None)

    # Qt

    def reject(self) -> None:
        """Leave; not while the profile is being stored, and with what was typed only at the
        second time: nothing of it is kept."""
        if self._saving:
            return
        if self._touched and not self._leaving:
            self._leaving = True
            words = self.tr("What you typed is not saved. Press Escape again to discard it.")
            self._message.say(words, "warn")
            return
        super().reject()

    def done(self, result: int) -> None:
        self._what.lane.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._saving:
            event.ignore()
        else:
            super().closeEvent(event)


def _with_forms(profile: Profile, region: str) -> Profile:
    """The profile with the international forms of phones that have none yet."""
    phones = tuple(
        phone if phone.e164 else parse_phone(phone.written, region) for phone in profile.phones
    )
    return replace(profile, phones=phones)
