"""Finds the bundled files: icons, fonts, import profiles, the guide, licences.

They lie in the top-level `resources/` of a checkout and in `tiquo_desktop/resources/` of an installed
wheel. No other module knows that there are two places.
"""

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parents[1]


class ResourceMissing(FileNotFoundError):
    """A bundled file is not where it must be; the text says which and what to do."""


@cache
def root() -> Path:
    """The folder that holds all bundled files.

    Raises ResourceMissing when the installation has none.
    """
    return _root_for(_PACKAGE)


def path(*parts: str) -> Path:
    """An existing bundled file or folder: `path("icons", "orders.svg")`.

    Raises ResourceMissing when it does not exist or when the parts lead out of the resources.
    """
    base = root()
    found = base.joinpath(*parts)
    if not found.resolve().is_relative_to(base) or not found.exists():
        name = "/".join(parts)
        raise ResourceMissing(
            f"The bundled file {name} is missing: this installation is incomplete, install it again."
        )
    return found


def _root_for(package: Path) -> Path:
    # The checkout comes first: an editable install may have left an old copy inside the package. A
    # folder "resources" beside an installed package could belong to anyone, hence pyproject.toml.
    checkout = package.parent
    if (checkout / "pyproject.toml").is_file() and (checkout / "resources").is_dir():
        return checkout / "resources"
    if (package / "resources").is_dir():
        return package / "resources"
    raise ResourceMissing(
        "The bundled files are missing: this installation is incomplete, install it again."
    )
