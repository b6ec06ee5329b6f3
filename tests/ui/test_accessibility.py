"""Every window and dialog for people who do not see it, have no mouse, or see badly."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from tests.ui import audit
from tests.ui.desk import PATIENCE, Desk
from tests.ui.dialogs import open_dialog
from tiquo_desktop.domain.vocabulary import Dimension
from tiquo_desktop.ui.about_dialog import AboutDialog
from tiquo_desktop.ui.at_desk import PersonDialog
from tiquo_desktop.ui.customer_dialog import CustomerDialog
from tiquo_desktop.ui.export_dialog import ExportDialog
from tiquo_desktop.ui.help import Help
from tiquo_desktop.ui.import_wizard import ImportWizard, Step
from tiquo_desktop.ui.palette import Palette
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.record_dialog import RecordDialog
from tiquo_desktop.ui.report_dialog import ReportDialog
from tiquo_desktop.ui.shortcut_sheet import ShortcutSheet
from tiquo_desktop.ui.theme import Theme

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


class Scenes:
    """Every window and dialog in the states in which people meet it."""

    def __init__(self, desk: Desk, qtbot: QtBot, look: Theme, reader: Reader, folder: Path) -> None:
        self.desk, self.qtbot, self.look, self.reader = desk, qtbot, look, reader
        self.folder = folder
        desk.window.recording.keep_drafts(folder / "drafts")
        desk.window.recording.at_desk.choose("A. Okafor")

    def _dialog(self, command: str, kind: type[QDialog]) -> QWidget:
        self.desk.window.commands.action(command).trigger()
        dialog = open_dialog(self.qtbot, kind)
        self.desk.settle()
        return dialog

    def _window(self) -> QWidget:
        self.desk.settle()
        return self.desk.window

    # The window

    def empty_desk(self) -> QWidget:
        return self._window()

    def open_customer(self) -> QWidget:
        self.desk.open("0421")
        return self._window()

    def banned_customer(self) -> QWidget:
        self.desk.open("hart")
        return self._window()

    def filtered(self) -> QWidget:
        self.desk.open("0421")
        self.desk.click(self.desk.chip(Dimension.CATEGORY, "Orders"))
        self.desk.wait_sentences("Spa added", "Sent")
        return self._window()

    def nothing_matches(self) -> QWidget:
        self.desk.open("0421")
        self.desk.click(self.desk.chip(Dimension.CATEGORY, "Orders"))
        self.desk.click(self.desk.chip(Dimension.SOURCE, "Physical"))
        view = self.desk.window.view
        self.qtbot.waitUntil(lambda: view.state is view.no_match, timeout=PATIENCE)
        return self._window()

    def nobody_found(self) -> QWidget:
        self.desk.search("amelia zzz")
        return self._window()

    def about_a_reference(self) -> QWidget:
        self.desk.open("0421")
        self.desk.window.commands.action("timeline.reference").trigger()
        return self._window()

    def small_window(self) -> QWidget:
        self.desk.window.resize(720, 450)
        self.desk.open("0421")
        return self._window()

    def small_details(self) -> QWidget:
        self.desk.window.resize(720, 450)
        self.desk.open("0421")
        self.desk.key(Qt.Key.Key_Return)
        return self._window()

    # What hangs from it

    def dates(self) -> QWidget:
        self.desk.open("0421")
        self.desk.window.commands.action("timeline.date-range").trigger()
        popup = self.desk.window.view.filters.date_popup
        assert popup is not None
        return popup

    def more_chips(self) -> QWidget:
        self.desk.open("0421")
        row = self.desk.window.view.filters.row(Dimension.TYPE)
        row.more.click()
        assert row.popup is not None
        return row.popup

    def filter_panel(self) -> QWidget:
        self.desk.window.resize(720, 450)
        self.desk.open("0421")
        filters = self.desk.window.view.filters
        filters.line.opener.click()
        assert filters.panel is not None
        return filters.panel

    # Dialogs

    def record(self) -> QWidget:
        self.desk.open("0421")
        dialog = self._dialog("desk.record", RecordDialog)
        assert isinstance(dialog, RecordDialog)
        dialog.form.show_details(True)
        return dialog

    def record_for_a_banned_one(self) -> QWidget:
        self.desk.open("hart")
        return self._dialog("desk.record", RecordDialog)

    def correct(self) -> QWidget:
        self.desk.open("0421")
        return self._dialog("timeline.correct", RecordDialog)

    def person(self) -> QWidget:
        return self._dialog("desk.change-person", PersonDialog)

    def new_customer(self) -> QWidget:
        return self._dialog("customer.new", CustomerDialog)

    def edit_customer(self) -> QWidget:
        self.desk.open("0421")
        return self._dialog("customer.edit", CustomerDialog)

    def edit_a_banned_one(self) -> QWidget:
        self.desk.open("hart")
        return self._dialog("customer.edit", CustomerDialog)

    def export(self) -> QWidget:
        self.desk.open("0421")
        return self._dialog("file.export", ExportDialog)

    def exported(self) -> QWidget:
        dialog = self.export()
        assert isinstance(dialog, ExportDialog)
        dialog.form.target.setText(str(self.folder / "out.csv"))
        before = dialog.message()
        dialog.start.click()
        self.qtbot.waitUntil(
            lambda: not dialog.is_busy and dialog.message() != before, timeout=PATIENCE
        )
        return dialog

    def importing(self) -> QWidget:
        return self._dialog("file.import", ImportWizard)

    def preview(self) -> QWidget:
        dialog = self.importing()
        assert isinstance(dialog, ImportWizard)
        head = "occurred_at,category,type,source,summary,customer_email"
        rows = ("2026-11-01T10:00:00Z,Orders,Order,Staff,Bought 1,z@example.com", "never,a,b,c,d,e")
        file = self.folder / "till.csv"
        file.write_text("\n".join((head, *rows)), "utf-8")
        dialog.form.file.setText(str(file))
        self.qtbot.waitUntil(lambda: dialog.form.fits() is not None, timeout=PATIENCE)
        self.qtbot.keyClick(dialog.form.file, Qt.Key.Key_Return)
        self.qtbot.waitUntil(lambda: dialog.step is Step.PREVIEW, timeout=PATIENCE)
        return dialog

    def palette(self) -> QWidget:
        return self._dialog("help.palette", Palette)

    def shortcuts(self) -> QWidget:
        return self._dialog("help.shortcuts", ShortcutSheet)

    def guide(self) -> QWidget:
        return self._help().open_guide()

    def about(self) -> QWidget:
        self._help()
        return self._dialog("help.about", AboutDialog)

    def _help(self) -> Help:
        return Help(self.look, self.reader, self.desk.window, self.folder / "logs")

    def report(self) -> QWidget:
        made = ReportDialog(self.look, self.reader.queue("report"), self.desk.window)
        made.show_report("Qt: 6\n\nbuiltins.KeyError")
        made.open()
        return made


SCENES = [name for name in vars(Scenes) if not name.startswith("_")]
POPUPS = ("dates", "more_chips", "filter_panel")
PANES = ("empty_desk", "open_customer", "banned_customer", "filtered", "nothing_matches")


@pytest.fixture
def scenes(desk: Desk, qtbot: QtBot, look: Theme, reader: Reader, tmp_path: Path) -> Scenes:
    return Scenes(desk, qtbot, look, reader, tmp_path)


@pytest.fixture
def shown(scenes: Scenes, qtbot: QtBot, request: pytest.FixtureRequest) -> QWidget:
    """The window of a scene, with the focus in it."""
    make: Callable[[], QWidget] = getattr(scenes, request.param)
    window = make()
    window.activateWindow()
    qtbot.waitUntil(lambda: window.focusWidget() is not None, timeout=PATIENCE)
    return window


@pytest.mark.parametrize("shown", SCENES, indirect=True)
def test_everything_has_a_name_and_room(shown: QWidget) -> None:
    problems = {
        "without a name or a role": audit.unnamed(shown),
        "more than once": audit.ambiguous(shown),
        "passed over by readers": audit.silent(shown),
        "labelled otherwise": audit.unlabelled(shown),
        "too small": audit.small(shown),
    }
    assert {what: found for what, found in problems.items() if found} == {}


@pytest.mark.parametrize("shown", SCENES, indirect=True)
def test_tab_goes_everywhere_and_the_ring_with_it(shown: QWidget, look: Theme) -> None:
    stops = audit.tab_round(shown)
    back = audit.tab_round(shown, back=True)
    problems = {
        "not reached": audit.unreached(shown, stops),
        "other ways back": [] if back == [stops[0], *stops[:0:-1]] else ["Shift+Tab"],
        "up": audit.backwards(stops) if isinstance(shown, QDialog) else [],
        "without a ring": audit.ringless(stops, look),
    }
    assert {what: found for what, found in problems.items() if found} == {}
