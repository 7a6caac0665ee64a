"""Tests of storage/journal/."""
