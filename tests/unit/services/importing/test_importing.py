"""What an import stores, rejects, and leaves alone when it is run again."""

import csv
import gc
import json
import os
import stat
import sys
import threading
from pathlib import Path
from typing import Any

import pytest

from tests.builders import add_customer, event, record
from tests.unit.services.importing.imports import (
    VISITS,
    contents,
    customers,
    events,
    imported,
    profile,
)
from tiquo_desktop.domain.customers import Profile
from tiquo_desktop.domain.errors import Unreachable, UnreadableInput, UnwritableOutput
from tiquo_desktop.domain.identifiers import new_uid
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.spreadsheet import restore
from tiquo_desktop.services import importing
from tiquo_desktop.services.importing import running, storing
from tiquo_desktop.services.importing.batches import Batch, Planner
from tiquo_desktop.services.importing.rejects import default_path

HEADER = "id,day,uid,number,crm,given,family,email,phone\n"
VISITS_WITHOUT_CRM = VISITS.replace('external_id = "{crm?}"\n', "")
UIDS = ["0190000000007000800000000000000" + digit for digit in "123"]


def rejected(file: Path) -> list[tuple[str, str, str]]:
    """Line, reason and row of the rejects of `file`, or in it if it is a rejects file named otherwise."""
    beside = default_path(file)
    with (beside if beside.exists() else file).open(encoding="utf-8-sig", newline="") as written:
        return [
            (row["line"], row["reason"], restore(row["row"])) for row in csv.DictReader(written)
        ]


def file_of(*rows: str) -> str:
    return HEADER + "".join(f"{row}\n" for row in rows)


def test_a_second_run_adds_nothing(database: Database, tmp_path: Path) -> None:
    text = file_of(
        "1,2026-01-01,,,,Ann,Lee,ann@example.org,",
        "2,2026-01-02,,,,Ann,Lee,ANN@Example.org,",
        "3,2026-01-03,,,,Bo,Lee,,",
        "4,2026-01-03,,,,Bo,Lee,,",
    )
    first = imported(database, tmp_path / "f.csv", text)
    assert (first.rows, first.customers_added, first.events_added) == (4, 3, 4)
    before = contents(database)
    second = imported(database, tmp_path / "f.csv", text)
    assert (second.customers_added, second.events_added, second.events_present) == (0, 0, 4)
    assert contents(database) == before


def test_customers_are_matched_by_uid_number_origin_email_and_phone(
    database: Database, tmp_path: Path
) -> None:
    given = imported(
        database,
        tmp_path / "f.csv",
        file_of(
            f"1,2026-01-01,{UIDS[0]},CUST-000007,c1,Ann,Lee,ann@example.org,020 7946 0018",
            f"2,2026-01-01,{UIDS[0].upper()},,,,,,",
            "3,2026-01-01,,7,,,,other@example.org,",
            "4,2026-01-01,,,c1,,,,",
            "5,2026-01-01,,,,,,Ann@EXAMPLE.org,",
            "6,2026-01-01,,,,,,,+44 20 7946 0018",
        ),
    )
    assert (given.customers_added, given.events_added, given.rejected) == (1, 6, 0)
    [ann] = customers(database)
    assert (ann.uid, ann.number, ann.email) == (UIDS[0], "CUST-000007", "ann@example.org")
    assert {each.customer for each in events(database)} == {ann.uid}


def test_an_invalid_phone_is_kept_and_never_unites_two_customers(
    database: Database, tmp_path: Path
) -> None:
    imported(
        database,
        tmp_path / "f.csv",
        file_of("1,2026-01-01,,,,Ann,Lee,,12345", "2,2026-01-01,,,,Bo,Ray,,12345"),
    )
    assert [each.phones[0].written for each in customers(database)] == ["12345", "12345"]


def test_a_number_of_another_venue_never_mixes_two_histories(
    database: Database, tmp_path: Path
) -> None:
    ann = add_customer(database, uid=UIDS[0])
    row = f"1,2026-01-01,{UIDS[1]},{ann.number},,Bo,Ray,bo@example.org,"
    report = imported(database, tmp_path / "f.csv", file_of(row))
    assert (report.rejected, report.events_added, report.customers_added) == (1, 0, 0)
    assert "belongs to another customer" in report.problems[0].reason
    assert rejected(tmp_path / "f.csv")[0][2] == row


