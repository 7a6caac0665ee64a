"""Accounts, sessions and sign-in servers."""
