"""argparse, speaking Vietnamese."""

import argparse
import re
import sys
from collections.abc import Iterable
from typing import Any, NoReturn

WRONG_USAGE = 2

COMPLAINTS = (
    (r"the following arguments are required: (.*)", r"thiếu \1"),
    (r"unrecognized arguments: (.*)", r"không hiểu \1"),
    (r"argument (\S+): invalid choice: (.*) \(choose from (.*)\)", r"\1 không có \2; hãy chọn \3"),
    (r"argument (\S+): expected .*", r"\1 thiếu giá trị"),
    (r"argument (\S+): invalid \w+ value: (.*)", r"\1 không nhận \2"),
    (r"argument (\S+): (.*)", r"\1: \2"),
)
"""What argparse says of wrong usage, and what we say."""


class Formatter(argparse.HelpFormatter):
    """Help that begins with "Cách dùng"."""

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        """Add it as argparse does, with our prefix where it would put its own."""
        super().add_usage(usage, actions, groups, "Cách dùng: " if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A parser whose help and complaints are Vietnamese; wrong usage exits with 2."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "formatter_class": Formatter, "add_help": False})
        self._positionals.title = "Tham số"
        self._optionals.title = "Tùy chọn"
        self.add_argument("-h", "--help", action="help", help="hiện trợ giúp này")

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the words of the command, and leave."""
        self.print_usage(sys.stderr)
        for pattern, meaning in COMPLAINTS:
            if re.fullmatch(pattern, message):
                message = re.sub(pattern, meaning, message)
                break
        self.exit(WRONG_USAGE, f"Sai cách dùng: {message}\n")
