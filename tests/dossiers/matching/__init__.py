"""Tests of dossiers/matching/."""
