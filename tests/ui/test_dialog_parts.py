"""Dialogs are as high as what they say, and scroll where the screen is not."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog, wait_closed
from tiquo_desktop.ui.customers.customer_dialog import CustomerDialog
from tiquo_desktop.ui.look import dialog_parts
from tiquo_desktop.ui.look.dialog_parts import Body
from tiquo_desktop.ui.recording.record_dialog import RecordDialog

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


def in_sight(body: Body, field: QWidget) -> bool:
    top = field.mapTo(body.viewport(), QPoint(0, 0)).y()
    return top >= 0 and top + field.height() <= body.viewport().height()


@pytest.mark.parametrize("small", [False, True])
def test_every_field_is_in_sight_when_it_has_the_focus(
    desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, small: bool
) -> None:
    screen = desk.window.screen().availableGeometry().height()
    if small:
        monkeypatch.setattr(dialog_parts, "_OUTSIDE", screen - 340)
    desk.window.recording.at_desk.choose("A. Okafor")
    desk.open("0421")
    for kind, command, names in (
        (RecordDialog, "desk.record", ("sentence", "category", "amount", "details")),
        (CustomerDialog, "customer.edit", ("given_name", "email", "notice", "notes")),
    ):
        desk.window.commands.action(command).trigger()
        dialog = open_dialog(qtbot, kind)
        (body,) = dialog.findChildren(Body)
        if isinstance(dialog, RecordDialog):
            dialog.form.show_details(True)
        if small:
            qtbot.waitUntil(lambda: body.height() <= 340, timeout=PATIENCE)  # noqa: B023
        else:
            qtbot.waitUntil(
                lambda: not body.verticalScrollBar().maximum(),  # noqa: B023
                timeout=PATIENCE,
            )
        for name in names:
            field = getattr(dialog.form, name)
            field.setFocus()
            qtbot.waitUntil(lambda: in_sight(body, field), timeout=PATIENCE)  # noqa: B023
        assert not body.horizontalScrollBar().maximum()
        dialog.reject()
        wait_closed(qtbot)


def test_a_dialog_grows_and_shrinks_with_what_it_says(desk: Desk, qtbot: QtBot) -> None:
    desk.window.recording.at_desk.choose("A. Okafor")
    desk.open("0421")
    desk.window.commands.action("desk.record").trigger()
    dialog = open_dialog(qtbot, RecordDialog)
    before = dialog.height()
    dialog.save_now()
    qtbot.waitUntil(lambda: dialog.height() > before, timeout=PATIENCE)
    dialog.form.show_details(True)
    higher = dialog.height()
    qtbot.waitUntil(lambda: dialog.height() > higher, timeout=PATIENCE)
    dialog.form.show_details(False)
    qtbot.waitUntil(lambda: dialog.height() == higher, timeout=PATIENCE)
    dialog.reject()
