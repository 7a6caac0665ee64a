"""A submission of an Excel list in the sample round."""

from tests.flows.nomination_files import submit

__all__ = ["submit"]
