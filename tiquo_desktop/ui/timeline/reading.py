"""How a timeline is read: its filters, its order, its columns, and how much room a row has."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject

from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.timeline.timeline_heights import Density

KEY = "timeline/density"
_SECTION = 30


class Reading(QObject):
    """The commands of the table of a window; the density is remembered."""

    def __init__(
        self, view: CustomerView, commands: Commands, settings: Settings, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._view = view
        self._settings = settings
        remembered = settings.get(KEY, "")
        if remembered in tuple(Density):
            view.timeline.set_density(Density(remembered))
        self._add_commands(commands)

    def _add_commands(self, commands: Commands) -> None:
        table = self._view.timeline
        words = {
            Density.COMPACT: self.tr("&Compact"),
            Density.STANDARD: self.tr("&Standard"),
            Density.COMFORTABLE: self.tr("C&omfortable"),
        }
        commands.add(
            Command(
                id="timeline.filter",
                text=self.tr("&Filter"),
                menu=Menu.TIMELINE,
                run=self._view.filters.reach,
                shortcuts=("Ctrl+Shift+F",),
                needs_customer=True,
            ),
            Command(
                id="timeline.date-range",
                text=self.tr("&Dates…"),
                menu=Menu.TIMELINE,
                run=self._view.filters.open_dates,
                shortcuts=("Ctrl+Shift+D",),
                needs_customer=True,
            ),
            Command(
                id="timeline.clear-filters",
                text=self.tr("&Clear all filters"),
                menu=Menu.TIMELINE,
                run=self._view.filters.clear,
                shortcuts=("Ctrl+0",),
                needs_customer=True,
            ),
            Command(
                id="timeline.turn-order",
                text=self.tr("&Turn the order"),
                menu=Menu.TIMELINE,
                run=self._view.turn_order,
                shortcuts=("Ctrl+Shift+O",),
                needs_customer=True,
            ),
            Command(
                id="view.columns",
                text=self.tr("&Columns…"),
                menu=Menu.VIEW,
                run=table.header.open_menu,
                section=_SECTION,
                needs_customer=True,
            ),
            *(
                Command(
                    id=f"view.density-{density.value}",
                    text=words[density],
                    menu=Menu.VIEW,
                    run=partial(self._set_density, density),
                    checked=table.density is density,
                    group="density",
                    section=_SECTION,
                    submenu=self.tr("&Density"),
                )
                for density in Density
            ),
        )

    def _set_density(self, density: Density) -> None:
        self._view.timeline.set_density(density)
        self._settings.set(KEY, density.value)
