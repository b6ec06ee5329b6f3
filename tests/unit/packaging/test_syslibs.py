"""The lists of system libraries are those that the installed Qt links to, and apt is asked only when needed."""

import platform
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import PySide6
import pytest
import shiboken6
import syslibs
from failure import Failed

from tests.unit.packaging import elf

_QT = Path(PySide6.__file__).parent
_FROM_LIBC = {"libc.so.6", "libdl.so.2", "libm.so.6", "libpthread.so.0", "libresolv.so.2"}
linux_pc = pytest.mark.skipif(
    not (sys.platform == "linux" and platform.machine() in ("x86_64", "aarch64")),
    reason="reads the libraries of a Linux wheel",
)


def outside_the_wheel(*start: str) -> set[str]:
    """The system libraries that these files of PySide6 link to, directly or through the wheel's own."""
    bundled = {
        file.name: file
        for top in (_QT, Path(shiboken6.__file__).parent)
        for file in top.rglob("*.so*")
    }
    todo, seen, outside = [_QT / name for name in start], set[Path](), set[str]()
    while todo:
        file = todo.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in elf.needed(file):
            if name in bundled:
                todo.append(bundled[name])
            else:
                outside.add(name)
    return {name for name in outside - _FROM_LIBC if not name.startswith("ld-linux")}


@linux_pc
def test_what_drawing_needs_is_listed() -> None:
    modules = ["QtCore", "QtGui", "QtWidgets", "QtSvg", "QtPrintSupport", "QtNetwork", "QtTest"]
    found = outside_the_wheel(
        *(f"{name}.abi3.so" for name in modules),
        "Qt/plugins/platforms/libqoffscreen.so",
        "Qt/plugins/iconengines/libqsvgicon.so",
        "Qt/plugins/imageformats/libqsvg.so",
    )
    assert found == set(syslibs.DRAWING)


@linux_pc
def test_what_a_window_needs_is_listed() -> None:
    x11 = outside_the_wheel(
        "Qt/plugins/platforms/libqxcb.so", "Qt/plugins/xcbglintegrations/libqxcb-glx-integration.so"
    )
    assert x11 - set(syslibs.DRAWING) == set(syslibs.X11)
    wayland = outside_the_wheel(
        "Qt/plugins/platforms/libqwayland.so",
        "Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    )
    assert wayland - set(syslibs.DRAWING) == set(syslibs.WAYLAND)


@pytest.mark.parametrize(
    ("environ", "x11", "wayland"),
    [
        ({"DISPLAY": ":0"}, True, False),
        ({"WAYLAND_DISPLAY": "wayland-0"}, False, True),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, True, True),
        ({"DISPLAY": ":0", "QT_QPA_PLATFORM": "offscreen"}, False, False),
        ({"QT_QPA_PLATFORM": "wayland;xcb"}, True, True),
    ],
)
def test_only_the_libraries_of_the_display_in_use(
    environ: dict[str, str], x11: bool, wayland: bool
) -> None:
    needed = syslibs.for_window(environ)
    assert ("libxcb-cursor.so.0" in needed, "libwayland-client.so.0" in needed) == (x11, wayland)
    assert set(syslibs.DRAWING) <= set(needed)


def test_missing_libraries_are_found_by_loading_them() -> None:
    def load(name: str) -> None:
        if name == "libGL.so.1":
            raise OSError(name)

    assert syslibs.missing(syslibs.DRAWING, load) == ["libGL.so.1"]


