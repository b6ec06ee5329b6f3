"""What became of an import: counts, why rows were refused, and where they are."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from tiquo_desktop.services.importing import ImportReport
from tiquo_desktop.ui.look.buttons import Button
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING, Role
from tiquo_desktop.ui.words import numerals
from tiquo_desktop.ui.words.error_words import error_words


class ImportResult(QWidget):
    """The last page of the wizard; made for one report.

    Attributes:
        folder: shows the rejects file in its folder; hidden where there is none.
    """

    def __init__(
        self, theme: Theme, report: ImportReport, parent: QWidget, *, show: Callable[[Path], None]
    ) -> None:
        super().__init__(parent)
        self._theme, self._report = theme, report
        icon, token, title = self._outcome()
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        self._box.setSpacing(12)
        head = QHBoxLayout()
        self._box.addLayout(head)
        head.setSpacing(10)
        head.addWidget(Sign(theme, icon, token, BANNER_ICON, self), 0, Qt.AlignmentFlag.AlignTop)
        self._title = text_label(theme, title, Role.TITLE, parent=self)
        self._title.setWordWrap(True)
        head.addWidget(self._title, 1)
        self._add_counts()
        self.folder = Button(theme, self.tr("Show in folder"), self)
        self._add_refused(show)
        self._box.addStretch(1)

    def text(self) -> str:
        """The outcome in one sentence."""
        return self._title.text()

    def _outcome(self) -> tuple[str, str, str]:
        report = self._report
        if report.cancelled:
            return (
                "warn",
                "warn",
                self.tr("Stopped. What went in stays; the same import run again goes on."),
            )
        if report.rows and report.rejected == report.rows:
            return (
                "warn",
                "bad",
                self.tr("No row of the file went in: is this the profile for it?"),
            )
        events = self.tr("{events} events")
        if report.events_added == 1:
            events = self.tr("1 event")
        customers = self.tr("{customers} new customers")
        if report.customers_added == 1:
            customers = self.tr("1 new customer")
        went = self.tr("{customers} and {events} went in").format(
            customers=customers.format(customers=numerals.number(report.customers_added)),
            events=events.format(events=numerals.number(report.events_added)),
        )
        return ("check", "ok", went) if not report.rejected else ("warn", "warn", went)

    def _add_counts(self) -> None:
        report = self._report
        numbers = [(self.tr("Rows read"), report.rows, "text")]
        for words, number, tone in (
            (self.tr("Customers changed"), report.customers_changed, "text"),
            (self.tr("Events that were here already"), report.events_present, "text"),
            (self.tr("Rows that say nothing new"), report.without_effect, "text"),
            (self.tr("Rows refused"), report.rejected, "bad"),
        ):
            if number:
                numbers.append((words, number, tone))
        grid = QGridLayout()
        self._box.addLayout(grid)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(20)
        grid.setColumnStretch(2, 1)
        for row, (words, number, tone) in enumerate(numbers):
            grid.addWidget(text_label(self._theme, words, Role.BODY, "mut", self), row, 0)
            count = text_label(self._theme, numerals.number(number), Role.TIME, tone, self)
            grid.addWidget(count, row, 1, Qt.AlignmentFlag.AlignRight)

    def _add_refused(self, show: Callable[[Path], None]) -> None:
        report = self._report
        if report.unknown_currencies:
            codes = ", ".join(report.unknown_currencies)
            self._add_words(
                self.tr(
                    "ISO 4217 has no currency {codes}: its amounts are kept as they are."
                ).format(codes=codes),
                "warn",
            )
        if report.problems:
            self._add_words(self.tr("Why rows were refused"), "soft", Role.LABEL)
        lines = [
            self.tr("Line {line}: {reason}").format(
                line=problem.line, reason=error_words(problem.reason)
            )
            for problem in report.problems
        ]
        others = report.rejected - len(report.problems)
        if others > 0:
            more = self.tr("and {count} more") if others > 1 else self.tr("and one more")
            lines.append(more.format(count=numerals.number(others)))
        if lines:
            self._add_words("\n".join(lines), "text")
        self.folder.setVisible(report.rejects is not None)
        if report.rejects is None:
            return
        path = report.rejects
        words = self.tr(
            "The refused rows are in {file}, each with its reason. Correct them there, and import "
            "that file with the same profile."
        )
        self._add_words(words.format(file=str(path)), "mut")
        self.folder.clicked.connect(lambda: show(path))
        self._box.addWidget(self.folder)

    def _add_words(self, text: str, tone: str, role: Role = Role.BODY) -> None:
        words = text_label(self._theme, text, role, tone, self)
        words.setWordWrap(True)
        self._box.addWidget(words)
