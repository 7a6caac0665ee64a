"""Giấy khen in trên phôi: the certificate of merit as it is printed on a pre-printed blank."""

from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN

GIAY_KHEN_PHOI = DocumentKind(
    code="GIAY_KHEN_PHOI",
    title="Giấy khen in trên phôi",
    order=110,
    context=GIAY_KHEN.context,
    required=GIAY_KHEN.required,
    sample=GIAY_KHEN.sample,
)
