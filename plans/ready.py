"""Imported ahead of runs (`flows.warm`): one that begins warm finds the ward's plan parsed.

A run reads the files again all the same, so that what was changed meanwhile is seen.
"""

from contextlib import suppress

from dossiers.errors import PlanFault
from plans import load_plan

with suppress(PlanFault):  # the run itself will say it
    load_plan()
