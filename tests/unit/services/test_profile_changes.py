"""A ban has a reason, a writer and an event; what an edit changed is said field by field."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from tests import builders
from tiquo_desktop.domain import customers, times
from tiquo_desktop.domain.activity import Event
from tiquo_desktop.domain.customers import Ban, Customer, NewCustomer, Notice, Profile, Status
from tiquo_desktop.domain.errors import Conflict, InvalidValue
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import customers as services
from tiquo_desktop.services.customers import Contested, Edited, add, edit, edit_together
from tiquo_desktop.services.profile_changes import Writer
from tiquo_desktop.services.recording import banned_guest

BY = Writer(actor="M. Reyes", device="desk-2")
WHY = Ban(reason="Abusive to staff", until=date(2099, 4, 30))


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    made = builders.new_database(tmp_path)
    yield made
    made.close()


@pytest.fixture
def amelia(database: Database) -> Customer:
    return builders.add_customer(database, extra='{"notes": "Late riser", "tags": ["spa"]}')


def history(database: Database, customer: Customer) -> list[Event]:
    with database.reading() as reading:
        return reading.activity.page(customer.id, Filter())


def changes(event: Event | None) -> dict[str, dict[str, object]]:
    assert event is not None
    found: dict[str, dict[str, object]] = json.loads(event.details or "")["changes"]
    return found


def test_a_ban_without_a_reason_is_refused(database: Database, amelia: Customer) -> None:
    profile = customers.banned(customers.profile_of(amelia), Ban(until=WHY.until))
    with pytest.raises(InvalidValue, match="reason"):
        edit(database, amelia, profile, BY)
    with pytest.raises(InvalidValue, match="reason"):
        add(database, NewCustomer(email="a@b.c", status=Status.BANNED), BY)
    assert history(database, amelia) == []


def test_a_ban_says_who_when_and_where_it_was_recorded(
    database: Database, amelia: Customer
) -> None:
    before = times.now()
    edited = edit(database, amelia, customers.banned(customers.profile_of(amelia), WHY), BY)
    ban = customers.ban(edited.customer)
    assert ban is not None
    assert edited.event is not None
    assert (ban.reason, ban.until, ban.by) == ("Abusive to staff", date(2099, 4, 30), "M. Reyes")
    assert before <= (ban.at or 0) <= times.now()
    assert ban.event == edited.event.uid
    assert (edited.event.action, edited.event.actor) == ("customer.banned", "M. Reyes")
    assert edited.event.summary == "Banned until 30 April 2099: Abusive to staff."
    assert changes(edited.event) == {
        "status": {"old": "active", "new": "banned"},
        "ban": {"old": None, "new": "Banned until 30 April 2099: Abusive to staff."},
    }


def test_editing_something_else_leaves_a_ban_signed_as_it_was(
    database: Database, amelia: Customer
) -> None:
    first = edit(database, amelia, customers.banned(customers.profile_of(amelia), WHY), BY)
    profile = customers.with_extra(customers.profile_of(first.customer), "notes", None)
    second = edit(database, first.customer, profile, Writer("J. Lind"))
    assert customers.ban(second.customer) == customers.ban(first.customer)
    assert second.event is not None
    assert second.event.summary == "Profile changed: notes."
    assert changes(second.event) == {"notes": {"old": "Late riser", "new": None}}


def test_another_reason_is_another_event_and_a_lifted_ban_is_gone(
    database: Database, amelia: Customer
) -> None:
    first = edit(database, amelia, customers.banned(customers.profile_of(amelia), WHY), BY)
    worse = Ban(reason="Broke a window")
    profile = customers.banned(customers.profile_of(first.customer), worse)
    second = edit(database, first.customer, profile, Writer("J. Lind"))
    ban = customers.ban(second.customer)
    assert ban is not None
    assert (ban.reason, ban.until, ban.by) == ("Broke a window", None, "J. Lind")
    assert second.event is not None
    assert second.event.summary == "Banned: Broke a window."
    # Also where only the status is set to something else, as the command line does.
    freed = customers.profile_of(second.customer)
    freed = Profile(
        **{name: getattr(freed, name) for name in services.PROFILE_FIELDS}
        | {"status": Status.INACTIVE}
    )
    third = edit(database, second.customer, freed, BY)
    assert third.event is not None
    assert third.event.action == "customer.ban_lifted"
    assert third.event.summary == "Ban lifted. Profile changed: status."
    assert json.loads(third.customer.extra or "") == {"notes": "Late riser", "tags": ["spa"]}


def test_somebody_added_as_banned_has_the_event_of_it(database: Database) -> None:
    new = customers.banned(NewCustomer(email="m@example.com"), WHY)
    customer, _ = add(database, new, BY)
    (event,) = history(database, customer)
    ban = customers.ban(customer)
    assert ban is not None
    assert (ban.event, event.actor, event.action) == (event.uid, "M. Reyes", "customer.banned")


def test_a_notice_is_signed_once(database: Database, amelia: Customer) -> None:
    profile = customers.noticed(customers.profile_of(amelia), Notice(text="Nut allergy"))
    first = edit(database, amelia, profile, BY)
    notice = customers.notice(first.customer)
    assert notice is not None
    assert (notice.text, notice.by) == ("Nut allergy", "M. Reyes")
    assert changes(first.event) == {"notice": {"old": None, "new": "Nut allergy"}}
    # A form that gives only the text back changes nothing.
    profile = customers.noticed(customers.profile_of(first.customer), Notice(text="Nut allergy"))
    assert edit(database, first.customer, profile, Writer("J. Lind")).event is None


def test_keys_of_extra_are_said_one_by_one(database: Database, amelia: Customer) -> None:
    extra = '{"notes": "Late riser", "tags": ["vip"], "email": "work@x.y"}'
    profile = customers.profile_of(amelia)
    edited = edit(
        database,
        amelia,
        Profile(
            **{name: getattr(profile, name) for name in services.PROFILE_FIELDS} | {"extra": extra}
        ),
        BY,
    )
    assert edited.event is not None
    assert edited.event.summary == "Profile changed: tags, further details."
    assert changes(edited.event) == {
        "tags": {"old": ["spa"], "new": ["vip"]},
        "extra.email": {"old": None, "new": "work@x.y"},
    }


def test_edits_together_merge_or_are_contested(database: Database, amelia: Customer) -> None:
    base = customers.profile_of(amelia)

    def having(**given: object) -> Profile:
        return Profile(**{name: getattr(base, name) for name in services.PROFILE_FIELDS} | given)

    edit(database, amelia, having(company="Riverside"), BY)
    merged = edit_together(database, amelia, having(email="a@example.com"), BY)
    assert isinstance(merged, Edited)
    assert (merged.customer.company, merged.customer.email) == ("Riverside", "a@example.com")
    assert merged.customer.version == 3
    contested = edit_together(database, amelia, having(company="Lakeside"), BY)
    assert isinstance(contested, Contested)
    assert contested.stored == merged.customer
    assert [clash.field for clash in contested.merge.clashes] == ["company"]
    assert len(history(database, amelia)) == 2
    chosen = contested.merge.choosing_mine(contested.merge.clashes)
    final = edit_together(database, contested.stored, chosen, BY)
    assert isinstance(final, Edited)
    assert (final.customer.company, final.customer.email) == ("Lakeside", "a@example.com")


def test_a_field_that_was_left_empty_contradicts_nobody(
    database: Database, amelia: Customer
) -> None:
    empty = replace(customers.profile_of(amelia), company=None)
    seen = edit(database, amelia, empty, BY).customer
    edit(database, seen, replace(empty, company="Riverside"), BY)
    merged = edit_together(database, seen, replace(empty, company="", family_name="Quill"), BY)
    assert isinstance(merged, Edited)
    assert (merged.customer.company, merged.customer.family_name) == ("Riverside", "Quill")


def test_the_plain_edit_still_refuses_what_somebody_changed(
    database: Database, amelia: Customer
) -> None:
    profile = customers.with_extra(customers.profile_of(amelia), "notes", "x")
    edit(database, amelia, profile, BY)
    with pytest.raises(Conflict):
        edit(database, amelia, customers.with_extra(profile, "notes", "y"), BY)


def test_only_what_lets_somebody_banned_in_is_asked_about(
    database: Database, amelia: Customer
) -> None:
    visit = builders.event(customer=amelia.uid, category="Bookings", type="Visit")
    payment = builders.event(customer=amelia.uid)
    call = builders.event(customer=amelia.uid, category="Customers", type="Communication")
    assert banned_guest(database, visit) is None
    banned = edit(database, amelia, customers.banned(customers.profile_of(amelia), WHY), BY)
    assert banned_guest(database, visit) == banned.customer
    assert banned_guest(database, payment) == banned.customer
    assert banned_guest(database, call) is None
    corrected = builders.event(customer=amelia.uid, corrects=visit.uid)
    assert banned_guest(database, corrected) is None
    assert banned_guest(database, builders.event()) is None
    over = Ban(reason="Abusive", until=date(2020, 1, 1))
    profile = customers.banned(customers.profile_of(banned.customer), over)
    edit(database, banned.customer, profile, BY)
    assert banned_guest(database, visit) is None
