"""When .venv is made, repaired or left alone. Real environments are made without pip, which is slow."""

import json
import subprocess
import sys
from pathlib import Path

import devenv
import pytest
from failure import Failed


class Commands:
    """Stands for venv and pip: makes what venv makes, remembers the calls, answers pip as it is told."""

    def __init__(self) -> None:
        self.installed: list[str] = []
        self.made = 0
        self.pip = subprocess.CompletedProcess[str]([], 0, "", "")
        self.interrupt = False

    def __call__(self, command: list[str], folder: Path) -> subprocess.CompletedProcess[str]:
        if "venv" in command:
            self.made += 1
            python = devenv.Environment(folder).python
            python.parent.mkdir()
            python.touch()
            return subprocess.CompletedProcess(command, 0, "", "")
        if self.interrupt:
            raise KeyboardInterrupt
        self.installed.append(command[-1])
        return self.pip


@pytest.fixture
def commands(monkeypatch: pytest.MonkeyPatch) -> Commands:
    """Replaces the slow commands, and lets the environment's Python answer with this one's version."""
    stand_in = Commands()
    monkeypatch.setattr(devenv, "_quietly", stand_in)
    monkeypatch.setattr(devenv, "_provide_venv", lambda: None)
    answer = "{}.{}\n".format(*sys.version_info[:2])
    monkeypatch.setattr(
        devenv.subprocess,
        "run",
        lambda command, **_: subprocess.CompletedProcess(command, 0, answer, ""),
    )
    return stand_in


@pytest.fixture
def environment(tmp_path: Path) -> devenv.Environment:
    """The environment, not made yet, of a checkout whose path has a space and brackets."""
    root = tmp_path / "my checkout [1]"
    root.mkdir()
    (root / "pyproject.toml").write_text("one")
    return devenv.Environment(root)


def test_the_second_start_does_nothing(
    environment: devenv.Environment, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    assert environment.prepare() == environment.python
    capsys.readouterr()
    environment.prepare()
    assert (commands.made, commands.installed) == (1, ["."])
    assert capsys.readouterr().out == ""


def test_a_changed_pyproject_installs_again_into_the_same_environment(
    environment: devenv.Environment, commands: Commands
) -> None:
    environment.prepare(["test"])
    (environment.root / "pyproject.toml").write_text("two")
    environment.prepare()
    assert (commands.made, commands.installed) == (1, [".[test]", ".[test]"])


def test_run_after_test_keeps_what_the_tests_need(
    environment: devenv.Environment, commands: Commands
) -> None:
    environment.prepare()
    environment.prepare(["test"])
    environment.prepare()
    assert commands.installed == [".", ".[test]"]


def test_a_start_that_was_killed_is_repaired(
    environment: devenv.Environment, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    commands.interrupt = True
    with pytest.raises(KeyboardInterrupt):
        environment.prepare()
    commands.interrupt = False
    environment.prepare()
    assert (commands.made, commands.installed) == (2, ["."])
    assert "an earlier start was interrupted" in capsys.readouterr().out


def test_a_moved_checkout_is_made_anew(
    environment: devenv.Environment, commands: Commands, capsys: pytest.CaptureFixture[str]
) -> None:
    environment.prepare()
    moved = environment.root.rename(environment.root.parent / "elsewhere")
    devenv.Environment(moved).prepare()
    assert commands.made == 2
    assert "the checkout has moved" in capsys.readouterr().out


def test_a_damaged_stamp_installs_again(
    environment: devenv.Environment, commands: Commands
) -> None:
    environment.prepare()
    for content in ("", "[]", "{}", '{"pyproject": 1, "root": 2, "extras": 3}'):
        (environment.folder / devenv._STAMP).write_text(content)
        environment.prepare()
    assert commands.made == 1
    assert len(commands.installed) == 5


@pytest.mark.parametrize("kind", ["file", "link"])
def test_something_else_in_the_place_of_the_environment_is_replaced(
    environment: devenv.Environment, commands: Commands, tmp_path: Path, kind: str
) -> None:
    kept = tmp_path / "kept"
    kept.mkdir()
    if kind == "link":
        environment.folder.symlink_to(kept)
    else:
        environment.folder.touch()
    environment.prepare()
    assert commands.made == 1
    assert list(kept.iterdir()) == []


def test_pip_without_a_network_gets_a_clear_sentence_and_can_be_tried_again(
    environment: devenv.Environment, commands: Commands
) -> None:
    commands.pip = subprocess.CompletedProcess(
        [], 1, "", "WARNING: Retrying: Temporary failure in name resolution\nERROR: nothing found"
    )
    with pytest.raises(
        Failed, match=r"ERROR: nothing found\n.*could not be reached. Check the network"
    ):
        environment.prepare()
    commands.pip = subprocess.CompletedProcess([], 0, "", "")
    environment.prepare()
    assert commands.made == 1


def test_pip_that_fails_otherwise_has_the_last_word(
    environment: devenv.Environment, commands: Commands
) -> None:
    commands.pip = subprocess.CompletedProcess([], 1, "", "ERROR: no space left")
    with pytest.raises(Failed, match=r"  ERROR: no space left\n.*pip's last words are above"):
        environment.prepare()


def real_environment(root: Path) -> devenv.Environment:
    environment = devenv.Environment(root)
    subprocess.run(
        [devenv._base_python(), "-m", "venv", "--without-pip", environment.folder], check=True
    )
    return environment


def test_an_environment_without_pip_is_not_complete(tmp_path: Path) -> None:
    assert real_environment(tmp_path)._problem() == "it is not complete"


def test_an_environment_whose_python_was_removed(tmp_path: Path) -> None:
    environment = real_environment(tmp_path)
    environment.python.unlink()
    assert environment._problem() == "its Python is gone"


def test_an_environment_of_another_python(
    tmp_path: Path, commands: Commands, monkeypatch: pytest.MonkeyPatch
) -> None:
    devenv.Environment(tmp_path).folder.mkdir()
    old = subprocess.CompletedProcess([], 0, "3.10\n", "")
    monkeypatch.setattr(devenv.subprocess, "run", lambda *_, **__: old)
    said = devenv.Environment(tmp_path)._problem()
    assert said is not None
    assert said.startswith("it was made by Python 3.10 and this is 3.")


def test_the_stamp_says_what_is_installed(
    environment: devenv.Environment, commands: Commands
) -> None:
    environment.prepare(["test"])
    stamp = json.loads((environment.folder / devenv._STAMP).read_text())
    assert stamp["extras"] == ["test"]
    assert stamp["root"] == str(environment.root)


def test_a_second_start_waits_for_the_first(tmp_path: Path) -> None:
    lock = tmp_path / "lock"
    code = (
        "import sys; sys.path.insert(0, sys.argv[1]); import devenv, pathlib\n"
        "with devenv._one_at_a_time(pathlib.Path(sys.argv[2])): print('in', flush=True)"
    )
    packaging = str(Path(devenv.__file__).parent)
    with devenv._one_at_a_time(lock):
        second = subprocess.Popen(
            [sys.executable, "-c", code, packaging, str(lock)], stdout=subprocess.PIPE, text=True
        )
        with pytest.raises(subprocess.TimeoutExpired):
            second.communicate(timeout=0.5)
    assert second.communicate(timeout=30)[0] == "in\n"
