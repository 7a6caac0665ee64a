"""The way to Prefect behind the desk: what is let through, for whom."""
