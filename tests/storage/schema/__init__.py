"""Tests of storage/schema/."""
