"""What people and programs may be in a shared database."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What somebody may do in a shared database, as the command line names it."""

    FRONT_DESK = "front-desk"
    """Reads everything, records events, adds and changes customers."""
    MANAGER = "manager"
    """What the front desk may."""
    AUDITOR = "auditor"
    """Reads everything and changes nothing."""
    INTEGRATION = "integration"
    """Records events and adds customers, and reads neither."""
