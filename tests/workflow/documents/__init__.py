"""Tests of workflow/documents/."""
