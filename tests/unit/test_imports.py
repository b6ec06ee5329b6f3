"""Which libraries the two lowest layers may use. import-linter checks the layers; it cannot say "only these"."""

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "tiquo_desktop"


def imported(folder: Path) -> Iterator[tuple[str, str]]:
    """Each module imported below a folder, with the place that does it."""
    for file in sorted(folder.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text("utf-8"))):
            names: list[str] = []
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = ["." * node.level + (node.module or "")]
            for name in names:
                yield name, f"{file.relative_to(PACKAGE)}:{node.lineno}"


@pytest.mark.parametrize(
    ("layer", "libraries"),
    [("domain", frozenset[str]()), ("host", frozenset({"platformdirs", "keyring"}))],
)
def test_the_lowest_layers_use_the_standard_library(layer: str, libraries: frozenset[str]) -> None:
    allowed = sys.stdlib_module_names | libraries | {""}
    foreign = {
        place: name
        for name, place in imported(PACKAGE / layer)
        if name.split(".")[0] not in allowed
        and not f"{name}.".startswith(f"tiquo_desktop.{layer}.")
    }
    assert foreign == {}
