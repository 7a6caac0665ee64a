"""Tests of desk/pages/."""