def test_two_uids_with_one_email_stay_two_customers(database: Database, tmp_path: Path) -> None:
    text = file_of(
        f"1,2026-01-01,{UIDS[0]},,,Ann,Lee,family@example.org,",
        f"2,2026-01-01,{UIDS[1]},,,Bo,Lee,family@example.org,",
    )
    assert imported(database, tmp_path / "f.csv", text).customers_added == 2
    assert imported(database, tmp_path / "f.csv", text).customers_added == 0
    assert {each.customer for each in events(database)} == set(UIDS[:2])


def test_an_unknown_uid_is_matched_by_email_with_a_customer_of_our_own(
    database: Database, tmp_path: Path
) -> None:
    ann = add_customer(database, email="ann@example.org")
    imported(
        database,
        tmp_path / "f.csv",
        file_of(f"1,2026-01-01,{UIDS[0]},,,A,L,ANN@example.org,"),
    )
    assert [each.customer for each in events(database)] == [ann.uid]


def test_several_answers_are_told_apart_by_the_next_key_or_rejected(
    database: Database, tmp_path: Path
) -> None:
    phone = "020 7946 0018"
    add_customer(database, given_name="A", email="family@example.org")
    imported(
        database,
        tmp_path / "f.csv",
        file_of(f"1,2026-01-01,{UIDS[1]},,,Bo,Lee,bo@example.org,{phone}"),
    )
    bo = customers(database)[1]
    with database.writing() as writing:
        shared = Profile(
            given_name="Bo", family_name="Lee", phones=bo.phones, email="family@example.org"
        )
        writing.customers.update(bo, shared)
    report = imported(
        database,
        tmp_path / "f.csv",
        file_of(
            f"2,2026-01-01,,,,,,family@example.org,{phone}",
            "3,2026-01-01,,,,,,family@example.org,",
        ),
    )
    assert (report.events_added, report.rejected) == (1, 1)
    assert report.problems[0].line == 3
    assert "2 customers here answer" in report.problems[0].reason
    assert events(database)[-1].customer == bo.uid


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,soon,,,,Ann,Lee,,", "the time fits none"),
        ("1,2026-01-01,xyz,,,Ann,Lee,,", "uid is not 32 hex"),
        ("1,2026-01-01,,x-9,,Ann,Lee,,", "not like CUST-000042"),
        ("1,2026-01-01,,,,Ann,,,", "a customer needs"),
        ("1,2026-01-01,,,,Ann,Lee,no mail,", "e-mail"),
        ("1,2026-01-01,,,,Ann,Lee", "the row has 7 cells where the header has 9"),
        ('1,2026-01-01,,,,"Ann,Lee,,', "not closed"),
        ("1\x00,2026-01-01,,,,Ann,Lee,,", "U+0000"),
        ("1,2026-01-01,,,,An\x00n,Lee,,", "U+0000"),
    ],
)
def test_rows_that_cannot_be_read_are_rejected_and_the_others_go_in(
    database: Database, tmp_path: Path, row: str, reason: str
) -> None:
    good = "2,2026-01-02,,,,Bo,Ray,,"
    report = imported(database, tmp_path / "f.csv", file_of(row, good))
    assert (report.rows, report.rejected, report.events_added) == (2, 1, 1)
    assert report.customers_added == 1, "a rejected row leaves no customer behind"
    [(line, said, kept)] = rejected(tmp_path / "f.csv")
    assert (line, kept) == ("2", row)
    assert reason in said
    assert report.rejects == default_path(tmp_path / "f.csv")


def test_a_row_whose_keys_are_too_long_to_be_looked_up_is_rejected(
    database: Database, tmp_path: Path
) -> None:
    file = tmp_path / "visits.csv"
    rows = [
        f"{'1' * 501},2026-01-01,,,,Ann,Long,a@b.cd,",
        f"2,2026-01-01,,,{'2' * 501},Bo,Long,,",
        f"3,2026-01-01,,,,Cy,Long,{'c' * 320}@b.cd,",
        "4,2026-01-01,,,,Di,Long,d@b.cd,",
    ]
    report = imported(database, file, HEADER + "\n".join(rows))
    assert (report.rows, report.rejected, report.events_added) == (4, 3, 1)
    assert [reason for _, reason, _ in rejected(file)] == [
        "external_id is longer than 500 characters: shorten it",
        "external_id is longer than 500 characters: shorten it",
        "email is longer than 320 characters: shorten it",
    ]


