"""The import wizard: which file, what its rows would become, how far it is, what came of it."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QCloseEvent, QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QProgressBar,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services import importing
from tiquo_desktop.services.importing import ImportReport, Preview
from tiquo_desktop.services.importing.profile import Profile
from tiquo_desktop.services.importing.rejects import default_path
from tiquo_desktop.ui.bars.commands import key_cap
from tiquo_desktop.ui.files import ask_source, show_in_folder
from tiquo_desktop.ui.imports.import_form import Ask, ImportForm
from tiquo_desktop.ui.imports.import_preview import ImportPreview
from tiquo_desktop.ui.imports.import_result import ImportResult
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import footer
from tiquo_desktop.ui.look.focus_ring import FocusRing
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Banner
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, Role
from tiquo_desktop.ui.reader import Lane, Progress, TaskQueue
from tiquo_desktop.ui.words import numerals

_WIDTH, _HEIGHT = 640, 240
"""The least that the wizard would like; a page that needs more height gets it."""
_TABLE = (900, 620)
"""With the table in it."""
_EDGE = 24
"""Pixels of the window that stay visible around the wizard."""
_LEAST = (520, 180)
_MEGABYTE = 1_000_000


class Step(Enum):
    """Where the wizard is."""

    FORM = 0
    PREVIEW = 1
    RUNNING = 2
    RESULT = 3


class ImportWizard(QDialog):
    """Closes only when nothing is being stored any more.

    Attributes:
        form, preview: the first two pages.
        go: the button that leads on.
        leave: the button that leads back, or out.

    Signals:
        imported: an import has ended, stopped or not: what is on screen may be out of date.
    """

    imported = Signal()

    def __init__(
        self,
        theme: Theme,
        database: Database,
        lanes: tuple[Lane, Lane],
        queue: TaskQueue,
        parent: QWidget,
        *,
        ask: Ask = ask_source,
        show: Callable[[Path], None] = show_in_folder,
    ) -> None:
        """`lanes` are for the preview and for finding the profile that fits."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a file"))
        self._theme, self._database = theme, database
        (self._lane, fit_lane), self._queue = lanes, queue
        self._fit_lane = fit_lane
        self._show, self._window = show, parent.window()
        self._cancel: threading.Event | None = None
        self._closing = False
        self._reading = False
        self._chosen: tuple[Path, Profile, str | None] | None = None
        self.form = ImportForm(theme, fit_lane, database, self, ask=ask)
        self.preview = ImportPreview(theme, self)
        self._pages = QStackedWidget(self)
        self._pages.addWidget(self.form)
        self._pages.addWidget(self.preview)
        self._pages.addWidget(self._progress_page())
        self._problem = Banner(theme, self, tone="bad")
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(0)
        box.addWidget(self._pages, 1)
        box.addWidget(self._problem)
        self._foot = self._footer()
        box.addWidget(self._foot)
        self.form.usable_changed.connect(self._consider)
        self.form.usable_changed.connect(lambda _: self._say(""))
        self.form.grown.connect(self._fit)
        self._ring = FocusRing(self, theme)
        self.setMinimumSize(*_LEAST)
        self._enter(Step.FORM)
        self.form.file.setFocus()

    def _progress_page(self) -> QWidget:
        page = QWidget(self)
        self._doing = text_label(self._theme, "", Role.TITLE, parent=page)
        self._doing.setWordWrap(True)
        self._far: QLabel = text_label(self._theme, "", Role.BODY, "mut", page)
        self._bar = QProgressBar(page)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the import"))
        box = QVBoxLayout(page)
        box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        box.setSpacing(12)
        box.addWidget(self._doing)
        box.addWidget(self._bar)
        box.addWidget(self._far)
        box.addStretch(1)
        return page

    def _footer(self) -> QWidget:
        self._note = text_label(self._theme, "", Role.LABEL, "soft", self)
        self.leave = Button(self._theme, "", self, key=key_cap("Esc"))
        self.leave.clicked.connect(self.reject)
        self.go = Button(self._theme, "", self, kind=Kind.PRIMARY)
        self.go.clicked.connect(self._go_on)
        return footer(self, self.leave, self.go, left=self._note)

    # Where it is

    @property
    def step(self) -> Step:
        """Where the wizard is."""
        return self._step

    def problem(self) -> str:
        """What is wrong; empty where nothing is."""
        return self._problem.text()

    def outcome(self) -> str:
        """What became of the import; empty before its end."""
        page = self._pages.widget(Step.RESULT.value)
        return page.text() if isinstance(page, ImportResult) else ""

    def _enter(self, step: Step) -> None:
        self._step = step
        self._pages.setCurrentIndex(step.value)
        permanent = self.tr("What goes in is permanent. The same file again adds nothing.")
        leave, go, key, note = {
            Step.FORM: (
                self.tr("Cancel"),
                self.tr("Preview"),
                key_cap("Enter"),
                self.tr("Nothing is stored before you have seen it."),
            ),
            Step.PREVIEW: (self.tr("Back"), self.tr("Import"), key_cap("Ctrl+Enter"), permanent),
            Step.RUNNING: (self.tr("Stop"), "", "", self.tr("What has gone in stays.")),
            Step.RESULT: (self.tr("Close"), "", "", ""),
        }[step]
        for button, words in ((self.leave, leave), (self.go, go)):
            button.setText(words)
            button.setAccessibleName(words)
            button.updateGeometry()
        self.go.set_key_shown(True, key)
        self.go.setVisible(bool(go))
        self._note.setText(note)
        self._consider()
        self._fit()

    def _fit(self) -> None:
        """As large as what is shown needs, in the middle of the window."""
        window = self._window
        width, height = _TABLE
        if self._step is not Step.PREVIEW:
            width = min(_WIDTH, window.width() - _EDGE)
            parts = [self._pages.currentWidget(), self._foot]
            if self._problem.text():
                parts.append(self._problem)
            height = max(_HEIGHT, sum(_height(part, width) for part in parts if part))
        self.resize(min(width, window.width() - _EDGE), min(height, window.height() - _EDGE))
        middle = window.mapToGlobal(window.rect().center())
        self.move(middle - self.rect().center())

    def _say(self, problem: str) -> None:
        if problem != self._problem.text():
            self._problem.say(problem)
            self._fit()
            self._announce(problem)

    def _announce(self, sentence: str) -> None:
        """Have a screen reader say what stands where the focus is not."""
        if sentence and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, sentence))

    def _consider(self) -> None:
        usable = self.form.path() is not None and bool(self.form.profile())
        self.go.setEnabled(not self._reading and (usable or self._step is not Step.FORM))

    def _go_on(self) -> None:
        if self._step is Step.FORM:
            self._look()
        elif self._step is Step.PREVIEW:
            self._import()

    # The preview

    def _look(self) -> None:
        path, name, encoding = self.form.path(), self.form.profile(), self.form.encoding()
        if path is None or not name or self._reading:
            return
        database = self._database

        def work(cancel: threading.Event) -> tuple[Profile, Preview]:
            profile = importing.load_profile(name)
            return profile, importing.preview(
                database, path, profile, encoding=encoding, cancel=cancel
            )

        self._say("")
        self.form.clear_note()
        self._set_reading(True)
        self._lane.request(
            work, lambda found: self._looked(path, encoding, found), self._unreadable
        )

    def _set_reading(self, reading: bool) -> None:
        self._reading = reading
        self.form.setEnabled(not reading)
        if reading:
            self._note.setText(self.tr("Reading the file…"))
        self._consider()

    def _looked(self, path: Path, encoding: str | None, found: tuple[Profile, Preview]) -> None:
        profile, preview = found
        self._chosen = (path, profile, encoding)
        self._set_reading(False)
        self._enter(Step.PREVIEW)
        self.preview.show_preview(preview, path.name, profile.name)
        self._announce(self.preview.text())

    def _unreadable(self, sentence: str) -> None:
        self._set_reading(False)
        self._enter(Step.FORM)
        self._say(sentence)
        self.form.file.setFocus()

    # The import

    def _import(self) -> None:
        if self._chosen is None or self._cancel is not None:
            return
        path, profile, encoding = self._chosen
        database = self._database

        def work(cancel: threading.Event, progress: Progress) -> ImportReport:
            return importing.run(
                database,
                path,
                profile,
                encoding=encoding,
                rejects=_rejects(path),
                progress=progress,
                cancel=cancel,
            )

        self._say("")
        self._doing.setText(self.tr("Importing {file}").format(file=path.name))
        self._far.setText(self.tr("Reading the file…"))
        self._bar.setRange(0, 1)  # without an end it would move by itself
        self._bar.setValue(0)
        self._enter(Step.RUNNING)
        self.leave.setFocus()
        self._cancel = self._queue.submit(work, self._done, self._failed, self._progressed)

    def _progressed(self, done: int, total: int) -> None:
        # Files may be larger than a progress bar can count.
        self._bar.setRange(0, 1000)
        self._bar.setValue(done * 1000 // max(total, 1))
        if not self._closing:
            words = self.tr("{done} of {total} MB read")
            self._far.setText(
                words.format(
                    done=numerals.number(done / _MEGABYTE, 1),
                    total=numerals.number(total / _MEGABYTE, 1),
                )
            )

    def _done(self, report: ImportReport) -> None:
        self._cancel = None
        self.imported.emit()
        if self._closing:
            super().reject()
            return
        page = ImportResult(self._theme, report, self, show=self._show)
        self._pages.addWidget(page)
        self._enter(Step.RESULT)
        (page.folder if report.rejects else self.leave).setFocus()
        self._announce(page.text())

    def _failed(self, sentence: str) -> None:
        self._cancel = None
        self.imported.emit()
        if self._closing:
            super().reject()
            return
        self._enter(Step.PREVIEW)
        self._say(sentence)
        self.preview.table.setFocus()

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if self._step is Step.FORM or (self._step is Step.PREVIEW and held):
                self._go_on()
            elif self._step is Step.RESULT:
                self.reject()
        else:
            super().keyPressEvent(event)

    def reject(self) -> None:
        """One step back, or out; while something is being stored, stop that first."""
        if self._cancel is not None:
            self._stop()
        elif self._reading:
            self._lane.cancel()
            self._set_reading(False)
            self._enter(Step.FORM)
        elif self._step is Step.PREVIEW:
            self._say("")
            self._enter(Step.FORM)
            self.form.file.setFocus()
        else:
            super().reject()

    def _stop(self) -> None:
        if self._cancel is not None:
            self._cancel.set()
            self._far.setText(self.tr("Stopping…"))

    def done(self, result: int) -> None:
        self._lane.cancel()
        self._fit_lane.cancel()
        super().done(result)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._cancel is not None:
            event.ignore()
            self._closing = True
            self._stop()
        else:
            event.accept()
            self.done(QDialog.DialogCode.Rejected)


def _height(part: QWidget, width: int) -> int:
    high = part.heightForWidth(width)
    return high if high >= 0 else part.sizeHint().height()


def _rejects(source: Path) -> Path | None:
    """Where refused rows go: beside the file (None), or to the documents if that may not be."""
    if os.access(source.parent, os.W_OK):
        return None
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    folder = Path(QStandardPaths.writableLocation(documents) or Path.home())
    return default_path((folder if folder.is_dir() else Path.home()) / source.name)
