"""The bar at the top: the product's name or, in narrow windows, the search field; menus and tools."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QSizePolicy, QWidget

from tiquo_desktop.ui.bars.commands import Commands, key_cap
from tiquo_desktop.ui.bars.menus import Menus
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.labels import text_label
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import PADDING, ROOMY, Role
from tiquo_desktop.ui.search.search_box import SearchBox

SEARCH_WIDTH, SEARCH_HEIGHT = 240, 32
_RECORD = "desk.record"


class TopBar(QWidget):
    """The menu bar and the buttons of what is done most; in narrow windows the menus fold into one.

    Attributes:
        export: the button that opens the export dialog.
        record: the button that records, once there is such a command.
        menu_bar, menu_button: the menus; one of the two is shown.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("topBar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(ROOMY.top_bar)
        self._theme = theme
        self._narrow = False
        self._menus: Menus | None = None
        self._commands: Commands | None = None
        self._brand = text_label(theme, "Tiquo", Role.BRAND, parent=self)
        self.menu_bar = QMenuBar(self)
        self.menu_bar.setAccessibleName(self.tr("Menus"))
        self.menu_bar.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.export = Button(theme, self.tr("Export"), self, icon="export", key=key_cap("Ctrl+E"))
        self.record: Button | None = None
        self.menu_button = Button(theme, self.tr("Menu"), self, icon="menu")
        self.menu_button.set_wordless(True)
        self.menu_button.setAccessibleDescription(self.tr("F10 opens it"))
        self.menu_button.clicked.connect(self.open_menu)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(PADDING, 0, 12, 1)
        self._row.setSpacing(8)
        self._row.addWidget(self._brand)
        self._row.addSpacing(8)
        self._row.addWidget(self.menu_bar)
        self._row.addStretch(1)
        self._row.addWidget(self.export)
        self._row.addWidget(self.menu_button)
        self._fold()

    def show_commands(self, commands: Commands, window: QWidget) -> None:
        """Have menus and buttons for these commands, also for those that are added later."""
        self._menus = Menus(commands, self.menu_bar, window)
        self._menus.asked.connect(self._open_below_button)
        self._commands = commands
        commands.changed.connect(self._commands_changed)
        self._commands_changed()

    def _commands_changed(self) -> None:
        if self.record is None and self._commands is not None and _RECORD in self._commands:
            self._add_record(self._commands)
        self._fold()

    def _add_record(self, commands: Commands) -> None:
        shortcuts = commands.command(_RECORD).shortcuts
        self.record = Button(
            self._theme,
            "",
            self,
            kind=Kind.PRIMARY,
            icon="plus",
            key=key_cap(shortcuts[0]) if shortcuts else "",
        )
        self.record.clicked.connect(lambda: commands.use(_RECORD))
        commands.bind(self.record)
        self._row.insertWidget(self._row.indexOf(self.export) + 1, self.record)
        self.setTabOrder(self.export, self.record)
        self.record.show()
        self._name_record()

    def _name_record(self) -> None:
        if self.record is not None:
            self.record.setAccessibleName(self.tr("Record activity"))
            self.record.setText(self.tr("Record") if self._narrow else self.tr("Record activity"))
            self.record.updateGeometry()

    def take_search(self, box: SearchBox | None) -> None:
        """Hold the search field in the place of the name; with None, only the name."""
        self._narrow = box is not None
        self._brand.setVisible(box is None)
        self.export.set_wordless(box is not None)
        self._name_record()
        if box is not None:
            box.setFixedSize(SEARCH_WIDTH, SEARCH_HEIGHT)
            self._row.insertWidget(0, box)
            box.show()
        self._fold()

    def open_menu(self) -> None:
        """Go to the menus by keyboard: the bar, or the one menu below its button."""
        if self.menu_bar.isNativeMenuBar():
            return
        if self.menu_bar.isVisible():
            first = next(each for each in self.menu_bar.actions() if each.isVisible())
            self.menu_bar.setActiveAction(first)
        elif self._menus is not None:
            self._open_below_button(self._menus.whole)

    def _open_below_button(self, menu: QMenu) -> None:
        first = next((each for each in menu.actions() if each.isVisible()), None)
        if first is not None:
            button = self.menu_button
            left = 0 if self.isRightToLeft() else button.width() - menu.sizeHint().width()
            menu.popup(button.mapToGlobal(QPoint(left, button.height() + 4)))
            menu.setActiveAction(first)

    def _fold(self) -> None:
        """Show the menu bar where there is room for it."""
        if self.isRightToLeft():
            # There Qt takes the width that a menu bar has for the one that it needs.
            titles = [self.menu_bar.actionGeometry(each) for each in self.menu_bar.actions()]
            self.menu_bar.setMinimumWidth(sum(title.width() for title in titles))
        buttons = [each for each in (self.export, self.record) if each is not None]
        wanted = [self._brand, self.menu_bar, *buttons]
        room = self.width() - PADDING - 12 - 8 * len(wanted) - 8
        folds = self._narrow or sum(_needed(each) for each in wanted) > room
        # macOS has its own place for the menus, whatever the width of a window.
        native = self.menu_bar.isNativeMenuBar()
        self.menu_bar.setVisible(native or not folds)
        self.menu_button.setVisible(folds and not native)
        if self._menus is not None:
            self._menus.set_folded(folds and not native)

    # Qt

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold()


def _needed(widget: QWidget) -> int:
    return max(widget.sizeHint().width(), widget.minimumWidth())
