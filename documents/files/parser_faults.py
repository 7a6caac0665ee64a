"""The one place where what a parser raises over a file becomes an error of ours.

Parsers of foreign files (PDF, pictures, workbooks, letters) raise whatever they come upon: errors
of their own, of zlib and struct, AssertionError, RecursionError. No list of them is ever complete.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from dossiers.model.errors import CommendationError


@contextmanager
def parser_faults(said: CommendationError) -> Iterator[None]:
    """Raise `said` in place of any error of a parser; errors of ours pass as they are."""
    try:
        yield
    except CommendationError:
        raise
    except Exception as fault:
        raise said from fault
