"""A keyboard as the system knows it: its keys go to the window that has the focus, with a time."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import QApplication

_EVDEV_OFFSET = 8
_NONE = Qt.KeyboardModifier.NoModifier
_NAMED = {
    "\r": Qt.Key.Key_Return,
    "\n": Qt.Key.Key_Enter,
    "\t": Qt.Key.Key_Tab,
    "\x1b": Qt.Key.Key_Escape,
}


class Keyboard:
    """Types with whatever pause between two keys, in milliseconds that nobody has to wait for."""

    def __init__(self) -> None:
        self._now = 1_000_000

    def scan(self, text: str, end: str = "\r") -> None:
        """What a scanner types, 4 ms a key; a pause before it."""
        self.wait(1000)
        self.type(text + end, 4)

    def type(self, text: str, gap: int) -> None:
        """Type with that many milliseconds between two keys."""
        for character in text:
            self.wait(gap)
            self.press(_key(character), character, modifiers=_modifiers(character))

    def wait(self, milliseconds: int) -> None:
        """Type nothing for a while."""
        self._now += milliseconds

    def press(
        self,
        key: Qt.Key,
        text: str = "",
        *,
        modifiers: Qt.KeyboardModifier = _NONE,
        scan_code: int = 0,
    ) -> None:
        """Press a key and let go of it; `scan_code` is that of a PC's keyboard, 0 tells none."""
        override = self._send(QEvent.Type.ShortcutOverride, key, text, modifiers, scan_code)
        if not override:
            for action in QApplication.activeWindow().actions():
                if action.isEnabled() and any(
                    sequence[0].key() == key and sequence[0].keyboardModifiers() == modifiers
                    for sequence in action.shortcuts()
                ):
                    action.trigger()
                    return
        self._send(QEvent.Type.KeyPress, key, text, modifiers, scan_code)
        self._send(QEvent.Type.KeyRelease, key, text, modifiers, scan_code)

    def _send(
        self,
        kind: QEvent.Type,
        key: Qt.Key,
        text: str,
        modifiers: Qt.KeyboardModifier,
        scan_code: int,
    ) -> bool:
        native = scan_code + _EVDEV_OFFSET if scan_code else 0
        event = QKeyEvent(kind, key, modifiers, native, 0, 0, text)
        event.setTimestamp(self._now)
        event.setAccepted(kind is not QEvent.Type.ShortcutOverride)
        window = QGuiApplication.focusWindow()
        if window is None and kind is QEvent.Type.KeyRelease:
            return True  # the key closed its window
        assert window is not None
        QApplication.sendEvent(window, event)
        return event.isAccepted()


def _key(character: str) -> Qt.Key:
    named = _NAMED.get(character)
    if named is not None:
        return named
    if ord(character) < ord(" "):
        return Qt.Key(ord(character) + 64)
    capital = character.upper()
    return Qt.Key(ord(capital)) if len(capital) == 1 else Qt.Key.Key_unknown


def _modifiers(character: str) -> Qt.KeyboardModifier:
    if ord(character) < ord(" ") and character not in _NAMED:
        return Qt.KeyboardModifier.ControlModifier
    return Qt.KeyboardModifier.ShiftModifier if character.isupper() else _NONE
