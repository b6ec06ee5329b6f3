"""Works the running window as a person with a screen reader does, through AT-SPI only.

The test calls it with the system's Python, which has pyatspi, in a session of its own:

    reader_at_desk.py FILE SEARCHED CHIP COMMAND...

It starts the command, searches, opens the first customer, presses the chip, and writes as JSON into
the file what it heard. What does not come in time ends it with one sentence and exit code 1.
"""

import json
import subprocess
import sys
import time
from pathlib import Path

import pyatspi
from gi.repository import GLib

PATIENCE = 20.0
"""Seconds; the whole test has a minute."""
RETURN = 0xFF0D
CONTROL, SHIFT, K = 37, 50, 45
"""Keys by their place on the keyboard, as X11 numbers them."""
_WIDEST = 60
"""Children that are looked through: nobody listens to a list of a thousand rows."""


class Ears:
    """What is announced, and what the focus went to."""

    def __init__(self):
        self.announced = []
        self.focused = []
        registry = pyatspi.Registry
        registry.registerEventListener(self._hear, "object:announcement")
        registry.registerEventListener(self._follow, "object:state-changed:focused")

    def _hear(self, event):
        self.announced.append(event.any_data)

    def _follow(self, event):
        if event.detail1:
            self.focused.append([event.source.getRoleName(), event.source.name])

    def listen(self):
        """Take in what was said meanwhile."""
        context = GLib.MainContext.default()
        while context.iteration(False):
            pass

    def until(self, what, wanted):
        """What `wanted` gives as soon as it gives something; `what` names it."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            self.listen()
            try:
                found = wanted()
            except (GLib.Error, RuntimeError, LookupError, AttributeError):
                found = None  # it went away while it was looked at
            if found:
                return found
            time.sleep(0.05)
        sys.exit(f"No {what} came within {PATIENCE:.0f} s. The focus went to {self.focused}.")


def below(thing):
    """Everything below that can be seen."""
    for place in range(min(thing.childCount, _WIDEST)):
        child = thing.getChildAtIndex(place)
        if child is not None and child.getState().contains(pyatspi.STATE_VISIBLE):
            yield child
            yield from below(child)


def everything(thing):
    """Every name and text below, whether it can be seen or not."""
    for place in range(min(thing.childCount, _WIDEST)):
        child = thing.getChildAtIndex(place)
        if child is None:
            continue
        yield child.name
        yield child.description
        if "Text" in pyatspi.listInterfaces(child):
            yield child.queryText().getText(0, -1)
        yield from everything(child)


def told_of(app, words):
    """How many of the names and texts say one of these words."""
    return sum(any(word in text for word in words) for text in everything(app))


def covered(ears, app, words):
    """Cover the window, look for what is hidden, and lift the cover again; what was found of the
    words before, behind and after it."""
    registry = pyatspi.Registry
    found = [told_of(app, words)]
    for key in (CONTROL, SHIFT):
        registry.generateKeyboardEvent(key, None, pyatspi.KEY_PRESS)
    registry.generateKeyboardEvent(K, None, pyatspi.KEY_PRESSRELEASE)
    for key in (SHIFT, CONTROL):
        registry.generateKeyboardEvent(key, None, pyatspi.KEY_RELEASE)
    field = ears.until("cover", lambda: first(app, "text", "Name of the person"))
    ears.until("focus on the cover", lambda: has_focus(field))
    found.append(told_of(app, words))
    registry.generateKeyboardEvent(0, "A. Okafor", pyatspi.KEY_STRING)
    ears.until("person", lambda: first(app, "list item", "A. Okafor"))
    registry.generateKeyboardEvent(RETURN, None, pyatspi.KEY_SYM)
    ears.until("timeline again", lambda: first(app, "list", "Timeline"))
    return [*found, told_of(app, words)]


def first(thing, role, name):
    """The first thing of that role whose name begins so; None without any."""
    found = (each for each in below(thing) if each.getRoleName() == role)
    return next((each for each in found if each.name.startswith(name)), None)


def has_focus(thing):
    """Whether the keyboard is there."""
    return thing.getState().contains(pyatspi.STATE_FOCUSED)


def heard(ears, searched, chip_name):
    """Go through the first minute; gives what is heard on the way."""
    registry = pyatspi.Registry
    desktop = registry.getDesktop(0)
    app = ears.until(
        "window", lambda: next((each for each in desktop if each.name == "tiquo-desktop"), None)
    )
    field = ears.until("search field", lambda: first(app, "text", "Search customers"))
    # A screen without a window manager gives the focus to no window by itself.
    place = field.queryComponent().getExtents(pyatspi.DESKTOP_COORDS)
    registry.generateMouseEvent(place.x + 40, place.y + place.height // 2, "b1c")
    ears.until("focus in the search field", lambda: has_focus(field))
    registry.generateKeyboardEvent(0, searched, pyatspi.KEY_STRING)
    results = ears.until("list of results", lambda: first(app, "list", "Search results"))
    ears.until("answer", lambda: first(app, "label", "Recently active") is None)
    result = ears.until("result", lambda: first(results, "list item", searched)).name
    registry.generateKeyboardEvent(RETURN, None, pyatspi.KEY_SYM)
    timeline = ears.until("timeline", lambda: first(app, "list", "Timeline"))

    def sentence():
        row = next((each for each in below(timeline) if has_focus(each)), None)
        return row is not None and " of " in row.name and row.name

    row = ears.until("row that is read", sentence)
    headings = [each.name for each in below(timeline) if each.getRoleName() == "heading"]
    count = row.rsplit(" of ", 1)[1]
    counts = ears.until("count", lambda: first(app, "label", count)).name
    chip = ears.until("chip", lambda: first(app, "push button", chip_name))
    before, announced = chip.name, len(ears.announced)
    chip.queryAction().doAction(0)
    after = ears.until("chip in another state", lambda: chip.name != before and chip.name)
    ears.until("announcement", lambda: ears.announced[announced:])
    narrowed = ears.until("row of the filter", lambda: (now := sentence()) != row and now)
    return {
        "result": result,
        "row": row,
        "headings": headings,
        "counts": counts,
        "chip": [before, after],
        "announced": ears.announced[announced:],
        "narrowed": narrowed,
        "focused": list(ears.focused),
        "covered": covered(ears, app, [searched, after_name(row)]),
    }


def after_name(row):
    """The sentence of a row that is read: what stands behind its day and time."""
    return row.split(", ")[-2]


def main(file, searched, chip, *command):
    """Start the command, work it, write what was heard, and end it."""
    ears = Ears()
    window = subprocess.Popen(command)
    try:
        told = heard(ears, searched, chip)
    finally:
        window.terminate()
        window.wait(PATIENCE)
    Path(file).write_text(json.dumps(told), encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
