"""Who is at this computer and what it is called, as the operating system tells."""

import os
import platform
import sys


def account() -> str:
    """The name of the account that this process runs under.

    Unlike `getpass.getuser` it asks the system and not the environment, which anyone can set: the
    name goes into the record of who wrote an event. An account without a name is ``uid 1000``.
    """
    if sys.platform == "win32":
        return os.getlogin()
    else:
        import pwd

        uid = os.getuid()
        try:
            return pwd.getpwuid(uid).pw_name
        except KeyError:
            return f"uid {uid}"


def computer() -> str:
    """The name of this computer, ``unknown`` where it has none."""
    return platform.node() or "unknown"
