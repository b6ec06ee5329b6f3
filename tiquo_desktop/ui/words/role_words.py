"""The roles of a shared database in the window's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.domain.roles import Role

translate = QCoreApplication.translate


def role_word(role: Role) -> str:
    """The word for a role."""
    return {
        Role.FRONT_DESK: translate("Roles", "front desk"),
        Role.MANAGER: translate("Roles", "manager"),
        Role.AUDITOR: translate("Roles", "auditor"),
        Role.INTEGRATION: translate("Roles", "integration"),
    }[role]


def login_words(info: DatabaseInfo | None) -> str:
    """Who the database says is signed in, and as what: ``jlind, manager``; "" in a file."""
    if info is None or not info.login:
        return ""
    return f"{info.login}, {role_word(info.role)}" if info.role is not None else info.login
