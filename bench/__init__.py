"""Benchmarks, side by side in one run: `python -m bench` prints a table, writes docs/bench.md."""
