"""Component 5 and 9a: the name of the type, the subject, the addressee."""

from collections.abc import Iterator, Sequence

from documents.form_check import law
from documents.form_check.anatomy import Anatomy
from documents.form_check.findings import about, looks, overall
from documents.form_check.rules import drawn_in, ruled
from documents.form_check.types import LETTER, OTHER
from documents.readback import Piece
from dossiers.model.finding import TextFinding


def title_findings(found: Anatomy) -> Iterator[TextFinding]:
    """What is wrong with the name of the type and what stands below it."""
    if found.title is not None:
        yield from looks(found.title, law.TITLE)
    elif found.type is not LETTER:
        yield overall(
            "TEN_LOAI",
            law.TITLE.item,
            "Không tìm thấy tên loại văn bản (QUYẾT ĐỊNH, TỜ TRÌNH…); hãy ghi thành dòng riêng.",
        )
    if found.type is not OTHER:
        yield from _subject(found)
        yield from _addressee(found)


def _subject(found: Anatomy) -> Iterator[TextFinding]:
    for piece in found.subject:
        yield from looks(piece, law.SUBJECT)
    if not found.subject:
        if found.type.subject:
            yield overall("TRICH_YEU", law.SUBJECT.item, "Thiếu trích yếu nội dung; hãy bổ sung.")
        return
    last = found.subject[-1]
    if not ruled(last, found.sheet) and not _drawn_below(found):
        sentence = "Dưới trích yếu phải có đường kẻ ngang, nét liền; hãy kẻ thêm."
        yield about(last, "DUONG_KE", law.SUBJECT.item, sentence)


def _drawn_below(found: Anatomy) -> bool:
    """Whether a line hangs on the title, or on what stands right below the subject."""
    if found.title is None:
        return False
    first, last = found.title.paragraph.place, found.subject[-1].paragraph.place
    near = [each for each in found.sheet.paragraphs if first <= each.place <= last + 2]
    return drawn_in(near) > 0


def _addressee(found: Anatomy) -> Iterator[TextFinding]:
    if not found.addressees:
        if found.type.addressed:
            yield overall(
                "KINH_GUI",
                law.ADDRESSEE.item,
                f"{found.type.name} phải có dòng “Kính gửi: …”; hãy bổ sung.",
            )
        return
    for piece in found.addressees:
        yield from looks(piece, law.ADDRESSEE)
    if not found.addressees[0].text.startswith("Kính gửi:"):
        sentence = "Sau từ “Kính gửi” phải có dấu hai chấm; hãy ghi “Kính gửi: …”."
        yield about(found.addressees[0], "KINH_GUI", law.ADDRESSEE.item, sentence)
    if len(found.addressees) > 1:
        yield from _addressee_lines(found.addressees)


def _addressee_lines(pieces: Sequence[Piece]) -> Iterator[TextFinding]:
    """One addressee stands on the line of "Kính gửi:"; several each on a line with its mark."""
    first, *lines = pieces
    if first.text.endswith(":") and len(lines) == 1:
        sentence = "Chỉ gửi một nơi thì ghi cùng dòng với “Kính gửi:”; hãy đưa lên."
        yield about(lines[0], "KINH_GUI_DONG", law.ADDRESSEE.item, sentence)
        return
    for place, piece in enumerate(lines, start=1):
        wanted, name = (".", "dấu chấm (.)") if place == len(lines) else (";", "dấu chấm phẩy (;)")
        if not piece.text.endswith(wanted):
            sentence = f"Dòng này phải kết thúc bằng {name}; hãy sửa cuối dòng."
            yield about(piece, "KINH_GUI_DONG", law.ADDRESSEE.item, sentence)
