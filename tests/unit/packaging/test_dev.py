"""What the development commands decide before they start anything."""

import os
import subprocess
import sys
from pathlib import Path

import dev
import pytest

DEV = Path(__file__).parents[3] / "packaging" / "dev.py"


@pytest.mark.parametrize("version", [(3, 11), (3, 14)])
def test_supported_pythons(version: tuple[int, int]) -> None:
    assert dev.unfit_python(version) is None


@pytest.mark.parametrize("version", [(3, 10), (3, 15), (2, 7)])
def test_other_pythons_get_one_sentence(version: tuple[int, int]) -> None:
    said = dev.unfit_python(version)
    assert said == (
        f"Tiquo Desktop needs Python 3.11 to 3.14, and this is {version[0]}.{version[1]}: "
        "call this file with such a Python."
    )


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        ([], True),
        (["--theme", "dark"], True),
        (["--theme=dark", "--data-dir", "x"], True),
        (["--customer", "CUST-000042"], True),
        (["tiquo://customer/CUST-000042"], True),
        (["--link", "tiquo://customer/CUST-000042"], True),
        (["--screenshot", "x.png"], False),
        (["--screenshot=x.png"], False),
        (["--size", "800x600", "--screenshot", "x.png"], False),
        (["--version"], False),
        (["search", "hart"], False),
        (["--data-dir", "x", "search", "hart"], False),
        (["--data-dir=x", "database", "check"], False),
    ],
)
def test_what_needs_a_display(args: list[str], expected: bool) -> None:
    assert dev.opens_window(args) is expected


@pytest.mark.parametrize(
    ("environ", "platform", "expected"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({"QT_QPA_PLATFORM": "offscreen"}, "linux", True),
        ({}, "darwin", True),
        ({}, "win32", True),
    ],
)
def test_where_there_is_a_display(environ: dict[str, str], platform: str, expected: bool) -> None:
    assert dev.has_display(environ, platform) is expected


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be without a display")
def test_run_without_a_display_names_the_way_out_and_makes_nothing() -> None:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    environ = {name: value for name, value in os.environ.items() if name not in displays}
    done = subprocess.run([sys.executable, DEV, "run"], capture_output=True, text=True, env=environ)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith("There is no display here")
    assert "--screenshot" in done.stderr
    assert "xvfb-run" in done.stderr


@pytest.mark.parametrize(("args", "code"), [([], 2), (["fly"], 2), (["--help"], 0)])
def test_usage(args: list[str], code: int) -> None:
    done = subprocess.run([sys.executable, DEV, *args], capture_output=True, text=True)
    assert done.returncode == code
    assert "packaging/dev.py run" in (done.stdout if code == 0 else done.stderr)


class Checks:
    """Stands for the programs that `test` calls."""

    def __init__(self, failing: str = "") -> None:
        self.failing = failing
        self.commands: list[str] = []
        self.environs: list[dict[str, str]] = []

    def __call__(self, command: list[str], *, cwd: Path, env: dict[str, str]) -> int:
        self.commands.append(" ".join(command))
        self.environs.append(env)
        return int(self.failing in command)


@pytest.fixture
def called(monkeypatch: pytest.MonkeyPatch) -> Checks:
    """What is called where nothing has to be installed."""
    made = Checks()
    monkeypatch.setattr(dev.syslibs, "provide", lambda libraries: None)
    monkeypatch.setattr(dev.syslibs, "provide_screen_reader", lambda *, required: None)
    monkeypatch.setattr(dev.syslibs, "provide_servers", lambda: None)
    monkeypatch.setattr(dev.devenv.Environment, "prepare", lambda *_, **__: Path("python"))
    monkeypatch.setattr(dev.subprocess, "call", made)
    return made


def test_every_check_runs_even_when_one_fails(
    called: Checks, capsys: pytest.CaptureFixture[str]
) -> None:
    called.failing = "mypy"
    assert dev.test(["-k", "paths"]) == 1
    assert len(called.commands) == 5
    assert called.commands[-1] == "python -m pytest -k paths"
    assert {each["QT_QPA_PLATFORM"] for each in called.environs} == {"offscreen"}
    summary = capsys.readouterr().out.partition("Summary")[2]
    assert [line.split()[-3] for line in summary.strip().splitlines()] == [
        "ok", "ok", "FAILED", "ok", "ok",
    ]  # fmt: skip


