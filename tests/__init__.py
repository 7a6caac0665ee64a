"""Tests, room by room as the program."""
