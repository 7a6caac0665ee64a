"""Tests of dossiers/model/."""
