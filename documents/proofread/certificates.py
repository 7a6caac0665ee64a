"""The certificates: each recipient has one, and it says of them what the list says."""

import re
from collections.abc import Iterator, Sequence

from documents.awardees import post
from documents.form_check.document_parts import date_in
from documents.proofread.list_rows import readings
from documents.proofread.packet_facts import PacketFacts
from documents.proofread.stored_document import StoredDocument
from documents.proofread.text_comparison import normalize
from documents.readback import Paragraph
from documents.wording import date_words
from dossiers.model.dossier import Dossier
from dossiers.model.finding import TextFinding

_BOOK = re.compile(r"sổ vàng\s*:?\s*(\d+)", re.IGNORECASE)


def certificate_findings(
    packet: Sequence[StoredDocument], facts: PacketFacts
) -> Iterator[TextFinding]:
    """Yield what is wrong with the certificates, each and together."""
    own = [paper for paper in packet if paper.is_a(*facts.certificates)]
    holders = [(paper, holder(paper, facts)) for paper in own]
    for paper, dossier in holders:
        if dossier is None:
            name = facts.award.short_name
            sentence = f"{name} này không ghi tên ai trong danh sách; hãy kiểm tra lại tên."
            yield paper.finding("TEN", sentence)
        else:
            yield from _certificate(paper, dossier, facts)
    yield from _together(holders, facts)


def holder(paper: StoredDocument, facts: PacketFacts) -> Dossier | None:
    """Return whose certificate it is: by name, else by golden-book number; None if nobody's."""
    _, number = _book(paper, facts)
    in_list = number is not None and 1 <= number <= len(facts.awarded)
    booked = facts.awarded[number - 1] if in_list and number is not None else None
    lines = {name for paragraph in paper.sheet.paragraphs for name in readings(paragraph.text)}
    named = [dossier for dossier in facts.awarded if normalize(dossier.nominee.name) in lines]
    return booked if not named or booked in named else named[0]


def _book(paper: StoredDocument, facts: PacketFacts) -> tuple[Paragraph | None, int | None]:
    for paragraph in paper.sheet.paragraphs:
        found = _BOOK.search(paragraph.text) and _BOOK.search(facts.plain(paragraph.text))
        if found:
            return paragraph, int(found[1])
    return None, None


def _certificate(
    paper: StoredDocument, dossier: Dossier, facts: PacketFacts
) -> Iterator[TextFinding]:
    nominee = dossier.nominee
    wanted = (
        ("TEN", "tên", nominee.addressed),
        ("CHUC_VU", "chức vụ, đơn vị", post(dossier)),
        ("THANH_TICH", "thành tích", nominee.achievement),
    )
    for code, name, right in wanted:
        if not _stands(paper, right):
            sentence = f"{facts.award.short_name} phải ghi {name} “{right}”; hãy sửa lại."
            yield paper.finding(code, sentence)
    yield from _dates(paper, facts)
    yield from _book_number(paper, facts.places[dossier.code], facts)


def _book_number(paper: StoredDocument, right: int, facts: PacketFacts) -> Iterator[TextFinding]:
    at, number = _book(paper, facts)
    if number != right:
        shown = "chưa ghi" if number is None else f"ghi {number:02d}"
        yield paper.finding("SO_SO_VANG", f"Số sổ vàng {shown}; hãy ghi {right:02d}.", at)


def _dates(paper: StoredDocument, facts: PacketFacts) -> Iterator[TextFinding]:
    """Check the place and date above the signature; the decision's own is a citation."""
    for piece in paper.sheet.pieces:
        written = date_in(piece.text) and date_in(facts.plain(piece.text))
        cited = normalize("quyết định") in normalize(piece.text)
        if facts.signed_on and written and not cited and written != facts.signed_on:
            said_day, right_day = date_words(written), date_words(facts.signed_on)
            sentence = f"{facts.award.short_name} {said_day}; hãy ghi {right_day}."
            yield paper.finding("NGAY", sentence, piece.paragraph)


def _stands(paper: StoredDocument, text: str) -> bool:
    """Tell whether a paragraph says just this, in brackets or not."""
    wanted = normalize(text)
    lines = (normalize(paragraph.text) for paragraph in paper.sheet.paragraphs if paragraph.text)
    return any(line in (wanted, f"({wanted})", f"{wanted}.") for line in lines)


def _together(
    holders: Sequence[tuple[StoredDocument, Dossier | None]], facts: PacketFacts
) -> Iterator[TextFinding]:
    if not holders:
        return
    seen, name = list[str](), facts.award.short_name
    for paper, dossier in holders:
        if dossier is not None and dossier.code in seen:
            sentence = f"{dossier.nominee.addressed} có hai {name}; hãy bỏ một bản."
            yield paper.finding("TRUNG_TEN", sentence)
        seen += [dossier.code] if dossier else []
    for dossier in facts.awarded:
        if dossier.code not in seen:
            sentence = f"Chưa có {name} của {dossier.nominee.addressed}; hãy làm thêm."
            yield holders[-1][0].finding("THIEU_TEN", sentence)
