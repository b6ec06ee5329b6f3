"""A password on the command line is not shown to other programs for longer than it takes to start."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tiquo_desktop.host import process_list

ROOT = Path(__file__).parents[3]
_SHOW = """
import sys
from tiquo_desktop.host import process_list
before = list(sys.argv)
print(process_list.hide_passwords(sys.argv[1:]))
assert sys.argv == before
sys.stdout.buffer.write(open("/proc/self/cmdline", "rb").read())
"""


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow it")
def test_passwords_are_overwritten_and_nothing_else() -> None:
    urls = [
        "postgresql://amelia:hunter2@host/venue?sslmode=require",
        "--database=postgres://host/venue?password=hunter2&sslmode=require",
        "postgresql://amelia:hun&ter/2@host/venue",
        "postgresql://host:5432/venue?password=hun@ter2&sslpassword=hun@ter2",
        "postgresql://one:5432,two:5433/venue",
        "postgresql://host:5432",
        "postgresql://amelia:hunter2",
        "postgresql://amelia@[::1]:5432/venue",
        "search",
        "Zoë: a@b",
    ]
    ran = subprocess.run(
        [sys.executable, "-c", _SHOW, *urls],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    said, _, shown = ran.stdout.partition(b"\n")
    assert said == b"False", "nothing stays to be seen"
    assert shown.split(b"\0")[3:-1] == [
        b"postgresql://amelia:*******@host/venue?sslmode=require",
        b"--database=postgres://host/venue?password=*******&sslmode=require",
        b"postgresql://amelia:*********@host/venue",
        b"postgresql://host:5432/venue?password=********&sslpassword=********",
        b"postgresql://one:5432,two:5433/venue",
        b"postgresql://host:5432",
        b"postgresql://amelia:*******",
        b"postgresql://amelia@[::1]:5432/venue",
        b"search",
        "Zoë: a@b".encode(),
    ]


def test_without_a_password_nothing_is_to_hide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert not process_list.hide_passwords(["--database", "postgresql://amelia@host:5432/venue"])
    assert not process_list.hide_passwords(["--database=postgresql://host:5432/venue"])
    assert not process_list.hide_passwords(["tiquo://customer/CUST-000042"])
    assert process_list.hide_passwords(["postgresql://amelia:hunter2@host/venue"])
