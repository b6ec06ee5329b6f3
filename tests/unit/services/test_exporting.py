"""An export is what is on screen, as a file that reads back exactly, and leaves a trace."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.builders import add_customer, at, event, new_database, record
from tiquo_desktop.domain import times
from tiquo_desktop.domain.customers import Customer, Phone, Status
from tiquo_desktop.domain.errors import Cancelled, InvalidValue, ReadOnlyDatabase, UnwritableOutput
from tiquo_desktop.domain.filters import Choice, Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.spreadsheet import restore
from tiquo_desktop.services.export_formats import FIELDS
from tiquo_desktop.services.exporting import ExportReport, export
from tiquo_desktop.services.records import EVENT_FIELDS, event_record

CUSTOMER_FIELDS = FIELDS[len(EVENT_FIELDS) :]
NUMBERS = {"amount_minor", "position"}


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    folder = tmp_path / "database"
    folder.mkdir()
    database = new_database(folder)
    yield database
    database.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "exports"
    folder.mkdir()
    return folder


def write(
    database: Database,
    customer: Customer | None,
    target: Path,
    wanted: Filter | None = None,
    *,
    newest_first: bool = True,
    **given: object,
) -> ExportReport:
    return export(
        database,
        customer,
        wanted or Filter(),
        newest_first=newest_first,
        format=target.suffix[1:],
        target=target,
        actor="A. Okafor",
        **given,  # type: ignore[arg-type]
    )


def read_back(target: Path) -> list[dict[str, object]]:
    """The rows of either format, as any careful program reads them."""
    if target.suffix == ".jsonl":
        return [json.loads(line) for line in target.read_text("utf-8").split("\n")[:-1]]
    with target.open(encoding="utf-8-sig", newline="") as file:
        rows: list[dict[str, object]] = []
        for cells in csv.DictReader(file, strict=True):
            row: dict[str, object] = {name: restore(cell) or None for name, cell in cells.items()}
            for name in NUMBERS:
                row[name] = int(cells[name]) if cells[name] else None
            phones = row["customer_phones"]
            if isinstance(phones, str):
                row["customer_phones"] = json.loads(phones)
            rows.append(row)
    return rows


def on_screen(
    database: Database, customer: Customer | None, wanted: Filter, *, newest_first: bool
) -> list[dict[str, object]]:
    with database.reading() as reading:
        page = reading.activity.page(
            customer.id if customer else None, wanted, newest_first=newest_first, limit=10_000
        )
    return [event_record(each) for each in page]


def events_of(rows: list[dict[str, object]]) -> list[dict[str, object]]:
    return [{name: row[name] for name in EVENT_FIELDS} for row in rows]


formats = pytest.mark.parametrize("suffix", ["csv", "jsonl"])

ODD_TEXTS = [
    "=1+1",
    "+44 7700 900421",
    "-12.50",
    "@SUM(A1)",
    "'quoted'",
    "'=1",
    'two\r\nlines, "quotes"; =1',
    "שלום עולם, مرحبا 👩‍👩‍👧",
    "\u202e=1",
    " leading and trailing ",
    "\u2028 a line separator",
    "lone\rreturn",
]


@formats
@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize(
    "wanted",
    [
        Filter(),
        Filter(source=Choice(only=frozenset({"Staff", "=Webhook"}))),
        Filter(type=Choice(without=frozenset({"Payment"}))),
        Filter(since=at() + 5 * times.SECOND, until=at() + 9 * times.SECOND),
        Filter(reference="j98ubc"),
    ],
)
def test_the_rows_are_those_on_screen_in_their_order(
    database: Database, folder: Path, suffix: str, newest_first: bool, wanted: Filter
) -> None:
    customer = add_customer(database)
    record(
        database,
        event(summary="of nobody"),
        *(
            event(
                customer=customer.uid,
                occurred_at=at() + (number % 11) * times.SECOND,
                type=("Payment", "Scan", "+Odd")[number % 3],
                source=("Staff", "=Webhook", "API", "Customer")[number % 4],
                summary=text,
                details=json.dumps({"said": text}, ensure_ascii=False),
                actor=text,
                object_kind="order",
                object_ref=("ORD-J98UBC", "=ORD")[number % 2],
                amount_minor=-number,
                currency="GBP",
                origin="till",
                external_id=f"-{number}",
            )
            for number, text in enumerate(ODD_TEXTS * 3)
        ),
    )
    expected = on_screen(database, customer, wanted, newest_first=newest_first)
    assert expected
    target = folder / f"out.{suffix}"
    report = write(database, customer, target, wanted, newest_first=newest_first)
    assert report == ExportReport(len(expected))
    assert events_of(read_back(target)) == expected


@formats
def test_all_events_carry_their_customers_and_those_of_nobody_none(
    database: Database, folder: Path, suffix: str
) -> None:
    first = add_customer(
        database,
        given_name="=Amelia",
        family_name="-1",
        company="+Hart; =1",
        email="=1+1@example.com",
        phones=(Phone("+44 7700 900421", "+447700900421"), '"; | =1', "+44-1"),
        status=Status.BANNED,
    )
    second = add_customer(database, given_name="Åsa", family_name="Öberg")
    for number in range(700):  # more than are looked up at once
        whose = (first.uid, None, second.uid)[number % 3]
        record(database, event(customer=whose, occurred_at=at() + number)) if number < 30 else None
    rows = _exported(database, folder / f"out.{suffix}")
    assert len(rows) == 30
    assert {name: rows[-1][name] for name in CUSTOMER_FIELDS} == {
        "customer_given_name": "=Amelia",
        "customer_family_name": "-1",
        "customer_company": "+Hart; =1",
        "customer_email": "=1+1@example.com",
        "customer_phones": ["+44 7700 900421", '"; | =1', "+44-1"],
        "customer_status": "banned",
    }
    assert {rows[-2][name] for name in CUSTOMER_FIELDS} == {None}
    assert rows[-3]["customer_given_name"] == "Åsa"
    assert rows[-3]["customer_number"] == second.number


def _exported(database: Database, target: Path) -> list[dict[str, object]]:
    write(database, None, target)
    return read_back(target)


def test_only_the_selected_events_are_written_in_the_order_given(
    database: Database, folder: Path
) -> None:
    customer = add_customer(database, phones=(Phone("0421"),))
    record(
        database,
        *(
            event(
                customer=customer.uid,
                occurred_at=at("2026-01-01T12:00:00") + n,
                summary=f"number {n}",
            )
            for n in range(1, 6)
        ),
    )
    target = folder / "out.csv"
    report = write(database, customer, target, selected=[4, 99, 2, 5])
    assert report.count == 3
    rows = read_back(target)
    assert [row["summary"] for row in rows] == ["number 4", "number 2", "number 5"]
    assert rows[0]["customer_phones"] == ["0421"]
    recorded = latest(database, customer)
    assert recorded["summary"] == "3 events exported to CSV, 1 January 2026"
    assert json.loads(str(recorded["details"]))["filter"] == "selected events"


def test_more_selected_events_than_are_read_at_once_keep_their_order(
    database: Database, folder: Path
) -> None:
    record(database, *(event(occurred_at=at() + n, summary=str(n)) for n in range(1_200)))
    ids = list(range(1_200, 0, -1))
    seen: list[tuple[int, int]] = []
    target = folder / "out.jsonl"
    write(database, None, target, selected=ids, progress=lambda *done: seen.append(done))
    assert [row["summary"] for row in read_back(target)] == [str(n - 1) for n in ids]
    assert seen == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    texts=st.lists(
        st.text(
            st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1
        ).filter(str.strip),
        min_size=1,
        max_size=4,
    )
)
def test_any_text_reads_back(tmp_path: Path, texts: list[str]) -> None:
    folder = tmp_path / "any"
    folder.mkdir(exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    database = new_database(folder)
    try:
        record(database, *(event(summary=text, actor=text, location=text) for text in texts))
        expected = on_screen(database, None, Filter(), newest_first=False)
        write(database, None, folder / "out.csv", newest_first=False)
        assert events_of(read_back(folder / "out.csv")) == expected
    finally:
        database.close()


def test_a_csv_file_is_what_rfc_4180_says(database: Database, folder: Path) -> None:
    record(database, event(summary='say "hi",\nplease', action=None))
    target = folder / "out.csv"
    write(database, None, target)
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbfuid,customer,customer_number,")
    assert content.endswith(b"\r\n")
    assert content.count(b"\r\n") == 2
    assert b'"say ""hi"",\nplease"' in content


@formats
def test_no_events_are_a_file_too(database: Database, folder: Path, suffix: str) -> None:
    target = folder / f"out.{suffix}"
    assert write(database, add_customer(database), target).count == 0
    assert read_back(target) == []
    assert target.read_bytes().startswith(b"\xef\xbb\xbf") is (suffix == "csv")


def latest(database: Database, customer: Customer | None) -> dict[str, object]:
    with database.reading() as reading:
        (newest,) = reading.activity.page(customer.id if customer else None, Filter(), limit=1)
    return event_record(newest)


def test_an_export_is_recorded_in_its_customer_s_history(database: Database, folder: Path) -> None:
    customer = add_customer(database)
    for day in ("2026-01-01", "2026-07-05", "2026-11-19"):
        record(database, event(customer=customer.uid, occurred_at=at(f"{day}T12:00:00")))
    wanted = Filter(category=Choice(only=frozenset({"Payments"})))
    write(database, customer, folder / "Amelia.csv", wanted)
    recorded = latest(database, customer)
    assert recorded["category"] == "System"
    assert recorded["type"] == "Export"
    assert recorded["source"] == "Staff"
    assert recorded["action"] == "export.created"
    assert recorded["actor"] == "A. Okafor"
    assert recorded["customer"] == customer.uid
    assert recorded["summary"] == "3 events exported to CSV, 1 January to 19 November 2026"
    assert json.loads(str(recorded["details"])) == {
        "format": "csv",
        "events": 3,
        "filter": "Payments",
        "order": "newest first",
        "file": "Amelia.csv",
    }


@pytest.mark.parametrize(
    ("since", "until", "words"),
    [
        ("2025-03-04", "2026-11-23", "No events of all customers exported to JSON Lines, 4 March 2025 to 23 November 2026"),
        ("2026-11-21", "2026-11-23", "No events of all customers exported to JSON Lines, 21 to 23 November 2026"),
        ("2026-11-23", "2026-11-23", "No events of all customers exported to JSON Lines, 23 November 2026"),
        ("2026-11-23", None, "No events of all customers exported to JSON Lines"),
    ],
)  # fmt: skip
def test_the_sentence_names_the_days_that_were_asked_for(
    database: Database, folder: Path, since: str, until: str | None, words: str
) -> None:
    zone = database.info.zone
    wanted = Filter(
        since=times.parse_since(since, zone),
        until=times.parse_until(until, zone) if until else None,
    )
    write(database, None, folder / "all.jsonl", wanted)
    recorded = latest(database, None)
    assert recorded["summary"] == words
    assert recorded["customer"] is None


def test_progress_counts_up_to_the_total(database: Database, folder: Path) -> None:
    record(database, *(event(occurred_at=at() + n) for n in range(1_200)))
    seen: list[tuple[int, int]] = []
    write(database, None, folder / "out.csv", progress=lambda *done: seen.append(done))
    assert seen == [(0, 1200), (500, 1200), (1000, 1200), (1200, 1200)]


def test_stopping_leaves_the_old_file_and_no_record(database: Database, folder: Path) -> None:
    record(database, *(event(occurred_at=at() + n) for n in range(1_200)))
    target = folder / "out.csv"
    target.write_bytes(b"before")
    cancel = threading.Event()
    with pytest.raises(Cancelled):
        write(
            database,
            None,
            target,
            cancel=cancel,
            progress=lambda done, _: cancel.set() if done else None,
        )
    assert target.read_bytes() == b"before"
    assert list(folder.iterdir()) == [target]
    assert latest(database, None)["type"] == "Payment"


def test_a_file_that_cannot_be_written_is_not_recorded(database: Database, folder: Path) -> None:
    record(database, event())
    with pytest.raises(UnwritableOutput):
        write(database, None, folder / "missing" / "out.csv")
    assert latest(database, None)["type"] == "Payment"


def test_a_read_only_database_gives_the_file_and_a_warning(
    database: Database, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise ReadOnlyDatabase("The database is read-only: choose a folder you may write to.")

    record(database, event())
    monkeypatch.setattr(database, "writing", refuse)
    report = write(database, None, folder / "out.csv")
    assert report.count == 1
    assert report.warning is not None
    assert "could not be recorded" in report.warning
    assert "read-only" in report.warning
    assert len(read_back(folder / "out.csv")) == 1


def test_an_unknown_format_is_refused_before_anything_is_written(
    database: Database, folder: Path
) -> None:
    with pytest.raises(InvalidValue, match="use csv or jsonl"):
        write(database, None, folder / "out.docx")
    assert list(folder.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL")
def test_a_kill_leaves_no_half_file(database: Database, folder: Path, tmp_path: Path) -> None:
    record(database, *(event(occurred_at=at() + n) for n in range(1_200)))
    program = dedent("""
        import sys, time
        from pathlib import Path
        from tiquo_desktop.domain.filters import Filter
        from tiquo_desktop.services.exporting import export
        from tiquo_desktop.storage.sqlite import open_database

        def half_way(done, total):
            if done >= 1_000:
                print("half", flush=True)
                time.sleep(60)

        database = open_database(Path(sys.argv[1]), recorded_by="tester")
        export(
            database, None, Filter(), newest_first=True, format="csv",
            target=Path(sys.argv[2]), actor=None, progress=half_way,
        )
    """)
    target = folder / "out.csv"
    target.write_bytes(b"before")
    command = [sys.executable, "-c", program, str(tmp_path / "database" / "tiquo.db"), str(target)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as child:
        assert child.stdout is not None
        assert child.stdout.readline() == "half\n"
        child.kill()
    assert target.read_bytes() == b"before"
    # Where files cannot wait without a name, the leftover says what it is.
    assert all(path.name.startswith(".tiquo-") for path in folder.iterdir() if path != target)
    if sys.platform == "linux":
        assert list(folder.iterdir()) == [target]
