"""Tests of workflow/pages/."""
