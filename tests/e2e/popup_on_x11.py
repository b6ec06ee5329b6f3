"""Opens a popup on an X server, before and after a compositor says that it is there.

Prints for both whether it is round or square and which colour its corner has on the screen, or
"edge" if that is the one of its edge.
"""

import ctypes

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from tiquo_desktop.ui.filters.chip_row import Popup
from tiquo_desktop.ui.look import theme

app = QApplication([])
look = theme.apply(app, "light", bundled_font=True)
window = QWidget()
window.resize(600, 400)
window.show()
assert QTest.qWaitForWindowExposed(window)


def corner() -> str:
    """The colour of the upper left pixel of a popup, as on the screen."""
    popup = Popup(look, window)
    QVBoxLayout(popup).addWidget(QLabel("Some words", popup))
    popup.open_below(window)
    assert QTest.qWaitForWindowExposed(popup)
    QTest.qWait(100)
    place = popup.mapToGlobal(popup.rect().topLeft())
    color = QGuiApplication.primaryScreen().grabWindow(0, place.x(), place.y(), 1, 1).toImage()
    named = color.pixelColor(0, 0).name()
    translucent = popup.testAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
    popup.close()
    return f"{'round' if translucent else 'square'} {'edge' if named == look.hex('ctl') else named}"


print(corner())
x11 = ctypes.CDLL("libX11.so.6")
x11.XOpenDisplay.restype = ctypes.c_void_p
display = ctypes.c_void_p(x11.XOpenDisplay(None))
x11.XInternAtom.restype = x11.XDefaultRootWindow.restype = ctypes.c_ulong
x11.XCreateSimpleWindow.restype = ctypes.c_ulong
root = ctypes.c_ulong(x11.XDefaultRootWindow(display))
owner = ctypes.c_ulong(x11.XCreateSimpleWindow(display, root, 0, 0, 1, 1, 0, 0, 0))
name = ctypes.c_ulong(x11.XInternAtom(display, b"_NET_WM_CM_S0", 0))
x11.XSetSelectionOwner(display, name, owner, ctypes.c_ulong(0))
x11.XSync(display, 0)
print(corner())
x11.XCloseDisplay(display)
