"""In narrow windows: the field in the top bar, and the results below it while they are wanted."""

from __future__ import annotations

from PySide6.QtCore import QObject, QPoint
from PySide6.QtWidgets import QApplication, QWidget

from tiquo_desktop.ui.bars.top_bar import TopBar
from tiquo_desktop.ui.search.search_pane import SearchPane

_MOST_HEIGHT = 420
_WIDTH = 340


class SearchPopup(QObject):
    """Moves field and results between the pane and the top bar of a window."""

    def __init__(self, window: QWidget, top_bar: TopBar, pane: SearchPane) -> None:
        super().__init__(window)
        self._window, self._top_bar, self._pane = window, top_bar, pane
        self.narrow = False
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._focus_changed)
        pane.box.textEdited.connect(self.show_results)
        pane.answered.connect(self._resize)

    def set_narrow(self, narrow: bool) -> None:
        """Put the field into the top bar, or back into the pane."""
        if narrow == self.narrow:
            return
        self.narrow = narrow
        pane = self._pane
        had_focus = self._window.focusWidget() is pane.box  # also while another window is active
        if narrow:
            self._top_bar.take_search(pane.box)
            pane.float_results(self._window)
        else:
            self._top_bar.take_search(None)
            pane.attach()
        pane.setVisible(not narrow)
        if had_focus:
            pane.box.setFocus()

    def show_results(self) -> None:
        """Show the results below the field, above everything else."""
        if not self.narrow:
            return
        box, results = self._pane.box, self._pane.results
        corner = box.mapTo(self._window, QPoint(0, box.height() + 4))
        room = min(_MOST_HEIGHT, self._window.height() - corner.y() - 8)
        height = min(results.wanted_height(_WIDTH), room)
        results.setGeometry(corner.x(), corner.y(), _WIDTH, height)
        results.show()
        results.raise_()

    def _resize(self) -> None:
        if self._pane.results.isVisible():
            self.show_results()

    def hide_results(self) -> None:
        """Take the results away; they come back with the next key."""
        if self.narrow:
            self._pane.results.hide()

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if not self.narrow or new is None:
            return
        pane = self._pane
        if new is pane.box or pane.results.isAncestorOf(new):
            self.show_results()
        else:
            self.hide_results()
