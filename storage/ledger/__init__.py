"""The register's questions and entries, one part a kind of row."""
