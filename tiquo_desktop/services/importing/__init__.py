"""Imports: files of customers and events by rows, read as a profile says.

`load_profile` reads an import profile, `run` imports a file with it.
"""

from tiquo_desktop.services.importing.profile_file import load_profile
from tiquo_desktop.services.importing.running import ImportReport, Problem, run

__all__ = ["ImportReport", "Problem", "load_profile", "run"]
