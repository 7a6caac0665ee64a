"""The steps of a dossier's way, one file each.

A new step: its file here, its name and duty in `dossiers/model/events.py` and `role_duties.py`, a
line in `step_list.py`, `deployments.py` and `prefect.yaml`.
"""
