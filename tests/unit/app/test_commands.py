"""What each command does and prints."""

import json
import platform
from pathlib import Path

import pytest

from tests.unit.app.command_line import CommandLine
from tiquo_desktop.host import machine

CUSTOMER_FIELDS = (
    "uid number given_name family_name company email phone status first_active last_active"
)
EVENT_FIELDS = (
    "uid customer customer_number occurred_at zone recorded_at recorded_by category type source "
    "action summary details object_kind object_ref story location actor device amount_minor "
    "currency origin external_id corrects position leaf"
)


def record(
    desk: CommandLine, *options: str, category: str = "Orders", type_: str = "Order"
) -> None:
    ran = desk(
        "record", "1", "--category", category, "--type", type_, "--summary", "Something.", *options
    )
    assert ran.code == 0, ran.err


@pytest.fixture
def history(desk: CommandLine) -> CommandLine:
    """Four events of January 2026, a day apart, at noon."""
    record(desk, "--at", "2026-01-01T12:00", "--object", "order:ORD-J98UBC")
    record(desk, "--at", "2026-01-02T12:00", "--story", "j98ubc", "--source", "API")
    record(desk, "--at", "2026-01-03T12:00", category="Payments", type_="Payment")
    record(desk, "--at", "2026-01-04T12:00", category="Parking", type_="Gate")
    return desk


def days(desk: CommandLine, *options: str) -> list[str]:
    ran = desk("timeline", "1", "--json", *options)
    assert ran.code == 0, ran.err
    return [event["occurred_at"][8:10] for event in ran.records]


def test_a_recorded_event_has_every_field(desk: CommandLine) -> None:
    ran = desk(
        "record", "amelia@example.com", "--category", "payments", "--type", "PAYMENT",
        "--summary", "Refund of £84.50.", "--at", "2026-07-01T14:30:00.25", "--amount", "-84.50",
        "--currency", "GBP", "--details", '{"till": 2}', "--object", "booking:BK-A12B34",
        "--story", "BK-A12B34", "--actor", "Priya Nair", "--json",
    )  # fmt: skip
    (event,) = ran.records
    assert " ".join(event) == EVENT_FIELDS
    assert event["occurred_at"] == "2026-07-01T14:30:00.250000+01:00"
    assert (event["category"], event["type"], event["source"]) == ("Payments", "Payment", "Staff")
    assert (event["amount_minor"], event["currency"]) == (-8450, "GBP")
    assert event["details"] == '{"till": 2}'
    assert (event["object_kind"], event["object_ref"]) == ("booking", "BK-A12B34")
    assert (event["story"], event["actor"]) == ("BK-A12B34", "Priya Nair")
    assert event["device"] == platform.node()
    assert event["recorded_by"] == machine.account()
    assert event["customer_number"] == "CUST-000001"
    assert (event["position"], len(event["leaf"])) == (1, 64)
    assert (ran.code, ran.err) == (0, "")


def test_an_event_happens_now_by_the_account_unless_told_otherwise(desk: CommandLine) -> None:
    record(desk)
    (event,) = desk("timeline", "1", "--json").records
    assert event["actor"] == machine.account()
    assert event["occurred_at"][:16] == event["recorded_at"][:16]


def test_unusual_events_are_recorded_with_a_warning(desk: CommandLine) -> None:
    ran = desk(
        "record", "1", "--category", "Parking", "--type", "Order", "--summary", "Parked.",
        "--at", "2999-01-01T00:00",
    )  # fmt: skip
    assert ran.code == 0
    assert "Other (Parking)" in ran.err
    assert "future" in ran.err
    assert ran.out.startswith("Recorded for CUST-000001 at 2999-01-01T00:00")


def test_an_amount_in_a_currency_that_nobody_knows_is_refused(desk: CommandLine) -> None:
    desk(
        "record", "1", "--category", "Orders", "--type", "Order", "--summary", "Paid.",
        "--amount", "84.50", "--currency", "ZZZ",
    ).failed(4, "no currency ZZZ")  # fmt: skip


def test_a_timeline_is_newest_first_unless_asked_otherwise(history: CommandLine) -> None:
    assert days(history) == ["04", "03", "02", "01"]
    assert days(history, "--oldest-first") == ["01", "02", "03", "04"]
    assert days(history, "--limit", "2") == ["04", "03"]
    assert days(history, "--limit", "3", "--oldest-first") == ["01", "02", "03"]


