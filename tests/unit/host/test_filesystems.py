"""Which places are refused for recording, judged from what the operating systems print."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from tiquo_desktop.host import filesystems
from tiquo_desktop.host.filesystems import Mount

MOUNTINFO = r"""
23 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
24 23 0:5 / /proc rw - proc proc rw
40 23 0:40 / /mnt/share rw,relatime shared:2 - nfs4 nas:/export rw,vers=4.2
41 40 8:2 / /mnt/share/local rw master:1 propagate_from:2 - xfs /dev/sdb rw
42 23 0:41 / /mnt/guest\040files rw - cifs //nas/guest\040files rw
43 23 0:42 / /home/anna/remote rw - fuse.sshfs anna@host: rw
44 23 0:43 / /mnt/vm rw - 9p share rw
45 23 0:44 / /mnt/twice rw - nfs nas:/old rw
46 23 8:3 / /mnt/twice rw - ext4 /dev/sdc rw
not a line of mountinfo
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/tiquo.db", None),
        ("/mnt/share/tiquo.db", "nfs4"),
        ("/mnt/share", "nfs4"),
        ("/mnt/shared/tiquo.db", None),  # no part of /mnt/share
        ("/mnt/share/local/tiquo.db", None),  # a disk mounted inside the share
        ("/mnt/guest files/a/b.db", "cifs"),
        ("/home/anna/remote/x.db", "fuse.sshfs"),
        ("/mnt/vm/x.db", None),  # unknown kinds are allowed
        ("/mnt/twice/x.db", None),  # the later mount hides the earlier
    ],
)
def test_linux_mounts(path: str, kind: str | None) -> None:
    mounts = filesystems.parse_mountinfo(MOUNTINFO)
    found = filesystems.network_mount(PurePosixPath(path), mounts)
    assert (found.kind if found else None) == kind


def test_macos_mounts() -> None:
    printed = (
        "/dev/disk3s1s1 on / (apfs, sealed, local, read-only, journaled)\n"
        "devfs on /dev (devfs, local, nobrowse)\n"
        "//anna@nas._smb._tcp.local/Shared%20(old) on /Volumes/Shared (old) (smbfs, nodev, nosuid)\n"
        "map auto_home on /System/Volumes/Data/home (autofs, automounted, nobrowse)\n"
    )
    mounts = filesystems.parse_mount_output(printed)
    assert [mount.kind for mount in mounts] == ["apfs", "devfs", "smbfs", "autofs"]
    found = filesystems.network_mount(PurePosixPath("/Volumes/Shared (old)/tiquo.db"), mounts)
    assert found == mounts[2]


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "smbfs", "SMBFS", "fuse.rclone"])
def test_network_kinds(kind: str) -> None:
    assert filesystems.is_network_kind(kind)


@pytest.mark.parametrize(
    "kind", ["ext4", "apfs", "btrfs", "tmpfs", "9p", "overlay", "fuse.ntfs-3g"]
)
def test_local_and_unknown_kinds(kind: str) -> None:
    assert not filesystems.is_network_kind(kind)


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\nas\share\tiquo.db", True),
        (r"\\?\UNC\nas\share\tiquo.db", True),
        (r"\\?\C:\data\tiquo.db", False),
        (r"C:\data\tiquo.db", False),
    ],
)
def test_windows_shares(path: str, expected: bool) -> None:
    assert filesystems.is_unc(PureWindowsPath(path)) is expected


def test_an_ordinary_folder_that_does_not_exist_yet_is_allowed(tmp_path: Path) -> None:
    assert filesystems.unsafe_location(tmp_path / "new" / "tiquo.db") is None


def test_a_link_into_a_share_is_refused_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    share = tmp_path / "share"
    share.mkdir()
    (tmp_path / "link").symlink_to(share)
    mounts = [Mount(PurePosixPath("/"), "ext4", "d"), Mount(PurePosixPath(share), "nfs4", "n:/e")]
    monkeypatch.setattr(filesystems, "_mounts", lambda: mounts)
    said = filesystems.unsafe_location(tmp_path / "link" / "tiquo.db")
    assert said is not None
    assert str(share) in said
    assert "network file system (nfs4)" in said
    assert "choose a folder" in said
    assert filesystems.unsafe_location(tmp_path / "tiquo.db") is None


def test_a_loop_of_links_is_judged_as_written(tmp_path: Path) -> None:
    (tmp_path / "loop").symlink_to(tmp_path / "loop")
    assert filesystems.unsafe_location(tmp_path / "loop" / "tiquo.db") is None
