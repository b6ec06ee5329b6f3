"""The command line as a process of its own: pipes, signals, terminals and what it imports."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.unit.app.command_line import CommandLine

ROOT = Path(__file__).parents[3]
PYTHON = (sys.executable, "-X", "dev", "-W", "error", "-m", "tiquo_desktop")


def run(*arguments: str | Path, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*PYTHON, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )


def imported(*arguments: str | Path) -> set[str]:
    """The top-level packages that a run of the command line imports."""
    script = (
        "import sys, json; from tiquo_desktop.app.cli import main; code = main(sys.argv[1:]);"
        "print(json.dumps([code, sorted({n.partition('.')[0] for n in sys.modules})]))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    code, packages = json.loads(ran.stdout.splitlines()[-1])
    assert code == 0, ran.stderr
    return set(packages)


def test_the_version_needs_no_library() -> None:
    heavy = {"PySide6", "sqlalchemy", "alembic", "numpy", "phonenumbers", "tqdm", "psycopg"}
    assert not imported("--version") & heavy


def test_a_search_needs_neither_qt_nor_migrations(desk: CommandLine) -> None:
    packages = imported("--database", desk.path, "search", "amelia hart")
    assert "sqlalchemy" in packages
    assert not packages & {"PySide6", "alembic", "numpy", "psycopg", "tqdm"}


def test_results_and_sentences_go_their_own_ways(desk: CommandLine) -> None:
    found = run("search", "amelia", "--json", "--database", desk.path)
    assert (found.returncode, found.stderr) == (0, "")
    assert json.loads(found.stdout)["number"] == "CUST-000001"
    failed = run("timeline", "CUST-9", "--database", desk.path)
    assert (failed.returncode, failed.stdout) == (3, "")
    assert failed.stderr.startswith("tiquo-desktop: ")
    assert len(failed.stderr.splitlines()) == 1


@pytest.mark.parametrize("encoding", ["ascii", "cp1252", "utf-8"])
def test_any_terminal_can_show_any_name(desk: CommandLine, encoding: str) -> None:
    desk("customer", "edit", "1", "--company", "山田 Zoë 😀")
    shown = subprocess.run(
        [*PYTHON, "customer", "show", "1", "--database", str(desk.path)],
        capture_output=True,
        timeout=60,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": encoding},
    )
    expected = "山田 Zoë 😀".encode(encoding, "backslashreplace")
    assert expected in shown.stdout


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX systems")
def test_a_reader_that_leaves_early_is_no_error(desk: CommandLine) -> None:
    for _ in range(3):
        desk("record", "1", "--category", "Orders", "--type", "Order", "--summary", "x" * 60_000)
    to_pipe = "export 1 --format csv --output -"
    for command in ("timeline 1", "timeline 1 --json", "--help", to_pipe):
        command_line = [*PYTHON, *command.split(), "--database", str(desk.path)]
        with subprocess.Popen(
            command_line,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.close()
            said = process.stderr.read()
            assert said == b"" or (command == to_pipe and b"Exporting" in said)
            assert b"Traceback" not in said
        assert process.returncode == 0, command
    newest = desk("timeline", "1", "--limit", "1", "--json").records[0]
    assert (newest["type"], json.loads(newest["details"])["stopped"]) == ("Export", True)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_no_room_for_the_output_is_a_sentence(desk: CommandLine) -> None:
    with Path("/dev/full").open("w") as full:
        ran = subprocess.run(
            [*PYTHON, "search", "amelia", "--database", str(desk.path)],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=60,
            check=False,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
        )
    assert ran.returncode == 1
    assert ran.stderr.splitlines() == [
        "tiquo-desktop: Standard output cannot be written to: make room on the disk, or write "
        "elsewhere."
    ]


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX systems")
def test_ctrl_c_stops_an_import_after_whole_batches(tmp_path: Path) -> None:
    source = tmp_path / "people.csv"
    header = "firstName,lastName,email,phone,dateOfBirth,address,city,state,postalCode,country"
    with source.open("w") as file:
        file.write(f"{header},notes,tags\n")
        file.writelines(f"Ada,Byron,ada{n}@example.com,,,,,,,,,\n" for n in range(200_000))
    database = tmp_path / "desk.db"
    command_line = [*PYTHON, "import", str(source), "--profile", "tiquo-customers"]
    with subprocess.Popen(
        [*command_line, "--database", str(database)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        assert process.stderr is not None
        said = ""
        while "%" not in said:  # something is in
            said += process.stderr.read(1)
        process.send_signal(signal.SIGINT)
        out, rest = process.communicate(timeout=60)
    assert process.returncode == 130, said + rest
    assert "Traceback" not in rest
    assert "rows read" in out
    assert run("database", "check", database).returncode == 0
    shown = run("customer", "show", "1", "--json", "--database", database)
    assert json.loads(shown.stdout)["email"] == "ada0@example.com"


def test_the_window_is_drawn_into_a_file_without_a_display(
    desk: CommandLine, tmp_path: Path
) -> None:
    target = tmp_path / "window.png"
    command = ("--database", desk.path, "--theme", "dark", "--screenshot", target)
    drawn = run(*command, "--customer", "amelia@example.com", "--size", "1280x720", DISPLAY="")
    assert (drawn.returncode, drawn.stdout, drawn.stderr) == (0, "", "")
    picture = target.read_bytes()
    assert picture.startswith(b"\x89PNG")
    assert (int.from_bytes(picture[16:20], "big"), int.from_bytes(picture[20:24], "big")) == (
        1280,
        720,
    )
    target.unlink()
    unknown = run(*command, "--customer", "CUST-99")
    assert (unknown.returncode, unknown.stdout) == (3, "")
    assert len(unknown.stderr.splitlines()) == 1
    assert not target.exists()
