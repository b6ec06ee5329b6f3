"""What has to be known before somebody is served: a ban, or a notice such as an allergy."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.customers import Ban, Notice, Profile
from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, Role
from tiquo_desktop.ui.words import moments

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class Standing:
    """A ban or notice in words: what to do, and why. `tone` is a token: bad, warn or accent.

    `event` is the uid of the event that says so, where one is known.
    """

    title: str
    sentence: str
    icon: str
    tone: str
    event: str | None = None


def standing_of(profile: Profile, zone: str, now: int) -> tuple[Standing, ...]:
    """What is to be said of a customer at the instant `now`: first a ban, then a notice."""
    ban, notice = customers.ban(profile), customers.notice(profile)
    found = []
    if ban is not None:
        found.append(_ban(ban, zone, now))
    if notice is not None:
        found.append(_notice(notice, zone))
    return tuple(found)


def ban_words(ban: Ban) -> str:
    """Why and for how long somebody is banned."""
    reason = (ban.reason or translate("Standing", "No reason recorded")).rstrip(".")
    if ban.until is None:
        until = translate("Standing", "banned without an end date")
    else:
        until = translate("Standing", "banned until {day}").format(
            day=moments.date_words(ban.until)
        )
    return f"{reason}; {until}"


def _ban(ban: Ban, zone: str, now: int) -> Standing:
    sentence = f"{_joined(ban_words(ban), ban.by, ban.at, zone)}."
    if ban.has_ended(times.to_datetime(now, zone).date()):
        title = translate("Standing", "This ban is over, and was not lifted yet.")
        return Standing(title, sentence, "ban", "warn", ban.event)
    title = translate("Standing", "Do not admit. Call the duty manager.")
    return Standing(title, sentence, "ban", "bad", ban.event)


def short_ban(ban: Ban, zone: str, now: int) -> str:
    """Why somebody is banned, by whom and since when, for one line; "" where nothing is known."""
    parts = [ban.reason.rstrip(".")] if ban.reason else []
    if ban.by:
        parts.append(translate("Standing", "by {person}").format(person=ban.by))
    if ban.at is not None:
        parts.append(moments.near_day(ban.at, zone, times.to_datetime(now, zone).year))
    return ", ".join(parts)


def _notice(notice: Notice, zone: str) -> Standing:
    said = _joined("", notice.by, notice.at, zone).removeprefix(", ")
    return Standing(notice.text, said, "flag", "accent")


def _joined(words: str, by: str | None, at: int | None, zone: str) -> str:
    parts = [words]
    if by:
        parts.append(translate("Standing", "by {person}").format(person=by))
    if at is not None:
        parts.append(moments.date_and_clock(at, zone))
    return ", ".join(parts)


class StandingBanner(QWidget):
    """A ban or a notice with its sign, above everything it is about.

    Signals:
        event_asked: the uid of the event that says so.
    """

    event_asked = Signal(str)

    def __init__(
        self, theme: Theme, standing: Standing, parent: QWidget, *, with_event: bool = False
    ) -> None:
        super().__init__(parent)
        self.setObjectName("standing")
        self.setProperty("tone", standing.tone)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(f"{standing.title} {standing.sentence}".strip())
        say_as(self, QAccessible.Role.Note)
        title = text_label(theme, standing.title, Role.BODY_STRONG, standing.tone, self)
        sentence = text_label(theme, standing.sentence, Role.BODY, "text", self)
        for label in (title, sentence):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        sentence.setVisible(bool(standing.sentence))
        row = QHBoxLayout(self)
        row.setContentsMargins(PADDING, 8, PADDING, 8)
        row.setSpacing(10)
        row.addWidget(Sign(theme, standing.icon, standing.tone, BANNER_ICON, self))
        lines = QVBoxLayout()
        row.addLayout(lines, 1)
        lines.setSpacing(1)
        lines.addWidget(title)
        lines.addWidget(sentence)
        if with_event and standing.event is not None:
            button = Button(theme, self.tr("Event"), self)
            button.setAccessibleName(self.tr("Show the event of this ban"))
            uid = standing.event
            button.clicked.connect(lambda: self.event_asked.emit(uid))
            row.addWidget(button)


class StandingBanners(QWidget):
    """All that has to be known of one customer; nothing where there is nothing.

    Signals:
        event_asked: see `StandingBanner`.
    """

    event_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget, *, with_event: bool = False) -> None:
        super().__init__(parent)
        self._theme = theme
        self._with_event = with_event
        self._banners: list[StandingBanner] = []
        self._shown: tuple[Standing, ...] = ()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(1)
        self.hide()

    def show_standing(self, profile: Profile | None, zone: str) -> None:
        """Show what is to be known of a customer; of None nothing."""
        found = () if profile is None else standing_of(profile, zone, times.now())
        if found == self._shown:
            return
        self._shown = found
        for banner in self._banners:
            banner.hide()
            banner.deleteLater()
        self._banners = [
            StandingBanner(self._theme, each, self, with_event=self._with_event) for each in found
        ]
        for banner in self._banners:
            self._box.addWidget(banner)
            banner.event_asked.connect(self.event_asked)
            banner.show()
        self.setVisible(bool(self._banners))

    def text(self) -> str:
        """Everything it says."""
        return " ".join(banner.accessibleName() for banner in self._banners)
