"""What an installed wheel and an editable install contain."""

import subprocess
import sys
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hatchling import build

import tiquo_desktop

ROOT = Path(__file__).resolve().parents[3]


def built(kind: str, folder: Path) -> zipfile.ZipFile:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        name = getattr(build, kind)(str(folder))
    return zipfile.ZipFile(folder / name)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Iterator[zipfile.ZipFile]:
    with built("build_wheel", tmp_path_factory.mktemp("wheel")) as made:
        yield made


def test_every_resource_and_module_travels_in_the_wheel(wheel: zipfile.ZipFile) -> None:
    names = {name for name in wheel.namelist() if ".dist-info/" not in name}
    resources = {
        f"tiquo_desktop/{file.relative_to(ROOT).as_posix()}"
        for file in (ROOT / "resources").rglob("*")
        if file.is_file()
    }
    package = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "tiquo_desktop").rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    assert names == resources | package
    assert "tiquo_desktop/py.typed" in names


def test_the_wheel_carries_the_version_of_the_package(wheel: zipfile.ZipFile) -> None:
    assert Path(str(wheel.filename)).name.split("-")[1] == tiquo_desktop.__version__


def test_the_installed_package_finds_its_resources(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    wheel.extractall(tmp_path)
    code = "from tiquo_desktop.host import resources; print(resources.path('icons', 'orders.svg'))"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert Path(done.stdout.strip()) == tmp_path / "tiquo_desktop" / "resources/icons/orders.svg"


def test_an_editable_install_points_at_the_checkout_and_copies_nothing(tmp_path: Path) -> None:
    with built("build_editable", tmp_path) as editable:
        names = [name for name in editable.namelist() if ".dist-info/" not in name]
        (pointer,) = names
        assert pointer.endswith(".pth")
        assert Path(editable.read(pointer).decode().strip()) == ROOT
