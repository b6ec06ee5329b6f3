"""Commands: declared once, found in menus, palette and sheet, and no key that text fields need."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.desk import Desk
from tiquo_desktop.ui.bars.commands import Command, Commands, Menu, plain
from tiquo_desktop.ui.bars.menus import Menus
from tiquo_desktop.ui.main_window import LEAST_SIZE

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

# What text fields do with keys, as Qt binds them ("Meta" is the control key of macOS, "Ctrl" its
# command key) and as the input methods and toolkits of the three systems do.
EVERYWHERE = """
    Ctrl+A Ctrl+C Ctrl+X Ctrl+V Ctrl+Z Ctrl+Shift+Z Ctrl+Ins Shift+Ins Shift+Del
    Left Right Up Down Home End PgUp PgDown Return Enter Tab Shift+Tab Backspace Del Esc Space
    Shift+Left Shift+Right Shift+Up Shift+Down Shift+Home Shift+End Shift+PgUp Shift+PgDown
    Ctrl+Left Ctrl+Right Ctrl+Up Ctrl+Down Ctrl+Home Ctrl+End Ctrl+Backspace Ctrl+Del
    Ctrl+Shift+Left Ctrl+Shift+Right Ctrl+Shift+Home Ctrl+Shift+End Shift+Backspace Shift+Return
    Shift+F10 Menu
"""
X11 = """
    Ctrl+D Ctrl+E Ctrl+H Ctrl+K Ctrl+U Ctrl+W Ctrl+Y Ctrl+Space Ctrl+Shift+U Ctrl+Shift+E
    Ctrl+. Ctrl+;
"""
WINDOWS = """
    Ctrl+Y Alt+Backspace Alt+Shift+Backspace Ctrl+Shift+Backspace Alt+F4 Alt+Space Ctrl+Esc
    Ctrl+Alt+Del Ctrl+Shift+Esc F10
"""
MACOS = """
    Meta+A Meta+B Meta+D Meta+E Meta+F Meta+H Meta+K Meta+N Meta+O Meta+P Meta+T Meta+V Meta+Y
    Meta+L Meta+Space Alt+Left Alt+Right Alt+Up Alt+Down Alt+Shift+Left Alt+Shift+Right
    Alt+Backspace Alt+Del Ctrl+H Ctrl+M Ctrl+Tab Ctrl+Space Ctrl+Y
