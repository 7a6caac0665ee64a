"""Imported ahead of runs by `flows.hosting.fork_server`, so that they find the plan parsed.

A run reads the files again all the same, so that what was changed meanwhile is seen.
"""

from contextlib import suppress

from dossiers.model.errors import PlanFault
from wards import load_plan

with suppress(PlanFault):  # the run itself will say it
    load_plan()
