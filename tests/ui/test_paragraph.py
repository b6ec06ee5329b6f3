"""Paragraphs: as high as their text."""

from math import ceil

import pytest
from pytestqt.qtbot import QtBot

from tiquo_desktop.ui.look.paragraph import Paragraph
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import Role


@pytest.mark.parametrize("role", [Role.TITLE, Role.BODY, Role.CODE])
@pytest.mark.parametrize(
    "text",
    [
        "x",
        "Checked in for booking BK-00000, room 12",
        "Grüße 😀 日本語",
        "two\nlines",
        "end\n",
        "a " * 300,
    ],
)
def test_it_is_as_high_as_its_lines_laid_out(
    qtbot: QtBot, look: Theme, role: Role, text: str
) -> None:
    shown = Paragraph(look, role)
    qtbot.addWidget(shown)
    with qtbot.waitExposed(shown):
        shown.show()
    shown.set_text(text)
    for width in range(60, 400, 20):
        shown.document().setTextWidth(width)
        needed = ceil(shown.document().size().height())
        assert shown.heightForWidth(width) == needed
