"""Tests of workflow/."""
