"""Processes of their own that open one register together with others."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor


def two_processes(module: str) -> ProcessPoolExecutor:
    """Return two processes, forked from one that imported the module: each would for a second."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return ProcessPoolExecutor(2, mp_context=context)
