"""From a template and its data to a .docx.

docxtpl's template language, with Jinja fenced in: values are escaped and never interpreted, a blank
without a value is an error that names it, and the same template with the same data gives the same
bytes. A template is compiled once and filled many times; see docs/adr/rendering.md.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from documents.template_cache import TemplateCache

if TYPE_CHECKING:
    from documents.compiled import Compiled, Uncompiled
    from documents.contexts import Context

ROOM = 64
"""Templates kept compiled, some 100 kB each: several versions of every kind."""


def render(template: bytes, context: "Context | Mapping[str, object]") -> bytes:
    """Fill a template; `context` is a typed context or its JSON form.

    Raises TemplateFault for a damaged file, a broken tag, a blank without a value, and for what
    the sandbox forbids; InvalidForm for a value with a character that no document can hold.
    """
    blanks = context if isinstance(context, Mapping) else context.blanks()
    return _templates.get(template).fill(blanks)


def blanks_of(template: bytes) -> frozenset[str]:
    """The names that a template asks for, loop variables left out; raises TemplateFault."""
    from documents.faults import faults_in_vietnamese  # noqa: PLC0415 - as in _compile
    from documents.fence import text_fence  # noqa: PLC0415
    from documents.plain_template import opened  # noqa: PLC0415

    document = opened(template)
    with faults_in_vietnamese():
        return frozenset(document.get_undeclared_template_variables(text_fence()))


def forget(template: bytes) -> None:
    """Drop what is kept of a template, when another version has replaced it."""
    _templates.drop(template)


def _ready(template: bytes) -> "Compiled | Uncompiled":
    """The template as an earlier process compiled it, or compiled now."""
    from documents import prepared  # noqa: PLC0415 - Jinja costs 25 ms

    return prepared.read(template) or _compile(template)


def _compile(template: bytes) -> "Compiled | Uncompiled":
    from documents import prepared  # noqa: PLC0415
    from documents.compiled import Compiled  # noqa: PLC0415
    from documents.compiling import compile_template  # noqa: PLC0415 - docxtpl costs 60 ms

    made = compile_template(template)
    if isinstance(made, Compiled):
        prepared.write(made)
    return made


_templates: "TemplateCache[Compiled | Uncompiled]" = TemplateCache(_ready, ROOM)
