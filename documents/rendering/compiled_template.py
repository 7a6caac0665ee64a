"""A compiled template: what is constant is ready, what is filled costs its own text.

Made by `documents.rendering.compiler`, or read back by `documents.rendering.compiled_files`, which
needs neither docxtpl nor lxml.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from types import CodeType
from typing import cast
from zipfile import ZIP_DEFLATED

from jinja2 import Template

from documents.rendering.deflate import batches, compress
from documents.rendering.reproducible_zip import Member, Package
from documents.rendering.sandbox import NeedsDocxtpl, load_code
from documents.rendering.template_faults import faults_in_vietnamese

_BATCH = 512
"""Pieces that are joined before they are compressed; some 100 kB of a list."""


@dataclass(frozen=True)
class Part:
    """A part that is filled: compiled code between two constant ends."""

    name: str
    code: CodeType
    before: bytes
    after: bytes

    @cached_property
    def template(self) -> Template:
        """Return the code, ready to be called and from then on only read: threads may share it."""
        return load_code(self.code)

    def filled(self, blanks: Mapping[str, object]) -> Member:
        """Return the part with its blanks filled, compressed as it is made."""
        pieces = batches(self._pieces(blanks), _BATCH)
        return Member(self.name, ZIP_DEFLATED, compress(pieces))

    def _pieces(self, blanks: Mapping[str, object]) -> Iterator[bytes]:
        template = self.template
        yield self.before
        filled = template.root_render_func(template.new_context(dict(blanks)))
        yield from cast("Iterator[bytes]", filled)
        yield self.after


@dataclass(frozen=True)
class Compiled:
    """A template ready to be filled, by any number of threads."""

    template: bytes
    parts: tuple[Part, ...]
    package: Package

    def fill(self, blanks: Mapping[str, object]) -> bytes:
        """Return the document filled in; raises as `documents.render.render`."""
        try:
            with faults_in_vietnamese():
                filled = [part.filled(blanks) for part in self.parts]
        except NeedsDocxtpl:
            return _through_docxtpl(self.template, blanks)
        return self.package.with_members(filled)


@dataclass(frozen=True)
class Uncompiled:
    """A template that only docxtpl can fill, and why."""

    template: bytes
    reason: str

    def fill(self, blanks: Mapping[str, object]) -> bytes:
        """Return the document filled in; raises as `documents.render.render`."""
        return _through_docxtpl(self.template, blanks)


def _through_docxtpl(template: bytes, blanks: Mapping[str, object]) -> bytes:
    from documents.rendering.plain_template import fill_with_docxtpl  # noqa: PLC0415 - docxtpl costs 60 ms

    return fill_with_docxtpl(template, blanks)
