"""Templates made once, for all threads, and forgotten in time."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from time import sleep

import pytest

from documents.rendering.template_cache import TemplateCache


def test_each_template_is_made_once_however_many_ask() -> None:
    made: list[bytes] = []
    together = Barrier(8)

    def make(template: bytes) -> bytes:
        made.append(template)
        sleep(0.01)  # long enough that the others come meanwhile
        return template.upper()

    cache = TemplateCache(make, room=4)

    def ask(_number: int) -> bytes:
        together.wait()
        return cache.get(b"a")

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(ask, range(8))) == {b"A"}
    assert made == [b"a"]


def test_what_was_used_longest_ago_is_dropped() -> None:
    made: list[bytes] = []

    def make(template: bytes) -> bytes:
        made.append(template)
        return template

    cache = TemplateCache(make, room=2)
    for template in (b"a", b"b", b"a", b"c", b"a", b"b"):
        cache.get(template)
    assert made == [b"a", b"b", b"c", b"b"]
    assert len(cache) == 2


def test_what_fails_is_tried_again() -> None:
    faults = [ValueError("x")]

    def make(template: bytes) -> bytes:
        if faults:
            raise faults.pop()
        return template.upper()

    cache = TemplateCache(make, room=2)
    with pytest.raises(ValueError, match="x"):
        cache.get(b"a")
    assert len(cache) == 0
    assert cache.get(b"a") == b"A"
