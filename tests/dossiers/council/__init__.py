"""Tests of dossiers/council/."""
