"""A preview says what an import would do, row by row, and stores nothing."""

import csv
import json
import threading
from pathlib import Path

import pytest

from tests.builders import add_customer, event, record
from tests.unit.services.importing.imports import VISITS, contents, imported, profile
from tests.unit.services.importing.test_shipped_profiles import BOOKING
from tiquo_desktop.domain.errors import Cancelled, UnreadableInput
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.importing import Fate, Preview, fitting, load_profile, preview, run

HEADER = "id,day,number,given,family,email\n"
REFUND = """
[[event]]
when = { family = "Lee" }
external_id = "{id}:gift"
time = "{day}"
category = "Orders"
type = "Order"
source = "Staff"
summary = "Given a gift."
"""


def previewed(
    database: Database, file: Path, text: str, with_: str = VISITS, limit: int = 50
) -> Preview:
    file.write_text(text, "utf-8")
    return preview(database, file, profile(with_), limit=limit)


def test_rows_become_their_events_and_nothing_is_stored(database: Database, tmp_path: Path) -> None:
    bo = add_customer(database, given_name="Bo", family_name="Ek", email="bo@example.org")
    before = contents(database)
    text = HEADER + "1,2026-07-01,,Ann,Lee,ann@example.org\n2,2026-01-02,,,,BO@example.org\n"
    seen = previewed(database, tmp_path / "f.csv", text, VISITS + REFUND)
    assert contents(database) == before
    assert [
        (row.line, row.fate, row.time, row.customer, row.number, row.is_new) for row in seen.rows
    ] == [
        (2, Fate.EVENT, "2026-07-01 12:00:00 BST", "Ann Lee", "", True),
        (2, Fate.EVENT, "2026-07-01 12:00:00 BST", "Ann Lee", "", True),
        (3, Fate.EVENT, "2026-01-02 12:00:00 GMT", "Bo Ek", bo.number, False),
    ]
    assert [row.event and row.event.summary for row in seen.rows] == [
        "Visited on 2026-07-01.",
        "Given a gift.",
        "Visited on 2026-01-02.",
    ]
    assert (seen.read, seen.more, seen.events_added, seen.customers_added) == (2, False, 3, 1)


def test_refused_rows_say_why_and_how_they_stand_in_the_file(
    database: Database, tmp_path: Path
) -> None:
    text = (
        HEADER + "1,soon,,Ann,Lee,\n2,2026-01-02,x,Bo,Ek,\n3,2026-01-02,,Cy\n4,2026-01-02,,D,E,\n"
    )
    seen = previewed(database, tmp_path / "f.csv", text)
    assert [row.fate for row in seen.rows] == [*[Fate.REFUSED] * 3, Fate.EVENT]
    assert seen.refused == 3
    assert "none of the profile's date formats" in seen.rows[0].reason
    assert "not like CUST-000042" in seen.rows[1].reason
    assert seen.rows[2].reason == "the row has 4 cells where the header has 6"
    assert seen.rows[2].text == "3,2026-01-02,,Cy"


def test_what_is_here_already_is_told_also_within_the_file(
    database: Database, tmp_path: Path
) -> None:
    row = "1,2026-01-01,,Ann,Lee,ann@example.org\n"
    imported(database, tmp_path / "f.csv", HEADER + row)
    other = "2,2026-01-01,,Ann,Lee,ann@example.org\n"
    seen = previewed(database, tmp_path / "f.csv", HEADER + row + other + other)
    assert [row.fate for row in seen.rows] == [Fate.PRESENT, Fate.EVENT, Fate.PRESENT]
    assert (seen.events_added, seen.events_present, seen.customers_added) == (1, 2, 0)


def test_an_event_whose_uid_says_something_else_is_refused(
    database: Database, tmp_path: Path
) -> None:
    uid = new_uid()
    record(database, event(uid=uid))
    fields = {"uid": uid, "occurred_at": "2026-01-01T10:00:00Z", "summary": "Other."}
    kinds = {"category": "Orders", "type": "Order", "source": "Staff"}
    (tmp_path / "a.jsonl").write_text(json.dumps(fields | kinds))
    [row] = preview(database, tmp_path / "a.jsonl", load_profile("activity")).rows
    assert row.fate is Fate.REFUSED
    assert "stored already, with other content" in row.reason