def test_filters_narrow_a_timeline(history: CommandLine) -> None:
    assert days(history, "--category", "orders") == ["02", "01"]
    assert days(history, "--category", "Orders", "--category", "Parking") == ["04", "02", "01"]
    assert days(history, "--not-category", "Orders", "--not-type", "Gate") == ["03"]
    assert days(history, "--source", "api") == ["02"]
    assert days(history, "--not-source", "API", "--category", "Orders") == ["01"]
    assert days(history, "--type", "Payment", "--category", "Orders") == []
    assert days(history, "--object", "ord-j98ubc") == ["02", "01"]
    assert days(history, "--object", "order:ORD-J98UBC") == ["02", "01"]


def test_a_reference_with_a_colon_is_found_as_it_is_and_behind_its_kind(desk: CommandLine) -> None:
    record(desk, "--at", "2026-01-05T12:00", "--object", "file:urn:x:1")
    assert days(desk, "--object", "urn:x:1") == days(desk, "--object", "file:urn:x:1") == ["05"]


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--category", "order"), 'no known category: did you mean "Orders"?'),
        (("--not-type", "Zzz"), "no known type: there are Auth, Access,"),
        (("--source", "Stuff"), 'did you mean "Staff"?'),
        (("--category", "parking"), '"parking" is no known category'),
        (("--category", "Parking", "--type", "gate"), '"gate" is no known type'),
        (("--category", "Parking", "--type", "Gate", "--source", "staff"), ""),
    ],
)
def test_a_filter_that_nothing_can_pass_is_warned_of(
    history: CommandLine, tmp_path: Path, options: tuple[str, ...], said: str
) -> None:
    for ran in (
        history("timeline", "1", *options),
        history("counts", "1", *options),
        history("export", "1", *options, "--format", "csv", "--output", tmp_path / "x.csv"),
    ):
        assert ran.code == 0
        warnings = [line for line in ran.err.splitlines() if "no known" in line]
        assert [said in line for line in warnings] == ([True] if said else [])


def test_bare_dates_are_whole_days_and_ranges_leave_their_end_out(history: CommandLine) -> None:
    assert days(history, "--since", "2026-01-02", "--until", "2026-01-03") == ["03", "02"]
    assert days(history, "--since", "2026-01-03T12:00") == ["04", "03"]
    assert days(history, "--until", "2026-01-03T12:00") == ["02", "01"]
    assert days(history, "--until", "2026-01-03T12:00:00+00:00") == ["02", "01"]


def test_counts_leave_out_a_dimension_s_own_filter(history: CommandLine) -> None:
    ran = history("counts", "1", "--category", "Orders", "--json")
    assert ran.out == (
        '{"total": 2, "category": {"Orders": 2, "Payments": 1, "Parking": 1}, '
        '"type": {"Order": 2}, "source": {"Staff": 1, "API": 1}}\n'
    )
    shown = history("counts", "1", "--category", "Orders").out
    assert shown.startswith("2 of 4 events\n")
    assert "  Other (Parking)  1\n" in shown


def test_a_printed_timeline_is_a_line_an_event(history: CommandLine) -> None:
    lines = history("timeline", "1", "--oldest-first").out.splitlines()
    assert len(lines) == 4
    assert " ".join(lines[0].split()) == (
        "2026-01-01 12:00:00 GMT Orders Order Staff order ORD-J98UBC Something."
    )
    assert "Other (Parking)" in lines[3]


def test_stored_text_cannot_steer_the_terminal(desk: CommandLine) -> None:
    nasty = "a\x1b[2J\nCUST-000009  forged\u202e"
    desk("customer", "edit", "1", "--company", nasty)
    record(desk, "--summary", nasty, "--object", "x:\x1b[2J")
    shown = (
        desk("timeline", "1").out
        + desk("customer", "show", "1").out
        + desk("search", "forged").out
        + desk("record", "1", "--category", nasty, "--type", "x", "--summary", nasty).err
    )
    assert not set("\x1b\u202e") & set(shown)
    assert "\nCUST-000009" not in shown
    records = desk("timeline", "1", "--json")
    assert len(records.out.splitlines()) == 3
    assert records.records[1]["summary"] == nasty


def test_a_timeline_without_rows_is_done(desk: CommandLine) -> None:
    ran = desk("timeline", "1")
    assert (ran.code, ran.out, ran.err) == (0, "", "")
    assert desk("counts", "1", "--json").records == [
        {"total": 0, "category": {}, "type": {}, "source": {}}
    ]


