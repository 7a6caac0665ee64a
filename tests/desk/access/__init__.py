"""Tests of desk/access/."""
