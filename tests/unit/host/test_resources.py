"""Bundled files are found in a checkout and in an installed package."""

from pathlib import Path

import pytest

from tiquo_desktop.host import resources


def test_a_bundled_icon_is_found_in_this_checkout() -> None:
    icon = resources.path("icons", "orders.svg")
    assert icon.is_file()
    assert icon.parents[1] == Path(__file__).parents[3] / "resources"


def test_a_missing_file_is_named() -> None:
    with pytest.raises(resources.ResourceMissing, match=r"icons/unicorn\.svg is missing"):
        resources.path("icons", "unicorn.svg")


@pytest.mark.parametrize("parts", [("..", "pyproject.toml"), ("icons", "..", "..", "README.md")])
def test_parts_cannot_lead_out_of_the_resources(parts: tuple[str, ...]) -> None:
    with pytest.raises(resources.ResourceMissing):
        resources.path(*parts)


def test_the_checkout_wins_over_a_stale_copy_inside_the_package(tmp_path: Path) -> None:
    package = tmp_path / "tiquo_desktop"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    (tmp_path / "pyproject.toml").touch()
    assert resources._root_for(package) == tmp_path / "resources"


def test_a_foreign_folder_beside_an_installed_package_is_not_ours(tmp_path: Path) -> None:
    package = tmp_path / "tiquo_desktop"
    (package / "resources").mkdir(parents=True)
    (tmp_path / "resources").mkdir()
    assert resources._root_for(package) == package / "resources"


def test_an_installation_without_resources_says_so(tmp_path: Path) -> None:
    with pytest.raises(resources.ResourceMissing, match="install it again"):
        resources._root_for(tmp_path / "tiquo_desktop")
