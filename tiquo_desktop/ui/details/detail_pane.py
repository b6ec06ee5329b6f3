"""The detail pane: everything that is known of the marked event."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.services.details import Details, Story
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.details.detail_correction import Correction, CorrectionTitle
from tiquo_desktop.ui.details.detail_facts import Fact, Facts
from tiquo_desktop.ui.details.detail_json import JsonView
from tiquo_desktop.ui.details.detail_parts import SECTION, Scroll, Section, add_row
from tiquo_desktop.ui.details.detail_story import StoryList
from tiquo_desktop.ui.details.detail_words import facts_of
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.labels import ElidedLabel, text_label
from tiquo_desktop.ui.look.link import Link
from tiquo_desktop.ui.look.paragraph import Paragraph
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import (
    ICON,
    PADDING,
    Role,
)
from tiquo_desktop.ui.words import moments, numerals
from tiquo_desktop.ui.words.row_words import erased

LEAST_WIDTH, WIDTH, MOST_WIDTH = 264, 284, 420
_MOST_FACTS = 8


class DetailPane(QWidget):
    """One event, whole.

    What the table knows already is shown at once; `show_details` adds what had to be read.

    Signals:
        reference_asked: the person wants to see the events of this reference.
        event_chosen: the id of an event that the person goes to.
        copy_asked: the event is to be copied.
        back_asked: the person goes back to the table.
    """

    reference_asked = Signal(str)
    event_chosen = Signal(int)
    copy_asked = Signal()
    back_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pane")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._theme = theme
        self._zone = "UTC"
        self._event: Event | None = None
        self._details: Details | None = None
        # In the order in which Tab goes through them.
        self._scroll = Scroll(theme, self)
        self._build_head()
        self._build_sections()
        self._bar = self._build_bar()
        self._content = self._compose()
        self._scroll.setWidget(self._content)
        self._scroll.setAccessibleName(self.tr("Details of the event"))
        say_as(self._scroll, QAccessible.Role.Grouping)
        self.setFocusProxy(self._scroll)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(0)
        self._box.addWidget(self._scroll, 1)
        self.set_page(False)
        self.clear()

    # How it is built

    def _build_head(self) -> None:
        theme = self._theme
        self.correction_title = CorrectionTitle(theme, self)
        self.sentence = Paragraph(theme, Role.TITLE, parent=self)
        self.sentence.setAccessibleName(self.tr("What happened"))
        self.sentence.followed.connect(self.reference_asked)
        self.correction = Correction(theme, self)
        self.correction.chosen.connect(self.event_chosen)
        self.amount = text_label(theme, "", Role.AMOUNT, parent=self)
        self.currency = text_label(theme, "", Role.BODY, "soft", self)
        self.currency.setWordWrap(True)
        self.facts = Facts(theme, Role.BODY, self, lines=_MOST_FACTS)
        self.facts.followed.connect(self.reference_asked)
        self.problem = text_label(theme, "", Role.BODY, "warn", self)
        self.problem.setWordWrap(True)

    def _build_sections(self) -> None:
        theme = self._theme
        self.pairs = Facts(theme, Role.CODE, self)
        self.more_pairs = text_label(theme, "", Role.LABEL, "soft", self)
        self.json = JsonView(theme, self)
        self.json_link = Link(theme, "", self)
        self.json_link.clicked.connect(self._turn_json)
        self.story_title = ElidedLabel(theme, Role.BODY_STRONG, parent=self)
        self.net = text_label(theme, "", Role.BODY_STRONG, parent=self)
        self.story = StoryList(theme, self)
        self.story.setAccessibleName(self.tr("Story"))
        self.story.chosen.connect(self.event_chosen)
        self.story_more = Link(theme, "", self)
        self.story_more.clicked.connect(self._show_more)
        self.story_link = Link(theme, "", self)
        self.story_link.clicked.connect(self._ask_story)
        self.proof = text_label(theme, "", Role.BODY, "mut", self)
        self.proof.setWordWrap(True)

    def _compose(self) -> QWidget:
        theme = self._theme
        head = Section(self, rule=False)
        for widget in (self.correction_title, self.sentence, self.correction):
            head.box.addWidget(widget)
        amount = QHBoxLayout()
        head.box.addLayout(amount)
        amount.setSpacing(6)
        amount.addWidget(self.amount, 0, Qt.AlignmentFlag.AlignBaseline)
        amount.addWidget(self.currency, 1, Qt.AlignmentFlag.AlignBaseline)
        head.box.addSpacing(4)
        head.box.addWidget(self.facts)
        head.box.addWidget(self.problem)
        head.box.setSpacing(6)

        self._details_part = details = Section(self)
        words = text_label(theme, self.tr("Details"), Role.BODY_STRONG, parent=self)
        add_row(details.box, words, self.json_link)
        details.box.addWidget(self.pairs)
        details.box.addWidget(self.more_pairs)
        details.box.addWidget(self.json)
        details.box.setSpacing(4)

        self._story_part = story = Section(self)
        story.box.setContentsMargins(PADDING, SECTION, PADDING, 4)
        add_row(story.box, self.story_title, self.net)
        story.box.setSpacing(4)
        # Its rows reach from edge to edge.
        self._story_rest = rest = Section(self, rule=False)
        rest.box.setContentsMargins(PADDING, 0, PADDING, 0)
        rest.box.addWidget(self.story_more)
        rest.box.addWidget(self.story_link)
        rest.box.setSpacing(0)

        proof = Section(self)
        words = text_label(theme, self.tr("Proof"), Role.BODY_STRONG, parent=self)
        proof.box.addWidget(words)
        line = QHBoxLayout()
        proof.box.addLayout(line)
        line.setSpacing(8)
        line.addWidget(Sign(theme, "shield", "mut", ICON, self), 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.proof, 1)
        proof.box.setSpacing(4)

        content = QWidget(self)
        content.setObjectName("detail")
        box = QVBoxLayout(content)
        box.setContentsMargins(0, 0, 0, SECTION)
        box.setSpacing(0)
        for part in (head, details, story, self.story, rest, proof):
            box.addWidget(part)
        box.addStretch(1)
        return content

    def _build_bar(self) -> QWidget:
        """What can be done with the event: at the foot of the pane, at the head of a page."""
        bar = QWidget(self)
        bar.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.back = Button(self._theme, self.tr("Back to the timeline"), bar, key=key_cap("Esc"))
        self.back.clicked.connect(self.back_asked)
        self._actions = QWidget(bar)
        self.copy = Button(self._theme, self.tr("Copy"), self._actions, icon="copy")
        self.copy.clicked.connect(self.copy_asked)
        self._foot_box = QHBoxLayout(self._actions)
        self._foot_box.setContentsMargins(0, 0, 0, 0)
        self._foot_box.setSpacing(8)
        self._foot_box.addWidget(self.copy)
        box = QHBoxLayout(bar)
        box.setContentsMargins(PADDING, 8, PADDING, 8)
        box.setSpacing(8)
        box.addWidget(self.back)
        box.addWidget(self._actions)
        box.addStretch(1)
        return bar

    def add_action(self, button: Button) -> None:
        """Have another button for the event, before the one that copies it."""
        self._foot_box.insertWidget(0, button)
        self.setTabOrder(self.story_link, button)

    # What is shown

    @property
    def event_shown(self) -> Event | None:
        """The event that is shown."""
        return self._event

    def set_zone(self, zone: str) -> None:
        """The venue's zone, whose clock times are shown."""
        self._zone = zone

    def set_page(self, page: bool) -> None:
        """Be a page with a way back, or a pane beside the table."""
        self._bar.setObjectName("header" if page else "footer")
        self._bar.style().unpolish(self._bar)
        self._bar.style().polish(self._bar)
        self._box.insertWidget(0 if page else 1, self._bar)
        self.back.setVisible(page)
        self.setMinimumWidth(0 if page else LEAST_WIDTH)
        self.setMaximumWidth(16_777_215 if page else MOST_WIDTH)

    def clear(self) -> None:
        """Show nothing; nothing of the last event stays."""
        self._event = self._details = None
        self.sentence.set_text("")
        self.facts.show_facts(())
        self._clear_read()
        self.story.clear()
        for label in (self.amount, self.currency, self.proof):
            label.clear()
        self._show_anything(False)

    def show_event(self, event: Event) -> None:
        """Show an event; what else is known of it follows."""
        if self._event is None or self._event.id != event.id:
            self._scroll.verticalScrollBar().setValue(0)
        self._event = event
        self._clear_read()
        self.correction_title.say("")
        self.sentence.set_text(event.summary or erased(), _reference_in(event))
        self.sentence.set_tone("soft" if event.corrected_by or event.summary is None else "text")
        self._show_amount(event)
        self.facts.show_facts(facts_of(event, self._zone))
        self._show_proof(event)
        self._show_anything(True)

    def show_details(self, details: Details) -> None:
        """Show what was read of the event."""
        if self._event is None or self._event.id != details.event.id:
            return
        if details == self._details:
            return  # read again: whoever looks at it goes on
        if details.event != self._event:
            self.show_event(details.event)
        self._details = details
        self._show_correction(details)
        self._show_json(False)
        self._details_part.setVisible(bool(details.json))
        self._show_story(details.event, details.story)

    def say_problem(self, sentence: str) -> None:
        """Say why the rest of the event could not be read."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))

    def _clear_read(self) -> None:
        self._details = None
        self.say_problem("")
        self.correction.clear()
        self.pairs.show_facts(())
        self.json.set_text("")
        self.story_title.set_text("")
        self.net.clear()
        for part in (self._details_part, self._story_part, self.story, self._story_rest):
            part.hide()

    def _show_anything(self, anything: bool) -> None:
        self._content.setVisible(anything)
        self._actions.setVisible(anything)
        # Nobody comes to where there is nothing.
        policy = Qt.FocusPolicy.StrongFocus if anything else Qt.FocusPolicy.NoFocus
        self._scroll.setFocusPolicy(policy)

    def _show_amount(self, event: Event) -> None:
        has_amount = event.amount_minor is not None and event.currency is not None
        if event.amount_minor is not None and event.currency is not None:
            written = numerals.difference if event.corrects else numerals.amount
            words = written(event.amount_minor, event.currency)
            self.amount.setText(words)
            code = "" if event.currency in words else event.currency
            # What a correction records is what lies between the wrong and the right amount.
            self.currency.setText(self.tr("difference") if event.corrects else code)
        self.amount.setVisible(has_amount)
        self.currency.setVisible(has_amount)

    def _show_correction(self, details: Details) -> None:
        event, other = details.event, details.correction
        if other is not None:
            words = self.tr("Corrected on {day}, {time}")
            stands = numerals.amount(*details.stands) if details.stands else ""
            self.correction.show_correction(event, other, stands)
        else:
            other = details.corrected
            if other is None:
                return
            if details.stands is not None and event.amount_minor is not None:
                said = self.tr("difference, now {amount}")
                # A line must not end between a sign and its amount.
                stands = numerals.amount(*details.stands).replace("−", "−\u2060")
                self.currency.setText(said.format(amount=stands))
            words = self.tr("Corrects the event of {day}, {time}")
            self.correction.show_corrected(event, other)
        year = times.to_datetime(times.now(), self._zone).year
        day = moments.near_day(other.occurred_at, self._zone, year)
        time = moments.clock(other.occurred_at, self._zone).partition(".")[0]
        self.correction_title.say(words.format(day=day, time=time))

    # Details

    def _turn_json(self) -> None:
        self._show_json(not self.json.text())

    def _show_json(self, as_json: bool) -> None:
        details = self._details
        if details is None:
            return
        self.json_link.set_text(self.tr("As pairs") if as_json else self.tr("As JSON"))
        self.json.set_text(details.json if as_json else "")
        shown = () if as_json else details.pairs.shown
        self.pairs.show_facts([Fact(name, text) for name, text in shown])
        more = 0 if as_json else details.pairs.more
        self.more_pairs.setText(self.tr("{count} more: see them as JSON.").format(count=more))
        self.json.setVisible(as_json)
        self.pairs.setVisible(not as_json)
        self.more_pairs.setVisible(more > 0)

    # Story and proof

    def _show_story(self, event: Event, story: Story | None) -> None:
        if story is None:
            return
        title = self.tr("Story of {reference}").format(reference=story.reference)
        self.story_title.set_text(title)
        net = ", ".join(numerals.amount(minor, currency) for currency, minor in story.net or ())
        self.net.setText(self.tr("Net {amount}").format(amount=net) if net else "")
        self.story.show_events(story.shown, story.reference, event.id, self._zone)
        more = len(story.near) - len(story.shown)
        words = self.tr("Show {count} more here").format(count=numerals.number(more))
        self.story_more.set_text(words)
        self.story_more.setVisible(more > 0)
        if story.count is None:
            words = self.tr("Show all of its events")
        else:
            words = self.tr("Show its {count} events in the timeline")
            words = words.format(count=numerals.number(story.count))
        self.story_link.set_text(words)
        self._story_part.show()
        self.story.show()
        self._story_rest.setVisible(story.count != 1)

    def _show_more(self) -> None:
        story = self._details.story if self._details is not None else None
        if story is not None and self._event is not None:
            self.story.show_events(story.near, story.reference, self._event.id, self._zone)
            self.story_more.hide()
            self.story.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_story(self) -> None:
        if self._details is not None and self._details.story is not None:
            self.reference_asked.emit(self._details.story.reference)

    def _show_proof(self, event: Event) -> None:
        if event.position is None:
            sealed = self.tr("Not sealed yet.")
        else:
            sealed = self.tr("Position {position} in the sealed log.").format(
                position=numerals.number(event.position)
            )
        login = self.tr("Recorded by the login {login}.").format(login=event.recorded_by)
        self.proof.setText(f"{sealed} {login}")

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 400)


def _reference_in(event: Event) -> str:
    """The reference that the sentence names; "" where it names none."""
    named = (event.object_ref, event.story)
    return next((each for each in named if each and each in (event.summary or "")), "")
