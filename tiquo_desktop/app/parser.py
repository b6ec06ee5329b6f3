"""The grammar of the command line."""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from typing import Any, NoReturn

import tiquo_desktop
from tiquo_desktop.app import argument_types
from tiquo_desktop.app.command_arguments import CUSTOMER, add_commands
from tiquo_desktop.app.options import (
    THEMES,
    DatabaseOptions,
    WindowOptions,
    WrongUse,
)
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

    add_commands(command, common)
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
    group.add_argument(
        "--data-dir", type=argument_types.path, metavar="DIR", help="another data folder"
    )
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

    option("--screenshot", "draw and exit", type=argument_types.picture_path, metavar="FILE.png")
    option("--customer", f"show {CUSTOMER}", dest="picture_of", metavar="CUSTOMER")
    option("--size", "such as 1440x900", type=argument_types.size, metavar="WxH")


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
