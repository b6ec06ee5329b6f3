"""What stands in a window in the place of customers, until somebody says who they are."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from tiquo_desktop.ui.look.accessible import say_as
from tiquo_desktop.ui.look.buttons import Button, Kind
from tiquo_desktop.ui.look.dialog_parts import add_heading, footer
from tiquo_desktop.ui.look.states import Sign
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import BANNER_ICON, PADDING
from tiquo_desktop.ui.recording.at_desk import AtDesk
from tiquo_desktop.ui.recording.person_dialog import Come
from tiquo_desktop.ui.recording.person_form import PersonForm

_WIDTH = 470


class Cover(QScrollArea):
    """Fills the window. Whoever signs in has it lifted.

    Attributes:
        form: who it is.
        go_on: the button that signs in; Enter does the same.
    """

    def __init__(self, theme: Theme, desk: AtDesk, zone: str, come: Come, window: QWidget) -> None:
        """`zone` is the venue's."""
        super().__init__(window)
        self.setObjectName("cover")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Covered"))
        say_as(self, QAccessible.Role.Grouping)
        self._desk, self._come = desk, come
        self._busy = False
        page = QWidget(self)
        page.setObjectName("coverPage")
        page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        middle = QVBoxLayout(page)
        middle.setContentsMargins(PADDING, PADDING, PADDING, PADDING)
        middle.addStretch(2)
        row = QHBoxLayout()
        middle.addLayout(row)
        row.addStretch(1)
        sheet = QFrame(page)
        sheet.setObjectName("sheet")
        sheet.setFixedWidth(_WIDTH)
        row.addWidget(sheet)
        row.addStretch(1)
        middle.addStretch(3)
        box = QVBoxLayout(sheet)
        box.setContentsMargins(1, 1, 1, 1)
        box.setSpacing(0)
        words = self.tr(
            "Customers are hidden until somebody says who they are. Everything stays as it was."
        )
        if desk.login:
            words = self.tr(
                "Customers are hidden until somebody signs in. Everything stays as it was."
            )
        sign = Sign(theme, "lock", "mut", BANNER_ICON, sheet)
        add_heading(box, theme, sign, self.tr("Covered"), words)
        inner = QVBoxLayout()
        box.addLayout(inner)
        inner.setContentsMargins(PADDING, 0, PADDING, PADDING)
        question = self.tr("Login") if desk.login else self.tr("Name")
        self.form = PersonForm(theme, desk, zone, question, sheet, whole=True)
        inner.addWidget(self.form)
        text = self.tr("Sign in") if desk.login else self.tr("Go on")
        self.go_on = Button(theme, text, sheet, kind=Kind.PRIMARY)
        self.go_on.clicked.connect(self.sign_in)
        box.addWidget(footer(sheet, self.go_on))
        self.setWidget(page)
        self.form.changed.connect(self._describe)
        self.form.activated.connect(self.sign_in)
        self._describe()
        window.installEventFilter(self)
        self.setGeometry(window.rect())

    def begin(self) -> None:
        """Show it, and have the keyboard."""
        self.show()
        self.raise_()
        self.form.restart()

    def take_focus(self) -> None:
        """Have the keyboard back."""
        self.form.take_focus()

    def sign_in(self) -> None:
        """Let whoever is meant come to the desk; a password is checked first."""
        chosen = self.form.chosen()
        if chosen is None or self._busy:
            return
        if self.form.password is not None:
            self.form.say(self.tr("Checking…"), "mut")
            self._set_busy(True)
        self._come(chosen, self.form.forget, self._refused)

    def _refused(self, sentence: str) -> None:
        self._set_busy(False)
        self.form.say(sentence)

    def _set_busy(self, busy: bool) -> None:
        self._busy = busy
        self.form.set_busy(busy)
        self._describe()

    def _describe(self) -> None:
        self.go_on.setEnabled(self.form.chosen() is not None and not self._busy)

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.parent() and event.type() == QEvent.Type.Resize:
            self.setGeometry(self.window().rect())
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.sign_in()
        # Nothing else goes on to the window: its keys are for what is behind this.
        event.accept()
