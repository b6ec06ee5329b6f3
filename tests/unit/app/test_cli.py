"""The grammar of the command line, its exit codes, and that nobody ever sees a traceback."""

import importlib.abc
import os
import sqlite3
import sys
from pathlib import Path

import pytest

import tiquo_desktop
from tests.guards import LogGuard
from tests.unit.app.command_line import CommandLine
from tiquo_desktop.app import window
from tiquo_desktop.app.commands import timelines
from tiquo_desktop.host import paths

RECORD = ("record", "1", "--category", "Orders", "--type", "Order", "--summary", "Bought.")


@pytest.mark.parametrize(
    "arguments", [("--version",), ("search", "--version"), ("customer", "add", "--version")]
)
def test_the_version_is_said_everywhere(tiquo: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = tiquo.plain(*arguments)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == f"tiquo-desktop {tiquo_desktop.__version__}\n"


@pytest.mark.parametrize("arguments", [(), ("search",), ("customer", "edit"), ("database",)])
def test_help_is_printed_and_done(tiquo: CommandLine, arguments: tuple[str, ...]) -> None:
    ran = tiquo.plain(*arguments, "--help")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith("usage: tiquo-desktop")


def test_help_names_all_that_a_database_can_be_told(tiquo: CommandLine) -> None:
    said = " ".join(tiquo.plain("database", "--help").out.split())
    for action in ("create", "upgrade", "check", "backup", "grant", "revoke", "list"):
        assert f" {action} " in said
    assert "say who may work in a shared one" in said


@pytest.mark.parametrize(
    "line",
    [
        "--nonsense",
        "nonsense",
        "search",
        "search x --limit 0",
        "search x --limit ten",
        "search x --lim 5",
        "timeline",
        "timeline 1 --screenshot a.png",
        "customer --size 800x600 show 1",
        "timeline 1 --database x.db --demo",
        "search x --theme blue",
        "counts 1 --limit 5",
        "record 1 --category Orders --type Order",
        "record 1 --category Orders --type Order --summary x --amount 5",
        "record 1 --category Orders --type Order --summary x --currency GBP",
        "customer",
        "customer remove 1",
        "customer show",
        "customer edit 1",
        "customer add --status asleep",
        "export --format csv --output x.csv",
        "export 1 --all --format csv --output x.csv",
        "export 1 --format pdf --output x.pdf",
        "export 1 --format csv",
        "import x.csv",
        "demo --customers 5",
        "demo --customers -1 --events 5",
        "database",
        "database backup",
        "database create a.db --database b.db",
        "--size 800x600",
        "--customer 1",
        "--screenshot a.jpg",
        "--screenshot a",
        "--screenshot a.png --size huge",
        "--screenshot a.png --size 99999x10",
        "--database postgresql://a:secret@b/ search x",
    ],
)
def test_wrong_use_is_one_sentence(
    tiquo: CommandLine, line: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    ran = tiquo.plain(*line.split())
    ran.failed(2)
    assert "secret" not in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_picture_of_another_kind_is_refused_before_anything_is_opened(
    tiquo: CommandLine, tmp_path: Path
) -> None:
    tiquo("--screenshot", tmp_path / "window.jpg").failed(2, "--screenshot", "ends in .png")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("text", ["-1+1", "-hello", "- one", "-", "-1", "-h is no help"])
def test_a_text_may_begin_with_a_dash(desk: CommandLine, text: str) -> None:
    for field in ("summary", "actor", "story"):
        for given in ((f"--{field}", text), (f"--{field}={text}",)):
            ran = desk(*RECORD, *given, "--json")
            assert (ran.code, ran.records[0][field]) == (0, text), ran.err
    ran = desk("customer", "edit", "1", "--company", text, "--json")
    assert (ran.code, ran.records[0]["company"]) == (0, text)
    assert desk.plain("--database", desk.path, "search", "--", text).code == 0


def test_where_a_text_passes_for_an_option_the_way_out_is_named(desk: CommandLine) -> None:
    desk(*RECORD, "--actor", "--json").failed(2, "--actor=TEXT", "record --help")
    assert desk(*RECORD, "--actor=--json", "--json").records[0]["actor"] == "--json"
    desk(*RECORD, "--actor", "-h").failed(2, "--actor=TEXT")
    for text in (["-abc"], ["am", "-abc"]):
        desk("search", *text).failed(2, "search -- -TEXT")
    # Not where nobody can have meant a text.
    for given in (["timeline", "1", "--limit"], ["search", "am", "--most"], ["counts", "1", "-x"]):
        ran = desk(*given)
        ran.failed(2)
        assert "TEXT" not in ran.err


def test_global_options_work_before_and_after_the_command(desk: CommandLine) -> None:
    for before, after in (
        (("--database", desk.path), ()),
        ((), ("--database", desk.path)),
        (("--database", desk.path, "--theme", "dark"), ("--data-dir", desk.path.parent)),
    ):
        assert desk.plain(*before, "counts", "1", *after).code == 0
        assert desk.plain(*before, "customer", *after, "show", "1").code == 0
        assert desk.plain(*before, "customer", "show", "1", *after).code == 0
    # The one nearest to the end is the one that counts.
    other = desk.path.with_name("other.db")
    assert desk.plain("--database", other, "counts", "1", "--database", desk.path).code == 0
    desk.plain("--database", desk.path, "counts", "1", "--database", other).failed(1, "other.db")


def test_the_environment_names_the_database(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIQUO_DATABASE_URL", str(desk.path))
    assert desk.plain("counts", "1").code == 0


def test_the_default_database_is_made_by_the_first_customer(desk: CommandLine) -> None:
    ran = desk.plain("search", "x")
    ran.failed(1, "There is no database", "database create")
    made = desk.plain("customer", "add", "--email", "a@example.com")
    path = paths.data_dir() / "tiquo.db"
    assert f"Made a new database: {path}" in made.err
    assert desk.plain("customer", "show", "1").code == 0
    if os.name == "posix":
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize("who", ["2", "nobody@example.com", "+44 20 7946 0422", "f" * 32, "x", ""])
@pytest.mark.parametrize("command", ["timeline", "counts", "customer show"])
def test_an_unknown_customer_is_exit_3(desk: CommandLine, command: str, who: str) -> None:
    ran = desk(*command.split(), who)
    ran.failed(3, "search")
    assert len(who) < 3 or who not in ran.err


def test_an_ambiguous_customer_is_exit_4(desk: CommandLine) -> None:
    desk("customer", "add", "--email", "AMELIA@example.com")
    desk("timeline", "amelia@example.com").failed(4, "CUST-000001", "CUST-000002")


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("timeline 1 --since yesterday", "--since"),
        ("timeline 1 --until 2026-13-01", "--until"),
        ("timeline 1 --since 2026-02-01 --until 2026-01-01", "--until"),
        ("counts 1 --since 99999-01-01", "--since"),
        ("export 1 --since x --format csv --output never.csv", "--since"),
        ("demo --customers 1 --events 1 --end tomorrow --database new.db", "--end"),
        ("customer add --email nonsense", "e-mail"),
        ("customer add --given-name Amy", "family name"),
        ("customer edit 1 --email @", "e-mail"),
        ("database create new.db --zone Mars/Olympus", "time zone"),
        ("database create new.db --region England", "two letters"),
    ],
)
def test_a_bad_value_is_exit_4(
    desk: CommandLine, line: str, says: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(desk.path.parent)
    before = sorted(desk.path.parent.iterdir())
    arguments = line.split()
    ran = desk.plain(*arguments) if "new.db" in line else desk(*arguments)
    assert ran.code == 4
    assert ran.out == ""
    assert says in ran.err.splitlines()[-1]
    assert "Traceback" not in ran.err
    assert [path for path in desk.path.parent.iterdir() if path.suffix in (".csv", ".part")] == []
    assert set(before) <= set(desk.path.parent.iterdir())


@pytest.mark.parametrize(
    ("option", "value", "says"),
    [
        ("--at", "yesterday", "--at"),
        ("--at", "2026-11-23", "--at"),
        ("--details", "{", "JSON"),
        ("--details", "NaN", "JSON"),
        ("--object", "BK-1", "KIND:REF"),
        ("--summary", " ", "summary"),
        ("--category", "", "category"),
        ("--story", "\udcff", "story"),
    ],
)
def test_a_bad_event_is_exit_4_and_not_recorded(
    desk: CommandLine, option: str, value: str, says: str
) -> None:
    desk(*RECORD, option, value).failed(4, says)
    assert desk("timeline", "1").out == ""


@pytest.mark.parametrize("amount", ["12.345", "twelve", "inf", "1e400", "9" * 30])
def test_a_bad_amount_is_exit_4(desk: CommandLine, amount: str) -> None:
    desk(*RECORD, "--amount", amount, "--currency", "GBP").failed(4, "amount")
    desk(*RECORD, "--amount", "5", "--currency", "pounds").failed(4, "currency")


def test_what_is_no_database_has_its_own_sentence(tiquo: CommandLine, tmp_path: Path) -> None:
    text = tmp_path / "text.db"
    text.write_text("no database, but quite long enough to have been one\n" * 50)
    foreign = tmp_path / "foreign.db"
    other = sqlite3.connect(foreign)
    other.execute("CREATE TABLE t (x)")
    other.commit()
    other.close()
    for path, says in (
        (tmp_path / "missing.db", "no database"),
        (tmp_path / "no" / "folder" / "x.db", "no database"),
        (tmp_path, "folder"),
        (text, "no database"),
        (foreign, "another program"),
        (text / "below.db", "database"),
    ):
        for command in (("search", "x"), ("timeline", "1"), ("database", "check")):
            tiquo.plain(*command, "--database", path).failed(1, says)
    assert text.read_text().startswith("no database")


def test_a_read_only_database_can_be_read_and_says_why_not_written(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    may = os.access
    # Root may write to everything: only a refusal from the system itself is the same for all.
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK and may(path, mode))
    assert desk("search", "amelia", "--json").records[0]["number"] == "CUST-000001"
    desk(*RECORD).failed(1, "read-only")
    desk("customer", "edit", "1", "--email", "").failed(1, "read-only")


def test_a_synchronised_folder_is_refused_for_recording(tiquo: CommandLine, tmp_path: Path) -> None:
    folder = tmp_path / "Dropbox"
    folder.mkdir()
    ran = tiquo.plain("customer", "add", "--email", "a@b.c", "--database", folder / "x.db")
    ran.failed(1, "Dropbox")


def test_a_bug_is_a_sentence_and_a_log_without_texts(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, expected_logs: LogGuard
) -> None:
    def broken(*_arguments: object) -> None:
        raise LookupError("amelia's secret")

    monkeypatch.setattr(timelines, "resolve", broken)
    expected_logs("unexpected error in timeline")
    desk("timeline", "1").failed(1, "LookupError", "tiquo-desktop.log")
    log = (paths.log_dir() / "tiquo-desktop.log").read_text()
    assert "LookupError" in log
    assert "timelines.py" in log
    assert "secret" not in log


def test_an_interrupt_is_exit_130(desk: CommandLine, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_arguments: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(timelines, "resolve", interrupted)
    desk("timeline", "1").failed(130, "Stopped")


@pytest.mark.skipif(sys.platform != "linux", reason="others always have a display")
@pytest.mark.parametrize("display", [None, "", ":987"])
def test_without_a_display_the_way_out_is_named(
    tiquo: CommandLine, monkeypatch: pytest.MonkeyPatch, display: str | None
) -> None:
    for name in ("QT_QPA_PLATFORM", "DISPLAY", "WAYLAND_DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    if display is not None:
        monkeypatch.setenv("DISPLAY", display)
    tiquo("--theme", "dark").failed(1, "display", "--screenshot")


@pytest.mark.parametrize(
    ("environ", "platform"),
    [
        ({}, "win32"),
        ({}, "darwin"),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux"),
    ],
)
def test_a_display_is_recognised(environ: dict[str, str], platform: str) -> None:
    assert window.has_display(environ, platform)


def test_a_missing_library_of_qt_is_named(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    class NoQt(importlib.abc.MetaPathFinder):
        def find_spec(self, name: str, *_: object) -> None:
            if name == "tiquo_desktop.app.gui":
                raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.delitem(sys.modules, "tiquo_desktop.app.gui", raising=False)
    monkeypatch.delattr("tiquo_desktop.app.gui", raising=False)
    monkeypatch.setattr(sys, "meta_path", [NoQt(), *sys.meta_path])
    desk("--screenshot", tmp_path / "x.png").failed(1, "libEGL.so.1", "dev.py")


def test_a_picture_never_replaces_the_database(
    desk: CommandLine, monkeypatch: pytest.MonkeyPatch
) -> None:
    database = desk.path.rename(desk.path.with_suffix(".png"))
    before = database.read_bytes()
    desk.plain("--screenshot", database, "--database", database).failed(1, "name another file")
    assert database.read_bytes() == before
