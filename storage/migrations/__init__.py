"""The steps by which the register's tables came to be (Alembic)."""
