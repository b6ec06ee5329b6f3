"""German and French: chosen, remembered, and right down to numbers, dates and what is typed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMenu, QMessageBox
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tests.ui.dialogs import open_dialog
from tiquo_desktop.app import gui
from tiquo_desktop.app.options import WindowOptions
from tiquo_desktop.domain import times
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.services.typed import parse_last_day, parse_when
from tiquo_desktop.services.typed_dates import typed_since
from tiquo_desktop.ui.filters.date_range import date_words
from tiquo_desktop.ui.help.guide import Guide
from tiquo_desktop.ui.help.help import Help
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.main_window import MainWindow
from tiquo_desktop.ui.reader import Reader
from tiquo_desktop.ui.settings import Settings
from tiquo_desktop.ui.words import language, moments, numerals
from tiquo_desktop.ui.words.error_words import error_words
from tiquo_desktop.ui.words.language import LANGUAGE_KEY, Language, spoken
from tiquo_desktop.ui.words.row_words import day_title, row_words
from tiquo_desktop.ui.words.typed_words import in_english

DAY = date(2026, 3, 9)  # a Monday
NOW = times.parse("2026-11-23T14:30:00", "Europe/London")
ZONE = "Europe/London"


@pytest.fixture
def german(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, Language.GERMAN)
    yield
    language.hush(qapp)
    QLocale.setDefault(before)


@pytest.fixture
def french(qapp: QApplication) -> Iterator[None]:
    before = QLocale()
    language.speak(qapp, Language.FRENCH)
    yield
    language.hush(qapp)
    QLocale.setDefault(before)


@pytest.mark.parametrize(
    ("preferred", "expected"),
    [
        (("de-AT", "en-GB"), Language.GERMAN),
        (("fr_CH",), Language.FRENCH),
        (("it-IT", "fr-FR", "de-DE"), Language.FRENCH),
        (("en-US", "de-DE"), Language.ENGLISH),
        (("ja-JP",), Language.ENGLISH),
        (("C",), Language.ENGLISH),
        ((), Language.ENGLISH),
    ],
)
def test_the_first_language_of_the_person_that_there_is(
    preferred: tuple[str, ...], expected: Language
) -> None:
    assert spoken(Language.SYSTEM, preferred) is expected


def test_a_choice_wins_over_the_system() -> None:
    assert spoken(Language.GERMAN, ("fr-FR",)) is Language.GERMAN


def test_the_choice_is_remembered_and_said(desk: Desk, tmp_path: Path, qtbot: QtBot) -> None:
    window = desk.window
    assert window.commands.action("view.language-system").isChecked()
    window.commands.action("view.language-de").trigger()
    box = open_dialog(qtbot, QMessageBox)
    assert box.text() == "The language changes when Tiquo is started anew."
    box.close()
    assert window.settings.get(LANGUAGE_KEY, "") == "de"
    assert window.commands.action("view.language-de").isChecked()


pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")


@pytest.mark.usefixtures("german")
class TestGerman:
    def test_window(self, desk: Desk) -> None:
        desk.open("0421")
        said = desk.labels()
        assert "5 Ereignisse" in said
        assert "Kategorie" in said
        timeline = desk.window.timeline
        assert timeline.row_at(0).title == "Montag, 23. November 2026"  # type: ignore[union-attr]

    def test_guide(self, desk: Desk, look: Theme) -> None:
        guide = Guide(look, desk.window)
        assert guide.contents.item(0).text() == "Die erste Minute"
        guide.close()

    def test_numbers_and_amounts(self) -> None:
        assert numerals.number(1_234_567) == "1.234.567"
        assert numerals.number(1234.5, 1) == "1.234,5"
        assert numerals.amount(123_450, "GBP") == "1.234,50\N{NO-BREAK SPACE}£"
        assert numerals.amount(-1_200_500, "KWD") == "−1.200,500 KWD"
        assert row_words().number(12_345) == "12.345"

    def test_dates(self) -> None:
        assert day_title(DAY) == "Montag, 9. März 2026"
        assert moments.date_words(DAY) == "9. März 2026"
        assert moments.duration(26 * 3600 * times.SECOND) == "1 Tg. 2 Std."

    def test_what_qt_says_itself(self) -> None:
        assert QLocale().language() is QLocale.Language.German
        assert QLocale().standaloneMonthName(3) == "März"

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("gestern 18:05", "2026-11-22T18:05:00"),
            ("vor 10 min", "2026-11-23T14:20:00"),
            ("vor 2 Stunden", "2026-11-23T12:30:00"),
            ("22. Nov. 14:20", "2026-11-22T14:20:00"),
            ("3. März 2026 9:15", "2026-03-03T09:15:00"),
            ("3. Mai um 9:15", "2026-05-03T09:15:00"),
            ("Mo 8:00", "2026-11-23T08:00:00"),
            ("Sonntag 8:00", "2026-11-22T08:00:00"),
            ("yesterday 18:05", "2026-11-22T18:05:00"),
            ("14:20", "2026-11-23T14:20:00"),
        ],
    )
    def test_times_as_they_are_typed(self, typed: str, meant: str) -> None:
        assert parse_when(in_english(typed), NOW, ZONE) == times.parse(meant, ZONE)

    @pytest.mark.parametrize("text", ["jetzt", "", "Jetzt"])
    def test_now(self, text: str) -> None:
        assert parse_when(in_english(text), NOW, ZONE) is None

    def test_days_are_understood_as_they_are_shown(self) -> None:
        for month in range(1, 13):
            day = date(2026, month, 17)
            shown = moments.date_words(day)
            assert parse_last_day(in_english(shown), date(2026, 1, 1)) == day, shown
            start = times.day_bounds(day, ZONE)[0]
            assert typed_since(shown, ZONE, date(2026, 12, 31), date_words()) == start, shown

    def test_errors(self) -> None:
        assert error_words("the amount is too large.") == "der Betrag ist zu groß."
        said = error_words("The file till.csv cannot be read: Permission denied.")
        assert said == "Die Datei till.csv kann nicht gelesen werden: Permission denied."
        assert error_words("Choose a category.") == "Bitte noch wählen: Kategorie."
        refused = error_words("the time is empty (my.toml, line 12)")
        assert refused == "die Zeit ist leer (my.toml, Zeile 12)"
        assert error_words("a sentence that nobody knows.") == "a sentence that nobody knows."

    def test_a_lost_server_and_what_goes_on(self) -> None:
        said = error_words(
            "The database's server is starting or stopping. Try again in a moment. What is on screen "
            "was read before, and what you are typing stays. This window goes on by itself once the "
            "server answers."
        )
        assert said == (
            "Der Server der Datenbank startet gerade oder wird beendet. Versuchen Sie es gleich noch "
            "einmal. Was zu sehen ist, wurde vorher gelesen, und was Sie schreiben, bleibt. Dieses "
            "Fenster macht von selbst weiter, sobald der Server antwortet."
        )

    def test_a_brace_of_a_customer_fills_in_nothing(self) -> None:
        said = error_words("The file {0}{name}.csv cannot be read: no.")
        assert said == "Die Datei {0}{name}.csv kann nicht gelesen werden: no."


@pytest.mark.usefixtures("french")
class TestFrench:
    def test_window(self, desk: Desk) -> None:
        desk.open("0421")
        said = desk.labels()
        assert "5 événements" in said
        assert "Catégorie" in said

    def test_numbers_and_amounts(self) -> None:
        assert (
            numerals.number(1_234_567)
            == "1\N{NARROW NO-BREAK SPACE}234\N{NARROW NO-BREAK SPACE}567"
        )
        assert numerals.amount(-8450, "EUR") == "−84,50\N{NO-BREAK SPACE}€"

    def test_dates(self) -> None:
        assert day_title(DAY) == "lundi 9 mars 2026"

    @pytest.mark.parametrize(
        ("typed", "meant"),
        [
            ("hier 18:05", "2026-11-22T18:05:00"),
            ("il y a 10 min", "2026-11-23T14:20:00"),
            ("il y a 2 heures", "2026-11-23T12:30:00"),
            ("22 nov. 14:20", "2026-11-22T14:20:00"),
            ("1er févr. 2026 9:15", "2026-02-01T09:15:00"),
            ("3 fevrier 9h15", "2026-02-03T09:15:00"),
            ("aujourd’hui à 9:15", "2026-11-23T09:15:00"),
            ("aujourd'hui 9:15", "2026-11-23T09:15:00"),
            ("dim. 8:00", "2026-11-22T08:00:00"),
            ("17 mars 8:00", "2026-03-17T08:00:00"),
        ],
    )
    def test_times_as_they_are_typed(self, typed: str, meant: str) -> None:
        assert parse_when(in_english(typed), NOW, ZONE) == times.parse(meant, ZONE)

    def test_days_are_understood_as_they_are_shown(self) -> None:
        for month in range(1, 13):
            day = date(2026, month, 17)
            shown = moments.date_words(day)
            assert parse_last_day(in_english(shown), date(2026, 1, 1)) == day, shown
            start = times.day_bounds(day, ZONE)[0]
            assert typed_since(shown, ZONE, date(2026, 12, 31), date_words()) == start, shown


@pytest.mark.parametrize("wanted", [Language.ENGLISH, Language.GERMAN, Language.FRENCH])
def test_no_letter_of_a_menu_is_there_twice(
    qapp: QApplication,
    qtbot: QtBot,
    look: Theme,
    reader: Reader,
    database: Database,
    tmp_path: Path,
    wanted: Language,
) -> None:
    before = QLocale()
    language.speak(qapp, wanted)
    try:
        desk = Desk(qtbot, look, reader, database)
        Help(look, reader, desk.window, tmp_path)
        bar = desk.window.top_bar.menu_bar
        letters = {"menus": mnemonics([action.text() for action in bar.actions()])}
        for menu in desk.window.findChildren(QMenu):
            texts = [each.text() for each in menu.actions() if not each.isSeparator()]
            letters[menu.title()] = mnemonics(texts)
        twice = {title: found for title, found in letters.items() if len(set(found)) < len(found)}
        assert twice == {}
        desk.window.set_database(None)
    finally:
        language.hush(qapp)
        QLocale.setDefault(before)


def mnemonics(texts: list[str]) -> list[str]:
    """The letters that are underlined."""
    found = [re.search(r"&(\w)", text.replace("&&", "")) for text in texts]
    return [each[1].casefold() for each in found if each]


def test_a_window_comes_up_in_the_language_that_was_chosen(
    database: Database, tmp_path: Path, qtbot: QtBot, qapp: QApplication
) -> None:
    file = tmp_path / "window.ini"
    settings = Settings(file)
    settings.set(LANGUAGE_KEY, "fr")
    settings.flush()
    said: list[str] = []

    def look() -> None:
        (window,) = [each for each in qapp.topLevelWidgets() if isinstance(each, MainWindow)]
        said.append(window.top_bar.export.text())
        window.close()

    for _ in range(2):
        QTimer.singleShot(100, look)
        assert gui.run(database, WindowOptions(theme="light"), file) == 0
        Settings(file).set(LANGUAGE_KEY, "en")
    assert said == ["Exporter", "Export"]


def test_pictures_are_english_everywhere(
    database: Database, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoken_to: list[Language] = []
    speak = language.speak
    monkeypatch.setattr(
        language, "speak", lambda app, wanted: spoken_to.append(wanted) or speak(app, wanted)
    )
    gui.run(database, WindowOptions(theme="light", screenshot=tmp_path / "window.png"))
    assert spoken_to == [Language.ENGLISH]
