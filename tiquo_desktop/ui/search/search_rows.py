"""Search results as they are shown: every string ready. Written off the UI thread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Ban, Customer, Profile, Status, ban, notice
from tiquo_desktop.ui.customers.standing import short_ban, standing_of
from tiquo_desktop.ui.words import moments, numerals
from tiquo_desktop.ui.words.reason_words import reason_words
from tiquo_desktop.ui.words.status_words import status_word

if TYPE_CHECKING:
    from tiquo_desktop.services.search import SearchResult
    from tiquo_desktop.services.suggestions import Suggestion
    from tiquo_desktop.ui.search.recent_customers import Visit

_SHOWN_DIGITS = 4

translate = QCoreApplication.translate


@dataclass(frozen=True, slots=True)
class ResultRow:
    """One search result, in words.

    `name` does not show a whole contact where that is all there is of a name; `marks` are its
    ranges that matched. `contact` is a hint that does not show the whole value: ``••• 0421`` or
    ``a•••@example.com``, "" without any. `reason` says why the customer is banned, where that is
    known (it is `alarming` then), what has to be noticed (`noticed`, unless it alarms), and why it
    is there: what matched, when it was opened here. `standing` says the first two in full.
    `active` is the day of the last event: "Today 14:32", "Yesterday", "12 Nov", "12 Nov 2025", ""
    without any. `status` is "", "Inactive" or "Banned" in the person's language, `state` the
    status itself.
    """

    result: SearchResult
    name: str
    marks: tuple[tuple[int, int], ...]
    number: str
    contact: str
    reason: str
    alarming: bool
    noticed: bool
    standing: str
    active: str
    state: Status
    status: str
    accessible: str

    @property
    def whole(self) -> str:
        """Everything that may have had no room, line by line."""
        second = " · ".join(part for part in (self.number, self.contact) if part)
        first = f"{self.name} ({self.status})" if self.status else self.name
        return "\n".join(part for part in (first, second, self.reason, self.standing) if part)


@dataclass(frozen=True, slots=True)
class SuggestionRow:
    """Something else to search for: `lead` and, set in bold, `strong`; then how many it finds."""

    suggestion: Suggestion
    icon: str
    lead: str
    strong: str
    count: str
    accessible: str

    @property
    def name(self) -> str:
        """The whole sentence."""
        return f"{self.lead} {self.strong}".strip()

    @property
    def whole(self) -> str:
        """The same: it may have had no room."""
        return self.name


def result_row(
    result: SearchResult,
    zone: str,
    now: int,
    place: int,
    of: int,
    visit: Visit | None = None,
    person: str = "",
) -> ResultRow:
    """The row of the `place`-th result, from 1, of `of`; `now` in microseconds UTC.

    `visit` is when this customer was opened here, where that is why they are shown; `person` is who
    is at the desk now.
    """
    customer = result.customer
    name = shown_name(customer)
    contact, said_contact = _contact(customer)
    active = _active(result.span.last, zone, now) if result.span else ""
    why = _visited(visit, person, zone, now) if visit else reason_words(result.reasons)
    status = "" if customer.status is Status.ACTIVE else status_word(customer.status)
    said_ban, said_notice = ban(customer), notice(customer)
    banned = short_ban(said_ban, zone, now) if said_ban is not None else ""
    noticed = said_notice.text if said_notice is not None else ""
    reason = " · ".join(part for part in (banned, noticed, why) if part)
    standing = _standing(customer, zone, now)
    said = [
        name,
        status,
        customer.number,
        said_contact if name == customer.name else "",
        standing,
        why,
        translate("SearchRows", "last active {when}").format(when=active) if active else "",
        translate("SearchRows", "{place} of {many}").format(
            place=numerals.number(place), many=numerals.number(of)
        ),
    ]
    return ResultRow(
        result=result,
        name=name,
        marks=result.marks if name == customer.name else (),
        number=customer.number,
        contact=contact if contact != name else "",
        reason=reason,
        alarming=bool(banned),
        noticed=bool(noticed and not banned),
        standing=standing,
        active=active,
        state=customer.status,
        status=status,
        accessible=", ".join(part for part in said if part),
    )


def suggestion_row(suggestion: Suggestion, place: int, of: int) -> SuggestionRow:
    """The row of the `place`-th suggestion, from 1, of `of`."""
    from tiquo_desktop.services.suggestions import Advice

    sentence = {
        Advice.SOUND: translate("SearchRows", "“{typed}” sounds like"),
        Advice.TYPO: translate("SearchRows", "“{typed}” may be"),
        Advice.ALONE: translate("SearchRows", "Only “{typed}”"),
        Advice.REFERENCE: translate("SearchRows", "Orders, bookings and enquiries with “{typed}”"),
    }[suggestion.advice].format(typed=suggestion.typed)
    guessed = suggestion.advice in (Advice.SOUND, Advice.TYPO)
    strong = suggestion.text if guessed else ""
    count = numerals.number(suggestion.count) + ("+" if suggestion.more else "")
    customers = (
        translate("SearchRows", "{count} customers")
        if count != "1"
        else translate("SearchRows", "{count} customer")
    )
    said = [
        f"{sentence} {strong}".strip(),
        customers.format(count=count),
        translate("SearchRows", "{place} of {many}").format(place=place, many=of),
    ]
    return SuggestionRow(
        suggestion=suggestion,
        icon="orders" if suggestion.advice is Advice.REFERENCE else "customers",
        lead=sentence,
        strong=strong,
        count=count,
        accessible=", ".join(said),
    )


def shown_name(customer: Profile) -> str:
    """The name of a customer in lists and bars; a contact that stands in its place is hinted at."""
    if customer.name == customer.email:
        return _hinted_email(customer.email)
    if customer.phones and customer.name == customer.phones[0].written:
        return _hinted_phone(customer.name) or customer.name
    return customer.name


def _standing(customer: Customer, zone: str, now: int) -> str:
    """A ban and a notice in full; without a ban of which nothing was recorded: the badge says it."""
    words = []
    for each in standing_of(customer, zone, now):
        if each.icon == "flag":
            words.append(f"{each.title} {each.sentence}".strip())
        elif ban(customer) != Ban():
            words.append(each.sentence)
    return " ".join(words)


def _visited(visit: Visit, person: str, zone: str, now: int) -> str:
    moment, today = times.to_datetime(visit.at, zone), times.to_datetime(now, zone)
    near = moment.date() == today.date()
    when = f"{moment:%H:%M}" if near else moments.near_day(visit.at, zone, today.year)
    if visit.scanned:
        return translate("SearchRows", "scanned {when}").format(when=when)
    if visit.person in ("", person):
        return translate("SearchRows", "opened {when} by you").format(when=when)
    return translate("SearchRows", "opened {when} by {person}").format(
        when=when, person=visit.person
    )


def _contact(customer: Customer) -> tuple[str, str]:
    """How the customer's phone or e-mail is hinted at, for eyes and for a screen reader."""
    for phone in customer.phones:
        if hinted := _hinted_phone(phone.written):
            return hinted, translate("SearchRows", "phone ends in {digits}").format(
                digits=hinted[-_SHOWN_DIGITS:]
            )
    if customer.email:
        _, _, domain = customer.email.rpartition("@")
        said = translate("SearchRows", "e-mail at {domain}").format(domain=domain)
        return _hinted_email(customer.email), said
    return "", ""


def _hinted_phone(written: str) -> str:
    digits = "".join(character for character in written if character.isdigit())
    return f"••• {digits[-_SHOWN_DIGITS:]}" if len(digits) > _SHOWN_DIGITS else ""


def _hinted_email(email: str | None) -> str:
    local, _, domain = (email or "").rpartition("@")
    return f"{local[:1]}•••@{domain}"


def _active(last: int, zone: str, now: int) -> str:
    moment, today = times.to_datetime(last, zone), times.to_datetime(now, zone).date()
    if moment.date() == today:
        return translate("SearchRows", "Today {time}").format(
            time=f"{moment.hour:02}:{moment.minute:02}"
        )
    if moment.date() == today - timedelta(days=1):
        return translate("SearchRows", "Yesterday")
    return moments.near_day(last, zone, today.year)
