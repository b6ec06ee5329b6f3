"""What holds for every test: its own home folder, no unexpected log line, nothing left running or open.

- The test's home, its XDG and Windows folders are empty and new, and no TIQUO_* variable is set, so no test
  reads or writes the data of the person who runs it. The keyring refuses.
- A log record of WARNING or above that the test did not declare with `expected_logs(pattern)` fails it. Qt's
  own messages are held to the same by pytest-qt; a test that means to provoke one declares it with
  `@pytest.mark.qt_log_ignore("pattern")`.
- A thread, a running QThread or QTimer, a child process or a top-level widget that the test leaves behind
  fails it.
- A layout that is filled before it is added to another one fails it: see tests/guards.py.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

from tests.guards import Guard, LogGuard

# Before anything imports Qt.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# Texts are English in tests, whatever language the person who runs them speaks.
os.environ["LANGUAGE"] = "en"

hypothesis.settings.register_profile(
    # A busy machine is slow, not wrong; and in CI the same commit must always give the same answer.
    "tiquo",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
)
hypothesis.settings.load_profile("tiquo")

pytest_plugins = ("tests.postgres",)

_FAILED = pytest.StashKey[bool]()
_FOLDERS = {
    "HOME": "",
    "USERPROFILE": "",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    # platformdirs asks Windows itself, and this instead of Windows where it is set.
    "WIN_PD_OVERRIDE_APPDATA": "AppData/Roaming",
    "WIN_PD_OVERRIDE_LOCAL_APPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
_UNSET = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    report = yield
    if report.failed:
        item.stash[_FAILED] = True
    return report


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The test's own home folder. It is not below `tmp_path`, which stays empty."""
    folder = tmp_path_factory.mktemp("home")
    with (
        # The name of a local socket has hardly more room than 100 characters.
        tempfile.TemporaryDirectory(prefix="run-") as runtime,
        pytest.MonkeyPatch.context() as patch,
    ):
        for name in (*_UNSET, *(name for name in os.environ if name.startswith("TIQUO_"))):
            patch.delenv(name, raising=False)
        for name, below in _FOLDERS.items():
            patch.setenv(name, str(folder / below))
        patch.setenv("XDG_RUNTIME_DIR", runtime)
        patch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
        yield folder


@pytest.fixture(autouse=True)
def guard(request: pytest.FixtureRequest, home: Path) -> Iterator[Guard]:
    """Watches logs, threads and widgets. It starts before the test's other fixtures and ends after them."""
    with Guard() as watching:
        yield watching
        problems = watching.finish()
    # A failed test keeps its locals alive in its traceback: what it left behind is no second finding.
    if problems and not request.node.stash.get(_FAILED, False):
        pytest.fail("\n".join(problems), pytrace=False)


@pytest.fixture
def expected_logs(guard: Guard) -> LogGuard:
    """Call it with a pattern for each log message (WARNING or above) that the test provokes.

    A declared message that never comes fails the test as well.
    """
    return guard.logs
