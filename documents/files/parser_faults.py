"""The one place where what a parser raises over a file becomes an error of ours.

Parsers of foreign files (PDF, pictures, workbooks, letters) raise whatever they come upon: errors
of their own, of zlib and struct, AssertionError, RecursionError. No list of them is ever complete.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from dossiers.model.errors import CommendationError

PANIC = "PanicException"
"""What a parser written in Rust raises where it gives up: no Exception, and named nowhere else."""


@contextmanager
def parser_faults(said: CommendationError) -> Iterator[None]:
    """Raise `said` in place of any error of a parser; errors of ours pass as they are."""
    try:
        yield
    except CommendationError:
        raise
    except BaseException as fault:
        if isinstance(fault, Exception) or type(fault).__name__ == PANIC:
            raise said from fault
        raise
