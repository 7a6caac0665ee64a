"""Tests of desk/prefect_proxy/."""
