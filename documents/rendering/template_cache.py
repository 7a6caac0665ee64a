"""What was made of each template version, so that it is made once."""

from collections import OrderedDict
from collections.abc import Callable
from threading import Lock
from typing import Generic, TypeVar

Made = TypeVar("Made")


class _Slot(Generic[Made]):
    """One template's place; whoever comes first makes, the others wait for that one only."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._made: Made | None = None

    def made(self, make: Callable[[bytes], Made], template: bytes) -> Made:
        with self._lock:
            if self._made is None:
                self._made = make(template)
            return self._made


class TemplateCache(Generic[Made]):
    """Keeps what was made of the `room` templates used last; for any number of threads.

    A template is known by its bytes: looked up by their hash, compared whole. Another version is
    another template, and the one that it replaces falls out, at the latest when room is needed.
    """

    def __init__(self, make: Callable[[bytes], Made], room: int) -> None:
        self._make = make
        self._room = room
        self._slots: OrderedDict[bytes, _Slot[Made]] = OrderedDict()
        self._lock = Lock()

    def __len__(self) -> int:
        return len(self._slots)

    def get(self, template: bytes) -> Made:
        """Return what `make` gave for this template; raise what it raises and keep nothing."""
        with self._lock:
            slot = self._slots.setdefault(template, _Slot())
            self._slots.move_to_end(template)
            if len(self._slots) > self._room:
                self._slots.popitem(last=False)
        try:
            return slot.made(self._make, template)
        except BaseException:
            with self._lock:
                self._slots.pop(template, None)
            raise
