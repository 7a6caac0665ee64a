"""Files that people hand in: what each is, by its content, and whether it is safe to keep."""
