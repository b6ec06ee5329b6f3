"""The checkout's own virtual environment in `.venv`: made, repaired, and kept in step with pyproject.toml."""

from __future__ import annotations

import contextlib
import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import syslibs
from failure import Failed

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Present while something is being made or installed: whoever finds it knows that it was interrupted.
_UNFINISHED = ".tiquo-unfinished"
_STAMP = ".tiquo-installed.json"
_ASK_VERSION = (
    "import importlib.util, sys; importlib.util.find_spec('pip') or sys.exit(1); "
    "print('%d.%d' % sys.version_info[:2])"
)
_OFFLINE = (
    "name resolution",
    "getaddrinfo failed",
    "nodename nor servname",
    "Network is unreachable",
    "Connection refused",
    "NewConnectionError",
    "ConnectTimeout",
    "ReadTimeout",
    "ProxyError",
)


@dataclass(frozen=True)
class Stamp:
    """What an environment was last brought in step with."""

    pyproject: str
    """SHA-256 of pyproject.toml, in hex."""
    root: str
    """The checkout's path at that time."""
    extras: tuple[str, ...]


@dataclass(frozen=True)
class Environment:
    """The virtual environment of the checkout at `root`, a folder that holds pyproject.toml."""

    root: Path

    @property
    def folder(self) -> Path:
        """Where it is."""
        return self.root / ".venv"

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.script("python")

    def script(self, name: str) -> Path:
        """A program of the environment, existing or not."""
        if os.name == "nt":
            return self.folder / "Scripts" / (name + ".exe")
        return self.folder / "bin" / name

    def prepare(self, extras: Sequence[str] = ()) -> Path:
        """Make sure that the project and these extras are installed; return the interpreter.

        Does nothing that takes time when pyproject.toml and Python are those of the last time.
        Raises Failed with what the person can do.
        """
        with _one_at_a_time(self.root / ".venv.lock"):
            problem = self._problem()
            if problem:
                self._make(problem)
            stamp = self._stamp()
            # What an earlier start installed stays in step too.
            kept = stamp.extras if stamp else ()
            wanted = Stamp(self._digest(), str(self.root), tuple(sorted({*kept, *extras})))
            if stamp != wanted:
                self._install(wanted)
        return self.python

    def _problem(self) -> str | None:
        """Why the environment must be made anew, or None."""
        if not self.folder.is_dir() or self.folder.is_symlink():
            return "there is none yet"
        if (self.folder / _UNFINISHED).exists():
            return "an earlier start was interrupted"
        stamp = self._stamp()
        if stamp and stamp.root != str(self.root):
            return "the checkout has moved"
        try:
            asked = subprocess.run(
                [str(self.python), "-c", _ASK_VERSION], capture_output=True, text=True, timeout=60
            )
        except (OSError, subprocess.TimeoutExpired):
            return "its Python is gone"
        if asked.returncode:
            return "it is not complete"
        own = "{}.{}".format(*sys.version_info[:2])
        if asked.stdout.strip() != own:
            return f"it was made by Python {asked.stdout.strip()} and this is {own}"
        return None

    def _make(self, reason: str) -> None:
        _provide_venv()
        print(f"Making .venv: {reason}.", flush=True)
        self._remove()
        self.folder.mkdir()
        (self.folder / _UNFINISHED).touch()
        made = _quietly([_base_python(), "-m", "venv", str(self.folder)], self.root)
        if made.returncode:
            raise Failed(_tail(made) + "The virtual environment .venv could not be made.")
        (self.folder / _UNFINISHED).unlink()

    def _remove(self) -> None:
        try:
            if self.folder.is_symlink() or self.folder.is_file():
                self.folder.unlink()
            elif self.folder.exists():
                shutil.rmtree(self.folder)
        except OSError as error:
            raise Failed(
                f"The old .venv cannot be removed ({error.strerror}): close what uses it, or delete it yourself."
            ) from error

    def _install(self, wanted: Stamp) -> None:
        target = "." + (f"[{','.join(wanted.extras)}]" if wanted.extras else "")
        print("Installing what Tiquo Desktop needs (the first time takes a minute) ...", flush=True)
        (self.folder / _UNFINISHED).touch()
        pip = [
            str(self.python),
            "-m",
            "pip",
            "install",
            "--quiet",
            "--no-input",
            "--editable",
            target,
        ]
        done = _quietly(pip, self.root)
        # Only a kill leaves the mark behind: pip undoes what it did when it fails by itself.
        (self.folder / _UNFINISHED).unlink()
        if done.returncode:
            said = _tail(done)
            offline = any(sign in done.stdout + done.stderr for sign in _OFFLINE)
            raise Failed(
                said
                + "The libraries could not be installed: "
                + (
                    "the package index could not be reached. Check the network or the proxy, then start again."
                    if offline
                    else "pip's last words are above."
                )
            )
        temporary = self.folder / (_STAMP + ".new")
        temporary.write_text(json.dumps(asdict(wanted)), encoding="utf-8")
        temporary.replace(self.folder / _STAMP)

    def _digest(self) -> str:
        return hashlib.sha256((self.root / "pyproject.toml").read_bytes()).hexdigest()

    def _stamp(self) -> Stamp | None:
        try:
            read = json.loads((self.folder / _STAMP).read_text(encoding="utf-8"))
            return Stamp(read["pyproject"], read["root"], tuple(read["extras"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


def _provide_venv() -> None:
    missing = [name for name in ("venv", "ensurepip") if importlib.util.find_spec(name) is None]
    if not missing:
        return
    parts = " and ".join(missing)
    if Path(sys.base_prefix) != Path("/usr"):
        raise Failed(f"This Python lacks its {parts}: use a complete Python 3.11 to 3.14.")
    # Debian keeps ensurepip in a package of its own.
    syslibs.install(["python{}.{}-venv".format(*sys.version_info[:2])], f"Python's {parts}")


def _base_python() -> str:
    # Called by the Python of a virtual environment, perhaps of the one that is to be replaced.
    return str(getattr(sys, "_base_executable", None) or sys.executable)


def _quietly(command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
    environ = {
        **os.environ,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "PIP_ROOT_USER_ACTION": "ignore",
        "PIP_USER": "0",
    }
    environ.pop("PYTHONHOME", None)
    environ.pop("__PYVENV_LAUNCHER__", None)
    return subprocess.run(
        command, cwd=folder, env=environ, capture_output=True, text=True, errors="replace"
    )


def _tail(done: subprocess.CompletedProcess[str]) -> str:
    lines = (done.stdout + done.stderr).strip().splitlines()[-12:]
    return "".join(f"  {line}\n" for line in lines)


@contextlib.contextmanager
def _one_at_a_time(lock: Path) -> Iterator[None]:
    """Let a second start wait for the first one's installation; the system frees the lock of a killed one."""
    with lock.open("a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
                    break
                except OSError:
                    continue
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
