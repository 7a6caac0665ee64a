"""The program `khenthuong`. Exit 0: done; 1: refused, with a sentence; 2: wrong usage."""

import sys
from argparse import Namespace
from collections.abc import Callable
from importlib import import_module

from dossiers.model.errors import CommendationError
from khenthuong.parser import make_parser

REFUSED = 1


def main(words: list[str] | None = None) -> None:
    """Run the command that the words ask for, and exit."""
    sys.exit(run(sys.argv[1:] if words is None else words))


def run(words: list[str]) -> int:
    """Run the command and tell its exit code; a refusal is one Vietnamese sentence."""
    asked = make_parser().parse_args(words)
    try:
        function_of(asked.command)(asked)
    except CommendationError as error:
        print(f"Từ chối: {error}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return REFUSED
    except OSError as error:
        if error.filename is None:
            raise
        print(f"Từ chối: {_unreachable(error.filename)}", file=sys.stderr)
        return REFUSED
    return 0


def _unreachable(path: object) -> str:
    return (
        f"Không mở hay ghi được {path}; hãy kiểm tra đường dẫn, quyền đọc, ghi và chỗ trống của"
        " ổ đĩa."
    )


def function_of(command: str) -> Callable[[Namespace], None]:
    """Import the function that a command names as "module:function"."""
    module, _, name = command.partition(":")
    found: Callable[[Namespace], None] = getattr(import_module(f"khenthuong.{module}"), name)
    return found
