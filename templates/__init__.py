"""The official templates, a builder and a .docx each; the first contents of the object store."""

from importlib.resources import files

from documents.kinds import DocumentKind


def template_bytes(kind: DocumentKind) -> bytes:
    """Return the .docx of a kind; raise FileNotFoundError if it was not built."""
    return files(__name__).joinpath(kind.template_file).read_bytes()