class Apt:
    """Stands for the commands of a Debian system: `answers` are apt-get's exit codes in order."""

    def __init__(self, *answers: int, sudo: int = 1) -> None:
        self.answers, self.sudo = list(answers), sudo
        self.calls: list[list[str]] = []

    def __call__(self, command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        if command[-1] == "true":
            return subprocess.CompletedProcess(command, self.sudo, "", "")
        self.calls.append(command)
        return subprocess.CompletedProcess(command, self.answers.pop(0), "", "E: no such package")


@pytest.fixture
def debian(monkeypatch: pytest.MonkeyPatch) -> Callable[..., Apt]:
    """Pretends to be on a Debian system, as root or not, with a sudo or none."""

    def pretend(apt: Apt, *, user: int = 0) -> Apt:
        monkeypatch.setattr(syslibs.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(syslibs.subprocess, "run", apt)
        monkeypatch.setattr(syslibs.os, "geteuid", lambda: user, raising=False)
        return apt

    return pretend


def test_nothing_is_called_when_nothing_is_missing(
    debian: Callable[..., Apt], monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = debian(Apt())
    monkeypatch.setattr(syslibs, "missing", lambda libraries: [])
    syslibs.provide(syslibs.DRAWING)
    assert apt.calls == []


def test_root_installs_without_recommended_packages(debian: Callable[..., Apt]) -> None:
    apt = debian(Apt(0))
    syslibs.install(["libgl1"], "Qt's libGL.so.1")
    (call,) = apt.calls
    assert call[:4] == ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "install"]
    assert call[-2:] == ["--no-install-recommends", "libgl1"]


def test_package_lists_are_fetched_when_the_first_try_fails(debian: Callable[..., Apt]) -> None:
    apt = debian(Apt(100, 0, 0))
    syslibs.install(["libgl1"], "Qt's libGL.so.1")
    assert [call[3] for call in apt.calls] == ["install", "update", "install"]


def test_a_sudo_without_a_password_is_used(debian: Callable[..., Apt]) -> None:
    apt = debian(Apt(0, sudo=0), user=1000)
    syslibs.install(["libgl1"], "Qt's libGL.so.1")
    assert apt.calls[0][:2] == ["/usr/bin/sudo", "-n"]


def test_without_the_right_to_install_the_command_is_named(debian: Callable[..., Apt]) -> None:
    apt = debian(Apt(), user=1000)
    with pytest.raises(
        Failed, match=r"sudo apt-get update && sudo apt-get install -y .* libegl1 libgl1"
    ):
        syslibs.install(["libegl1", "libgl1"], "Qt's libEGL.so.1, libGL.so.1")
    assert apt.calls == []


def test_a_failure_of_apt_is_shown_with_the_command(debian: Callable[..., Apt]) -> None:
    debian(Apt(100, 100, 100))
    with pytest.raises(Failed, match=r"E: no such package\nQt's x could not be installed"):
        syslibs.install(["libx"], "Qt's x")


def test_another_distribution_is_told_what_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syslibs.shutil, "which", lambda name: None)
    with pytest.raises(Failed, match=r"lacks Qt's libGL\.so\.1: .* package manager"):
        syslibs.install(["libgl1"], "Qt's libGL.so.1")


def without(monkeypatch: pytest.MonkeyPatch, *lacking: str) -> None:
    """Pretend that these files are missing and no library is."""
    monkeypatch.setattr(syslibs.sys, "platform", "linux")
    monkeypatch.setattr(syslibs.Path, "exists", lambda path: str(path) not in lacking)
    monkeypatch.setattr(syslibs, "missing", lambda libraries: [])


def test_what_works_a_running_window_is_installed_where_it_is_missing(
    debian: Callable[..., Apt], monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = debian(Apt(0))
    without(monkeypatch, "/usr/bin/Xvfb", "/usr/lib/python3/dist-packages/pyatspi")
    syslibs.provide_screen_reader(required=True)
    (call,) = apt.calls
    assert call[-2:] == ["python3-pyatspi", "xvfb"]


def test_nothing_is_installed_for_a_running_window_where_all_of_it_is(
    debian: Callable[..., Apt], monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = debian(Apt())
    without(monkeypatch)
    syslibs.provide_screen_reader(required=True)
    assert apt.calls == []


def test_only_where_it_is_required_a_missing_screen_reader_ends_the_tests(
    debian: Callable[..., Apt],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    debian(Apt(), user=1000)
    without(monkeypatch, "/usr/bin/Xvfb")
    syslibs.provide_screen_reader(required=False)
    said = capsys.readouterr().out
    assert "apt-get install -y --no-install-recommends xvfb" in said
    assert said.endswith("Until then the end-to-end test is skipped.\n")
    with pytest.raises(Failed, match="the end-to-end test's xvfb"):
        syslibs.provide_screen_reader(required=True)


def test_servers_are_installed_where_one_is_missing_or_nothing_is_tested(
    debian: Callable[..., Apt], monkeypatch: pytest.MonkeyPatch
) -> None:
    apt = debian(Apt(0))
    without(monkeypatch, "/usr/lib/postgresql", "/usr/sbin/pgbouncer")
    syslibs.provide_servers()
    (call,) = apt.calls
    assert call[-2:] == ["pgbouncer", "postgresql"]
    debian(apt, user=1000)
    with pytest.raises(Failed, match="--no-install-recommends pgbouncer postgresql"):
        syslibs.provide_servers()
