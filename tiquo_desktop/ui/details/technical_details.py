"""What stands behind a failed reading, for whoever looks after the program: to copy or to save."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from tiquo_desktop.domain.repositories import DatabaseInfo
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.help import installation
from tiquo_desktop.ui.help.report_dialog import ReportDialog
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.timeline.timeline_model import TimelineModel


class TechnicalDetails(QObject):
    """Remembers the kind and place of the last failure of a timeline, and shows them when asked."""

    def __init__(
        self,
        theme: Theme,
        reader: Reader,
        model: TimelineModel,
        view: CustomerView,
        database: Callable[[], DatabaseInfo | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._theme, self._reader, self._view = theme, reader, view
        self._database = database
        self._places = ""
        model.failed.connect(self._remember)
        view.technical_asked.connect(self.open)

    def _remember(self, _sentence: str) -> None:
        # It was told just before: later another reading may fail of something else.
        self._places = self._reader.last_problem

    def open(self) -> None:
        """Show them."""
        dialog = ReportDialog(
            self._theme,
            self._reader.queue("report"),
            self._view.window(),
            title=self.tr("Technical details"),
            sentence=self.tr(
                "What kind of error it was, and where in the program. There is no text of a "
                "customer in it."
            ),
        )
        title = "Reading a timeline failed in Tiquo Desktop"
        dialog.show_report(installation.report([self._places], self._database(), title))
        dialog.open()
