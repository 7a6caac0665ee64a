"""The append-only chain of digests over the register's rows, and its checks."""
