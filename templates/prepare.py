"""Compiles the shipped templates ahead: `python -m templates.prepare`, run once after installing.

So the first document of a new place costs no more than any later one; see
docs/adr/0004-mau-dich-mot-lan.md.
"""

from documents.kind_registry import document_kinds
from documents.render import prepare
from templates import template_bytes


def main() -> None:
    """Compile every official template that this place has not compiled yet."""
    for kind in document_kinds():
        prepare(template_bytes(kind))


if __name__ == "__main__":
    main()
