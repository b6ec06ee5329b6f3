"""The command line: from arguments to an exit code, with one clear sentence for every error."""

from __future__ import annotations

import argparse
import logging
import sys
from collections.abc import Callable, Sequence
from enum import IntEnum

from tiquo_desktop.app import output, parser
from tiquo_desktop.app.commands.context import Command, Context
from tiquo_desktop.app.interrupts import Stop
from tiquo_desktop.app.options import WrongUse
from tiquo_desktop.app.output import Output, OutputClosed
from tiquo_desktop.domain.errors import (
    AmbiguousCustomer,
    Cancelled,
    InvalidProfile,
    InvalidValue,
    TiquoError,
    UnknownCustomer,
    UnreadableInput,
)
from tiquo_desktop.host import process_list

_log = logging.getLogger(__name__)


class Exit(IntEnum):
    """What the program ends with."""

    DONE = 0
    FAILED = 1
    WRONG_USE = 2
    UNKNOWN_CUSTOMER = 3
    BAD_INPUT = 4
    INTERRUPTED = 130


_BY_ERROR: tuple[tuple[type[TiquoError], Exit], ...] = (
    (WrongUse, Exit.WRONG_USE),
    (UnknownCustomer, Exit.UNKNOWN_CUSTOMER),
    (AmbiguousCustomer, Exit.BAD_INPUT),
    (InvalidValue, Exit.BAD_INPUT),
    (InvalidProfile, Exit.BAD_INPUT),
    (UnreadableInput, Exit.BAD_INPUT),
    (Cancelled, Exit.INTERRUPTED),
)


def main(
    arguments: Sequence[str] | None = None, *, tell: Callable[[str], None] | None = None
) -> int:
    """Run the program with `arguments` (without its name; None: those of the process).

    `tell` is told errors besides standard error, for starts that have none.
    Returns the exit code: 0 done, 1 failed, 2 wrong use, 3 unknown customer, 4 ambiguous customer
    or bad input, 130 interrupted. An error is one sentence on standard error, never a traceback.
    """
    prints, stop = Output(), Stop()
    given = sys.argv[1:] if arguments is None else arguments
    try:
        if list(given) == sys.argv[1:] and process_list.hide_passwords(given):
            prints.warn(
                "Others on this computer can see the password on the command line: leave it out, and "
                "it is asked for."
            )
        code = _run(given, prints, stop)
        prints.flush()
        return code
    except OutputClosed:
        output.discard()
        return Exit.DONE
    except TiquoError as error:
        if stop.wanted.is_set() and not isinstance(error, Cancelled):
            return _interrupted(prints)
        prints.warn(str(error))
        if tell is not None and not isinstance(error, Cancelled):
            tell(str(error))
        return next((code for kind, code in _BY_ERROR if isinstance(error, kind)), Exit.FAILED)
    except KeyboardInterrupt:
        return _interrupted(prints)


def _interrupted(prints: Output) -> int:
    prints.warn("Stopped. What was stored until then stays.")
    return Exit.INTERRUPTED


def _run(arguments: Sequence[str], prints: Output, stop: Stop) -> int:
    try:
        namespace = parser.parse(arguments)
    except SystemExit:  # argparse has printed help or the version
        return Exit.DONE
    from tiquo_desktop.host import logs, paths

    log_file = logs.setup(paths.log_dir(parser.database_options(namespace).data_dir))
    try:
        with stop.listening():
            if namespace.command is None:
                return _window(namespace, prints)
            return _command(namespace.command)(Context(namespace, prints, stop))
    except (TiquoError, OutputClosed):
        raise
    except Exception as error:  # noqa: BLE001
        # The last line of defence: a person gets a sentence, and the log the places, without the
        # texts that were at hand there.
        if stop.wanted.is_set():
            raise KeyboardInterrupt from None
        _log.exception("unexpected error in %s", namespace.command or "the window")
        where = f"The file {log_file} says where." if log_file else "There is no log to say where."
        raise TiquoError(
            f"Something went wrong inside the program ({type(error).__name__}). {where}"
        ) from None
    finally:
        logs.shutdown()


def _window(namespace: argparse.Namespace, prints: Output) -> int:
    from tiquo_desktop.app import window

    return window.start(
        parser.database_options(namespace), parser.window_options(namespace), prints
    )


def _command(name: str) -> Command:
    # Each command imports what it needs only when it is the one that runs. Spelled out, so that
    # type checkers and packagers see them.
    match name:
        case "import":
            from tiquo_desktop.app.commands import importing

            return importing.run
        case "search":
            from tiquo_desktop.app.commands import searching

            return searching.run
        case "timeline" | "counts":
            from tiquo_desktop.app.commands import timelines

            return timelines.timeline if name == "timeline" else timelines.counts
        case "record":
            from tiquo_desktop.app.commands import recording

            return recording.run
        case "customer":
            from tiquo_desktop.app.commands import customers

            return customers.run
        case "export":
            from tiquo_desktop.app.commands import exporting

            return exporting.run
        case "demo":
            from tiquo_desktop.app.commands import demo

            return demo.run
        case _:
            from tiquo_desktop.app.commands import databases

            return databases.run
