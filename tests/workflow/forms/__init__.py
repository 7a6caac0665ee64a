"""Tests of workflow/forms/."""
