"""Imports: files of customers and events by rows, read as a profile says.

`load_profile` reads an import profile, `preview` shows what it makes of the first rows of a file,
`run` imports the file.
"""

from tiquo_desktop.services.importing.previewing import Fate, Preview, PreviewRow, fitting, preview
from tiquo_desktop.services.importing.profile_file import load_profile, shipped
from tiquo_desktop.services.importing.running import ImportReport, Problem, run

__all__ = [
    "Fate",
    "ImportReport",
    "Preview",
    "PreviewRow",
    "Problem",
    "fitting",
    "load_profile",
    "preview",
    "run",
    "shipped",
]
