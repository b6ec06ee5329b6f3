"""How wide the columns of the timeline are, and which of them give way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from tiquo_desktop.domain.vocabulary import Category, Type
from tiquo_desktop.ui.painting import text_width
from tiquo_desktop.ui.theme import Theme
from tiquo_desktop.ui.timeline_model import Column
from tiquo_desktop.ui.tokens import GAP, ICON, PADDING, Role

LEAST_SENTENCE = 380
_AMPLE_SENTENCE = 520
_SOURCE_GROWTH = 60
OVERHANG = 4
"""How far the words of a category or type may reach into the gap behind them."""
ICON_GAP = 6

LEAST: Mapping[Column, int] = {
    Column.TIME: 60,
    Column.CATEGORY: 92,
    Column.TYPE: 98,
    Column.OBJECT: 88,
    Column.SOURCE: 100,
}
"""The widths of the design, in pixels, without gaps."""


@dataclass(frozen=True, slots=True)
class Columns:
    """The sections of the table: their widths in pixels, gaps and padding included; 0 is hidden.

    `source_word` says whether there is room for a word beside the icon of the source.
    """

    widths: Mapping[Column, int]
    source_word: bool

    def shown(self, column: Column) -> bool:
        """Whether the column is there."""
        return self.widths[column] > 0


def natural(theme: Theme) -> dict[Column, int]:
    """The widths of the design, or wider where the system's font is."""
    strong, body = theme.font(Role.BODY_STRONG), theme.font(Role.BODY)
    category = max(text_width(strong, word) for word in Category) + ICON + ICON_GAP - OVERHANG
    needed = {
        Column.TIME: text_width(theme.font(Role.TIME), "00:00:00"),
        Column.CATEGORY: category,
        Column.TYPE: max(text_width(body, word) for word in Type) - OVERHANG,
        Column.OBJECT: text_width(body, "ORD-H22KQD"),
    }
    return {column: max(wide, ceil(needed.get(column, 0))) for column, wide in LEAST.items()}


def fitted(width: int, natural_widths: Mapping[Column, int] = LEAST) -> Columns:
    """The columns in a table that is `width` pixels wide.

    When the sentence would fall under `LEAST_SENTENCE`, the others give way: first the object,
    whose reference moves into the sentence, then the type, then the word of the source.
    """
    widths = {column: wide + GAP for column, wide in natural_widths.items()}
    widths[Column.TIME] += PADDING
    widths[Column.SOURCE] += PADDING - GAP
    widths[Column.SUMMARY] = 0
    source_word = True
    for step in (None, Column.OBJECT, Column.TYPE, Column.SOURCE):
        if step is Column.SOURCE:
            widths[step] = ICON + PADDING
            source_word = False
        elif step is not None:
            widths[step] = 0
        sentence = width - sum(widths.values())
        if sentence - GAP >= LEAST_SENTENCE:
            break
    if source_word:
        # A long name of a source may have what the sentence has more than enough of.
        more = min(_SOURCE_GROWTH, max(0, sentence - _AMPLE_SENTENCE))
        widths[Column.SOURCE] += more
        sentence -= more
    widths[Column.SUMMARY] = max(sentence, 0)
    return Columns(widths, source_word)
