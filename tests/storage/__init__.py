"""Tests of the register and the object store."""
