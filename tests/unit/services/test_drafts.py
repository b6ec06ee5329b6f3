"""Drafts stay with their author, outlive the process, and never come back after they were saved."""

import os
import signal
import stat
import subprocess
import sys
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from tiquo_desktop.domain.errors import UnwritableOutput
from tiquo_desktop.services.drafts import Draft, DraftKey, Drafts

KEY = DraftKey(database="d" * 32, person="A. Okafor", about="c" * 32)
TYPED = Draft(summary="Called back: room 011 is free", category="Customers", when="14:20")


def files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


def test_a_draft_comes_back_as_it_was_typed(tmp_path: Path) -> None:
    kept = Drafts(tmp_path / "drafts").keep(KEY, TYPED, 1)
    found = Drafts(tmp_path / "drafts").find(KEY)
    assert kept is not None
    assert found == replace(TYPED, kept_at=kept)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such modes")
def test_only_the_owner_can_read_it(tmp_path: Path) -> None:
    Drafts(tmp_path / "drafts").keep(KEY, TYPED, 1)
    (file,) = files(tmp_path)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_it_stays_with_its_author_customer_and_database(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(KEY, TYPED, 1)
    for other in (
        replace(KEY, person="J. Lind"),
        replace(KEY, about="e" * 32),
        replace(KEY, database="f" * 32),
    ):
        assert drafts.find(other) is None
    assert drafts.find(replace(KEY, person=" a. okafor ")) is not None
    assert drafts.count(KEY.database, KEY.person) == 1
    assert drafts.count(KEY.database, "J. Lind") == 0


def test_names_that_are_no_file_names_are_fine(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    for person in ("../../etc", "a/b", "\ud800", "x" * 5_000, "*"):
        key = replace(KEY, person=person)
        drafts.keep(key, TYPED, 1)
        assert drafts.find(key) is not None
    assert drafts.count(KEY.database, "nobody") == 0
    assert {path.parent.parent for path in files(tmp_path)} == {tmp_path}


def test_a_late_writing_neither_replaces_a_newer_one_nor_revives_a_saved_one(
    tmp_path: Path,
) -> None:
    drafts = Drafts(tmp_path)
    drafts.keep(KEY, replace(TYPED, summary="newer"), 5)
    assert drafts.keep(KEY, TYPED, 4) is None
    found = drafts.find(KEY)
    assert found is not None
    assert found.summary == "newer"
    drafts.discard(KEY, 6)
    assert drafts.keep(KEY, TYPED, 5) is None
    assert drafts.find(KEY) is None
    assert files(tmp_path) == []


def test_a_damaged_file_is_put_aside_and_not_lost(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    for damage in (b"", b"{", b"[]", b'{"draft": {"summary": 5}}', b"\xff\xfe", b'{"draft": 1}'):
        drafts.keep(KEY, TYPED, 1)
        (file,) = (path for path in files(tmp_path) if path.suffix == ".json")
        file.write_bytes(damage)
        assert drafts.find(KEY) is None
        (aside,) = files(tmp_path)
        assert aside.read_bytes() == damage


def test_a_folder_that_cannot_be_made_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "drafts").write_text("a file")
    with pytest.raises(UnwritableOutput, match="What you typed is still here"):
        Drafts(tmp_path / "drafts").keep(KEY, TYPED, 1)
    assert Drafts(tmp_path / "drafts").find(KEY) is None
    assert Drafts(tmp_path / "drafts").count(KEY.database, KEY.person) == 0


def test_many_threads_leave_the_newest(tmp_path: Path) -> None:
    drafts = Drafts(tmp_path)
    threads = [
        threading.Thread(
            target=drafts.keep, args=(KEY, replace(TYPED, summary=str(number)), number)
        )
        for number in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = drafts.find(KEY)
    assert found is not None
    assert found.summary == "11"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_a_killed_process_leaves_a_whole_draft(tmp_path: Path) -> None:
    program = """
import itertools, sys
from pathlib import Path
from tiquo_desktop.services.drafts import Draft, DraftKey, Drafts
drafts = Drafts(Path(sys.argv[1]))
key = DraftKey(database="d" * 32, person="A. Okafor", about="c" * 32)
for number in itertools.count():
    drafts.keep(key, Draft(summary=str(number) * 2_000), number)
    if number == 3:
        print("kept", flush=True)
"""
    process = subprocess.Popen(
        [sys.executable, "-c", program, str(tmp_path)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline().strip() == b"kept"
    process.send_signal(signal.SIGKILL)
    process.wait()
    found = Drafts(tmp_path).find(KEY)
    assert found is not None
    number = found.summary[: len(found.summary) // 2_000]
    assert int(number) >= 3
    assert found.summary == number * 2_000
