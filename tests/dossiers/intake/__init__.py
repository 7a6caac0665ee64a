"""Tests of dossiers/intake/."""
