"""Tests of flows/hosting/."""
