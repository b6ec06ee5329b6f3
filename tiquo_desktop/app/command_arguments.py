"""The arguments of each command."""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping

from tiquo_desktop.app import argument_types
from tiquo_desktop.app.options import DEFAULT_REGION, DEFAULT_ZONE
from tiquo_desktop.domain.customers import Status
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.domain.vocabulary import Dimension, Source

CUSTOMER = "a customer: number, uid, e-mail address or phone number"


def add_commands(
    command: Callable[[str, str], argparse.ArgumentParser], common: argparse.ArgumentParser
) -> None:
    """Add all commands. `command` makes the parser of one, given its name and a summary; `common` has
    the options that stand everywhere, also behind an action such as ``customer add``."""
    _import(command("import", "Import a file as an import profile says."))
    _search(command("search", "Find customers by anything that is known of them."))
    _timeline(command("timeline", "Print what happened to a customer, newest first."))
    _counts(command("counts", "Count a customer's events by category, type and source."))
    _record(command("record", "Record something that happened; it stays for good."))
    _customer(command("customer", "Add, change or show a customer."), common)
    _export(command("export", "Write a history to a file or to standard output."))
    _demo(command("demo", "Fill an empty database with invented people and stories."))
    summary = "Create, upgrade, check or back up a database; say who may work in a shared one."
    _database(command("database", summary), common)


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=argument_types.path, metavar="FILE", help="the file to import")
    parser.add_argument(
        "--profile", required=True, metavar="NAME|FILE.toml", help="how to read the file"
    )
    parser.add_argument("--encoding", metavar="E", help="the encoding, instead of the profile's")
    parser.add_argument(
        "--rejects", type=argument_types.path, metavar="FILE", help="where unreadable rows go"
    )
    parser.add_argument("--dry-run", action="store_true", help="read and check, store nothing")
    _json(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT", help="what is known of the customer")
    _limit(parser, default=50)
    _json(parser)


def _timeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=CUSTOMER)
    _filters(parser)
    parser.add_argument("--oldest-first", action="store_true", help="print the oldest event first")
    _limit(parser, default=None)
    _json(parser)


def _counts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=CUSTOMER)
    _filters(parser)
    _json(parser)


def _record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=CUSTOMER)
    parser.add_argument("--category", required=True, metavar="C", help=_known(Dimension.CATEGORY))
    parser.add_argument("--type", required=True, metavar="T", help=_known(Dimension.TYPE))
    parser.add_argument("--source", default=str(Source.STAFF), metavar="S", help="default: Staff")
    parser.add_argument("--summary", required=True, metavar="TEXT", help="one full sentence")
    parser.add_argument("--at", metavar="TIME", help="when it happened; default: now")
    parser.add_argument("--object", metavar="KIND:REF", help="such as booking:BK-A12B34")
    parser.add_argument("--story", metavar="REF", help="the order, booking or enquiry behind it")
    parser.add_argument("--amount", metavar="84.50", help="money received; refunds are negative")
    parser.add_argument("--currency", metavar="GBP", help="the amount's currency")
    parser.add_argument("--details", metavar="JSON", help="more about it, as JSON")
    parser.add_argument(
        "--actor", metavar="NAME", help="who did it; default: the login, else this account"
    )
    _json(parser)


def _customer(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    summaries = {
        "add": "Add a customer.",
        "edit": "Change a customer's profile; an empty value removes what was there.",
        "show": "Print a customer's profile.",
    }
    for name, action in _actions(parser, summaries, common).items():
        if name != "add":
            action.add_argument("customer", metavar="CUSTOMER", help=CUSTOMER)
        if name != "show":
            for option in ("--given-name", "--family-name", "--company", "--email"):
                action.add_argument(option, metavar="TEXT")
            action.add_argument(
                "--phone", action="append", metavar="NUMBER", help="repeat for more; first is main"
            )
            action.add_argument("--status", choices=[str(status) for status in Status])
            action.add_argument("--reason", metavar="TEXT", help="why somebody is banned")
            action.add_argument("--until", metavar="DATE", help="the ban's last day, if it has one")
        _json(action)


def _export(parser: argparse.ArgumentParser) -> None:
    whose = parser.add_mutually_exclusive_group(required=True)
    whose.add_argument("customer", nargs="?", metavar="CUSTOMER", help=CUSTOMER)
    whose.add_argument("--all", action="store_true", help="the events of all customers, and others")
    _filters(parser)
    parser.add_argument("--oldest-first", action="store_true", help="the oldest event first")
    parser.add_argument("--format", required=True, choices=("csv", "jsonl"))
    parser.add_argument(
        "--output",
        required=True,
        type=argument_types.target,
        metavar="FILE",
        help="- for standard output",
    )
    _json(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--customers", required=True, type=argument_types.positive, metavar="N")
    parser.add_argument("--events", required=True, type=argument_types.positive, metavar="M")
    parser.add_argument(
        "--seed", type=argument_types.whole, default=1, metavar="S", help="default: 1"
    )
    parser.add_argument("--end", metavar="DATE", help="the last day; default: today")


def _database(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    summaries = {
        "create": "Create an empty database.",
        "upgrade": "Bring a database to this version's schema, after a back-up.",
        "check": "Check a database's integrity.",
        "backup": "Copy a database, also one in use, to a new file.",
        "grant": "Let a login of the server work in a shared database.",
        "revoke": "Take that right away again.",
        "list": "Print who may work in a shared database.",
    }
    for name, action in _actions(parser, summaries, common).items():
        if name == "backup":
            action.add_argument(
                "file", type=argument_types.path, metavar="FILE", help="the copy to write"
            )
        elif name in ("grant", "revoke"):
            action.add_argument("login", metavar="LOGIN", help="a login of the server")
        elif name != "list":
            action.add_argument(
                "file", nargs="?", metavar="FILE", help="the database, instead of --database"
            )
        if name == "create":
            action.add_argument("--zone", default=DEFAULT_ZONE, help="the venue's time zone")
            action.add_argument(
                "--region", default=DEFAULT_REGION, help="the venue's country, for phones"
            )
        if name == "grant":
            roles = [str(role) for role in Role]
            action.add_argument("--role", required=True, choices=roles, help="what it may do")


def _actions(
    parser: argparse.ArgumentParser, summaries: Mapping[str, str], common: argparse.ArgumentParser
) -> dict[str, argparse.ArgumentParser]:
    """What a command can do: a parser for each, by its name."""
    actions = parser.add_subparsers(dest="action", metavar="|".join(summaries), required=True)
    return {
        name: actions.add_parser(
            name, help=summary, description=summary, parents=[common], allow_abbrev=False
        )
        for name, summary in summaries.items()
    }


def _filters(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group("filters")
    for dimension in Dimension:
        known = _known(dimension)
        group.add_argument(f"--{dimension}", action="append", default=[], metavar="V", help=known)
        group.add_argument(
            f"--not-{dimension}", action="append", default=[], metavar="V", help="all but these"
        )
    group.add_argument("--since", metavar="TIME", help="from this day or time on")
    group.add_argument("--until", metavar="TIME", help="until this day's end, or before this time")
    group.add_argument("--object", metavar="[KIND:]REF", help="about this object or story")


def _known(dimension: Dimension) -> str:
    return ", ".join(dimension.known)


def _json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="print one JSON object per line")


def _limit(parser: argparse.ArgumentParser, *, default: int | None) -> None:
    parser.add_argument(
        "--limit",
        type=argument_types.positive,
        default=default,
        metavar="N",
        help=f"default: {default or 'all'}",
    )
