"""Runs the command line inside the test's own process."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tiquo_desktop.app import cli


@dataclass(frozen=True)
class Ran:
    """What a run ended with and wrote."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The objects on standard output, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]

    def failed(self, code: int, *says: str) -> None:
        """Check that it ended with `code`, nothing on standard output and one sentence that says so."""
        assert (self.code, self.out) == (code, "")
        (line,) = self.err.splitlines()
        assert line.startswith("tiquo-desktop: ")
        assert all(part in line for part in says), line
        assert "Traceback" not in line


class CommandLine:
    """The command line on the database ``desk.db`` in a folder."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.path = folder / "desk.db"
        self._capsys = capsys

    def __call__(self, *arguments: str | Path) -> Ran:
        """Run on the database."""
        return self.plain(*arguments, "--database", self.path)

    def plain(self, *arguments: str | Path) -> Ran:
        """Run with nothing but these arguments."""
        self._capsys.readouterr()
        code = cli.main([str(argument) for argument in arguments])
        captured = self._capsys.readouterr()
        return Ran(code, captured.out, captured.err)
