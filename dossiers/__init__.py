"""The rules of commendation, pure: no files, no network, no database, no Word."""
