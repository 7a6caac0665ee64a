"""The desk's own pages and downloads."""
