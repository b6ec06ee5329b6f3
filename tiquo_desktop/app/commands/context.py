"""What every command works with."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from functools import cached_property
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeAlias

from tiquo_desktop.app import composition, parser, places
from tiquo_desktop.app.interrupts import Stop
from tiquo_desktop.app.output import Output
from tiquo_desktop.app.passwords import asking
from tiquo_desktop.app.places import AnyPlace, Place
from tiquo_desktop.domain.repositories import Database
from tiquo_desktop.host import machine


class Context:
    """The parsed arguments, the place of the database, where to print, and the wish to stop."""

    def __init__(self, arguments: argparse.Namespace, prints: Output, stop: Stop) -> None:
        self.arguments = arguments
        self.prints = prints
        self.stop = stop

    @cached_property
    def as_json(self) -> bool:
        """Whether results are wanted as JSON objects."""
        return bool(self.arguments.json)

    @cached_property
    def place(self) -> AnyPlace:
        """Where the database lies."""
        return places.find(parser.database_options(self.arguments))

    def database(
        self, *, create: bool = False, reads: bool = True
    ) -> AbstractContextManager[Database]:
        """The open database. `create` makes an empty one where there is none, and says so; where
        nothing `reads` it, a login will do that may only add to it."""
        return opened(self.place, self.prints, create=create, reads=reads)

    @contextmanager
    def rehearsal(self) -> Iterator[Database]:
        """The open database for a dry run: where there is none, an empty one that does not stay."""
        if self.place.demo or self.place.exists:
            with self.database(reads=False) as database:
                yield database
            return
        with TemporaryDirectory(prefix="tiquo-") as folder:
            place = Place(Path(folder) / "rehearsal.db")
            with closing(composition.open_database(place, create=True)) as database:
                yield database


def actor(database: Database) -> str:
    """Who signs what a command writes: the login, or in a file, which has none, the account."""
    return database.info.login or machine.account()


@contextmanager
def opened(
    place: AnyPlace, prints: Output, *, create: bool, reads: bool = True
) -> Iterator[Database]:
    """The database at `place`, closed at the end; what a person has to know is printed."""
    new = create and not place.demo and not place.exists
    if place.demo and not place.exists:
        with prints.progress("Making the demo database", "event") as moved:
            database = composition.open_database(place, progress=moved)
    else:
        database = asking(
            place, lambda each: composition.open_database(each, create=create, reads=reads)
        )
    with closing(database):
        if new:
            prints.warn(f"Made a new database: {place}")
        for sentence in database.info.warnings:
            prints.warn(sentence)
        yield database


Command: TypeAlias = Callable[[Context], int]
"""A command takes its context and gives the exit code."""
