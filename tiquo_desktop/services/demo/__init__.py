"""Demo data: believable people and what happened to them, the same for the same seed and end date.

Nobody and nothing in it is real. The words are in ``resources/demo``, the stories in the modules
here; `fill` writes both into a database.
"""

from tiquo_desktop.services.demo.filling import fill

__all__ = ["fill"]
