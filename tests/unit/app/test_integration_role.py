"""A program that brings events and may not read customers: the commands with its login."""

import csv
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from tests.postgres import Cluster, Venue
from tests.unit.app.command_line import CommandLine
from tiquo_desktop.app import places

_UID = "0191f0a0b0c0700080000000000000{:02x}"
_EVENT = {
    "occurred_at": "2026-11-23T14:31:40Z",
    "category": "Orders",
    "type": "Order",
    "source": "API",
    "summary": "An order",
}
_AMELIA = {"customer_email": "amelia@example.com", "customer_given_name": "Amelia"}
_FIRST: Sequence[dict[str, str]] = (
    # By e-mail, by phone, by uid, by number, by nothing but a name, and of nobody.
    {**_AMELIA, "customer_family_name": "Hart", "customer_phones": "020 7946 0421"},
    {"customer": _UID.format(1), "customer_given_name": "Bo", "customer_email": "bo@example.com"},
    {"customer_number": "CUST-000777", "customer_email": "cy@example.com"},
    {"customer_given_name": "Only", "customer_family_name": "Names"},
    {"summary": "The till was opened", "category": "System"},
    {"uid": _UID.format(11), "type": "Ballooning", **_AMELIA},
    {
        "origin": "till",
        "external_id": "17:paid",
        "summary": "Paid",
        "object_ref": "ORD-1",
        **_AMELIA,
    },
    {
        "origin": "till",
        "external_id": "18:paid",
        "amount_minor": "450",
        "currency": "GBP",
        **_AMELIA,
    },
)
_SECOND: Sequence[dict[str, str]] = (
    # Known customers by another key each.
    {"customer_phones": "+44 20 7946 0421", "summary": "Known by phone"},
    {"customer": _UID.format(1), "summary": "Known by uid"},
    {"customer_number": "777", "summary": "Known by number"},
    {"customer_email": "AMELIA@example.com", "summary": "Known by e-mail"},
    # Delivered twice, and twice with other content.
    {"uid": _UID.format(11), "type": "Ballooning", **_AMELIA},
    {"uid": _UID.format(11), "type": "Ballooning", "summary": "Another one", **_AMELIA},
    {"origin": "till", "external_id": "17:paid", "summary": "Paid", "object_ref": "ORD-1"},
    {"origin": "till", "external_id": "17:paid", "summary": "Paid more", **_AMELIA},
    {"origin": "till", "external_id": "18:paid", "amount_minor": "451", "currency": "GBP"},
    # Twice in this file, then with other content; and what cannot be read.
    {"uid": _UID.format(12), **_AMELIA},
    {"uid": _UID.format(12), **_AMELIA},
    {"uid": _UID.format(12), "source": "Staff", **_AMELIA},
    {"occurred_at": "yesterday", **_AMELIA},
    {"customer": _UID.format(2), "customer_number": "CUST-000777"},
)
_STORED = """
SELECT number, occurred_at, zone, category.value, type.value, source.value, summary, object_ref,
    amount_minor, currency, origin, external_id
FROM activity
LEFT JOIN customer ON customer.id = activity.customer
JOIN vocabulary AS category ON category.id = activity.category
JOIN vocabulary AS type ON type.id = activity.type
JOIN vocabulary AS source ON source.id = activity.source
ORDER BY activity.id
"""
_CUSTOMERS = """
SELECT number, given_name, family_name, email, status, extra, version, search_keys,
    (SELECT array_agg(written) FROM customer_phone WHERE customer = customer.id)
FROM customer ORDER BY id
"""


@pytest.fixture
def other(postgres_cluster: Cluster) -> Iterator[Venue]:
    """A second database."""
    with postgres_cluster.venue() as made:
        yield made


def _file(path: Path, rows: Sequence[dict[str, str]]) -> Path:
    names = sorted({*_EVENT, *(name for row in (*_FIRST, *_SECOND) for name in row)})
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.DictWriter(file, names, restval="")
        writer.writeheader()
        writer.writerows(_EVENT | row for row in rows)
    return path


def _import(tiquo: CommandLine, venue: Venue, role: str, file: Path, *more: str) -> Any:
    """What an import says, and the rows that it refused."""
    url = venue.url(role)
    rejects = file.with_suffix(f".{role}.rejects.csv")
    ran = tiquo.plain(
        *("--database", url, "import", file, "--profile", "activity"),
        *("--rejects", rejects, "--json", *more),
    )
    assert ran.code == 0, ran.err
    (report,) = ran.records
    del report["rejects"]
    refused = rejects.read_text("utf-8-sig") if rejects.exists() else ""
    rejects.unlink(missing_ok=True)
    return report, refused


