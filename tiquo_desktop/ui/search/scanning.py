"""Scans, whatever has the focus: a keyboard-wedge scanner is a keyboard that types very fast.

Keys that could be the beginning of a code are held back until either the next key comes too late for
a scanner, and then they are typed as if nothing had been, or the code is complete. So nothing of a
scan ever reaches the field with the focus: neither its text nor its undo steps know of it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QWindow
from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from tiquo_desktop.domain import scan_codes
from tiquo_desktop.domain.scan_codes import Code

GAP_MS = 35
"""Keys of a scanner follow each other within this; those of a fast typist come three times later."""
_EVDEV_OFFSET = 8
"""What X11 and Wayland add to the scan codes of a keyboard."""
_BUSY_MS = 5

_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_SILENT = frozenset(
    {
        Qt.Key.Key_Shift,
        Qt.Key.Key_Control,
        Qt.Key.Key_Alt,
        Qt.Key.Key_AltGr,
        Qt.Key.Key_Meta,
        Qt.Key.Key_CapsLock,
        Qt.Key.Key_NumLock,
    }
)
_COMMANDING = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_KEYS = frozenset("\r\n\t\x1b\x08\x7f")
"""Control characters that are keys: Enter, Tab, Escape, Backspace, Delete."""
_INTERRUPTING = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.FocusOut,
        QEvent.Type.WindowDeactivate,
        QEvent.Type.Close,
    }
)


@dataclass(slots=True)
class _Burst:
    """Keys that are held back, and what they would be in characters.

    `american` is what they are on an American keyboard, as most scanners have it; None once a key
    is not known there.
    """

    window: QObject | None = None
    keys: list[QKeyEvent] = field(default_factory=list)
    typed: str = ""
    american: str | None = ""


class Scanner(QObject):
    """Watches the keys of every window of the application.

    `gap` is in milliseconds; `prefix` and `suffix` are what the scanner puts around every code.

    Signals:
        scanned: a `Code` was scanned.
    """

    scanned = Signal(object)

    def __init__(
        self,
        app: QApplication,
        parent: QObject,
        *,
        gap: int = GAP_MS,
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        super().__init__(parent)
        self._gap, self._prefix, self._suffix = gap, prefix, suffix
        self._burst = _Burst()
        self._last = -1_000_000
        self._typing_again = False
        self._swallowed: set[int] = set()
        self._answers: dict[int, Callable[[], None]] = {}
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._late)
        self._due = 0.0
        # The windows themselves, not the application: its filter would be asked of every event.
        app.focusWindowChanged.connect(self._watch)
        app.focusChanged.connect(self._focus_changed)
        self._watch(app.focusWindow())

    def answer(self, keys: dict[Qt.Key, Callable[[], None]]) -> None:
        """Let these keys do this in every window, before anything else sees them."""
        self._answers = {int(key): run for key, run in keys.items()}

    def _focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        # A popup may be given keys without ever being the window with the focus.
        window = new.window().windowHandle() if new is not None else None
        # A popup's window goes and comes, and Shiboken may still answer with the one that is gone.
        if window is not None and isValid(window):
            window.installEventFilter(self)

    def _watch(self, window: QWindow | None) -> None:
        self._type_again()
        if window is not None and isValid(window):
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self._typing_again:
            return False
        kind = event.type()
        if kind == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # A key that is to be held back is no shortcut either.
            if self._is_ours(event):
                event.accept()
                return True
            if event.key() not in _SILENT:
                self._type_again()  # before a shortcut moves the focus
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._pressed(watched, event)
        elif kind == QEvent.Type.KeyRelease and isinstance(event, QKeyEvent):
            return self._released(event)
        elif kind in _INTERRUPTING:
            self._type_again()
        return False

    # Keys

    def _is_ours(self, event: QKeyEvent) -> bool:
        """Whether this key, once it is pressed, will be held back or answered."""
        key = event.key()
        plain = not event.modifiers() & _COMMANDING
        if key in self._answers and plain:
            return True
        on_time = self._on_time(event)
        if key in _ENDS:
            return on_time and plain and self._code() is not None
        if event.isAutoRepeat() or not _is_typed(event, in_burst=on_time):
            return False
        return self._goes_on(event) is not None if on_time else self._starts(event)

    def _pressed(self, window: QObject, event: QKeyEvent) -> bool:
        key = event.key()
        if key in _SILENT:
            return False
        plain = not event.modifiers() & _COMMANDING
        if key in self._answers and plain:
            self._type_again()
            self._swallowed.add(key)
            self._answers[key]()
            return True
        on_time = self._on_time(event)
        starts = not event.isAutoRepeat() and self._starts(event)
        if not _is_control(event):  # what a scanner may put before a code is no typing
            self._last = _milliseconds(event)
        if on_time and key in _ENDS and plain and (code := self._code()):
            self._finish(key, code)
            return True
        if on_time and not event.isAutoRepeat() and _is_typed(event, in_burst=True):
            longer = self._goes_on(event)
            if longer is not None:
                self._hold(event, *longer)
                return True
        self._type_again()
        if starts:
            self._burst.window = window
            self._hold(event, event.text(), _american(event))
            return True
        return False

    def _released(self, event: QKeyEvent) -> bool:
        key = event.key()
        if event.isAutoRepeat():
            return False
        if any(held.key() == key for held in self._burst.keys):
            self._burst.keys.append(_copy(event))
            return True
        if key in self._swallowed:
            self._swallowed.discard(key)
            return True
        return False

    def _on_time(self, event: QKeyEvent) -> bool:
        return bool(self._burst.keys) and self._follows(event)

    def _follows(self, event: QKeyEvent) -> bool:
        return 0 <= _milliseconds(event) - self._last <= self._gap

    def _starts(self, event: QKeyEvent) -> bool:
        """Whether this is the first key after a pause, and may be the first one of a code."""
        if self._follows(event) or not _is_typed(event, in_burst=False):
            return False
        return self._could_be(event.text(), _american(event))

    def _goes_on(self, event: QKeyEvent) -> tuple[str, str | None] | None:
        """The burst with this key; None if it cannot become a code."""
        typed, american = self._burst.typed + event.text(), None
        if self._burst.american is not None:
            further = _american(event)
            american = self._burst.american + further if further is not None else None
        return (typed, american) if self._could_be(typed, american) else None

    def _could_be(self, typed: str, american: str | None) -> bool:
        return any(
            text is not None and scan_codes.could_begin(text, self._prefix, self._suffix)
            for text in (typed, american)
        )

    def _code(self) -> Code | None:
        for text in (self._burst.typed, self._burst.american):
            if text and (code := scan_codes.read(text, self._prefix, self._suffix)):
                return code
        return None

    def _hold(self, event: QKeyEvent, typed: str, american: str | None) -> None:
        self._burst.keys.append(_copy(event))
        self._burst.typed, self._burst.american = typed, american
        self._wait(self._gap)

    def _finish(self, end: int, code: Code) -> None:
        self._timer.stop()
        for event in self._burst.keys:
            if event.type() == QEvent.Type.KeyPress:
                self._swallowed.add(event.key())
            else:
                self._swallowed.discard(event.key())
        self._swallowed.add(end)
        self._burst = _Burst()
        self.scanned.emit(code)

    # What was no scan

    def _wait(self, milliseconds: int) -> None:
        self._due = time.monotonic() + milliseconds / 1000
        self._timer.start(milliseconds)

    def _late(self) -> None:
        if time.monotonic() - self._due > self._gap / 1000:
            # The program was busy: the next key may be waiting already.
            self._wait(_BUSY_MS)
        else:
            self._type_again()

    def _type_again(self) -> None:
        """Give the keys that were held back to whatever has the focus."""
        self._timer.stop()
        burst, self._burst = self._burst, _Burst()
        if not burst.keys or burst.window is None:
            return
        self._typing_again = True
        try:
            for event in burst.keys:
                if not _is_shortcut(burst.window, event):
                    QApplication.sendEvent(burst.window, event)
        finally:
            self._typing_again = False


def _copy(event: QKeyEvent) -> QKeyEvent:
    # Nobody would ever delete what `clone` gives.
    copied = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copied.setTimestamp(event.timestamp())
    return copied


def _is_shortcut(window: QObject, event: QKeyEvent) -> bool:
    """Whether a key that was held back is a shortcut, as the system would have found; it is run."""
    if event.type() != QEvent.Type.KeyPress:
        return False
    keys = QKeySequence(event.keyCombination())
    top = QApplication.activeWindow()
    action = next(
        (each for each in (top.actions() if top else ()) if keys in each.shortcuts()), None
    )
    if action is None or not action.isEnabled():
        return False
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, event.key(), event.modifiers(), event.text())
    asked.ignore()
    QApplication.sendEvent(window, asked)
    if asked.isAccepted():  # a field wants to have it typed
        return False
    action.trigger()
    return True


def _is_typed(event: QKeyEvent, *, in_burst: bool) -> bool:
    """Whether the key types a character; one with Ctrl only among others."""
    text = event.text()
    # AltGr counts as Ctrl and Alt on Windows; either of them alone is no typing.
    modifiers = event.modifiers() & _COMMANDING
    if text.isprintable():
        both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        return bool(text) and (not modifiers or modifiers == both)
    return _is_control(event) and (in_burst or not modifiers)


def _is_control(event: QKeyEvent) -> bool:
    """Whether it is a control character that no key of its own types: STX, ETX, GS."""
    text = event.text()
    return bool(text) and not text.isprintable() and text not in _KEYS


def _american(event: QKeyEvent) -> str | None:
    code = event.nativeScanCode()
    if sys.platform.startswith("linux"):
        code -= _EVDEV_OFFSET
    elif sys.platform == "darwin":
        return None
    shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return scan_codes.american(code, shift) or None


def _milliseconds(event: QKeyEvent) -> int:
    """When the key was pressed; the system's own time, where it tells one."""
    return event.timestamp() or int(time.monotonic() * 1000)
