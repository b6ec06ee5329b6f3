"""What a machine may lack: its tests are skipped there with a reason, and fail in CI, which has it all."""

import os
from typing import NoReturn

import pytest


def lacking(reason: str) -> NoReturn:
    """End a test that cannot be tried here: the reason says what is missing."""
    if os.environ.get("CI"):
        pytest.fail(f"{reason}: in CI this is not skipped", pytrace=False)
    pytest.skip(reason)
