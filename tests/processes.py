"""Processes forked from one that has imported what they do, which takes each a second alone."""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from multiprocessing.context import ForkServerContext


def forking(module: str) -> ForkServerContext:
    """Return what forks processes; they begin with the module, if nothing was forked before."""
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload([module])
    return context


def two_processes(module: str) -> ProcessPoolExecutor:
    """Return two processes for functions of the module."""
    return ProcessPoolExecutor(2, mp_context=forking(module))
