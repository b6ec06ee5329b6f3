"""Banning somebody on the command line needs a reason, and is told wherever they turn up."""

import pytest

from tests.unit.app.command_line import CommandLine


@pytest.fixture
def banned(desk: CommandLine) -> CommandLine:
    ran = desk(
        "customer",
        "edit",
        "1",
        "--status",
        "banned",
        "--reason",
        "Abusive",
        "--until",
        "2099-04-30",
    )
    assert ran.code == 0, ran.err
    return desk


def test_a_ban_without_a_reason_is_wrong_use(desk: CommandLine) -> None:
    desk("customer", "edit", "1", "--status", "banned").failed(2, "--reason")
    desk("customer", "edit", "1", "--status", "banned", "--reason", " ").failed(2, "--reason")
    desk("customer", "add", "--email", "b@example.com", "--status", "banned").failed(2, "--reason")
    desk("customer", "edit", "1", "--reason", "Abusive").failed(2, "--status banned")
    desk("customer", "edit", "1", "--status", "banned", "--reason", "x", "--until", "soon").failed(
        2, "2027-04-30"
    )


def test_a_ban_is_shown_with_reason_end_and_writer(banned: CommandLine) -> None:
    shown = banned("customer", "show", "1").out
    assert "Abusive" in shown
    assert "2099-04-30" in shown
    assert "Banned by" in shown
    assert "{" not in shown
    (event,) = banned("timeline", "1", "--json").records
    assert event["action"] == "customer.banned"
    assert event["summary"] == "Banned until 30 April 2099: Abusive."


def test_reason_and_end_can_be_changed_and_the_ban_lifted(banned: CommandLine) -> None:
    assert banned("customer", "edit", "1", "--until", "").code == 0
    assert "2099-" not in banned("customer", "show", "1").out
    assert "Abusive" in banned("customer", "show", "1").out
    assert banned("customer", "edit", "1", "--status", "active").code == 0
    shown = banned("customer", "show", "1").out
    assert "Abusive" not in shown
    assert banned("timeline", "1", "--json").records[0]["action"] == "customer.ban_lifted"


def test_somebody_added_as_banned_has_an_event(desk: CommandLine) -> None:
    ran = desk(
        *("customer", "add", "--email", "b@example.com", "--status", "banned"),
        *("--reason", "Stole", "--json"),
    )
    assert ran.code == 0
    assert ran.records == desk("customer", "show", "2", "--json").records
    assert desk("timeline", "2", "--json").records[0]["summary"] == "Banned: Stole."


def test_recording_a_visit_of_somebody_banned_warns(banned: CommandLine) -> None:
    words = ("record", "1", "--summary", "Walked in.", "--category", "Bookings", "--type", "Visit")
    ran = banned(*words)
    assert ran.code == 0
    assert "CUST-000001 is banned: Abusive." in ran.err
