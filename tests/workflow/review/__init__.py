"""Tests of workflow/review/."""
