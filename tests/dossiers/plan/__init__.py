"""Tests of dossiers/plan/."""