@pytest.mark.parametrize("ci", ["", "true"])
def test_only_ci_tries_the_shared_database_on_another_server_as_well(
    called: Checks, monkeypatch: pytest.MonkeyPatch, ci: str
) -> None:
    monkeypatch.setenv("CI", ci)
    monkeypatch.delenv("TIQUO_TEST_PG_SERVER", raising=False)
    assert dev.test([]) == 0
    servers = [each.get("TIQUO_TEST_PG_SERVER") for each in called.environs]
    assert servers == [None] * 5 + (["wheel18"] if ci else [])


def test_temporary_files_lie_in_memory_where_it_has_room(
    called: Checks, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("TMPDIR", raising=False)
    monkeypatch.setattr(dev, "_MEMORY", tmp_path)
    monkeypatch.setattr(dev, "_ROOM", 0)
    dev.test([])
    (folder,) = {each["TMPDIR"] for each in called.environs}
    assert Path(folder).parent == tmp_path
    assert not Path(folder).exists()
    for name, value in (("_ROOM", 1 << 60), ("_MEMORY", tmp_path / "none")):
        monkeypatch.setattr(dev, name, value)
        called.environs.clear()
        dev.test([])
        assert not any("TMPDIR" in each for each in called.environs)


def test_whoever_names_a_folder_for_temporary_files_gets_it(
    called: Checks, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(dev, "_MEMORY", tmp_path)
    monkeypatch.setattr(dev, "_ROOM", 0)
    monkeypatch.setenv("TMPDIR", "/here")
    dev.test([])
    assert {each["TMPDIR"] for each in called.environs} == {"/here"}


def test_faults_are_tried_with_the_libraries_of_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[object, list[str]]] = []

    def prepare(_: object, extras: tuple[str, ...]) -> Path:
        asked.append((extras, []))
        return Path("python")

    def call(command: list[str], *, cwd: Path) -> int:
        assert (cwd / "tests" / "faults" / "__main__.py").exists()
        asked.append(((), command))
        return 3

    monkeypatch.setattr(dev.devenv.Environment, "prepare", prepare)
    monkeypatch.setattr(dev.subprocess, "call", call)
    assert dev.main(["faults", "--short"]) == 3
    assert asked == [(("test",), []), ((), ["python", "-m", "tests.faults", "--short"])]


def test_screenshots_are_drawn_without_a_display(monkeypatch: pytest.MonkeyPatch) -> None:
    called: list[tuple[list[str], str]] = []

    def call(command: list[str], *, env: dict[str, str]) -> int:
        called.append((command, env["QT_QPA_PLATFORM"]))
        return 0

    monkeypatch.setattr(dev.syslibs, "provide", lambda libraries: None)
    monkeypatch.setattr(dev.devenv.Environment, "prepare", lambda *_, **__: Path("python"))
    monkeypatch.setattr(dev.subprocess, "call", call)
    assert dev.main(["screenshots", "elsewhere"]) == 0
    script = str(DEV.with_name("screenshots.py"))
    assert called == [(["python", script, "elsewhere"], "offscreen")]


@pytest.mark.parametrize(
    ("args", "expected"),
    [
        (["search", "hart"], ["--demo", "search", "hart"]),
        (["--database", "x.db", "search", "a"], ["--database", "x.db", "search", "a"]),
        (["--database=x.db", "search", "a"], ["--database=x.db", "search", "a"]),
    ],
)
def test_run_opens_the_demo_unless_another_database_is_named(
    monkeypatch: pytest.MonkeyPatch, args: list[str], expected: list[str]
) -> None:
    called: list[list[str]] = []
    monkeypatch.setattr(dev.syslibs, "provide", lambda libraries: None)
    monkeypatch.setattr(dev.devenv.Environment, "prepare", lambda *_, **__: Path("python"))
    monkeypatch.setattr(dev.subprocess, "call", lambda command, **_: called.append(command) or 0)
    assert dev.run(args) == 0
    assert called == [["python", "-m", "tiquo_desktop", *expected]]
