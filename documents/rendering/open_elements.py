"""Which elements are open at each place of an XML text."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

_TAG = re.compile(r"""<(/?)([^\s/>!?]+)(?:[^>"']|"[^"]*"|'[^']*')*?(/?)>""")

Stack = tuple[str, ...]
"""Names of open elements, the innermost last."""


@dataclass
class Elements:
    """The tags of a text: where each starts and ends, and what is open after it."""

    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    stacks: list[Stack] = field(default_factory=list)

    def open_at(self, place: int) -> Stack | None:
        """Return the elements open at a place between two characters; None inside a tag."""
        before = bisect_left(self.starts, place) - 1
        if before < 0:
            return ()
        return self.stacks[before] if self.ends[before] <= place else None

    def lowest(self, start: int, end: int) -> Stack:
        """Return the fewest elements that are open anywhere between two places outside tags."""
        first, last = bisect_right(self.ends, start), bisect_right(self.ends, end)
        return min([self.open_at(start) or (), *self.stacks[first:last]], key=len)


def elements_of(text: str) -> Elements:
    """Find the tags of a text that is known to be well-formed, without comments and the like."""
    found = Elements()
    stack: Stack = ()
    for tag in _TAG.finditer(text):
        closing, name, empty = tag.groups()
        if closing:
            stack = stack[:-1]
        elif not empty:
            stack = (*stack, name)
        found.starts.append(tag.start())
        found.ends.append(tag.end())
        found.stacks.append(stack)
    return found