def test_an_import_comes_to_the_same_as_one_by_the_front_desk(
    tiquo: CommandLine, venue: Venue, other: Venue, tmp_path: Path
) -> None:
    first, second = _file(tmp_path / "1.csv", _FIRST), _file(tmp_path / "2.csv", _SECOND)
    for file, more in (
        (first, "--dry-run"),
        (first, ""),
        (second, "--dry-run"),
        (second, ""),
        (second, ""),
    ):
        options = (more,) if more else ()
        desk = _import(tiquo, venue, "front-desk", file, *options)
        program = _import(tiquo, other, "integration", file, *options)
        assert program == desk
    report, refused = desk
    assert report["rejected"] == 6
    assert refused.count("stored already, with other content") == 4
    for question in (_STORED, _CUSTOMERS):
        assert other.query("auditor", question) == venue.query("auditor", question)
    assert len(venue.query("auditor", _STORED)) == len(_FIRST) + 5
    signed = other.query("auditor", "SELECT DISTINCT recorded_by FROM activity")
    assert signed == [(other.login("integration"),)]
    assert tiquo.plain("database", "check", other.url("auditor")).code == 0


def test_an_import_that_is_read_ahead_comes_to_the_same(
    tiquo: CommandLine, venue: Venue, other: Venue, tmp_path: Path
) -> None:
    rows = [
        {**_AMELIA, "origin": "till", "external_id": f"{n}", "summary": "x" * 900}
        for n in range(3_000)
    ]
    file = _file(tmp_path / "many.csv", rows)
    assert file.stat().st_size > 2 * 1024 * 1024  # from here on by a second process
    for _ in range(2):
        desk = _import(tiquo, venue, "front-desk", file)
        assert _import(tiquo, other, "integration", file) == desk
    assert desk[0]["events_present"] == len(rows)
    assert other.query("auditor", _STORED) == venue.query("auditor", _STORED)


def test_what_changes_customers_is_refused_before_the_first_row(
    tiquo: CommandLine, venue: Venue, tmp_path: Path
) -> None:
    profile = tmp_path / "changing.toml"
    profile.write_text('name = "changing"\n[customer]\nemail = "{email}"\nupdate = true\n', "utf-8")
    file = tmp_path / "guests.csv"
    file.write_text("email\na@example.com\n", "utf-8")
    at = ("--database", venue.url("integration"))
    ran = tiquo.plain(*at, "import", file, "--profile", profile)
    assert ran.code == 1
    assert "may add customers and not change them" in ran.err
    assert venue.query("auditor", "SELECT count(*) FROM customer") == [(0,)]


@pytest.mark.parametrize("by", ["number", "uid", "email", "phone"])
def test_it_records_for_whom_it_can_name(
    tiquo: CommandLine, venue: Venue, monkeypatch: pytest.MonkeyPatch, by: str
) -> None:
    monkeypatch.setenv(places.VARIABLE, venue.url("integration"))
    given = ("--email", "a@example.com", "--phone", "020 7946 0421", "--given-name", "Amelia")
    ran = tiquo.plain("customer", "add", *given, "--json")
    assert ran.code == 0, ran.err
    (added,) = ran.records
    whose = {**added, "phone": "+442079460421"}[by]
    event = ("--category", "Orders", "--type", "Order", "--summary", "An order")
    recorded = tiquo.plain("record", whose, *event, "--json")
    assert recorded.code == 0, recorded.err
    (stored,) = recorded.records
    assert (stored["customer_number"], stored["position"]) == (added["number"], 1)
    assert stored["recorded_by"] == venue.login("integration")
    tiquo.plain("record", "b@example.com", *event).failed(3, "No customer has this number")
    again = tiquo.plain("customer", "add", *given, "--status", "banned", "--reason", "Noise")
    assert (again.code, added["number"] in again.err) == (0, True)
    tiquo.plain("record", "a@example.com", *event).failed(4, "Several customers answer")
    ((ban,),) = venue.query("auditor", "SELECT summary FROM activity ORDER BY id DESC LIMIT 1")
    assert "Noise" in ban


def test_whatever_reads_says_that_this_login_may_not(
    tiquo: CommandLine, venue: Venue, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv(places.VARIABLE, venue.url("integration"))
    for command in (
        ("search", "hart"),
        ("timeline", "CUST-000001"),
        ("counts", "CUST-000001"),
        ("customer", "show", "CUST-000001"),
        ("customer", "edit", "CUST-000001", "--company", "Hart"),
        ("export", "--all", "--format", "csv", "--output", tmp_path / "all.csv"),
    ):
        tiquo.plain(*command).failed(1, "may add events and not read: ask for another role")
    tiquo.plain("database", "check").failed(1, "has no right to do this")