def test_changes_of_customers_are_told_where_the_profile_makes_them(
    database: Database, tmp_path: Path
) -> None:
    people = '[customer]\nemail = "{email}"\ngiven_name = "{given}"\nfamily_name = "{family}"\n'
    add_customer(database, email="ann@example.org", given_name="Ann", family_name="Lee")
    text = (
        "given,family,email\nAnne,Lee,ann@example.org\nAnn,Lee,ann@example.org\n"
        "Cy,Ek,cy@example.org\nCyd,Ek,cy@example.org\n,,\n"
    )
    seen = previewed(database, tmp_path / "f.csv", text, people)
    fates = [Fate.NOTHING, Fate.NOTHING, Fate.ADDED, Fate.NOTHING, Fate.NOTHING]
    assert [row.fate for row in seen.rows] == fates
    seen = previewed(database, tmp_path / "f.csv", text, people + "update = true\n")
    assert [row.fate for row in seen.rows[:3]] == [Fate.CHANGED, Fate.NOTHING, Fate.ADDED]
    assert [row.customer for row in seen.rows] == ["Ann Lee", "Ann Lee", "Cy Ek", "Cy Ek", ""]


@pytest.mark.parametrize(("rows", "read", "more"), [(2, 2, False), (3, 3, False), (4, 3, True)])
def test_it_ends_behind_the_first_rows(
    database: Database, tmp_path: Path, rows: int, read: int, more: bool
) -> None:
    text = HEADER + "".join(f"{n},2026-01-01,,A,B,\n" for n in range(rows))
    seen = previewed(database, tmp_path / "f.csv", text, limit=3)
    assert (seen.read, seen.more) == (read, more)


def test_it_counts_what_the_import_then_does(database: Database, tmp_path: Path) -> None:
    text = HEADER + (
        "1,2026-01-01,,Ann,Lee,ann@example.org\n2,2026-01-01,,,,ann@example.org\n"
        "3,x,,,,\n4,2026-01-01,CUST-000009,Cy,Ek,\n1,2026-01-01,,Ann,Lee,ann@example.org\n"
    )
    seen = previewed(database, tmp_path / "f.csv", text)
    report = run(database, tmp_path / "f.csv", profile())
    assert (seen.events_added, seen.events_present, seen.customers_added, seen.refused) == (
        report.events_added,
        report.events_present,
        report.customers_added,
        report.rejected,
    )


def test_it_fails_as_the_import_would(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UnreadableInput, match=r'mine.toml, line 15: .* no column "day"'):
        previewed(database, tmp_path / "f.csv", "id,dey\n1,2\n")
    stopped = threading.Event()
    stopped.set()
    with pytest.raises(Cancelled):
        preview(database, tmp_path / "f.csv", profile(), cancel=stopped)


def bookings(file: Path, broken: int) -> Path:
    with file.open("w", newline="", encoding="utf-8") as out:
        writer = csv.DictWriter(out, BOOKING)
        writer.writeheader()
        for number in range(8):
            wrong = {"arrival_date_year": "?"} if number < broken else {}
            writer.writerow(BOOKING | wrong | {"row_id": str(number)})
    return file


def test_the_shipped_profile_that_understands_a_file_is_found(
    database: Database, tmp_path: Path
) -> None:
    assert fitting(database, bookings(tmp_path / "h.csv", 2)) == "hotel-bookings"
    assert fitting(database, bookings(tmp_path / "h.csv", 3)) is None
    hook = '{"id":"evt_1","type":"order.created","created":"2024-01-20T14:30:00Z","data":{}}\n'
    (tmp_path / "w.jsonl").write_text(hook)
    assert fitting(database, tmp_path / "w.jsonl") == "tiquo-webhooks"
    columns = "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags"
    (tmp_path / "c.csv").write_text(f"{columns}\nAnn,Lee,a@example.org,,,,,,,,,\n")
    assert fitting(database, tmp_path / "c.csv") == "tiquo-customers"
    (tmp_path / "c.csv").write_text(f"{columns}\n")
    assert fitting(database, tmp_path / "c.csv") is None
    (tmp_path / "x.csv").write_text("a,b\n1,2\n")
    assert fitting(database, tmp_path / "x.csv") is None
    with pytest.raises(UnreadableInput, match="No such file"):
        fitting(database, tmp_path / "none.csv")
