"""The command line on a shared database: the same commands, and no password anywhere."""

import logging
from pathlib import Path

import pytest

from tests.postgres import Venue
from tests.unit.app.command_line import CommandLine
from tiquo_desktop.app import places

HEADER = (
    "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags"
)
SUMMARY = "Paid £84.50 at the desk"


@pytest.fixture
def shared(tiquo: CommandLine, venue: Venue, monkeypatch: pytest.MonkeyPatch) -> CommandLine:
    """The command line on a shared database that the environment names."""
    monkeypatch.setenv(places.VARIABLE, venue.url("front-desk"))
    return tiquo


def test_what_one_command_stores_the_others_find(
    shared: CommandLine, venue: Venue, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, "tiquo_desktop")
    added = shared.plain(
        "customer", "add", "--given-name", "Amelia", "--family-name", "Hart", "--json"
    )
    number = added.records[0]["number"]
    recorded = shared.plain(
        *("record", number, "--category", "Payments", "--type", "Payment", "--summary", SUMMARY),
        *("--amount", "84.50", "--currency", "GBP", "--json"),
    )
    (event,) = recorded.records
    assert event["recorded_by"] == event["actor"] == venue.logins["front-desk"]
    assert number in shared.plain("search", "hart").out
    shared.plain("customer", "edit", number, "--company", "Hart & Sons")
    (newest, first) = shared.plain("timeline", number, "--json").records
    assert (first["uid"], first["position"]) == (event["uid"], 1)
    assert (newest["type"], newest["actor"]) == ("Data", venue.logins["front-desk"])
    target = tmp_path / "out.csv"
    assert shared.plain("export", number, "--format", "csv", "--output", target).code == 0
    assert SUMMARY in target.read_text("utf-8-sig")
    said = caplog.text + added.err + recorded.err
    assert venue.server.password not in said


def test_an_import_goes_into_a_shared_database_once(shared: CommandLine, tmp_path: Path) -> None:
    source = tmp_path / "customers.csv"
    lines = [f"Guest,Number{n},guest{n}@example.com,,,,,,,,," for n in range(300)]
    source.write_text("\n".join([HEADER, *lines]), "utf-8")
    arguments = ("import", source, "--profile", "tiquo-customers", "--json")
    (first,) = shared.plain(*arguments, "--dry-run").records
    assert first["customers_added"] == 300
    (stored,) = shared.plain(*arguments).records
    assert stored["customers_added"] == 300
    (again,) = shared.plain(*arguments).records
    assert (again["customers_added"], again["rejected"]) == (0, 0)


def test_errors_of_the_way_to_a_server_are_one_sentence_without_the_password(
    tiquo: CommandLine, venue: Venue
) -> None:
    url = venue.url("front-desk").replace("@", "wrong@")
    tiquo.plain("--database", url, "search", "x").failed(1, "password is wrong")
    auditor = venue.url("auditor")
    tiquo.plain("--database", auditor, "customer", "add", "--email", "a@b.cd").failed(1, "read")
