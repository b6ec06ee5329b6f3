"""Whether windows may be translucent: on an X server only where another program puts them together."""

from __future__ import annotations

import ctypes

from PySide6.QtGui import QGuiApplication


def sees_through() -> bool:
    """Whether what a window leaves out shows what is below it; without a compositor it is black.

    A compositor may come and go while the program runs: ask anew for each window.
    """
    if QGuiApplication.platformName() != "xcb":
        return True
    app = QGuiApplication.instance()
    native = app.nativeInterface() if isinstance(app, QGuiApplication) else None
    display: int | None = native.display() if native is not None else None  # type: ignore[attr-defined]
    if not display:
        return False
    try:
        x11 = ctypes.CDLL("libX11.so.6")
    except OSError:
        return False
    x11.XInternAtom.argtypes = (ctypes.c_void_p, ctypes.c_char_p, ctypes.c_int)
    x11.XInternAtom.restype = ctypes.c_ulong
    x11.XDefaultScreen.argtypes = (ctypes.c_void_p,)
    x11.XGetSelectionOwner.argtypes = (ctypes.c_void_p, ctypes.c_ulong)
    x11.XGetSelectionOwner.restype = ctypes.c_ulong
    # This is how compositors say that they are there (Extended Window Manager Hints).
    name = b"_NET_WM_CM_S%d" % x11.XDefaultScreen(display)
    return bool(x11.XGetSelectionOwner(display, x11.XInternAtom(display, name, 0)))
