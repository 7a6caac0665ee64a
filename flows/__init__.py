"""The way of a dossier, one file a step; the only room that knows Prefect."""
