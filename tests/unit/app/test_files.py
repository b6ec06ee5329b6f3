"""The commands that read and write files: import, export, demo."""

import csv
import json
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.unit.app.command_line import CommandLine
from tiquo_desktop.app import composition
from tiquo_desktop.services import demo, importing

HEADER = (
    "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country,notes,tags"
)


@pytest.fixture
def people(tmp_path: Path) -> Path:
    """A file of two customers for the profile ``tiquo-customers``."""
    path = tmp_path / "people.csv"
    path.write_text(
        f"{HEADER}\nAda,Byron,ada@example.com,,,,,,,,,\nBo,Li,bo@example.com,,,,,,,,,\n"
    )
    return path


def test_an_import_makes_the_database_and_says_what_went_in(
    tiquo: CommandLine, people: Path
) -> None:
    ran = tiquo("import", people, "--profile", "tiquo-customers", "--json")
    assert ran.code == 0
    (report,) = ran.records
    assert (report["rows"], report["customers_added"], report["rejected"]) == (2, 2, 0)
    assert "Importing" in ran.err
    assert "Made a new database" in ran.err
    again = tiquo("import", people, "--profile", "tiquo-customers", "--json")
    assert again.records[0]["customers_added"] == 0
    assert "2 rows read" in tiquo("import", people, "--profile", "tiquo-customers").out


def test_a_misspelt_category_of_a_profile_is_named_with_its_line(
    tiquo: CommandLine, tmp_path: Path
) -> None:
    profile, file = tmp_path / "mine.toml", tmp_path / "visits.csv"
    file.write_text("day\n2026-01-02\n")
    profile.write_text(
        '[time]\ntime_of_day = "12:00"\n\n[[event]]\ntime = "{day}"\ncategory = "Bokings"\n'
        'type = "Visit"\nsource = "Staff"\nsummary = "Visited."\n'
    )
    ran = tiquo("import", file, "--profile", profile, "--dry-run", "--json")
    assert (ran.code, ran.records[0]["events_added"]) == (0, 1)
    warned = [line for line in ran.err.splitlines() if line.startswith("tiquo-desktop:")]
    assert warned == [
        'tiquo-desktop: mine.toml, line 4: "Bokings" is no known category: it is shown as Other '
        "(Bokings)."
    ]


def test_one_is_no_plural(tiquo: CommandLine, tmp_path: Path) -> None:
    file = tmp_path / "one.jsonl"
    file.write_text('{"id":"e1","type":"order.paid","created":"2026-01-02T10:00:00Z","data":{}}\n')
    tiquo("database", "create")
    first, again = (tiquo("import", file, "--profile", "tiquo-webhooks").out for _ in range(2))
    assert first.startswith("1 row read: 0 new customers and 1 event went in, 0 events were there")
    assert again.startswith("1 row read: 0 new customers and 0 events went in, 1 event was there")


def test_a_dry_run_makes_no_database(tiquo: CommandLine, people: Path) -> None:
    ran = tiquo("import", people, "--profile", "tiquo-customers", "--dry-run", "--json")
    assert ran.records[0]["customers_added"] == 2
    assert ran.records[0]["dry_run"] is True
    assert [path.name for path in people.parent.iterdir()] == ["people.csv"]


def test_rejected_rows_are_named_and_the_others_go_in(tiquo: CommandLine, people: Path) -> None:
    with people.open("a") as file:
        file.write("Cy,,not an address,,,,,,,,,\n")
    rejects = people.with_name("left.csv")
    ran = tiquo("import", people, "--profile", "tiquo-customers", "--rejects", rejects, "--json")
    assert ran.code == 0
    assert ran.records[0]["customers_added"] == 2
    assert ran.records[0]["rejects"] == str(rejects)
    assert "left.csv" in ran.err
    assert "not an address" in rejects.read_text("utf-8-sig")


def test_a_file_of_which_nothing_goes_in_is_bad_input(tiquo: CommandLine, people: Path) -> None:
    people.write_text(f"{HEADER}\nCy,,not an address,,,,,,,,,\n")
    assert tiquo("import", people, "--profile", "tiquo-customers").code == 4


