"""System libraries that Qt needs on Linux and its wheel does not bring: looked for, and installed on Debian.

The lists are what PySide6-Essentials 6.11 links to (the NEEDED entries of its libraries and of its xcb and
Wayland plugins); a test compares them with the installed wheel.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from failure import Failed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

# What drawing into a picture and the tests need: library -> Debian package.
DRAWING: Mapping[str, str] = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11.so.6": "libx11-6",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libstdc++.so.6": "libstdc++6",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
# A window on an X11 screen needs these as well ...
X11: Mapping[str, str] = {
    "libX11-xcb.so.1": "libx11-xcb1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-glx.so.0": "libxcb-glx0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
}
# ... and one on a Wayland screen these.
WAYLAND: Mapping[str, str] = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}
# What the end-to-end test works a running window with: a file -> the Debian package that brings it.
SCREEN_READER: Mapping[str, str] = {
    "/usr/bin/Xvfb": "xvfb",
    "/usr/bin/dbus-run-session": "dbus",
    "/usr/libexec/at-spi2-registryd": "at-spi2-core",
    "/usr/lib/python3/dist-packages/pyatspi": "python3-pyatspi",
}
# What the tests of a shared database use besides the server of the test extra, likewise: a server with TLS
# and replication, and what stands in front of one.
SERVERS: Mapping[str, str] = {
    "/usr/bin/openssl": "openssl",
    "/usr/lib/postgresql": "postgresql",
    "/usr/sbin/pgbouncer": "pgbouncer",
}


def for_window(environ: Mapping[str, str]) -> Mapping[str, str]:
    """The libraries that a window on this display needs: library -> Debian package."""
    forced = environ.get("QT_QPA_PLATFORM", "")
    x11 = "xcb" in forced if forced else bool(environ.get("DISPLAY"))
    wayland = "wayland" in forced if forced else bool(environ.get("WAYLAND_DISPLAY"))
    return {**DRAWING, **(X11 if x11 else {}), **(WAYLAND if wayland else {})}


def provide(libraries: Mapping[str, str]) -> None:
    """Make sure that these libraries can be loaded, with apt-get where that is allowed.

    Raises Failed, with the command that installs them, where it is not. Does nothing outside Linux.
    """
    lacking = missing(libraries) if sys.platform.startswith("linux") else []
    if not lacking:
        return
    install(sorted({libraries[name] for name in lacking}), f"Qt's {', '.join(lacking)}")
    still = missing(lacking)
    if still:
        raise Failed(f"Qt needs {', '.join(still)}, which the installed packages do not hold.")


def provide_screen_reader(*, required: bool) -> None:
    """Make sure that a test can work a running window as a screen reader does; only on Linux.

    Where that cannot be, it is said, and the test is skipped; raises Failed instead if it is
    required.
    """
    if not sys.platform.startswith("linux"):
        return
    try:
        _provide_files(SCREEN_READER, "the end-to-end test's")
        provide(X11)
    except Failed as failure:
        if required:
            raise
        print(f"{failure}\nUntil then the end-to-end test is skipped.", flush=True)


def provide_servers() -> None:
    """Make sure that every test of a shared database can run; only on Linux.

    Raises Failed, with the command that installs what is missing, where that is not allowed.
    """
    if sys.platform.startswith("linux"):
        _provide_files(SERVERS, "the shared database tests'")


def _provide_files(files: Mapping[str, str], whose: str) -> None:
    packages = sorted(package for file, package in files.items() if not Path(file).exists())
    if packages:
        install(packages, f"{whose} {', '.join(packages)}")


def missing(libraries: Iterable[str], load: Callable[[str], object] = ctypes.CDLL) -> list[str]:
    """The libraries that the system cannot load, found out by loading them."""
    lacking = []
    for name in libraries:
        try:
            load(name)
        except OSError:
            lacking.append(name)
    return lacking


def install(packages: Sequence[str], what: str) -> None:
    """Install Debian packages as root or with a sudo that asks for nothing.

    `what` names in words what is missing. Raises Failed when it may not or cannot.
    """
    if shutil.which("apt-get") is None:
        raise Failed(f"This system lacks {what}: install it with the system's package manager.")
    by_hand = (
        "  sudo apt-get update && sudo apt-get install -y --no-install-recommends "
        + " ".join(packages)
    )
    become_root = _root_prefix()
    if become_root is None:
        raise Failed(f"This system lacks {what}. This command installs it:\n{by_hand}")
    print(f"Installing Debian packages: {' '.join(packages)} ...", flush=True)
    # A fresh container has no package lists and an old one has outdated ones: fetched only when it needs them.
    if _apt(become_root, "install", *packages).returncode == 0:
        return
    _apt(become_root, "update")
    done = _apt(become_root, "install", *packages)
    if done.returncode:
        said = "".join(f"  {line}\n" for line in done.stderr.strip().splitlines()[-6:])
        raise Failed(f"{said}{what} could not be installed. This is the command to try:\n{by_hand}")


def _root_prefix() -> list[str] | None:
    """What to put before a command that only root may run; None when nobody may without a password."""
    if sys.platform != "win32" and os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo and subprocess.run([sudo, "-n", "true"], capture_output=True).returncode == 0:
        return [sudo, "-n"]
    return None


def _apt(become_root: list[str], action: str, *packages: str) -> subprocess.CompletedProcess[str]:
    options = ["-q", "-y", "-o", "DPkg::Lock::Timeout=120", "-o", "Acquire::Retries=2"]
    if action == "install":
        options.append("--no-install-recommends")
    # env: sudo does not pass variables on.
    command = ["env", "DEBIAN_FRONTEND=noninteractive", "apt-get", action, *options, *packages]
    return subprocess.run(
        [*become_root, *command], capture_output=True, text=True, stdin=subprocess.DEVNULL
    )
