"""Where the office's facts and files lie: the register (SQL) and the object store (bytes)."""
