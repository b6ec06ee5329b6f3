"""Tells why a database must not be recorded to at a place: network file systems and synchronised folders.

SQLite's write-ahead log needs shared memory and locks that network file systems do not keep, and a
synchronising program replaces files while they are open. Both have lost committed records. Only kinds
that are known to be unsafe are named; unknown ones are allowed, and 9p is among those, because it is the
root of some containers and virtual machines.
"""

import ctypes
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from tiquo_desktop.host import syncfolders

# fmt: off
_NETWORK_KINDS = frozenset((
    "afpfs", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "davfs2", "gfs2", "glusterfs",
    "gpfs", "lustre", "ncpfs", "nfs", "nfs3", "nfs4", "ocfs2", "orangefs", "pvfs2", "smb", "smb2",
    "smb3", "smbfs", "webdav",
))
_NETWORK_FUSE = frozenset((
    "beegfs", "ceph", "curlftpfs", "davfs", "davfs2", "glusterfs", "goofys",
    "google-drive-ocamlfuse", "gvfsd-fuse", "juicefs", "moosefs", "nfs", "onedriver", "rclone",
    "s3fs", "smbnetfs", "sshfs",
))
# fmt: on
_ADVICE = "choose a folder on this computer's own disk"


@dataclass(frozen=True, slots=True)
class Mount:
    """A mounted file system: where it is, its kind (`ext4`, `nfs4`) and what it was mounted from."""

    point: PurePosixPath
    kind: str
    source: str


def unsafe_location(path: Path) -> str | None:
    """One sentence that says why nothing must be recorded to a database at `path`; None when it may.

    The path need not exist. Links are followed, and the path is also judged as it was written.
    """
    places = _as_written_and_resolved(path)
    return _network_reason(places) or syncfolders.reason(places)


def parse_mountinfo(text: str) -> list[Mount]:
    """The mounts of a Linux `/proc/self/mountinfo` (see proc(5)); lines that are not understood are left out."""
    mounts = []
    for line in text.splitlines():
        before, separator, after = line.partition(" - ")
        fields, tail = before.split(" "), after.split(" ")
        if separator and len(fields) >= 5 and len(tail) >= 2:
            point = PurePosixPath(_unescape_octal(fields[4]))
            mounts.append(Mount(point, tail[0], _unescape_octal(tail[1])))
    return mounts


def parse_mount_output(text: str) -> list[Mount]:
    """The mounts that macOS' `mount` prints: `//anna@host/share on /Volumes/share (smbfs, nodev)`."""
    found = re.finditer(r"^(.*?) on (/.*) \(([^,()]+)[^()]*\)$", text, re.MULTILINE)
    return [Mount(PurePosixPath(m[2]), m[3].strip(), m[1]) for m in found]


def network_mount(path: PurePosixPath, mounts: Iterable[Mount]) -> Mount | None:
    """The mount that holds `path` when it is of a network kind, otherwise None.

    The longest mount point wins; of two mounts on one point the later one, which hides the earlier.
    """
    holder: Mount | None = None
    for mount in mounts:
        inside = path.is_relative_to(mount.point)
        if inside and (holder is None or len(mount.point.parts) >= len(holder.point.parts)):
            holder = mount
    return holder if holder is not None and is_network_kind(holder.kind) else None


def is_network_kind(kind: str) -> bool:
    """Whether a file system kind, as the operating system names it, is known to be a network one."""
    kind = kind.lower()
    if kind.startswith("fuse."):
        return kind.removeprefix("fuse.") in _NETWORK_FUSE
    return kind in _NETWORK_KINDS


def _as_written_and_resolved(path: Path) -> tuple[Path, ...]:
    # os.path: pathlib raises for the home of an unknown person and follows links when it makes absolute.
    written = Path(os.path.abspath(os.path.expanduser(path)))  # noqa: PTH100, PTH111
    try:
        resolved = written.resolve()
    except (OSError, RuntimeError):  # a loop of links; opening the file gives its own sentence
        return (written,)
    return (written,) if resolved == written else (written, resolved)


def _network_reason(places: Sequence[Path]) -> str | None:
    if sys.platform == "win32":
        reasons = (_windows_reason(place) for place in places)
        return next((reason for reason in reasons if reason), None)
    else:
        mounts = _mounts()
        found = (network_mount(PurePosixPath(place), mounts) for place in places)
        mount = next((mount for mount in found if mount), None)
        if mount is None:
            return None
        return (
            f"The folder {mount.point} is on a network file system ({mount.kind}), "
            f"where records could be lost: {_ADVICE}."
        )


def _mounts() -> list[Mount]:
    try:
        if sys.platform == "darwin":
            mount = subprocess.run(["/sbin/mount"], capture_output=True, timeout=5, check=False)
            return parse_mount_output(os.fsdecode(mount.stdout))
        else:
            return parse_mountinfo(os.fsdecode(Path("/proc/self/mountinfo").read_bytes()))
    except (OSError, subprocess.SubprocessError):
        return []  # a system that does not tell is an unknown kind


def _unescape_octal(field: str) -> str:
    # The kernel writes space, tab, newline and backslash as \040, \011, \012 and \134.
    return re.sub(r"\\([0-7]{3})", lambda found: chr(int(found[1], 8)), field)


def is_unc(path: PurePath) -> bool:
    r"""Whether a Windows path names a share (`\\server\share`, `\\?\UNC\server\share`), not a drive."""
    drive = path.drive.upper()
    if drive.startswith(("\\\\?\\", "\\\\.\\")):
        return drive[4:].startswith("UNC")
    return drive.startswith("\\\\")


def _windows_reason(path: Path) -> str | None:
    if not is_unc(path) and not _is_remote_drive(path.anchor):
        return None
    return f"{path.anchor} is a network drive, where records could be lost: {_ADVICE}."


def _is_remote_drive(anchor: str) -> bool:
    if sys.platform == "win32":
        # https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew
        drive_remote = 4
        return bool(ctypes.windll.kernel32.GetDriveTypeW(anchor) == drive_remote)
    else:
        return False
