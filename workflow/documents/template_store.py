"""Templates from Word: validated, and put into force when nothing is wrong."""

from documents.doctoring.template_validation import filled_sample, template_findings
from documents.kinds import DocumentKind
from dossiers.model.errors import Refused
from storage.ledger.register_ledger import Ledger
from workflow.services import AppServices


def check_template(kind: DocumentKind, data: bytes, name: str) -> bytes:
    """Return the template filled with the made-up example. Raises Refused with every remark."""
    if remarks := template_findings(kind, data):
        raise Refused(
            f"Mẫu {name} chưa dùng được; bản đang dùng vẫn giữ nguyên.",
            *(each.text for each in remarks),
        )
    return filled_sample(kind, data)


def put_in_force(
    services: AppServices,
    ledger: Ledger,
    kind: DocumentKind,
    data: bytes,
    *,
    file_name: str,
    by: str,
) -> int:
    """Enter a checked template as the newest version of its kind; earlier ones stay."""
    return ledger.add_template(
        kind.code,
        sha256=services.objects.put(data),
        file_name=file_name,
        added_at=services.clock(),
        added_by=by,
    )