"""
TAKEN = {
    QKeySequence(key).toString()
    for keys in (EVERYWHERE, X11, WINDOWS, MACOS)
    for key in keys.split()
}
# Ctrl+E is drawn so in the design, and the search field leaves it to the window. Ctrl+C copies in
# fields too, which take it before the window does. F10 goes to the menus, as on Windows.
MEANT = {"Ctrl+E", "Ctrl+C", "F10"}


def keys(commands: Commands) -> Iterator[tuple[str, str]]:
    for command in commands:
        for key in command.shortcuts:
            yield command.id, QKeySequence(key).toString()


def test_no_shortcut_is_a_key_of_text_fields(desk: Desk) -> None:
    found = list(keys(desk.window.commands))
    assert len(found) >= 8
    for command, key in found:
        assert key, command
        assert key not in TAKEN - MEANT, (command, key)
        plain_key = QKeySequence(key)[0]
        modifiers = plain_key.keyboardModifiers() & ~Qt.KeyboardModifier.ShiftModifier
        is_function = Qt.Key.Key_F1 <= plain_key.key() <= Qt.Key.Key_F12
        assert is_function or modifiers, (command, key, "types a character")
        # Alt with a letter opens menus, and types characters on macOS.
        assert modifiers != Qt.KeyboardModifier.AltModifier or is_function, (command, key)


@pytest.mark.parametrize("field", [QLineEdit, QPlainTextEdit])
def test_text_fields_of_this_system_let_every_shortcut_pass(
    desk: Desk, qtbot: QtBot, field: type[QLineEdit | QPlainTextEdit]
) -> None:
    widget = field("Called back", desk.window)
    widget.selectAll()

    def takes(key: QKeyCombination) -> bool:
        asked = QKeyEvent(QEvent.Type.ShortcutOverride, key.key(), key.keyboardModifiers())
        asked.ignore()
        QApplication.sendEvent(widget, asked)
        return asked.isAccepted()

    assert takes(QKeySequence("Ctrl+A")[0])
    assert takes(QKeySequence("Ctrl+C")[0])
    for command, key in keys(desk.window.commands):
        if key not in MEANT:
            assert not takes(QKeySequence(key)[0]), (command, key)
    widget.deleteLater()


def test_no_two_commands_have_the_same_key(desk: Desk) -> None:
    found = [key for _, key in keys(desk.window.commands)]
    assert len(found) == len(set(found))


def test_a_menu_has_every_command_that_belongs_into_it_and_no_mnemonic_twice(desk: Desk) -> None:
    shown = {action.objectName() for menu in menus(desk) for action in leaves(menu)}
    wanted = {command.id for command in desk.window.commands if command.in_menu}
    assert shown == wanted
    for menu in menus(desk):
        texts = [action.text() for action in menu.actions() if not action.isSeparator()]
        letters = [text.replace("&&", "").partition("&")[2][:1].lower() for text in texts]
        assert "" not in letters, texts
        assert len(letters) == len(set(letters)), texts


def menus(desk: Desk) -> list[QMenu]:
    bar = desk.window.top_bar.menu_bar
    return [action.menu() for action in bar.actions() if action.isVisible()]


def leaves(menu: QMenu) -> Iterator[QAction]:
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from leaves(inner)
        elif not action.isSeparator():
            yield action


def test_a_menu_without_commands_is_not_there_until_it_has_one(desk: Desk) -> None:
    window = QWidget(desk.window)
    commands = Commands(window)
    ran = []
    bar = type(desk.window.top_bar.menu_bar)(window)
    Menus(commands, bar, window)
    assert [action.isVisible() for action in bar.actions()] == [False] * len(Menu)
    commands.add(Command(id="a.b", text="&Go", menu=Menu.DESK, run=lambda: ran.append(1)))
    visible = [plain(action.text()) for action in bar.actions() if action.isVisible()]
    assert visible == ["Desk"]
    (action,) = [action for action in bar.actions() if action.isVisible()]
    (go,) = leaves(action.menu())
    go.trigger()
    assert ran == [1]
    window.deleteLater()


def test_sections_are_separated_and_submenus_gather(desk: Desk) -> None:
    window = QWidget(desk.window)
    commands = Commands(window)
    bar = type(desk.window.top_bar.menu_bar)(window)
    Menus(commands, bar, window)

    def command(name: str, section: int, submenu: str = "") -> Command:
        return Command(
            id=name,
            text=name,
            menu=Menu.VIEW,
            run=lambda: None,
            section=section,
            submenu=submenu,
        )

    commands.add(command("late", 2), command("early", 1), command("x", 1, "Sub"))
    commands.add(command("y", 1, "Sub"))
    (view,) = [action.menu() for action in bar.actions() if action.isVisible()]
    actions = view.actions()
    assert [action.text() for action in actions] == ["early", "Sub", "", "late"]
    assert actions[2].isSeparator()
    assert [action.text() for action in leaves(view)] == ["early", "x", "y", "late"]
    window.deleteLater()


def test_of_a_group_exactly_one_is_on(desk: Desk) -> None:
    commands = desk.window.commands
    commands.action("view.theme-dark").trigger()
    on = [
        mode
        for mode in ("light", "dark", "system")
        if commands.action(f"view.theme-{mode}").isChecked()
    ]
    assert on == ["dark"]
    commands.action("view.theme-light").trigger()


def test_an_id_or_a_key_can_be_taken_once(desk: Desk) -> None:
    commands = desk.window.commands
    for name, key in (("customer.find", "Ctrl+F9"), ("x.y", "F5"), ("x.y", "Shift+Ctrl+P")):
        with pytest.raises(ValueError, match="there already"):
            commands.add(
                Command(id=name, text="x", menu=Menu.FILE, run=lambda: None, shortcuts=(key,))
            )


def test_what_needs_a_customer_says_so_until_one_is_open(desk: Desk) -> None:
    commands = desk.window.commands
    assert commands.refusal("timeline.turn-order") == "Open a customer first."
    assert not commands.action("timeline.turn-order").isEnabled()
    desk.open("0421")
    assert commands.refusal("timeline.turn-order") is None
    assert commands.action("timeline.turn-order").isEnabled()
    desk.window.close_customer()
    assert not commands.action("timeline.turn-order").isEnabled()


def test_a_key_or_a_button_that_cannot_be_used_says_why(desk: Desk) -> None:
    status, record = desk.window.status, desk.window.top_bar.record
    assert record is not None
    desk.key(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert status.said_text() == "Open a customer first."
    status.say("")
    desk.click(record)
    assert status.said_text() == "Open a customer first."
    status.say("")
    desk.key(Qt.Key.Key_J, Qt.KeyboardModifier.ControlModifier)
    assert status.said_text() == ""


def test_f10_goes_to_the_menu_bar(desk: Desk, qtbot: QtBot) -> None:
    bar = desk.window.top_bar.menu_bar
    assert bar.isVisible()
    assert not desk.window.top_bar.menu_button.isVisible()
    desk.key(Qt.Key.Key_F10)
    assert bar.activeAction().menu() is menus(desk)[0]
    menus(desk)[0].close()


def test_who_leaves_the_menus_is_back_where_they_were(desk: Desk, qtbot: QtBot) -> None:
    desk.open("0421")
    assert desk.window.view.timeline.hasFocus()
    desk.key(Qt.Key.Key_F10)
    opened = QApplication.activePopupWidget()
    assert opened is menus(desk)[0]
    qtbot.keyClick(opened, Qt.Key.Key_Escape)
    qtbot.keyClick(desk.window.top_bar.menu_bar, Qt.Key.Key_Escape)
    assert desk.window.view.timeline.hasFocus()


def test_menus_that_have_no_room_are_one(desk: Desk) -> None:
    top_bar = desk.window.top_bar
    desk.window.resize(950, 700)
    assert top_bar.menu_bar.isVisible()
    top_bar.menu_bar.addMenu("A language that needs very many letters for what it has to say")
    top_bar.menu_bar.addMenu("And more of the same, as long as that")
    desk.window.resize(960, 700)
    assert not top_bar.menu_bar.isVisible()
    assert top_bar.menu_button.isVisible()
    desk.window.resize(1900, 700)
    assert top_bar.menu_bar.isVisible()


def test_in_a_narrow_window_the_menus_are_one(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(*LEAST_SIZE)
    top_bar = desk.window.top_bar
    assert top_bar.menu_button.isVisible()
    assert not top_bar.menu_bar.isVisible()
    desk.key(Qt.Key.Key_F10)
    (whole,) = [menu for menu in desk.window.findChildren(QMenu) if menu.accessibleName() == "Menu"]
    assert whole.isVisible()
    shown = {action.objectName() for action in leaves(whole)}
    assert shown == {command.id for command in desk.window.commands if command.in_menu}
    QApplication.activePopupWidget().close()
    whole.close()


def test_alt_and_a_letter_opens_a_menu_also_while_they_are_folded(desk: Desk, qtbot: QtBot) -> None:
    desk.window.resize(*LEAST_SIZE)
    desk.key(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.title() == "&View"
    assert menu.activeAction() is not None
    menu.close()
    desk.window.resize(1440, 900)
    qtbot.waitUntil(desk.window.top_bar.menu_bar.isVisible)
    desk.key(Qt.Key.Key_V, Qt.KeyboardModifier.AltModifier)
    assert QApplication.activePopupWidget() is menu
    menu.close()


def test_the_record_button_is_there_when_there_is_something_to_record_with(desk: Desk) -> None:
    commands, top_bar = desk.window.commands, desk.window.top_bar
    if "desk.record" not in commands:
        assert top_bar.record is None
        commands.add(
            Command(
                id="desk.record",
                text="&Record activity…",
                menu=Menu.DESK,
                run=desk.window.search.box.clear,
                shortcuts=("Ctrl+N",),
            )
        )
    assert top_bar.record is not None
    assert top_bar.record.isVisible()
    assert top_bar.record.text() == "Record activity"
    desk.window.resize(*LEAST_SIZE)
    assert top_bar.record.text() == "Record"
    assert top_bar.record.accessibleName() == "Record activity"
