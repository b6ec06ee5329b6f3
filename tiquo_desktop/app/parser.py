"""The grammar of the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, NoReturn

import tiquo_desktop
from tiquo_desktop.app.options import (
    DEFAULT_REGION,
    DEFAULT_ZONE,
    THEMES,
    DatabaseOptions,
    WindowOptions,
    WrongUse,
)
from tiquo_desktop.domain.customers import Status
from tiquo_desktop.domain.roles import Role
from tiquo_desktop.domain.vocabulary import Dimension, Source
from tiquo_desktop.services import links
from tiquo_desktop.services.connecting import TLS_MODES, ServerFields

PROGRAM = "tiquo-desktop"
_TAKE_VALUE = frozenset(
    "--database --data-dir --theme --link --screenshot --customer --size --host --port --dbname "
    "--login --tls --ca-file --reads".split()
)
"""The options before a command that take a value."""
_TAKE_TEXT = frozenset(
    "--summary --details --actor --story --object --category --type --source --not-category "
    "--not-type --not-source --given-name --family-name --company --email --phone --reason".split()
)
"""The options of commands that take any text, also one that begins with a dash."""
_TEXT_BEHIND_DASHES = "; write text that begins with a dash behind two, as in: search -- -TEXT"
_LARGEST_SIDE = 10_000
_CUSTOMER = "a customer: number, uid, e-mail address or phone number"


class _Parser(argparse.ArgumentParser):
    """An argument parser that raises `WrongUse` where argparse would print usage and exit."""

    def error(self, message: str) -> NoReturn:
        raise WrongUse(f"{message.rstrip('.')}{_way_out(message)}. See: {self.prog} --help")


def _way_out(message: str) -> str:
    """How to write a text that argparse takes for an option, where that may be what went wrong."""
    lacks_text = re.fullmatch(r"argument (--[a-z-]+): expected one argument", message)
    if lacks_text is not None and lacks_text[1] in _TAKE_TEXT:
        return f"; write one that begins with two dashes as {lacks_text[1]}=TEXT"
    if message.endswith("required: TEXT"):
        return _TEXT_BEHIND_DASHES
    return ""


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The arguments as a namespace; `command` is None where the window is asked for.

    Global options that were not given are absent: read them with `database_options` and
    `window_options`. Help and version end with SystemExit, as argparse does.

    Raises:
        WrongUse: the arguments do not follow the grammar.
        InvalidValue: a link that is not understood.
    """
    root = _root()
    namespace, unknown = root.parse_known_args(_texts_as_values(_link_as_option(arguments)))
    if unknown:
        is_text = namespace.command == "search" and not unknown[0].startswith("--")
        way_out = _TEXT_BEHIND_DASHES if is_text else ""
        root.error(f"unrecognized arguments: {' '.join(unknown)}{way_out}")
    _check_global(namespace)
    if hasattr(namespace, "link"):
        namespace.link = links.parse(namespace.link)
    return namespace


def database_options(namespace: argparse.Namespace) -> DatabaseOptions:
    """The global options that choose the database."""
    return DatabaseOptions(
        database=getattr(namespace, "database", None),
        data_dir=getattr(namespace, "data_dir", None),
        demo=getattr(namespace, "demo", False),
        fields=_fields(namespace),
    )


def _fields(namespace: argparse.Namespace) -> ServerFields | None:
    """The address of a shared database, where it was given by its parts."""
    given = {
        name: getattr(namespace, f"server_{name}")
        for name in ("hosts", "port", "database", "login", "tls", "ca_file")
        if hasattr(namespace, f"server_{name}")
    }
    if not given and not hasattr(namespace, "server_reads"):
        return None
    standby = getattr(namespace, "server_reads", "") == "standby"
    return ServerFields(**given, reads_from_standby=standby)


def window_options(namespace: argparse.Namespace) -> WindowOptions:
    """The options of the window."""
    return WindowOptions(
        theme=getattr(namespace, "theme", None),
        link=getattr(namespace, "link", None),
        screenshot=getattr(namespace, "screenshot", None),
        customer=getattr(namespace, "picture_of", None),
        size=getattr(namespace, "size", None),
    )


