"""The bar at the top: the product's name or, in narrow windows, the search field; and Export."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tiquo_desktop.ui.buttons import Button
from tiquo_desktop.ui.labels import text_label
from tiquo_desktop.ui.search_box import SearchBox
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.tokens import PADDING, ROOMY, Role

SEARCH_WIDTH, SEARCH_HEIGHT = 240, 32


class TopBar(QWidget):
    """Attributes: `export`, the button that opens the export dialog."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(ROOMY.top_bar)
        self._brand = text_label(theme, "Tiquo", Role.BRAND, parent=self)
        self.export = Button(theme, self.tr("Export"), self, icon="export", key="Ctrl E")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING, 0, 12, 1)
        self._row.addWidget(self._brand)
        self._row.addStretch(1)
        self._row.addWidget(self.export)

    def take_search(self, box: SearchBox | None) -> None:
        """Hold the search field in the place of the name; with None, only the name."""
        self._brand.setVisible(box is None)
        self.export.set_wordless(box is not None)
        if box is not None:
            box.setFixedSize(SEARCH_WIDTH, SEARCH_HEIGHT)
            self._row.insertWidget(0, box)
            box.show()
