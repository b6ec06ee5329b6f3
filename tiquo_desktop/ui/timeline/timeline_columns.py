"""How wide the columns of the timeline are, in which order, and which of them give way."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from math import ceil
from typing import Any

from tiquo_desktop.domain.vocabulary import Category, Dimension, Type
from tiquo_desktop.ui.look.painting import text_width
from tiquo_desktop.ui.look.theme import Theme
from tiquo_desktop.ui.look.tokens import GAP, ICON, PADDING, Role
from tiquo_desktop.ui.timeline.timeline_model import Column
from tiquo_desktop.ui.words.vocabulary_words import value_word

LEAST_SENTENCE = 380
_AMPLE_SENTENCE = 520
_SOURCE_GROWTH = 60
OVERHANG = 4
"""How far the word of a category may reach into the gap behind it."""
_LENT = 4
"""What the source, which is elided anyway, lends to long words of a type: the sentence has no pixel
to spare where the window of the design has a wide font."""
ICON_GAP = 6

LEAST: Mapping[Column, int] = {
    Column.TIME: 60,
    Column.CATEGORY: 92,
    Column.TYPE: 98,
    Column.OBJECT: 88,
    Column.SOURCE: 100,
}
"""The widths of the design, in pixels, without gaps."""
NARROWEST, WIDEST = 36, 400
"""How far a person can push a column together or pull it apart."""
HIDEABLE = (Column.CATEGORY, Column.TYPE, Column.OBJECT, Column.SOURCE)
"""The columns that can be hidden: without time or sentence a row would say nothing."""
_OF_TWO_LINES = frozenset({Column.TIME, Column.CATEGORY, Column.SUMMARY})


@dataclass(frozen=True, slots=True)
class Arrangement:
    """What a person made of the columns: their order, the hidden ones, and widths without gaps."""

    order: tuple[Column, ...] = tuple(Column)
    hidden: frozenset[Column] = frozenset()
    widths: Mapping[Column, int] = field(default_factory=dict)

    def hiding(self, column: Column, is_hidden: bool) -> Arrangement:
        """The arrangement with that column hidden or shown."""
        one = frozenset((column,))
        return replace(self, hidden=self.hidden | one if is_hidden else self.hidden - one)

    def sizing(self, column: Column, width: int | None) -> Arrangement:
        """The arrangement with that width of a column; None for the width of the design."""
        widths = {key: wide for key, wide in self.widths.items() if key is not column}
        if width is not None:
            widths[column] = min(max(width, NARROWEST), WIDEST)
        return replace(self, widths=widths)

    def moving(self, column: Column, places: int) -> Arrangement:
        """The arrangement with a column that many places further on (or, negative, back)."""
        rest = [each for each in self.order if each is not column]
        place = min(max(self.order.index(column) + places, 0), len(rest))
        return replace(self, order=(*rest[:place], column, *rest[place:]))

    def state(self) -> dict[str, Any]:
        """As JSON can hold it."""
        return {
            "order": [column.name.lower() for column in self.order],
            "hidden": [column.name.lower() for column in HIDEABLE if column in self.hidden],
            "widths": {column.name.lower(): wide for column, wide in self.widths.items()},
        }

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> Arrangement:
        """The arrangement that `state` gave; what is not understood is as the design has it."""
        by_name = {column.name.lower(): column for column in Column}
        order, hidden, widths = (state.get(key) for key in ("order", "hidden", "widths"))
        made = cls()
        if isinstance(order, list) and sorted(map(str, order)) == sorted(by_name):
            made = replace(made, order=tuple(by_name[name] for name in order))
        for column in HIDEABLE:
            if isinstance(hidden, list) and column.name.lower() in hidden:
                made = made.hiding(column, True)
        for column in LEAST:
            wide = widths.get(column.name.lower()) if isinstance(widths, dict) else None
            if isinstance(wide, int):
                made = made.sizing(column, wide)
        return made


AS_DESIGNED = Arrangement()


@dataclass(frozen=True, slots=True)
class Columns:
    """The sections of the table: their widths in pixels, gaps and padding included; 0 is hidden.

    `order` are the columns that are there, `end` is the room behind the last, `source_word` says whether there is room for a word
    beside the icon of the source. With `two_lines` a row has its sentence above and the rest below.
    """

    widths: Mapping[Column, int]
    source_word: bool
    order: tuple[Column, ...] = tuple(Column)
    two_lines: bool = False
    hidden: frozenset[Column] = frozenset()
    end: int = PADDING

    def shown(self, column: Column) -> bool:
        """Whether the column is there."""
        return self.widths[column] > 0

    def insets(self, column: Column) -> tuple[int, int]:
        """What of a section's width is not its content: before it and behind it."""
        before = PADDING if column is self.order[0] else 0
        return before, self.end if column is self.order[-1] else GAP


def natural(theme: Theme) -> dict[Column, int]:
    """The widths of the design, or wider where the system's font or the language's words are."""
    strong, body = theme.font(Role.BODY_STRONG), theme.font(Role.BODY)
    categories = (value_word(Dimension.CATEGORY, value) for value in Category)
    types = (value_word(Dimension.TYPE, value) for value in Type)
    category = max(text_width(strong, word) for word in categories) + ICON + ICON_GAP - OVERHANG
    kind = max(text_width(body, word) for word in types)
    needed = {
        Column.TIME: text_width(theme.font(Role.TIME), "00:00:00"),
        Column.CATEGORY: category,
        Column.TYPE: kind,
        Column.OBJECT: text_width(body, "ORD-H22KQD"),
    }
    widths = {column: max(wide, ceil(needed.get(column, 0))) for column, wide in LEAST.items()}
    widths[Column.SOURCE] -= min(widths[Column.TYPE] - LEAST[Column.TYPE], _LENT)
    return widths


def fitted(
    width: int,
    natural_widths: Mapping[Column, int] = LEAST,
    arrangement: Arrangement = AS_DESIGNED,
    *,
    two_lines: bool = False,
    end: int = PADDING,
) -> Columns:
    """The columns in a table that is `width` pixels wide, with `end` pixels behind the last one.

    When the sentence would fall under `LEAST_SENTENCE`, the others give way: first the object,
    whose reference moves into the sentence, then the type, then the word of the source.
    """
    wide = {**natural_widths, **arrangement.widths}
    gone = set(arrangement.hidden)
    if two_lines:
        gone = {column for column in Column if column not in _OF_TWO_LINES} | gone
        wide[Column.CATEGORY] = ICON
    source_word = True
    for step in (None, Column.OBJECT, Column.TYPE, Column.SOURCE):
        if step is Column.SOURCE:
            wide[step] = ICON
            source_word = False
        elif step is not None:
            gone.add(step)
        order = tuple(column for column in arrangement.order if column not in gone)
        others = sum(wide[column] for column in order if column is not Column.SUMMARY)
        sentence = width - others - GAP * (len(order) - 1) - PADDING - end
        if sentence >= LEAST_SENTENCE or two_lines:
            break
    if source_word and Column.SOURCE in order and Column.SOURCE not in arrangement.widths:
        # A long name of a source may have what the sentence has more than enough of.
        more = min(_SOURCE_GROWTH, max(0, sentence - _AMPLE_SENTENCE + GAP))
        wide[Column.SOURCE] += more
        sentence -= more
    wide[Column.SUMMARY] = sentence
    columns = Columns({}, source_word, order, two_lines, arrangement.hidden, end)
    widths = {
        column: max(wide[column] + sum(columns.insets(column)), 0) if column in order else 0
        for column in Column
    }
    return replace(columns, widths=widths)
