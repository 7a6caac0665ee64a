"""Tests of workflow/intake/."""
