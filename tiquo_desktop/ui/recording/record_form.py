"""What happened: the questions of the Record dialog, each answered as people write."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain import times
from tiquo_desktop.domain.errors import InvalidValue
from tiquo_desktop.domain.vocabulary import Dimension, Source, likely_types
from tiquo_desktop.services.corrections import Corrected
from tiquo_desktop.services.drafts import Draft
from tiquo_desktop.services.typed import parse_when
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.buttons import Kind as ButtonKind
from tiquo_desktop.ui.look.choice_box import ChoiceBox, category_look, source_look
from tiquo_desktop.ui.look.dialog_parts import add_labelled, mark_wrong
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    FORM_FIELD_HEIGHT,
    SMALL_ICON,
    Role,
    category_icon,
    category_token,
)
from tiquo_desktop.ui.recording import record_kinds
from tiquo_desktop.ui.recording.amount_field import AmountField
from tiquo_desktop.ui.recording.record_kinds import Kind
from tiquo_desktop.ui.words import moments
from tiquo_desktop.ui.words.typed_words import in_english
from tiquo_desktop.ui.words.vocabulary_words import value_word

_SENTENCE_HEIGHT, _DETAILS_HEIGHT = 50, 72
_CLOCK_STEP = 5_000
_COLUMN_GAP = 10
_MINUS = "\u2212"


class RecordForm(QWidget):
    """The fields of one event, as texts.

    Attributes:
        sentence, category, type, source, about, when, amount, currency, details: the fields, each
            under the name that an `InvalidValue` of it has (about: "object").
        kinds: the buttons of what is recorded often.

    Signals:
        changed: something was typed or chosen.
    """

    changed = Signal()

    def __init__(
        self, theme: Theme, zone: str, currency: str, kinds: tuple[Kind, ...], parent: QWidget
    ) -> None:
        """`currency` is the one that amounts have unless somebody says another."""
        super().__init__(parent)
        self._theme, self._zone, self._usual_currency = theme, zone, currency
        self._draft = Draft()
        self._kind: Kind | None = None
        self._stands: Corrected | None = None
        self.kinds: list[Button] = []
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(8)
        self._add_kinds(box, kinds)
        self._add_fields(box)
        self._add_details(box)
        self._offer()
        self._tell_when()
        # "Now" goes on while somebody writes.
        clock = QTimer(self)
        clock.setInterval(_CLOCK_STEP)
        clock.timeout.connect(self._tell_when)
        clock.start()

    # Building

    def _add_kinds(self, box: QVBoxLayout, kinds: tuple[Kind, ...]) -> None:
        if not kinds:
            return
        row = QHBoxLayout()
        box.addLayout(row)
        row.setSpacing(6)
        row.addWidget(text_label(self._theme, self.tr("Often:"), Role.BODY, "mut", self))
        for number, kind in enumerate(kinds, 1):
            button = Button(
                self._theme,
                record_kinds.label(kind),
                self,
                kind=ButtonKind.PILL,
                icon=category_icon(kind.category),
                icon_token=category_token(kind.category),
                key=key_cap(f"Alt+{number}"),
            )
            button.clicked.connect(lambda _=False, chosen=kind: self.choose_kind(chosen))
            self.kinds.append(button)
            row.addWidget(button)
        row.addStretch(1)

    def _add_fields(self, box: QVBoxLayout) -> None:
        self.sentence = QPlainTextEdit(self)
        self.sentence.setTabChangesFocus(True)
        self.sentence.setFixedHeight(_SENTENCE_HEIGHT)
        self.sentence.installEventFilter(self)
        self.sentence.textChanged.connect(self.changed)
        self.category = ChoiceBox(self._theme, self.tr("Category"), self, category_look)
        self.type = ChoiceBox(self._theme, self.tr("Type"), self)
        self.source = ChoiceBox(self._theme, self.tr("Source"), self, source_look)
        for chooser in (self.category, self.type, self.source):
            chooser.setPlaceholderText(self.tr("Choose"))
            chooser.currentIndexChanged.connect(self.changed)
        self.category.currentIndexChanged.connect(self._category_chosen)
        self.type.currentIndexChanged.connect(self._forget_kind)
        self.about = self._line(self.tr("BK-A12B34, or room:114"))
        self.when = self._line("")
        self._money = AmountField(self._theme, self._usual_currency, self)
        self.amount, self.currency = self._money.amount, self._money.currency
        self._when_label = text_label(self._theme, "", Role.LABEL, "mut", self)
        self._when_label.setAlignment(Qt.AlignmentFlag.AlignRight)
        grid = QGridLayout()
        box.addLayout(grid)
        grid.setHorizontalSpacing(_COLUMN_GAP)
        grid.setVerticalSpacing(8)
        words = self.tr("What happened, one sentence")
        add_labelled(grid, (0, 0), self._theme, words, self.sentence, columns=2)
        pairs = (
            (self.tr("Category"), self.category),
            (self.tr("Type"), self.type),
            (self.tr("Source"), self.source),
            (self.tr("Object, optional"), self.about),
        )
        for place, (words, field) in enumerate(pairs, 2):
            add_labelled(grid, divmod(place, 2), self._theme, words, field)
        words = self.tr("When")
        add_labelled(grid, (3, 0), self._theme, words, self.when, hint=self._when_label)
        self._money.add_to(grid, (3, 1))
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        box.addWidget(self._money.difference)
        self.when.textChanged.connect(self._tell_when)
        self._money.connect(self._tell_amount)
        self._money.connect(self.changed.emit)

    def _line(self, placeholder: str) -> QLineEdit:
        line = QLineEdit(self)
        line.setFixedHeight(FORM_FIELD_HEIGHT)
        line.setPlaceholderText(placeholder)
        line.textChanged.connect(self.changed)
        return line

    def _add_details(self, box: QVBoxLayout) -> None:
        self._unfold = Button(
            self._theme, self.tr("Details"), self, kind=ButtonKind.LINK, trailing="down"
        )
        self._unfold.setAccessibleDescription(self.tr("Opens and closes the field for details"))
        self._unfold.clicked.connect(self._turn_details)
        self.details = QPlainTextEdit(self)
        self.details.setTabChangesFocus(True)
        self.details.setFixedHeight(_DETAILS_HEIGHT)
        self.details.setPlaceholderText(self.tr("One a line, as in table: 4"))
        self.details.setAccessibleName(self.tr("Details, one a line, as in table: 4"))
        self.details.textChanged.connect(self.changed)
        self.details.hide()
        box.addWidget(self._unfold)
        box.addWidget(self.details)
        note = QHBoxLayout()
        box.addLayout(note)
        note.setSpacing(6)
        note.addWidget(Sign(self._theme, "lock", "soft", SMALL_ICON, self))
        words = self.tr("Permanent once saved: it can be corrected, not changed or deleted.")
        permanent = text_label(self._theme, words, Role.LABEL, "soft", self)
        permanent.setWordWrap(True)
        note.addWidget(permanent, 1)

    # What is offered

    def _offer(self) -> None:
        self.category.offer(_pairs(Dimension.CATEGORY, Dimension.CATEGORY.known))
        self.source.offer(_pairs(Dimension.SOURCE, Dimension.SOURCE.known))
        self.source.choose(Source.STAFF)
        self._offer_types()

    def _offer_types(self) -> None:
        likely = likely_types(self.category.value())
        others = tuple(value for value in Dimension.TYPE.known if value not in likely)
        self.type.offer(_pairs(Dimension.TYPE, likely), _pairs(Dimension.TYPE, others))

    def _category_chosen(self) -> None:
        self._offer_types()
        likely = likely_types(self.category.value())
        # A type that somebody chose for another category would be a slip more often than not.
        if likely and self.type.value() not in likely:
            self.type.choose(likely[0])
        self._forget_kind()
        self._tell_amount()

    def choose_kind(self, kind: Kind) -> None:
        """Fill in what a kind says, and go on with the sentence."""
        self.category.choose(kind.category)
        self.type.choose(kind.type)
        self.source.choose(kind.source)
        self._kind = kind
        self._tell_amount()
        self.changed.emit()
        self.sentence.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget_kind(self) -> None:
        """What is chosen by hand may be another kind."""
        kind = self._kind
        if kind is not None and (kind.category, kind.type) != (
            self.category.value(),
            self.type.value(),
        ):
            self._kind = None
            self._tell_amount()

    @property
    def kind(self) -> Kind | None:
        """The kind that fits what is chosen."""
        negative = self.leaves or self.amount.text().lstrip().startswith(("-", _MINUS))
        return self._kind or record_kinds.kind_of(
            self.category.value(), self.type.value(), negative
        )

    @property
    def leaves(self) -> bool:
        """Whether the amount is money that leaves, also without a sign."""
        return self._kind is not None and self._kind.negative

    # The draft

    def draft(self) -> Draft:
        """What stands in the fields, with the identity of the draft that was shown last."""
        return replace(
            self._draft,
            summary=self.sentence.toPlainText(),
            category=self.category.value(),
            type=self.type.value(),
            source=self.source.value(),
            about=self.about.text(),
            when=in_english(self.when.text()),
            amount=self.amount.text(),
            currency=self.currency.text(),
            details=self.details.toPlainText(),
            kind=self._kind.id if self._kind else "",
        )

    def show_draft(self, draft: Draft) -> None:
        """Put a draft into the fields, without telling that it changed."""
        with QSignalBlocker(self):
            self._kind = None
            self.sentence.setPlainText(draft.summary)
            for chooser, dimension, value in (
                (self.category, Dimension.CATEGORY, draft.category),
                (self.type, Dimension.TYPE, draft.type),
                (self.source, Dimension.SOURCE, draft.source),
            ):
                # A correction keeps a value that is none of the known ones.
                if value and chooser.findData(value) < 0:
                    chooser.addItem(value_word(dimension, value), value)
                if value or chooser is not self.source:
                    chooser.choose(value)
            self.about.setText(draft.about)
            self.when.setText(draft.when)
            self.when.setCursorPosition(0)
            self.amount.setText(draft.amount)
            self.currency.setText(draft.currency or self._usual_currency)
            self.details.setPlainText(draft.details)
            self.show_details(bool(draft.details))
            self._kind = record_kinds.kind(draft.kind)
            self._tell_amount()
            self.keep_identity(draft)
        self.sentence.moveCursor(self.sentence.textCursor().MoveOperation.End)

    def set_standing(self, stands: Corrected | None) -> None:
        """What stands of the event that is corrected: the amount is told beside it."""
        self._stands = stands
        self._tell_amount()

    def keep_identity(self, draft: Draft) -> None:
        """Go on as this draft: its identity and first attempt, with the texts as they stand."""
        self._draft = draft
        self._tell_when()

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed: what is merely chosen is not worth a draft."""
        texts = (self.about, self.when, self.amount)
        fields = [self.sentence.toPlainText(), self.details.toPlainText()]
        return not any(text.strip() for text in (*fields, *(each.text() for each in texts)))

    def _turn_details(self) -> None:
        self.show_details(self.details.isHidden())

    def show_details(self, shown: bool) -> None:
        """Open or close the field for details."""
        self.details.setVisible(shown)
        self._unfold.setAccessibleName(
            self.tr("Details, open") if shown else self.tr("Details, closed")
        )

    def show_problem(self, field: str | None) -> QWidget | None:
        """Mark the field that an `InvalidValue` names, and go there; None unmarks all."""
        places: dict[str, QWidget] = {
            "summary": self.sentence,
            "category": self.category,
            "type": self.type,
            "source": self.source,
            "object": self.about,
            "when": self.when,
            "amount": self.amount,
            "currency": self.currency,
            "details": self.details,
        }
        wrong = places.get(field or "")
        if wrong is not None:
            # What is wrong is said once, below the form.
            self._money.difference.hide()
        for place in set(places.values()):
            mark_wrong(place, place is wrong)
        if wrong is not None:
            if wrong is self.details:
                self.show_details(True)
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)
        return wrong

    # What it says beside the fields

    def _tell_when(self) -> None:
        now = times.now()
        local = times.to_datetime(now, self._zone)
        name = local.tzname() or ""
        zone = f"UTC{name}" if name[:1] in "+-" else name
        clock = f"{local:%H:%M} {zone}".strip()
        self.when.setPlaceholderText(self.tr("Now ({time})").format(time=clock))
        try:
            future = self._draft.corrects is not None
            instant = parse_when(in_english(self.when.text()), now, self._zone, future=future)
            if instant is None:
                # A first attempt to save has said when "now" was.
                instant = self._draft.attempted_at
            words = "" if instant is None else moments.date_and_clock(instant, self._zone)
        except InvalidValue:
            words = ""
        self._when_label.setText(words)

    def _tell_amount(self) -> None:
        self._money.tell(self.draft(), leaves=self.leaves, stands=self._stands)

    def amount_words(self) -> str:
        """The amount as it will stand, in words; "" while there is none."""
        return self._money.text()

    def difference_words(self) -> str:
        """What a correction will record of the amount, in words; "" where none stands."""
        return self._money.difference.text()

    def when_words(self) -> str:
        """The time as it was understood; "" for now, and while it is not understood."""
        return self._when_label.text()

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        # It is one sentence: Enter goes on to the next field.
        if (
            watched is self.sentence
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        ):
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)


def _pairs(dimension: Dimension, values: tuple[str, ...]) -> list[tuple[str, str]]:
    return [(str(value), value_word(dimension, value)) for value in values]
