"""The language of the window: which one it is, and its words.

Texts are English in the code. Their translations lie in `resources/translations`; Qt brings those of
its own texts along. The command line is English everywhere.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QTranslator

from tiquo_desktop.host import resources

_log = logging.getLogger(__name__)

LANGUAGE_KEY = "window/language"
"""The setting; it counts from the next start on."""


class Language(StrEnum):
    """What can be chosen; the languages have their codes."""

    SYSTEM = "system"
    ENGLISH = "en"
    GERMAN = "de"
    FRENCH = "fr"

    @property
    def own_name(self) -> str:
        """A language's name in itself, which is never translated; "" for the system's."""
        return {
            Language.ENGLISH: "English",
            Language.GERMAN: "Deutsch",
            Language.FRENCH: "Français",
        }.get(self, "")


TRANSLATED = (Language.GERMAN, Language.FRENCH)


def spoken(wanted: Language, preferred: Iterable[str] | None = None) -> Language:
    """The language that is shown: the wanted one, or the first of the person's that there is.

    `preferred` are codes such as ``de-AT``; the system's without any. English stands in for all
    others.
    """
    if wanted is not Language.SYSTEM:
        return wanted
    for code in QLocale.system().uiLanguages() if preferred is None else preferred:
        language = code.replace("_", "-").partition("-")[0].lower()
        if language in (Language.ENGLISH, *TRANSLATED):
            return Language(language)
    return Language.ENGLISH


def speak(app: QCoreApplication, wanted: Language) -> Language:
    """Show windows that are made from now on in a language; gives the one that it is.

    Numbers and names of days that Qt writes follow it.
    """
    hush(app)
    language = spoken(wanted)
    QLocale.setDefault(_locale(language))
    if language in TRANSLATED:
        folders = {
            "qtbase": QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath),
            "tiquo": str(resources.path("translations")),
        }
        for name, folder in folders.items():
            translator = QTranslator(app)
            if translator.load(f"{name}_{language.value}", folder):
                app.installTranslator(translator)
            else:
                _log.warning("the translation %s_%s is missing", name, language.value)
    return language


def hush(app: QCoreApplication) -> None:
    """Go back to English."""
    for translator in app.findChildren(QTranslator):
        app.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(_locale(Language.ENGLISH))


def _locale(language: Language) -> QLocale:
    # The texts of English are British, whatever English the system speaks.
    if language is Language.ENGLISH:
        return QLocale(QLocale.Language.English, QLocale.Country.UnitedKingdom)
    system = QLocale.system()
    own = QLocale(language.value)
    return system if system.language() is own.language() else own
