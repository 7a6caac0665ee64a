"""What serves the flows: Prefect's server, the runner, the fork server, publishing."""
