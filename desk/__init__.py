"""The web page for what the Prefect UI cannot do; for now, downloads and the way to the board."""