def test_input_that_cannot_be_read_is_exit_4_and_makes_no_database(
    tiquo: CommandLine, people: Path
) -> None:
    broken = people.with_name("broken.toml")
    broken.write_text('[file]\nformat = "csv"\ncolour = "red"\n')
    for file, profile in (
        (people.with_name("missing.csv"), "tiquo-customers"),
        (people.parent, "tiquo-customers"),
        (people, "no-such-profile"),
        (people, str(people.with_name("missing.toml"))),
        (people, str(people)),
        (people, str(broken)),
    ):
        tiquo("import", file, "--profile", profile).failed(4)
    assert not tiquo.path.exists()


@pytest.mark.parametrize("content", [b"", b"\xff\xff\xff", b"a,b\n1,2\n", b'"', b"\x00" * 9])
def test_a_file_of_something_else_is_exit_4(
    tiquo: CommandLine, people: Path, content: bytes
) -> None:
    people.write_bytes(content)
    ran = tiquo("import", people, "--profile", "tiquo-customers")
    assert (ran.code, ran.out) == (4, "")
    assert "Traceback" not in ran.err


def test_an_unknown_encoding_is_exit_4(tiquo: CommandLine, people: Path) -> None:
    ran = tiquo("import", people, "--profile", "tiquo-customers", "--encoding", "klingon")
    assert ran.code == 4
    assert "Traceback" not in ran.err


def test_rejects_never_replace_the_database(desk: CommandLine, people: Path) -> None:
    desk("import", people, "--profile", "tiquo-customers", "--rejects", desk.path).failed(1)
    assert desk("customer", "show", "1").code == 0


def interrupting(work: Callable[..., object]) -> Callable[..., object]:
    """`work`, with Ctrl+C pressed just before it starts."""

    def interrupted(*arguments: object, **named: object) -> object:
        signal.raise_signal(signal.SIGINT)
        return work(*arguments, **named)

    return interrupted