def test_a_rejects_file_is_imported_by_itself_once_it_is_corrected(
    database: Database, tmp_path: Path
) -> None:
    first = '=1,"so\non",,,,Ann,Lee,,'
    imported(database, tmp_path / "f.csv", file_of(first, "2,later,,,,Bo,Ray,,"))
    path = default_path(tmp_path / "f.csv")
    assert "'=1" in path.read_text("utf-8-sig")
    path.write_text(
        path.read_text("utf-8-sig").replace("later", "2026-01-02"), "utf-8-sig", newline=""
    )
    report = importing.run(database, path, profile())
    assert (report.events_added, report.rejected) == (1, 1)
    assert rejected(path) == [("2", "the time fits none of the profile's date formats", first)]


def test_no_rejects_file_without_rejects(database: Database, tmp_path: Path) -> None:
    report = imported(database, tmp_path / "f.csv", file_of("1,2026-01-01,,,,Ann,Lee,,"))
    assert report.rejects is None
    assert [path.name for path in tmp_path.glob("f*")] == ["f.csv"]


def test_the_rejects_file_never_replaces_the_source(database: Database, tmp_path: Path) -> None:
    with pytest.raises(UnwritableOutput, match="would replace the file"):
        imported(database, tmp_path / "f.csv", HEADER, rejects=tmp_path / "f.csv")


def test_a_rejects_file_replaces_nothing_but_an_older_one(
    database: Database, tmp_path: Path
) -> None:
    bad, target = file_of("1,never,,,,Ann,Lee,,"), tmp_path / "mine.toml"
    for other in (b"name = 'mine'\n", b"line;reason;row;header\n1;why;corrected by hand;\n"):
        target.write_bytes(other)
        with pytest.raises(UnwritableOutput, match="already: nothing was changed"):
            imported(database, tmp_path / "f.csv", bad, rejects=target)
        assert target.read_bytes() == other
    target.write_bytes(b"")
    for _ in range(2):
        imported(database, tmp_path / "f.csv", bad, rejects=target)
        assert [line for line, _, _ in rejected(target)] == ["2"]


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such modes")
def test_a_rejects_file_is_for_its_owner_only(database: Database, tmp_path: Path) -> None:
    report = imported(database, tmp_path / "f.csv", file_of("1,never,,,,Ann,Lee,,"))
    assert report.rejects is not None
    assert stat.S_IMODE(report.rejects.stat().st_mode) == 0o600


def test_a_missing_column_is_an_error_before_anything_is_imported(
    database: Database, tmp_path: Path
) -> None:
    with pytest.raises(UnreadableInput, match=r'^mine.toml, line 15: .* no column "day"'):
        imported(database, tmp_path / "f.csv", "id,dey\n1,2026-01-01\n")
    assert contents(database) == ([], [])


def test_undecodable_bytes_are_an_error_before_anything_is_imported(
    database: Database, tmp_path: Path
) -> None:
    text = file_of(*(f"{n},2026-01-01,,,,Zoë,Lee,,{n}" for n in range(300))).encode("cp1252")
    with pytest.raises(UnreadableInput, match="line 2, byte"):
        imported(database, tmp_path / "f.csv", text)
    assert contents(database) == ([], [])
    report = imported(database, tmp_path / "f.csv", text, encoding="cp1252")
    assert report.customers_added == 300
    assert customers(database)[0].given_name == "Zoë"


