"""Record activity: one event, typed, kept as a draft until it is stored for good."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QDialog, QLineEdit, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event, NewEvent
from tiquo_desktop.domain.customers import Customer
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.services.corrections import Corrected, standing
from tiquo_desktop.services.drafting import correction_of, event_of
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.customers.standing import StandingBanners, standing_of
from tiquo_desktop.ui.details.corrected_event import CorrectedEvent
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import Body, Message, Subject, footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import FORM_FIELD_HEIGHT, PADDING, Role
from tiquo_desktop.ui.reader import Progress
from tiquo_desktop.ui.recording import record_kinds
from tiquo_desktop.ui.recording.record_form import RecordForm
from tiquo_desktop.ui.recording.record_task import Answer, Earlier, Moved, RecordTask, attempt
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.error_words import error_words

_WIDTH = 450
_CURRENCY = "record/currency"


class RecordDialog(QDialog):
    """Closes when the event is stored, or when the person leaves: the draft stays then.

    Attributes:
        form: the fields.
        reason: why an event is corrected; hidden for a new one.
        save: the button that records; Ctrl+Enter does the same.

    Signals:
        recorded: the `Event` as it was stored.
    """

    recorded = Signal(object)

    def __init__(self, theme: Theme, what: RecordTask, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._theme, self._what = theme, what
        self._zone = what.database.info.zone
        self._saving = False
        self._knowing = False
        self._refused = False
        self._stands = what.stands
        correcting = what.corrects is not None
        self.setWindowTitle(
            self.tr("Correct an event") if correcting else self.tr("Record activity")
        )
        offered = () if correcting else record_kinds.often(what.settings, what.person)
        currency = what.settings.get(_CURRENCY, what.currency)
        self._body = Body(self, _WIDTH)
        inner = self._body.box
        inner.setSpacing(8)
        inner.addWidget(Subject(theme, what.customer, self))
        self._standing = StandingBanners(theme, self)
        self._standing.show_standing(what.customer, self._zone)
        inner.addWidget(self._standing)
        if what.corrects is not None:
            inner.addWidget(CorrectedEvent(theme, what.corrects, self))
        self.reason = QLineEdit(self)
        self._add_reason(inner, correcting)
        self.form = RecordForm(theme, self._zone, currency, offered, self)
        inner.addWidget(self.form)
        # Not in the body: on a low screen it would be out of sight below the fields.
        self._message = Message(theme, self)
        self._message.setObjectName("footer")
        self._message.setContentsMargins(PADDING, 8, PADDING, 8)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._body)
        box.addWidget(self._message)
        self._state = text_label(theme, "", Role.LABEL, "soft", self)
        self._fresh = Button(theme, self.tr("Discard draft"), self, kind=Kind.LINK)
        self._fresh.clicked.connect(self._start_afresh)
        self._fresh.hide()
        self.cancel = Button(theme, self.tr("Cancel"), self, key=key_cap("Esc"))
        self.cancel.clicked.connect(self.reject)
        self.save = Button(
            theme, self.tr("Save"), self, kind=Kind.PRIMARY, key=key_cap("Ctrl+Enter")
        )
        self.save.clicked.connect(self.save_now)
        box.addWidget(footer(self, self._fresh, self.cancel, self.save, left=self._state))
        self._add_keys(offered)
        self._begin()
        self.form.changed.connect(self._changed)
        self.reason.textChanged.connect(self._changed)
        if what.keeper is not None:
            what.keeper.kept.connect(self._kept)
            what.keeper.failed.connect(self._not_kept)
        self._ring = FocusRing(self, theme)
        self._body.fit()
        self.form.sentence.setFocus()

    def _add_reason(self, box: QVBoxLayout, correcting: bool) -> None:
        words = self.tr("Why it is corrected")
        label = self._reason_label = text_label(self._theme, words, Role.LABEL, "mut", self)
        label.setBuddy(self.reason)
        self.reason.setAccessibleName(words)
        self.reason.setFixedHeight(FORM_FIELD_HEIGHT)
        self.reason.setPlaceholderText(self.tr("Typing error"))
        for widget in (label, self.reason):
            widget.setVisible(correcting)
            box.addWidget(widget)

    def _add_keys(self, kinds: tuple[record_kinds.Kind, ...]) -> None:
        self._add_key("Ctrl+Return", self.save_now)
        self._add_key("Ctrl+Enter", self.save_now)
        for number, kind in enumerate(kinds, 1):
            self._add_key(f"Alt+{number}", partial(self.form.choose_kind, kind))

    def _add_key(self, key: str, run: Callable[[], None]) -> None:
        action = QAction(self)
        action.setShortcut(QKeySequence(key))
        action.triggered.connect(lambda _checked=False: run())
        self.addAction(action)

    def _begin(self) -> None:
        """Show what was kept; else nothing, or what is to be corrected."""
        what = self._what
        self.form.set_standing(self._stands)
        if what.kept is not None:
            self.form.show_draft(what.kept)
            self.reason.setText(what.kept.reason)
            when = moments.day_and_time(what.kept.kept_at, self._zone, times.now())
            self._message.say(self.tr("Your draft of {time} is back").format(time=when), "mut")
            self._fresh.show()
        elif what.corrects is not None:
            self._show_correction(what.corrects)

    def _show_correction(self, event: Event) -> None:
        local = times.to_datetime(event.occurred_at, self._zone)
        when = local.isoformat(" ", "microseconds" if local.microsecond else "seconds")
        stands = self._stands or standing(event, [event])
        self.form.show_draft(correction_of(stands, when))

    # Drafts

    def draft(self) -> Draft:
        """What stands in the dialog."""
        return replace(self.form.draft(), reason=self.reason.text())

    def _changed(self) -> None:
        self._ask_again()
        if self._refused:
            self._refused = False
            self.form.show_problem(None)
            self._message.say("", "bad")
        keeper = self._what.keeper
        if keeper is None:
            return
        if self._is_empty():
            keeper.forget()
            self._state.clear()
        else:
            keeper.keep(self.draft())

    def _is_empty(self) -> bool:
        return self.form.is_empty and not self.reason.text().strip()

    def _kept(self, instant: int) -> None:
        clock = times.to_datetime(instant, self._zone)
        self._state.setText(self.tr("Draft kept {time}").format(time=f"{clock:%H:%M:%S}"))

    def _not_kept(self, sentence: str) -> None:
        self._state.setText(self.tr("Draft not kept"))
        if not self._saving:
            self._message.say(sentence, "warn")

    def _start_afresh(self) -> None:
        """Forget the draft that came back."""
        if self._what.keeper is not None:
            self._what.keeper.forget()
        self._state.clear()
        self._message.say("", "mut")
        self._fresh.hide()
        self._ask_again()
        self.reason.clear()
        if self._what.corrects is not None:
            self._show_correction(self._what.corrects)
        else:
            self.form.show_draft(Draft())
        self.form.show_problem(None)
        self.form.sentence.setFocus()

    # Saving

    @property
    def is_busy(self) -> bool:
        """Whether the event is being stored."""
        return self._saving

    @property
    def holds_draft(self) -> bool:
        """Whether there is something in it that is not stored."""
        return not self._is_empty()

    @property
    def keeps_draft(self) -> bool:
        """Whether leaving loses nothing of that."""
        return self._what.keeper is not None

    def message(self) -> str:
        """What it says of the last attempt."""
        return self._message.text()

    def state_text(self) -> str:
        """What it says of the draft."""
        return self._state.text()

    def standing_text(self) -> str:
        """What has to be known of the customer."""
        return self._standing.text()

    def save_now(self) -> None:
        """Store the event; what is wrong with it is said at its field."""
        if self._saving:
            return
        now = times.now()
        draft = self.draft()
        if draft.attempted_at is None:
            draft = replace(draft, attempted_at=now)
        try:
            event = event_of(
                draft,
                customer=self._what.customer.uid,
                zone=self._zone,
                now=now,
                actor=self._what.person or None,
                device=self._what.device,
                leaves=self.form.leaves,
                stands=self._stands,
            )
        except InvalidValue as error:
            self._refuse(error)
            return
        self.form.show_problem(None)
        self.form.keep_identity(draft)
        if self._what.keeper is not None:
            self._what.keeper.keep(draft)
        self._submit(event, draft)

    def _refuse(self, error: InvalidValue) -> None:
        self._refused = True
        sentence = error_words(str(error))
        if error.field == "reason":
            self.reason.setFocus()
        elif self.form.show_problem(error.field) is None:
            sentence = self.tr("{sentence} Nothing was saved.").format(sentence=sentence)
        self._message.say(sentence[:1].upper() + sentence[1:], "bad")

    def _submit(self, event: NewEvent, draft: Draft) -> None:
        what, knowing, stands = self._what, self._knowing, self._stands

        def work(_cancel: threading.Event, _report: Progress) -> Answer:
            return attempt(what, event, draft, stands, knowing=knowing)

        self._set_saving(True)
        self._message.say(self.tr("Saving…"), "mut")
        self._what.queue.submit(work, self._answered, self._failed)

    def _answered(self, answer: Answer) -> None:
        self._set_saving(False)
        if isinstance(answer, Event):
            self._saved(answer)
        elif isinstance(answer, Customer):
            self._ask(answer)
        elif isinstance(answer, Moved):
            self._look_again(answer.stands)
        else:
            self._stored_before(answer)

    def _saved(self, event: Event) -> None:
        what = self._what
        if what.keeper is not None:
            what.keeper.forget()
        record_kinds.count(what.settings, what.person, self.form.kind)
        if event.currency is not None and what.corrects is None:
            what.settings.set(_CURRENCY, event.currency)
        self.recorded.emit(event)
        self.accept()

    def _ask(self, customer: Customer) -> None:
        """The customer is banned: only somebody who knows it records this."""
        self._knowing = True
        self._standing.show_standing(customer, self._zone)
        said = standing_of(customer, self._zone, times.now())[0]
        words = self.tr(
            "{name} is banned: {reason} Nothing is recorded yet. Record it all the same?"
        )
        self._message.say(words.format(name=customer.name, reason=said.sentence), "bad")
        self.save.setText(self.tr("Record all the same"))
        self.save.setAccessibleName(self.save.text())
        self.save.updateGeometry()
        self.cancel.setFocus()

    def _ask_again(self) -> None:
        """What changes after the question has not been agreed to."""
        if self._knowing:
            self._knowing = False
            self._message.say("", "bad")
            self.save.setText(self.tr("Save"))
            self.save.setAccessibleName(self.save.text())
            self.save.updateGeometry()

    def _look_again(self, stands: Corrected) -> None:
        """Others corrected the same meanwhile, or it could not be read: the difference is new."""
        self._stands = stands
        self.form.set_standing(stands)
        words = self.tr(
            "Another amount stands than before, such as when somebody else has corrected this too. "
            "Nothing is saved yet: look at the amount, then save again."
        )
        self._message.say(words, "warn")
        self.form.amount.setFocus()

    def _stored_before(self, earlier: Earlier) -> None:
        """An earlier attempt was stored after all: what stands here now can only correct it."""
        words = self.tr(
            "An earlier attempt did reach the database, as: {sentence} What you changed since then "
            "can be saved as its correction: say why, then save."
        )
        event = earlier.event
        self._message.say(words.format(sentence=event.summary or ""), "bad")
        fresh = Draft()
        changed = replace(
            self.draft(), uid=fresh.uid, salt=fresh.salt, attempted_at=None, corrects=event.uid
        )
        self.form.keep_identity(changed)
        self._stands = earlier.stands
        self.form.set_standing(earlier.stands)
        self._reason_label.show()
        self.reason.show()
        self.reason.setFocus()
        if self._what.keeper is not None:
            self._what.keeper.keep(self.draft())

    def _failed(self, sentence: str) -> None:
        self._set_saving(False)
        safe = (
            self.tr("What you typed is still here and kept as a draft.")
            if self._what.keeper is not None
            else self.tr("What you typed is still here.")
        )
        self._message.say(f"{sentence} {safe}", "bad")
        self.save.setFocus()

    def _set_saving(self, saving: bool) -> None:
        self._saving = saving
        for widget in (self.form, self.reason, self.save, self.cancel, self._fresh):
            widget.setEnabled(not saving)

    # Qt

    def reject(self) -> None:
        """Leave; what was typed is kept. Not while it is being stored: the answer says more."""
        if self._saving:
            return
        super().reject()

    def done(self, result: int) -> None:
        if self._what.keeper is not None:
            self._what.keeper.close()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._saving:
            event.ignore()
        else:
            super().closeEvent(event)
