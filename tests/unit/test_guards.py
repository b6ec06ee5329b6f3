"""What tests/conftest.py promises for every test, tried on tests that break it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
BROKEN = """
import logging, os, threading
from pathlib import Path
import pytest
from PySide6.QtCore import QObject, QThread, QTimer, qWarning
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

kept = []
log = logging.getLogger("tiquo_desktop.x")

def test_warns():
    log.warning("careful")

def test_library_warns():
    logging.getLogger("other").error("broken")

def test_declared(expected_logs):
    expected_logs("care.ul")
    log.warning("careful")
    log.info("nothing to declare")

def test_declared_in_vain(expected_logs):
    expected_logs("never")

def test_qt_warns(qapp):
    qWarning("odd")

@pytest.mark.qt_log_ignore("odd")
def test_qt_declared(qapp):
    qWarning("odd")

def test_python_warns():
    import warnings
    warnings.warn("old", DeprecationWarning)

def test_thread():
    stop = threading.Event()
    kept.append(stop)
    threading.Thread(target=stop.wait, name="forgotten", daemon=True).start()

def test_thread_that_ends():
    threading.Thread(target=threading.Event().wait, args=(0.1,)).start()

def test_qthread(qapp):
    thread = QThread(objectName="busy")
    thread.start()
    kept.append(thread)

def test_qthread_that_ends(qapp):
    thread = QThread()
    thread.start()
    thread.quit()
    kept.append(thread)

def test_widget(qapp):
    kept.append(QWidget(objectName="window"))

def test_widget_in_a_cycle(qapp):
    widget = QWidget()
    widget.itself = widget

def test_widget_of_qtbot(qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    kept.append(widget)

def test_timer(qapp):
    owner = QObject(objectName="clock")
    timer = QTimer(owner)
    timer.start(5000)
    kept.append(owner)

def test_timer_that_stops(qapp):
    timer = QTimer()
    timer.start(5000)
    timer.stop()
    kept.append(timer)

def test_timer_in_a_cycle(qapp):
    timer = QTimer()
    timer.start(5000)
    timer.itself = timer

def test_layout_of_a_window_that_is_gone(qapp):
    window = QWidget()
    outer, inner = QVBoxLayout(window), QHBoxLayout()
    inner.addWidget(QLabel())
    outer.addLayout(inner)

def test_layout_item(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    kept.append(window)
    box = QVBoxLayout(window)
    box.addStretch()
    assert box.itemAt(0).widget() is None

def test_layout_that_is_filled_when_added(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    kept.append(window)
    outer, inner = QVBoxLayout(window), QHBoxLayout()
    outer.addLayout(inner)
    inner.addWidget(QLabel())

def test_process():
    import subprocess, sys
    kept.append(subprocess.Popen([sys.executable, "-c", "import time; time.sleep(20)"]))

def test_process_that_ends():
    import subprocess, sys
    subprocess.run([sys.executable, "-c", ""])

def test_failing_widget(qapp):
    widget = QWidget()
    assert not widget

def test_home():
    assert not any(name.startswith("TIQUO_") for name in os.environ)
    assert list(Path.home().iterdir()) == []
    (Path.home() / "left").touch()

def test_home_is_new():
    assert not (Path.home() / "left").exists()
"""


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> str:
    """What pytest prints for the broken tests under the real conftest and the real settings."""
    folder = tmp_path_factory.mktemp("broken")
    # As at a desk, with less patience: each thing left behind is waited for.
    (folder / "conftest.py").write_text(
        "from tests import guards\n"
        "from tests.conftest import *\n"
        "from tests.conftest import pytest_runtest_makereport\n"
        "guards._PATIENCE = 0.5\n"
    )
    (folder / "test_broken.py").write_text(BROKEN)
    command = [sys.executable, "-m", "pytest", "-c", ROOT / "pyproject.toml"]
    options = ["-p", "no:cacheprovider", "--rootdir", folder, "-rA", "--tb=short"]
    environ = {**os.environ, "PYTHONPATH": str(ROOT), "COLUMNS": "200", "TIQUO_X": "1"}
    done = subprocess.run(
        [*command, *options, folder], capture_output=True, text=True, cwd=folder, env=environ
    )
    assert done.returncode == 1, done.stdout + done.stderr
    return done.stdout


@pytest.mark.parametrize(
    ("test", "sentence"),
    [
        ("test_warns", "Unexpected log record: WARNING tiquo_desktop.x: careful"),
        ("test_library_warns", "Unexpected log record: ERROR other: broken"),
        ("test_declared_in_vain", "Expected log record did not come: 'never'"),
        ("test_thread", "Leaked thread: forgotten"),
        ("test_qthread", "Leaked QThread: QThread 'busy'"),
        ("test_widget", "Leaked top-level widget: QWidget 'window'"),
        ("test_timer", "Leaked running timer of QObject 'clock', every 5000 ms"),
        ("test_layout_of_a_window_that_is_gone", "A layout was filled before it was added to"),
        ("test_layout_item", "Python objects of a layout's items: use neither itemAt nor takeAt"),
    ],
)
def test_is_reported(outcome: str, test: str, sentence: str) -> None:
    assert f"ERROR test_broken.py::{test} - Failed: {sentence}" in outcome


@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not tell children")
def test_a_process_is_reported(outcome: str) -> None:
    assert "ERROR test_broken.py::test_process - Failed: Leaked process: " in outcome


@pytest.mark.parametrize("test", ["test_qt_warns", "test_python_warns", "test_failing_widget"])
def test_fails(outcome: str, test: str) -> None:
    assert f"FAILED test_broken.py::{test}" in outcome
    assert f"ERROR test_broken.py::{test} " not in outcome


@pytest.mark.parametrize(
    "test",
    [
        "test_declared",
        "test_qt_declared",
        "test_thread_that_ends",
        "test_qthread_that_ends",
        "test_widget_in_a_cycle",
        "test_widget_of_qtbot",
        "test_timer_that_stops",
        "test_timer_in_a_cycle",
        "test_layout_that_is_filled_when_added",
        "test_process_that_ends",
        "test_home",
        "test_home_is_new",
    ],
)
def test_is_in_order(outcome: str, test: str) -> None:
    assert f"PASSED test_broken.py::{test}\n" in outcome
    assert f"ERROR test_broken.py::{test} " not in outcome