@pytest.mark.parametrize(
    ("padding", "dry_run"),
    [(0, False), (200, False), (0, True)],
    ids=["one process", "two processes", "dry run"],
)
def test_memory_does_not_grow_with_the_length_of_the_file(
    database: Database,
    tmp_path: Path,
    padding: int,
    dry_run: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(running, "_MOST_ROWS", 100)  # batches grow on a fast machine
    monkeypatch.setattr(storing, "_FORESEEN", 500)
    rows, calls, blocks = 12_000, [], []
    text = file_of(
        *(f"{n},2026-01-01,,,{'x' * padding},A{n % 9},Lee,a{n % 9}@x.org," for n in range(rows))
    )

    def look(read: int, size: int) -> None:
        calls.append(read)
        if read > size / 3 and len(calls) % 10 == 0:
            gc.collect()
            blocks.append(sys.getallocatedblocks())

    report = imported(
        database, tmp_path / "f.csv", text, VISITS_WITHOUT_CRM, progress=look, dry_run=dry_run
    )
    assert (report.events_added, report.customers_added) == (rows, 9)
    # One event alone is ten of them, and two thirds of the rows come between.
    assert max(blocks) - blocks[0] < rows / 2


def test_columns_that_are_not_named_are_not_stored(database: Database, tmp_path: Path) -> None:
    text = "id,day,email,card\n1,2026-01-01,ann@example.org,4322-card\n"
    imported(database, tmp_path / "f.csv", text)
    assert "4322-card" not in repr(contents(database)) + repr(events(database))


def test_an_event_without_an_id_of_its_own_is_known_by_its_row(
    database: Database, tmp_path: Path
) -> None:
    nameless = VISITS.replace('external_id = "{id}"\n', "")
    text = file_of("1,2026-01-01,,,,Ann,Lee,,", "2,2026-01-01,,,,Ann,Lee,,")
    for added in (2, 0):
        report = imported(database, tmp_path / "f.csv", text, nameless)
        assert (report.events_added, report.customers_added) == (added, added)
    assert all(each.origin == "visits" for each in events(database))


def test_a_known_uid_with_other_content_is_rejected_and_leaves_no_trace(
    database: Database, tmp_path: Path
) -> None:
    taken = event(uid=UIDS[0])
    record(database, taken)
    with_uid = VISITS.replace('external_id = "{id}"\n', 'uid = "{id}"\n')
    text = file_of(
        f"{UIDS[0]},2026-01-01,,,,Ann,Lee,,",
        f"{UIDS[1]},2026-01-01,,,,Bo,Ray,,",
        f"{UIDS[1]},2026-01-02,,,,Cy,Day,,",
    )
    rehearsed = imported(database, tmp_path / "f.csv", text, with_uid, dry_run=True)
    report = imported(database, tmp_path / "f.csv", text, with_uid)
    for each in (rehearsed, report):
        assert (each.events_added, each.customers_added, each.rejected) == (1, 1, 2)
    assert [person.given_name for person in customers(database)] == ["Bo"]
    assert [line for line, _, _ in rejected(tmp_path / "f.csv")] == ["2", "4"]


def test_a_dry_run_foresees_what_other_batches_hold(database: Database, tmp_path: Path) -> None:
    both = VISITS.replace('number = "{number?}"\n', "").replace(
        'external_id = "{id}"\n', 'uid = "{number?}"\nexternal_id = "{id?}"\n'
    )
    uids = [new_uid() for _ in range(300)]
    lines = [f",{uid},,Ann,Lee,ann@example.org,,2026-01-01," for uid in uids]
    lines += [
        f",{uids[0]},,Ann,Lee,ann@example.org,,2026-01-01,a",  # an external id, and the uid is taken
        f",{uids[1]},,Bo,Ray,bo@example.org,,2026-01-01,",  # another customer's
        f",{uids[2]},,Ann,Lee,ann@example.org,,2026-02-02,",
        f",{uids[2]},,Ann,Lee,ann@example.org,,2026-02-02,",  # refused twice, and not there
        f",{uids[2]},,Ann,Lee,ann@example.org,,2026-01-01,",  # there
        ",,,Ann,Lee,ann@example.org,,never,",
    ]
    text = "uid,number,crm,given,family,email,phone,day,id\n" + "\n".join(lines) + "\n"
    target = tmp_path / "dry.csv"
    rehearsed = imported(database, tmp_path / "f.csv", text, both, dry_run=True, rejects=target)
    report = imported(database, tmp_path / "f.csv", text, both)
    for each in (rehearsed, report):
        assert (each.events_added, each.events_present, each.rejected) == (300, 1, 5)
    assert target.read_bytes() == default_path(tmp_path / "f.csv").read_bytes()


UPDATING = """
[customer]
number = "{number}"
family_name = "{family}"
company = "{company}"
email = "{email}"
phones = ["{phone}"]
status = "{status}"
update = true
[customer.extra]
notes = "{notes}"
tags = "{tags}"
"""
UPDATES = "number,family,company,email,phone,status,notes,tags\n"


def test_a_profile_is_changed_only_where_update_says_so(database: Database, tmp_path: Path) -> None:
    add_customer(database, phones=["111"], extra='{"notes":"old","vip":true}', company="Acme")
    text = UPDATES + "1,Lee,,am@example.org,222,banned,new,\n"
    still = UPDATING.replace("update = true", "update = false")
    assert imported(database, tmp_path / "f.csv", text, still).customers_changed == 0
    assert customers(database)[0].version == 1
    assert imported(database, tmp_path / "f.csv", text, UPDATING, dry_run=True).customers_changed
    assert imported(database, tmp_path / "f.csv", text, UPDATING).customers_changed == 1
    [amelia] = customers(database)
    assert (amelia.given_name, amelia.family_name, amelia.company) == ("Amelia", "Lee", "Acme")
    assert [phone.written for phone in amelia.phones] == ["222", "111"]
    assert json.loads(amelia.extra or "") == {"notes": "new", "vip": True}
    assert amelia.status == "banned"
    [change] = events(database)
    assert (change.category, change.type, change.source) == ("Customers", "Data", "Integration")
    assert change.customer == amelia.uid
    said = json.loads(change.details or "")["changes"]  # as where a person edits a profile
    assert said["family_name"] == {"old": "Okonkwo-Hart", "new": "Lee"}
    assert said["notes"] == {"old": "old", "new": "new"}
    assert said["phones"] == {"old": ["111"], "new": ["222", "111"]}
    assert "vip" not in said
    assert imported(database, tmp_path / "f.csv", text, UPDATING).customers_changed == 0


def test_a_file_with_two_values_for_one_customer_settles_on_the_later_one(
    database: Database, tmp_path: Path
) -> None:
    add_customer(database)
    text = UPDATES + "".join(f"1,{name},,,,,,\n" for name in ("Lee", "Ray", "Lee", "Day"))
    assert imported(database, tmp_path / "f.csv", text, UPDATING).customers_changed == 4
    assert imported(database, tmp_path / "f.csv", text, UPDATING).customers_changed == 0
    assert customers(database)[0].family_name == "Day"
    assert len(events(database)) == 4


def test_a_changed_email_counts_for_the_rows_behind_it(database: Database, tmp_path: Path) -> None:
    add_customer(database, email="old@example.org")
    text = (
        UPDATES
        + ",,,old@example.org,,,,\n1,,,new@example.org,,,,\n,Ray,,NEW@example.org,,,,\n,X,,x@example.org,,,,\n"
    )
    for added in (1, 0):
        assert imported(database, tmp_path / "f.csv", text, UPDATING).customers_added == added
    assert [person.family_name for person in customers(database)] == ["Ray", "X"]


def test_a_change_that_would_leave_no_customer_is_rejected(
    database: Database, tmp_path: Path
) -> None:
    add_customer(database)
    report = imported(
        database, tmp_path / "f.csv", UPDATES + "1,,,bad,,,,\n1,Ray,,,,,,\n", UPDATING
    )
    assert (report.customers_changed, report.rejected) == (1, 1)


def test_a_dry_run_says_what_would_come_of_it_and_stores_nothing(
    database: Database, tmp_path: Path
) -> None:
    rows = [f"{n % 250},2026-01-01,,,,Ann,Lee,a{n % 90}@example.org," for n in range(400)]
    rows += ["x,never,,,,,,,", "7,2026-03-01,,,,Ann,Lee,a7@example.org,"]
    rehearsed = imported(database, tmp_path / "f.csv", file_of(*rows), dry_run=True)
    assert contents(database) == ([], [])
    assert not default_path(tmp_path / "f.csv").exists()
    report = imported(database, tmp_path / "f.csv", file_of(*rows))
    counts = ("rows", "customers_added", "events_added", "events_present", "rejected", "problems")
    assert [getattr(rehearsed, each) for each in counts] == [
        getattr(report, each) for each in counts
    ]
    assert (report.customers_added, report.events_added, report.events_present) == (90, 250, 150)
    assert report.rejected == 2


def test_cancelling_leaves_whole_batches_and_the_next_run_the_rest(
    database: Database, tmp_path: Path
) -> None:
    cancel = threading.Event()
    rows = [f"{n},2026-01-01,,,,Ann,Lee,a{n % 90}@example.org," for n in range(300)]
    moved: list[tuple[int, int]] = []

    def progress(read: int, size: int) -> None:
        moved.append((read, size))
        cancel.set()

    text = file_of(*rows)
    report = imported(database, tmp_path / "f.csv", text, progress=progress, cancel=cancel)
    assert report.cancelled
    assert 0 < report.events_added < 300
    assert len(events(database)) == report.events_added
    assert moved[0][0] <= moved[0][1] == len(text)
    assert imported(database, tmp_path / "f.csv", text).events_added == 300 - report.events_added


def test_an_import_whose_server_goes_away_says_what_became_of_it(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = [f"{n},2026-01-01,,,,Ann,Lee,a{n % 90}@example.org," for n in range(300)]
    store, stored = running.store, 0

    def failing(*given: Any) -> Any:
        nonlocal stored
        if stored:
            raise Unreachable(
                "The connection was lost. Nothing was written; try again in a moment."
            )
        stored += 1
        return store(*given)

    text = file_of(*rows)
    with monkeypatch.context() as patched:
        patched.setattr(running, "store", failing)
        with pytest.raises(Unreachable, match="What went in stays") as caught:
            imported(database, tmp_path / "f.csv", text)
    assert "Nothing was written" not in str(caught.value)
    there = len(events(database))
    assert 0 < there < 300
    assert imported(database, tmp_path / "f.csv", text).events_added == 300 - there


def test_a_customer_that_appears_between_planning_and_storing_is_not_added_twice(
    database: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    plan = Planner.plan

    def planned_before_another_desk_adds_her(planner: Planner, *given: Any) -> Batch:
        batch = plan(planner, *given)
        if not customers(database):
            add_customer(database, email="ann@example.org")
        return batch

    monkeypatch.setattr(Planner, "plan", planned_before_another_desk_adds_her)
    text = file_of("1,2026-01-01,,,,Ann,Lee,ANN@example.org,")
    report = imported(database, tmp_path / "f.csv", text)
    assert (report.events_added, report.customers_added) == (1, 0)
    assert [person.given_name for person in customers(database)] == ["Amelia"]


def test_rows_without_effect_are_counted_not_dropped_silently(
    database: Database, tmp_path: Path
) -> None:
    source = tmp_path / "customers.csv"
    source.write_text(
        "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags\n"
        "Ann,Lee,ann@example.org,07911 123456,,,,,,GB,,\n"
        "Bob,Ray,bob@example.org,07911 123456,,,,,,GB,allergy,\n"
        ",,,,,,,,,,,\n"
    )
    report = importing.run(database, source, importing.load_profile("tiquo-customers"))
    assert (report.rows, report.customers_added, report.rejected) == (3, 1, 0)
    assert report.without_effect == 2


def test_an_unknown_currency_is_refused_in_decimals_and_told_of_in_minor_units(
    database: Database, tmp_path: Path
) -> None:
    text = "id,day,email,sum,cur\n1,2026-01-01,a@b.org,84,ZZZ\n2,2026-01-01,a@b.org,9,GBP\n"
    decimal = VISITS + 'amount = "{sum}"\ncurrency = "{cur}"\n'
    report = imported(database, tmp_path / "f.csv", text, decimal)
    assert (report.events_added, report.unknown_currencies) == (1, ())
    assert "no currency ZZZ" in report.problems[0].reason
    report = imported(database, tmp_path / "f.csv", text, decimal.replace("amount", "amount_minor"))
    assert (report.events_added, report.unknown_currencies) == (1, ("ZZZ",))
    assert [each.amount_minor for each in events(database)] == [900, 84]
