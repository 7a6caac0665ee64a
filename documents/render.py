"""From a template and its data to a .docx.

docxtpl's template language, with Jinja fenced in: values are escaped and never interpreted, a blank
without a value is an error that names it, and the same template with the same data gives the same
bytes. A template is compiled once and filled many times; see docs/adr/0004-mau-dich-mot-lan.md.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from documents.rendering.template_cache import TemplateCache

if TYPE_CHECKING:
    from documents.contexts import Context
    from documents.rendering.compiled_template import Compiled, Uncompiled

CACHE_SIZE = 64
"""Templates kept compiled, some 100 kB each: several versions of every kind."""


def render(template: bytes, context: "Context | Mapping[str, object]") -> bytes:
    """Fill a template; `context` is a typed context or its JSON form.

    Raises TemplateFault for a damaged file, a broken tag, a blank without a value, and for what
    the sandbox forbids; InvalidForm for a value with a character that no document can hold.
    """
    blanks = context if isinstance(context, Mapping) else context.blanks()
    return _templates.get(template).fill(blanks)


def prepare(template: bytes) -> None:
    """Compile a template ahead of its first use, here and for processes to come."""
    _templates.get(template)


def _ready(template: bytes) -> "Compiled | Uncompiled":
    """Return the template as an earlier process compiled it, or compiled now."""
    from documents.rendering import compiled_files  # noqa: PLC0415 - Jinja costs 25 ms

    return compiled_files.read(template) or _compile(template)


def _compile(template: bytes) -> "Compiled | Uncompiled":
    from documents.rendering import compiled_files  # noqa: PLC0415
    from documents.rendering.compiled_template import Compiled  # noqa: PLC0415
    from documents.rendering.compiler import compile_template  # noqa: PLC0415 - docxtpl costs 60 ms

    made = compile_template(template)
    if isinstance(made, Compiled):
        compiled_files.write(made)
    return made


_templates: "TemplateCache[Compiled | Uncompiled]" = TemplateCache(_ready, CACHE_SIZE)
