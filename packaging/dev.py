"""The two commands of a checkout, the benchmarks, the faults, the pictures and the translations.

    python3 packaging/dev.py run [arguments of tiquo-desktop]    open the app on the demo database
    python3 packaging/dev.py test [arguments of pytest]          linters, types, import contracts, tests
    python3 packaging/dev.py bench [arguments of the benchmarks] measure, and compare with plain sqlite3
    python3 packaging/dev.py faults [--only …]                   break PostgreSQL servers, and count what was lost
    python3 packaging/dev.py screenshots [folder]                draw the pictures of the guide and the README
    python3 packaging/dev.py translations                        bring the German and French texts in step with the code

Each makes or repairs `.venv` first when that is needed, and takes a moment only when it is not. It needs
nothing but the standard library of Python 3.11 to 3.14.
"""

# An older Python must be able to read this file as far as the sentence about it: no newer syntax here,
# and the modules beside this one are imported only after the check.
from __future__ import annotations

import contextlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

OLDEST = (3, 11)
NEWEST = (3, 14)
ROOT = Path(__file__).resolve().parents[1]
# Options of the app that take a value: what follows them is not a subcommand.
_TAKE_VALUE = (
    "--database",
    "--data-dir",
    "--theme",
    "--link",
    "--screenshot",
    "--customer",
    "--size",
)
_NO_WINDOW = ("--screenshot", "--version", "--help", "-h")
# Neighbours go to one process, which makes the servers of a file once; who is done takes from the others.
_SHARED_OUT = ("-n", "auto", "--dist", "worksteal")
_MEMORY = Path("/dev/shm")
_ROOM = 4 << 30


def unfit_python(version: tuple[int, ...]) -> str | None:
    """One sentence when this Python is too old or too new, otherwise None."""
    if OLDEST <= version <= NEWEST:
        return None
    return "Tiquo Desktop needs Python {} to {}, and this is {}: call this file with such a Python.".format(
        *(".".join(map(str, each)) for each in (OLDEST, NEWEST, version))
    )


_problem = unfit_python(sys.version_info[:2])
if _problem:
    sys.exit(_problem)

import devenv  # noqa: E402
import syslibs  # noqa: E402
from failure import Failed  # noqa: E402


class Check(NamedTuple):
    """One part of `test`: its name in the summary and its command.

    `server` is the PostgreSQL that the tests start, where it matters; see tests/postgres.py.
    """

    name: str
    command: list[str]
    server: str | None = None