def _root() -> _Parser:
    common = _common()
    root = _Parser(
        prog=PROGRAM,
        parents=[common],
        allow_abbrev=False,
        description="Find a customer and see, filter and export their history. "
        "Without a command the window opens.",
    )
    root.add_argument(
        "--link",
        default=argparse.SUPPRESS,
        metavar="LINK",
        help="open tiquo://customer/NUMBER or tiquo://event/UID; --link may be left out",
    )
    _picture(root.add_argument_group("a picture instead of a window"))
    # Understood behind a command too, so that the same sentence says why it cannot be.
    picture = _Parser(add_help=False)
    _picture(picture, hidden=True)
    commands = root.add_subparsers(dest="command", metavar="COMMAND", title="commands")

    def command(name: str, summary: str) -> argparse.ArgumentParser:
        return commands.add_parser(
            name, help=summary, description=summary, parents=[common, picture], allow_abbrev=False
        )

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
    return root


def _server(group: argparse._ActionsContainer) -> None:
    for option, name, value, summary in (
        ("--host", "hosts", "HOST", "its server; several with commas, each with :PORT if need be"),
        ("--port", "port", "PORT", "the server's port; default: 5432"),
        ("--dbname", "database", "NAME", "the name of the database"),
        ("--login", "login", "LOGIN", "who works in it; the password is asked for"),
        ("--ca-file", "ca_file", "FILE", "the certificate authorities to trust"),
    ):
        group.add_argument(option, dest=f"server_{name}", metavar=value, help=summary)
    group.add_argument(
        "--tls",
        dest="server_tls",
        choices=TLS_MODES,
        metavar="MODE",
        help=f"{', '.join(TLS_MODES)}; default: verify-full, unless the server is here",
    )
    group.add_argument(
        "--reads",
        dest="server_reads",
        choices=("primary", "standby"),
        help="whether readings may come from a standby; default: primary",
    )


def _link_as_option(arguments: Sequence[str]) -> Sequence[str]:
    """A link stands where argparse expects a command: desktops give nothing but the link."""
    previous = ""
    for at, argument in enumerate(arguments):
        if not argument.startswith("-") and previous not in _TAKE_VALUE:
            if not links.is_link(argument):
                break
            return [*arguments[:at], f"--link={argument}", *arguments[at + 1 :]]
        previous = argument
    return arguments


def _texts_as_values(arguments: Sequence[str]) -> Sequence[str]:
    """``--summary=-1+1`` for ``--summary -1+1``, in which argparse sees two options."""
    taken: list[str] = []
    for at, argument in enumerate(arguments):
        if argument == "--":
            return [*taken, *arguments[at:]]
        # No option has a single dash but -h.
        if taken and taken[-1] in _TAKE_TEXT and re.match("-(?!-|h$)", argument):
            taken[-1] += f"={argument}"
        else:
            taken.append(argument)
    return taken


def _common() -> _Parser:
    # Every parser has these, and a sub-parser's default would overwrite what was given before the
    # command: so there are no defaults at all.
    common = _Parser(add_help=False, argument_default=argparse.SUPPRESS)
    group = common.add_argument_group("options everywhere")
    group.add_argument("--database", metavar="URL|PATH", help="the database to use")
    group.add_argument("--data-dir", type=_path, metavar="DIR", help="another data folder")
    group.add_argument("--demo", action="store_true", help="use the demo database")
    _server(common.add_argument_group("a shared database by its parts, instead of --database"))
    group.add_argument("--theme", choices=THEMES, help="the window's colours")
    group.add_argument(
        "--version", action="version", version=f"{PROGRAM} {tiquo_desktop.__version__}"
    )
    return common


def _picture(parser: argparse._ActionsContainer, *, hidden: bool = False) -> None:
    def option(name: str, help_: str, **given: Any) -> None:
        said = argparse.SUPPRESS if hidden else help_
        parser.add_argument(name, default=argparse.SUPPRESS, help=said, **given)

    option("--screenshot", "draw and exit", type=_picture_path, metavar="FILE.png")
    option("--customer", f"show {_CUSTOMER}", dest="picture_of", metavar="CUSTOMER")
    option("--size", "such as 1440x900", type=_size, metavar="WxH")


def _check_global(namespace: argparse.Namespace) -> None:
    if getattr(namespace, "demo", False) and getattr(namespace, "database", None) is not None:
        raise WrongUse("--demo and --database each name a database: give one of them.")
    given = {name for name in ("screenshot", "picture_of", "size") if hasattr(namespace, name)}
    if namespace.command is not None:
        if hasattr(namespace, "link"):
            raise WrongUse("A link is opened in the window: give no command with it.")
        if given:
            raise WrongUse("--screenshot, --customer and --size draw the window: give no command.")
    elif given and "screenshot" not in given:
        raise WrongUse("--customer and --size belong to --screenshot FILE.png: add it.")


