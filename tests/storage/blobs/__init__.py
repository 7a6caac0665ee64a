"""Tests of storage/blobs/."""
