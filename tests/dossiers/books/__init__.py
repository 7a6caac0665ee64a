"""Tests of dossiers/books/."""