def _import(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=_path, metavar="FILE", help="the file to import")
    parser.add_argument(
        "--profile", required=True, metavar="NAME|FILE.toml", help="how to read the file"
    )
    parser.add_argument("--encoding", metavar="E", help="the encoding, instead of the profile's")
    parser.add_argument("--rejects", type=_path, metavar="FILE", help="where unreadable rows go")
    parser.add_argument("--dry-run", action="store_true", help="read and check, store nothing")
    _json(parser)


def _search(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", nargs="+", metavar="TEXT", help="what is known of the customer")
    _limit(parser, default=50)
    _json(parser)


def _timeline(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=_CUSTOMER)
    _filters(parser)
    parser.add_argument("--oldest-first", action="store_true", help="print the oldest event first")
    _limit(parser, default=None)
    _json(parser)


def _counts(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=_CUSTOMER)
    _filters(parser)
    _json(parser)


def _record(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("customer", metavar="CUSTOMER", help=_CUSTOMER)
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
    parser.add_argument("--actor", metavar="NAME", help="who did it; default: this account")
    _json(parser)


def _customer(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="add|edit|show", required=True)
    summaries = {
        "add": "Add a customer.",
        "edit": "Change a customer's profile; an empty value removes what was there.",
        "show": "Print a customer's profile.",
    }
    for name, summary in summaries.items():
        action = actions.add_parser(
            name, help=summary, description=summary, parents=[common], allow_abbrev=False
        )
        if name != "add":
            action.add_argument("customer", metavar="CUSTOMER", help=_CUSTOMER)
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
    whose.add_argument("customer", nargs="?", metavar="CUSTOMER", help=_CUSTOMER)
    whose.add_argument("--all", action="store_true", help="the events of all customers, and others")
    _filters(parser)
    parser.add_argument("--oldest-first", action="store_true", help="the oldest event first")
    parser.add_argument("--format", required=True, choices=("csv", "jsonl"))
    parser.add_argument(
        "--output", required=True, type=_target, metavar="FILE", help="- for standard output"
    )
    _json(parser)


def _demo(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--customers", required=True, type=_positive, metavar="N")
    parser.add_argument("--events", required=True, type=_positive, metavar="M")
    parser.add_argument("--seed", type=_whole, default=1, metavar="S", help="default: 1")
    parser.add_argument("--end", metavar="DATE", help="the last day; default: today")


def _database(parser: argparse.ArgumentParser, common: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(
        dest="action", metavar="create|upgrade|check|backup|grant|revoke|list", required=True
    )
    summaries = {
        "create": "Create an empty database.",
        "upgrade": "Bring a database to this version's schema, after a back-up.",
        "check": "Check a database's integrity.",
        "backup": "Copy a database, also one in use, to a new file.",
        "grant": "Let a login of the server work in a shared database.",
        "revoke": "Take that right away again.",
        "list": "Print who may work in a shared database.",
    }
    for name, summary in summaries.items():
        action = actions.add_parser(
            name, help=summary, description=summary, parents=[common], allow_abbrev=False
        )
        if name == "backup":
            action.add_argument("file", type=_path, metavar="FILE", help="the copy to write")
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
        "--limit", type=_positive, default=default, metavar="N", help=f"default: {default or 'all'}"
    )


def _path(text: str) -> Path:
    if not text or "\x00" in text:
        raise argparse.ArgumentTypeError("a file name is missing")
    return Path(text)


def _target(text: str) -> Path | None:
    """The file to write; None for standard output. A file of that name is ``./-``."""
    return None if text == "-" else _path(text)


def _picture_path(text: str) -> Path:
    path = _path(text)
    if path.suffix.lower() != ".png":
        raise argparse.ArgumentTypeError("the picture is a PNG: give a name that ends in .png")
    return path


def _size(text: str) -> tuple[int, int]:
    match = re.fullmatch(r"([1-9][0-9]{1,4})[xX×]([1-9][0-9]{1,4})", text)
    if match is None or max(int(match[1]), int(match[2])) > _LARGEST_SIDE:
        raise argparse.ArgumentTypeError("write a size like 1440x900")
    return int(match[1]), int(match[2])


def _number(lowest: int) -> Callable[[str], int]:
    def number(text: str) -> int:
        if re.fullmatch(r"[0-9]{1,9}", text) is None or int(text) < lowest:
            raise argparse.ArgumentTypeError(f"write a whole number from {lowest} on")
        return int(text)

    return number


_positive = _number(1)
_whole = _number(0)