def main(argv: Sequence[str]) -> int:
    """Run one subcommand; the exit code is 0 done, 1 failed, 2 wrong use, 130 stopped by Ctrl+C."""
    commands: dict[str, Callable[[Sequence[str]], int]] = {
        "run": run,
        "test": test,
        "bench": bench,
        "faults": faults,
        "screenshots": screenshots,
        "translations": translations,
    }
    if not argv or argv[0] not in commands:
        asked_for_help = bool(argv) and argv[0] in ("-h", "--help", "help")
        print(__doc__, file=sys.stdout if asked_for_help else sys.stderr)
        return 0 if asked_for_help else 2
    try:
        return commands[argv[0]](argv[1:])
    except Failed as failure:
        print(failure, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def run(args: Sequence[str]) -> int:
    """Open the app on its demo database, or pass a subcommand to it."""
    windowed = opens_window(args)
    environ = dict(os.environ)
    if not has_display(environ):
        if windowed:
            raise Failed(
                "There is no display here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open.\n"
                "Start it on a desktop or with `xvfb-run`, or let it draw the window into a picture:\n"
                "  python3 packaging/dev.py run --screenshot window.png"
            )
        environ["QT_QPA_PLATFORM"] = "offscreen"
    syslibs.provide(syslibs.for_window(environ) if windowed else syslibs.DRAWING)
    python = devenv.Environment(ROOT).prepare()
    # The demo database, unless the person names another one.
    named = any(arg.split("=")[0] == "--database" for arg in args)
    command = [str(python), "-m", "tiquo_desktop", *([] if named else ["--demo"]), *args]
    return subprocess.call(command, env=environ)


def test(args: Sequence[str]) -> int:
    """Run every check, all of them even when one fails, then say how each went."""
    syslibs.provide(syslibs.DRAWING)
    in_ci = bool(os.environ.get("CI"))
    syslibs.provide_screen_reader(required=in_ci)
    if in_ci:
        syslibs.provide_servers()
    environment = devenv.Environment(ROOT)
    python = str(environment.prepare(extras=("test",)))
    module = [python, "-m"]
    checks = [
        Check("ruff check", [*module, "ruff", "check", "."]),
        Check("ruff format", [*module, "ruff", "format", "--check", "."]),
        Check("mypy", [*module, "mypy"]),
        Check("import contracts", [str(environment.script("lint-imports")), "--no-logo"]),
        # All tests take minutes: every processor has its share. A few are run one after another.
        Check("pytest", [*module, "pytest", *(args or _SHARED_OUT)]),
    ]
    if in_ci and not args:
        # All tests had the machine's own PostgreSQL, if there is one: these have the newest.
        shared = (
            "-n",
            "auto",
            "-k",
            "postgres and not tls",
            "tests/contract",
            "tests/unit/storage",
        )
        checks.append(Check("PostgreSQL 18", [*module, "pytest", *shared], server="wheel18"))
    with temporary_folder() as given:
        results = [(check.name, *timed(check, given)) for check in checks]
    print("\nSummary")
    for name, code, seconds in results:
        print("  {:<18}{:<8}{:7.1f} s".format(name, "FAILED" if code else "ok", seconds))
    return 1 if any(code for _, code, _ in results) else 0


@contextlib.contextmanager
def temporary_folder() -> Iterator[Mapping[str, str]]:
    """Gives variables that make temporary files lie in memory, on a Linux that has room for them.

    The tests make some thousand databases, and would wait for the disk half of the time.
    """
    try:
        room = shutil.disk_usage(_MEMORY).free
    except OSError:
        room = 0
    if room < _ROOM or "TMPDIR" in os.environ:
        yield {}
        return
    made = tempfile.TemporaryDirectory(
        prefix="tiquo-tests-", dir=_MEMORY, ignore_cleanup_errors=True
    )
    with made as folder:
        Path(folder).chmod(0o755)  # a PostgreSQL runs on an account of its own
        yield {"TMPDIR": folder}


def timed(check: Check, given: Mapping[str, str]) -> tuple[int, float]:
    """Run one check in the checkout, with these variables; its exit code and how many seconds it took."""
    print("\n== " + check.name, flush=True)
    start = time.monotonic()
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **given}
    if check.server is not None:
        environ["TIQUO_TEST_PG_SERVER"] = check.server
    code = subprocess.call(check.command, cwd=ROOT, env=environ)
    return code, time.monotonic() - start


def bench(args: Sequence[str]) -> int:
    """Run the benchmarks, which need no display."""
    syslibs.provide(syslibs.DRAWING)
    python = devenv.Environment(ROOT).prepare(extras=("test",))
    command = [str(python), "-m", "tests.benchmarks", *args]
    return subprocess.call(command, cwd=ROOT, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def faults(args: Sequence[str]) -> int:
    """Try what goes wrong with a shared database, on servers that are started and stopped for it."""
    python = devenv.Environment(ROOT).prepare(extras=("test",))
    return subprocess.call([str(python), "-m", "tests.faults", *args], cwd=ROOT)


def screenshots(args: Sequence[str]) -> int:
    """Draw the pictures anew, which needs no display."""
    syslibs.provide(syslibs.DRAWING)
    python = devenv.Environment(ROOT).prepare()
    command = [str(python), str(ROOT / "packaging" / "screenshots.py"), *args]
    return subprocess.call(command, env={**os.environ, "QT_QPA_PLATFORM": "offscreen"})


def translations(_args: Sequence[str]) -> int:
    """Gather the texts of the code for translation, and make what the program reads."""
    python = devenv.Environment(ROOT).prepare()
    return subprocess.call([str(python), str(ROOT / "packaging" / "translations.py")])


def opens_window(args: Sequence[str]) -> bool:
    """Whether the app, called with these arguments, would open a window on the screen."""
    previous = ""
    for arg in args:
        if arg.split("=")[0] in _NO_WINDOW:
            return False
        if not arg.startswith("-") and previous not in _TAKE_VALUE:
            return arg.lower().startswith("tiquo:")  # a link; anything else is a subcommand
        previous = arg
    return True


def has_display(environ: Mapping[str, str], platform: str = sys.platform) -> bool:
    """Whether Qt finds something to draw on; only Linux can be without."""
    if not platform.startswith("linux"):
        return True
    return any(environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