def test_an_interrupted_import_or_export_is_exit_130(
    desk: CommandLine, people: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tiquo_desktop.app.commands import exporting

    target = people.with_name("out.csv")
    monkeypatch.setattr(importing, "run", interrupting(importing.run))
    ran = desk("import", people, "--profile", "tiquo-customers")
    assert ran.code == 130
    assert "topped" in ran.err.splitlines()[-1]

    monkeypatch.setattr(exporting, "export", interrupting(exporting.export))
    desk("record", "1", "--category", "Orders", "--type", "Order", "--summary", "x")
    ran = desk("export", "1", "--format", "csv", "--output", target)
    assert ran.code == 130
    assert "topped" in ran.err.splitlines()[-1]
    assert not target.exists()


def record(desk: CommandLine, summary: str) -> None:
    ran = desk("record", "1", "--category", "Orders", "--type", "Order", "--summary", summary)
    assert ran.code == 0


def test_an_export_is_what_the_timeline_shows_and_is_recorded(
    desk: CommandLine, tmp_path: Path
) -> None:
    record(desk, "First.")
    record(desk, "=1+1")
    shown = desk("timeline", "1", "--json", "--type", "Order").records
    target = tmp_path / "out.jsonl"

    ran = desk("export", "1", "--type", "order", "--format", "jsonl", "--output", target, "--json")

    assert ran.records == [{"events": 2, "file": str(target)}]
    exported = [json.loads(line) for line in target.read_text("utf-8").splitlines()]
    assert [event["uid"] for event in exported] == [event["uid"] for event in shown]
    newest = desk("timeline", "1", "--json", "--limit", "1").records[0]
    assert (newest["category"], newest["type"], newest["source"]) == ("System", "Export", "Staff")


def test_everything_is_exported_as_csv(desk: CommandLine, tmp_path: Path) -> None:
    record(desk, "First.")
    target = tmp_path / "out.csv"
    ran = desk("export", "--all", "--format", "csv", "--output", target)
    assert ran.out == f"Exported 1 events to {target}\n"
    content = target.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    (row,) = csv.DictReader(content.decode("utf-8-sig").splitlines())
    assert row["summary"] == "First."


@pytest.mark.parametrize("suffix", ["csv", "jsonl"])
def test_an_export_to_standard_output_is_the_file_and_is_recorded(
    desk: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, suffix: str
) -> None:
    record(desk, "Zoë\r\n=1+1 \x1b[31m")
    asked = ("export", "1", "--type", "order", "--format", suffix, "--output")
    target = tmp_path / f"out.{suffix}"
    assert desk(*asked, target).code == 0
    monkeypatch.chdir(tmp_path)
    ran = desk(*asked, "-")
    assert ran.code == 0
    assert ran.out.encode() == target.read_bytes()
    assert ran.err.splitlines()[-1] == "tiquo-desktop: Exported 1 events."
    assert not Path("./-").exists()
    newest = desk("timeline", "1", "--json", "--limit", "1").records[0]
    assert (newest["category"], newest["type"]) == ("System", "Export")
    assert not {"file", "stopped"} & json.loads(newest["details"]).keys()
    assert desk(*asked, "./-").code == 0
    assert Path("./-").read_bytes() == target.read_bytes()
    desk(*asked, "-", "--json").failed(2, "leave out --json")


def test_an_export_never_goes_to_a_terminal(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(desk, "\x1b[31m")
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    desk("export", "1", "--format", "csv", "--output", "-").failed(1, "terminal")


def test_an_export_that_cannot_be_written_fails(desk: CommandLine, tmp_path: Path) -> None:
    for target in (tmp_path, tmp_path / "no" / "out.csv", desk.path / "out.csv"):
        ran = desk("export", "1", "--format", "csv", "--output", target)
        assert (ran.code, ran.out) == (1, "")
        assert "Traceback" not in ran.err
    for target in (desk.path, Path(f"{desk.path}-wal")):
        desk("export", "1", "--format", "csv", "--output", target).failed(1, "another file")
    assert desk("database", "check").code == 0


@pytest.fixture
def small_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composition, "_DEMO_CUSTOMERS", 12)
    monkeypatch.setattr(composition, "_DEMO_EVENTS", 200)


def test_demo_fills_an_empty_database_the_same_for_the_same_seed(
    tiquo: CommandLine, tmp_path: Path
) -> None:
    asked = ("--customers", "12", "--events", "200", "--seed", "7", "--end", "2026-03-31")
    histories = []
    for name in ("a.db", "b.db"):
        path = tmp_path / name
        ran = tiquo.plain("demo", *asked, "--database", path)
        assert ran.code == 0, ran.err
        assert "12 customers and 200 events" in ran.out
        shown = tiquo.plain("timeline", "1", "--json", "--database", path).records
        histories.append([(event["uid"], event["leaf"], event["summary"]) for event in shown])
    assert histories[0] == histories[1] != []
    assert max(event["occurred_at"] for event in shown) < "2026-04-01"


def test_demo_leaves_a_used_database_alone(desk: CommandLine) -> None:
    desk("demo", "--customers", "5", "--events", "5").failed(1, "not empty", "--database")
    assert len(desk("search", "", "--json").records) <= 1


@pytest.mark.usefixtures("small_demo")
def test_the_demo_database_is_made_once_in_its_own_file(tiquo: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "data"
    first = tiquo.plain("--demo", "search", "", "--json", "--data-dir", folder)
    assert first.code == 0
    assert first.records
    assert "demo database" in first.err
    again = tiquo.plain("search", "", "--json", "--demo", "--data-dir", folder)
    assert again.records == first.records
    assert again.err == ""
    assert sorted(
        path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm"))
    ) == ["demo.db", "logs"]


@pytest.mark.usefixtures("small_demo")
def test_a_demo_that_was_stopped_half_way_is_made_again(
    tiquo: CommandLine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(demo, "fill", interrupting(demo.fill))
        ran = tiquo.plain("--demo", "search", "", "--data-dir", tmp_path)
    assert ran.code == 130
    assert [path for path in tmp_path.iterdir() if path.name != "logs"] == []
    assert tiquo.plain("--demo", "search", "", "--data-dir", tmp_path).code == 0


def test_amounts_in_an_unknown_currency_go_in_with_one_warning(
    tiquo: CommandLine, tmp_path: Path
) -> None:
    head = "occurred_at,category,type,source,summary,amount_minor,currency\n"
    row = "2026-01-01T10:00:00Z,Orders,Order,Staff,Paid {n}.,84,ZZZ\n"
    (tmp_path / "a.csv").write_text(head + "".join(row.format(n=n) for n in range(3)))
    ran = tiquo("import", tmp_path / "a.csv", "--profile", "activity")
    assert ran.code == 0
    assert "3 events went in" in ran.out
    assert ran.err.count("no currency ZZZ") == 1