def test_a_customer_is_added_shown_and_changed(desk: CommandLine) -> None:
    shown = desk("customer", "show", "1", "--json")
    (before,) = shown.records
    assert " ".join(before) == CUSTOMER_FIELDS
    assert (before["number"], before["email"]) == ("CUST-000001", "amelia@example.com")
    assert before["first_active"] is None

    edited = desk(
        "customer", "edit", "1", "--email", "", "--phone", "12345", "--phone", "+44 20 7946 0422",
        "--status", "inactive", "--json",
    )  # fmt: skip
    (after,) = edited.records
    assert edited.code == 0
    assert (after["email"], after["phone"], after["status"]) == (None, "12345", "inactive")
    assert (after["uid"], after["given_name"]) == (before["uid"], "Amelia")
    (event,) = desk("timeline", "1", "--json").records
    assert after["first_active"] == after["last_active"] == event["occurred_at"]
    assert (event["action"], event["source"], event["type"]) == (
        "customer.updated",
        "Staff",
        "Data",
    )
    assert json.loads(event["details"])["changes"]["status"] == {"old": "active", "new": "inactive"}
    assert desk("customer", "show", "12345").code == 0


def test_an_edit_that_changes_nothing_says_so(desk: CommandLine) -> None:
    ran = desk("customer", "edit", "1", "--given-name", "Amelia")
    assert ran.code == 0
    assert "Nothing was changed" in ran.err
    assert desk("timeline", "1").out == ""


def test_a_second_customer_with_the_same_email_is_noticed(desk: CommandLine) -> None:
    ran = desk("customer", "add", "--given-name", "Amy", "--email", "amelia@example.com")
    assert ran.code == 0
    assert "CUST-000001" in ran.err


def test_a_printed_profile_leaves_out_what_is_not_known(desk: CommandLine) -> None:
    out = desk("customer", "show", "1").out
    assert "E-mail       amelia@example.com\n" in out
    assert "Company" not in out
    assert "(not a valid number)" not in out


def test_a_search_says_why_and_finding_nobody_is_done(desk: CommandLine) -> None:
    ran = desk("search", "am", "0421", "--json")
    (found,) = ran.records
    assert " ".join(found) == f"{CUSTOMER_FIELDS} why"
    assert found["why"]
    assert "CUST-000001" in desk("search", "amelia").out
    nobody = desk("search", "zebra 99")
    assert (nobody.code, nobody.out) == (0, "")
    assert "Nobody" in nobody.err
    assert desk.plain("--database", desk.path, "search", "--", "--version").code == 0


def test_a_search_says_when_there_are_more(desk: CommandLine) -> None:
    desk("customer", "add", "--given-name", "Amy", "--family-name", "Hart")
    ran = desk("search", "hart", "--limit", "1")
    assert len(ran.out.splitlines()) == 1
    assert "more" in ran.err


def test_a_database_is_created_checked_upgraded_and_copied(
    tiquo: CommandLine, tmp_path: Path
) -> None:
    path, copy = tmp_path / "new.db", tmp_path / "copy.db"
    assert (
        tiquo.plain("database", "create", path, "--zone", "Asia/Tokyo", "--region", "JP").code == 0
    )
    tiquo.plain("database", "create", "--database", path).failed(1, "already")
    assert "sound" in tiquo.plain("database", "check", path).out
    assert "up to date" in tiquo.plain("database", "upgrade", "--database", path).out
    tiquo.plain("customer", "add", "--email", "a@b.c", "--database", path)
    assert tiquo.plain("database", "backup", copy, "--database", path).code == 0
    shown = tiquo.plain("customer", "show", "1", "--json", "--database", copy)
    assert shown.records[0]["email"] == "a@b.c"
    tiquo.plain("database", "backup", copy, "--database", path).failed(1, "already")


def test_a_damaged_database_fails_the_check(desk: CommandLine) -> None:
    desk("database", "backup", desk.path.with_name("closed.db"))
    damaged = desk.path.with_name("closed.db")
    content = bytearray(damaged.read_bytes())
    content[len(content) // 2 :] = b"\xff" * (len(content) - len(content) // 2)
    damaged.write_bytes(content)
    ran = desk.plain("database", "check", damaged)
    assert ran.code == 1
    assert "Traceback" not in ran.err
    assert "damaged" in ran.out + ran.err
