"""The log file: private, bounded, and without the texts that the policy keeps out of it."""

import logging
import stat
import sys
from pathlib import Path

import pytest

from tests.guards import LogGuard
from tiquo_desktop.host import logs

log = logging.getLogger("tiquo_desktop.tests")


def test_our_records_reach_the_file_and_those_of_libraries_do_not(tmp_path: Path) -> None:
    file = logs.setup(tmp_path / "logs")
    log.info("sealed %d events", 3)
    logging.getLogger("sqlalchemy.engine").info("INSERT Amelia")
    assert file == tmp_path / "logs" / logs.FILE_NAME
    text = file.read_text("utf-8")
    assert "INFO" in text
    assert "tiquo_desktop.tests: sealed 3 events" in text
    assert "Amelia" not in text


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no file modes")
def test_file_and_folder_are_private(tmp_path: Path) -> None:
    file = logs.setup(tmp_path / "logs")
    assert file is not None
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_traceback_has_places_and_classes_but_no_text(
    tmp_path: Path, expected_logs: LogGuard
) -> None:
    expected_logs("import failed")
    file = logs.setup(tmp_path)
    try:
        try:
            raise ValueError("Amelia Okonkwo-Hart")
        except ValueError as cause:
            raise RuntimeError("password hunter2") from cause
    except RuntimeError:
        log.exception("import failed")
    assert file is not None
    text = file.read_text("utf-8")
    assert "builtins.RuntimeError" in text
    assert "builtins.ValueError" in text
    assert f"{Path(__file__).name}:" in text
    assert "Amelia" not in text
    assert "hunter2" not in text


def test_a_rendering_left_by_another_handler_is_not_taken_over(
    tmp_path: Path, expected_logs: LogGuard
) -> None:
    expected_logs("failed")
    file = logs.setup(tmp_path)
    try:
        raise ValueError("Amelia")
    except ValueError:
        record = log.makeRecord(log.name, logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    logging.Formatter().format(record)
    log.handle(record)
    assert file is not None
    assert "Amelia" not in file.read_text("utf-8")


def test_places_are_named_from_their_package_on() -> None:
    try:
        try:
            logs.setup(None)  # type: ignore[arg-type]
        except TypeError as error:
            raise KeyError("Amelia") from error
    except KeyError as error:
        said = logs.places(error)
    first, *rest = said.splitlines()
    assert first == "builtins.KeyError"
    assert rest[0].startswith("  test_logs.py:")
    assert rest[1] == "builtins.TypeError", "what is behind it follows"
    assert rest[-1].startswith("  tiquo_desktop/host/logs.py:")
    assert rest[-1].endswith(" in setup")
    assert "Amelia" not in said
    assert logs.places(None) == ""


def test_the_file_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(logs, "_MAX_BYTES", 1000)
    logs.setup(tmp_path)
    for number in range(200):
        log.info("line %d", number)
    sizes = [path.stat().st_size for path in tmp_path.iterdir()]
    assert len(sizes) == 1 + logs._BACKUPS
    assert max(sizes) <= 1000


def test_a_place_that_cannot_be_written_to_costs_the_log_and_nothing_else(
    tmp_path: Path, expected_logs: LogGuard, capfd: pytest.CaptureFixture[str]
) -> None:
    expected_logs("still works")
    (tmp_path / "file").touch()
    assert logs.setup(tmp_path / "file" / "logs") is None
    log.warning("still works")
    assert capfd.readouterr().err == ""


def test_setting_up_again_moves_to_the_new_file(tmp_path: Path) -> None:
    first, second = logs.setup(tmp_path / "a"), logs.setup(tmp_path / "b")
    log.info("once")
    assert first is not None
    assert second is not None
    assert "once" not in first.read_text()
    assert second.read_text().count("once") == 1
    logs.shutdown()
    assert not logging.getLogger(logs.LOGGER_NAME).handlers


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_never_shown_to_the_person(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / logs.FILE_NAME).symlink_to("/dev/full")
    logs.setup(tmp_path)
    log.info("x")
    assert capfd.readouterr().err == ""
