"""Compiles the shipped templates ahead: `python -m templates.prepare`, run once after installing.

So the first document of a new place costs no more than any later one; see
docs/adr/0004-mau-dich-mot-lan.md.
"""

from documents.render import prepare
from templates import catalog, template_bytes


def main() -> None:
    """Compile every template of the catalog that this place has not compiled yet."""
    for entry in catalog():
        prepare(template_bytes(entry.kind))


if __name__ == "__main__":
    main()
