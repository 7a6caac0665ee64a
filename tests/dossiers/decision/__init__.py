"""Tests of dossiers/decision/."""
