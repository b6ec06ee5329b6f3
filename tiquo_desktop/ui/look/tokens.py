"""The design tokens as data: surfaces, foregrounds, type and sizes, in logical pixels at 100 %."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum

from PySide6.QtGui import QFont

from tiquo_desktop.domain.vocabulary import Category, Source


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The colours of one theme as ``#rrggbb``; their names are those of the design."""

    panel: str
    bg: str
    day: str
    hover: str
    sel: str
    tag: str
    line: str
    warnbg: str
    badbg: str
    bar: str
    text: str
    mut: str
    soft: str
    accent: str
    orders: str
    customers: str
    bookings: str
    payments: str
    system: str
    ok: str
    warn: str
    bad: str
    ctl: str
    onacc: str

    def as_dict(self) -> dict[str, str]:
        """Token names and colours, for the placeholders of the style sheet."""
        return {item.name: str(getattr(self, item.name)) for item in fields(self)}


LIGHT = Tokens(
    panel="#ffffff",
    bg="#f4f6f9",
    day="#f8f9fb",
    hover="#eef2f7",
    sel="#e3edfd",
    tag="#eef1f5",
    line="#dde2e9",
    warnbg="#fff4dc",
    badbg="#fdecea",
    bar="#b4bfcd",
    text="#17202e",
    mut="#4b5766",
    soft="#5f6a79",
    accent="#1a56c4",
    orders="#a04a0c",
    customers="#153f86",
    bookings="#6a22a8",
    payments="#14602f",
    system="#565e69",
    ok="#1f6a2a",
    warn="#7a4a00",
    bad="#b3201a",
    ctl="#77828f",
    onacc="#ffffff",
)

DARK = Tokens(
    panel="#1b1f26",
    bg="#14171c",
    day="#171b21",
    hover="#242a33",
    sel="#22345a",
    tag="#272d37",
    line="#2f3641",
    warnbg="#352a12",
    badbg="#3b1d1c",
    bar="#4a5463",
    text="#e8ebf0",
    mut="#b6bfca",
    soft="#a0abb8",
    accent="#8db4ff",
    orders="#f0ad63",
    customers="#a9cdfb",
    bookings="#d693fb",
    payments="#6fdf9f",
    system="#a3abb8",
    ok="#84da92",
    warn="#ffc766",
    bad="#ff9c94",
    ctl="#7a8797",
    onacc="#0d1420",
)


class Role(Enum):
    """What a text is for: its size in pixels, its weight, and whether its figures are tabular."""

    AMOUNT = (22.0, QFont.Weight.DemiBold, True)
    NAME = (19.0, QFont.Weight.DemiBold, False)
    BRAND = (15.5, QFont.Weight.DemiBold, False)
    SEARCH = (15.0, QFont.Weight.Normal, False)
    TITLE = (14.0, QFont.Weight.DemiBold, False)
    BODY = (13.0, QFont.Weight.Normal, False)
    BODY_STRONG = (13.0, QFont.Weight.DemiBold, False)
    TIME = (13.0, QFont.Weight.Normal, True)
    CHIP = (12.5, QFont.Weight.Normal, False)
    CHIP_STRONG = (12.5, QFont.Weight.DemiBold, False)
    COUNT = (12.5, QFont.Weight.Normal, True)
    LABEL = (12.0, QFont.Weight.Normal, False)
    LABEL_STRONG = (12.0, QFont.Weight.DemiBold, False)
    KEY = (11.0, QFont.Weight.Normal, False)
    CODE = (12.0, QFont.Weight.Normal, True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Heights that depend on how high the window is."""

    top_bar: int
    status_bar: int
    row: int
    result_row: int
    histogram: int


ROOMY = Sizes(top_bar=44, status_bar=28, row=32, result_row=66, histogram=38)
TIGHT = Sizes(top_bar=42, status_bar=26, row=30, result_row=50, histogram=26)
"""Under `TIGHT_BELOW` pixels of window height."""

PADDING = 14
GAP = 8
CHIP_HEIGHT = 26
CHIP_GAP = 6
LINE_GAP = 5
BUTTON_HEIGHT = 30
FIELD_HEIGHT = 38
FORM_FIELD_HEIGHT = 34
LEAST_TARGET = 24
HEADER_HEIGHT = 26
ICON = 16
SMALL_ICON = 14
BANNER_ICON = 20

TIGHT_BELOW = 800
ONE_LINE_BELOW = 560
PAGED_BELOW = 1100
NARROW_BELOW = 900

CATEGORY_TOKENS: dict[str, str] = {category: category.value.lower() for category in Category}
"""Colour token and icon name of each known category."""

SOURCE_ICONS: dict[str, str] = {
    Source.SYSTEM: "systemsrc",
    Source.STAFF: "staff",
    Source.CUSTOMER: "customer",
    Source.API: "api",
    Source.WEBHOOK: "webhook",
    Source.INTEGRATION: "integration",
    Source.PHYSICAL: "physical",
    Source.AUTOMATED: "automated",
}

OTHER_ICON = "info"
"""For values that are none of the known ones."""


def category_token(category: str) -> str:
    """The colour token of a category; grey for one that is not known."""
    return CATEGORY_TOKENS.get(category, "system")


def category_icon(category: str) -> str:
    """The icon of a category."""
    return CATEGORY_TOKENS.get(category, OTHER_ICON)


def source_icon(source: str) -> str:
    """The icon of a source."""
    return SOURCE_ICONS.get(source, OTHER_ICON)
