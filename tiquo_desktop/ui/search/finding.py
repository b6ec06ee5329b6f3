"""How the parts of a window work together when somebody is looked for: typed, scanned, seen before."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from tiquo_desktop.domain import times
from tiquo_desktop.domain.filters import Filter
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.domain.scan_codes import Code, CodeKind
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu
from tiquo_desktop.ui.customers.customer_view import CustomerView
from tiquo_desktop.ui.customers.standing import Standing, standing_of
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.reader import Lane
from tiquo_desktop.ui.search.recent_customers import RecentCustomers
from tiquo_desktop.ui.search.scan_bar import ScanBar
from tiquo_desktop.ui.search.scanning import GAP_MS, Scanner
from tiquo_desktop.ui.search.search_model import SearchModel
from tiquo_desktop.ui.search.search_pane import SearchPane
from tiquo_desktop.ui.search.search_rows import shown_name
from tiquo_desktop.ui.search.unsaved import can_be_left, open_dialogs, place_of_unsaved
from tiquo_desktop.ui.settings import Settings

if TYPE_CHECKING:
    from tiquo_desktop.domain.customers import Customer
    from tiquo_desktop.domain.repositories import Span
    from tiquo_desktop.services.scanning import Holder
    from tiquo_desktop.services.search import SearchResult

_OPEN_SCANNED = "customer.open-scanned"


class Finding(QObject):
    """Opens who was chosen or scanned, and remembers them.

    Attributes:
        scanner: what recognises scans.
        bar: what asks about a scan; None while nothing is asked.
    """

    def __init__(
        self,
        window: QWidget,
        theme: Theme,
        commands: Commands,
        settings: Settings,
        lane: Lane,
        model: SearchModel,
        search: SearchPane,
        view: CustomerView,
        open_customer: Callable[[Customer, Span | None], object],
        close_customer: Callable[[], object],
    ) -> None:
        super().__init__(window)
        self._window, self._theme, self._commands = window, theme, commands
        self._lane, self._name = lane, ""
        self._search, self._view = search, view
        self._open_customer, self._close_customer = open_customer, close_customer
        self._database: Database | None = None
        self._recent = RecentCustomers(settings)
        self._scanned = False
        self._agreed: Callable[[], None] = _nothing
        self.bar: ScanBar | None = None
        model.remember(self._recent, self._person)
        search.opened.connect(self.open_result)
        search.box.textEdited.connect(self._begin)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.scanner = Scanner(
            app,
            self,
            gap=settings.get("scan/gap", GAP_MS),
            prefix=settings.get("scan/prefix", ""),
            suffix=settings.get("scan/suffix", ""),
        )
        self.scanner.scanned.connect(self.look_up)
        commands.add(
            Command(
                id=_OPEN_SCANNED,
                text=self.tr("Open who was &scanned"),
                menu=Menu.CUSTOMER,
                run=self._agree,
                shortcuts=("F8",),
                icon="scan",
                in_menu=False,
            )
        )
        self._refuse()

    def set_database(self, database: Database | None) -> None:
        """Look there from now on."""
        self.rest()
        self._database = database

    def rest(self) -> None:
        """Ask nothing about a scan any more."""
        self._lane.cancel()
        self._dismiss()

    def offer_new(self, add: Callable[[str], object]) -> None:
        """Offer to add a customer; `add` gets the text that found nobody, or ""."""
        self._search.new_asked.connect(add)
        self._commands.bind(self._search.results.footer.new)
        self._search.results.footer.new.show()

    def open_result(self, result: SearchResult) -> None:
        """Open who was found; by a reference, only what is about it is shown."""
        self._open(result.customer, result.span, result.reference)

    def remember(self, customer: Customer) -> None:
        """Somebody was opened."""
        if self._database is None:
            return
        self._recent.add(
            self._database.info.uid, customer.uid, person=self._person(), scanned=self._scanned
        )
        if not self._search.box.text().strip():
            self._search.search()

    def set_person(self, name: str) -> None:
        """Remember who was opened in that person's name."""
        self._name = name

    def _person(self) -> str:
        return self._name

    def _begin(self, text: str) -> None:
        # The next guest may be at the desk already: they must not read about the last one.
        if text.strip() and self._view.customer is not None:
            self._close_customer()

    def _open(self, customer: Customer, span: Span | None, reference: str | None) -> None:
        self._open_customer(customer, span)
        if reference is not None:
            self._view.set_filter(Filter(reference=reference))

    # Scans

    def look_up(self, code: Code) -> None:
        """Find out whose code was scanned, and open or ask; behind a cover neither."""
        database = self._database
        if database is None or self._commands.locked:
            return
        self._dismiss()

        def work(cancel: threading.Event) -> tuple[Holder, ...]:
            from tiquo_desktop.services.scanning import holders

            return holders(database, code, cancel)

        self._lane.request(
            work,
            lambda found: self._looked_up(code, found),
            lambda sentence: self._failed(code, sentence),
        )

    def _looked_up(self, code: Code, found: tuple[Holder, ...]) -> None:
        place = place_of_unsaved()
        if len(found) == 1:
            (holder,) = found
            if place is None:
                self._leave(lambda: self._open_holder(holder))
            else:
                self._offer(code, holder, place)
            return
        if found and place is None:
            self._leave(lambda: self._search_for(code))
            return
        self._ask(
            place or self._window,
            title=self._whose(code, len(found)),
            action=self.tr("Show them") if found else self.tr("Search"),
            run=lambda: self._search_for(code),
            unsaved=place is not None,
        )

    def _whose(self, code: Code, many: int) -> str:
        if many:
            return self.tr("{many} customers have {code}").format(many=many, code=code.value)
        if code.kind is CodeKind.UID:
            return self.tr("This card belongs to nobody in this database")
        return self.tr("No customer has {code}").format(code=code.value)

    def _offer(self, code: Code, holder: Holder, place: QWidget) -> None:
        assert self._database is not None
        name = shown_name(holder.customer)
        if code.kind is CodeKind.UID:
            title = self.tr("Wallet card of {name}").format(name=name)
        else:
            shown = holder.reference or holder.customer.number
            title = self.tr("{code} of {name}").format(code=shown, name=name)
        self._ask(
            place,
            title=title,
            action=self.tr("Open"),
            run=lambda: self._open_holder(holder),
            unsaved=True,
            standing=standing_of(holder.customer, self._database.info.zone, times.now()),
        )

    def _failed(self, code: Code, sentence: str) -> None:
        place = place_of_unsaved()
        self._ask(
            place or self._window,
            title=sentence,
            action=self.tr("Try again"),
            run=lambda: self.look_up(code),
            unsaved=place is not None,
        )

    def _open_holder(self, holder: Holder) -> None:
        self._scanned = True
        try:
            self._open(holder.customer, holder.span, holder.reference)
        finally:
            self._scanned = False

    def _search_for(self, code: Code) -> None:
        self._search.search_for(code.value)

    def _leave(self, run: Callable[[], None]) -> None:
        """Close the dialogs in which nothing would be lost, and go on in the window."""
        while (popup := QApplication.activePopupWidget()) is not None and popup.close():
            pass
        for dialog in open_dialogs():
            if can_be_left(dialog):
                dialog.reject()
        if not open_dialogs():
            self._window.activateWindow()
        run()

    # Asking

    def _ask(
        self,
        place: QWidget,
        *,
        title: str,
        action: str,
        run: Callable[[], None],
        unsaved: bool,
        standing: tuple[Standing, ...] = (),
    ) -> None:
        self._dismiss()
        kept = (self.tr("What you are writing is as you left it."),) if unsaved else ()
        bar = ScanBar(self._theme, place, title=title, standing=standing, lines=kept, action=action)
        self.bar, self._agreed = bar, run
        bar.agreed.connect(self._agree)
        bar.declined.connect(self._dismiss)
        bar.destroyed.connect(self._forget)
        self._commands.set_refusal(_OPEN_SCANNED, None)
        self.scanner.answer({Qt.Key.Key_F8: self._agree, Qt.Key.Key_Escape: self._dismiss})

    def _agree(self) -> None:
        run = self._agreed
        self._dismiss()
        self._leave(run)

    def _dismiss(self) -> None:
        bar = self.bar
        if bar is not None:
            bar.destroyed.disconnect(self._forget)
            bar.leave()
            self._forget()

    def _forget(self) -> None:
        self.bar, self._agreed = None, _nothing
        self.scanner.answer({})
        self._refuse()

    def _refuse(self) -> None:
        self._commands.set_refusal(_OPEN_SCANNED, self.tr("Nothing was scanned"))


def _nothing() -> None:
    """What there is to agree to while nothing is asked."""
