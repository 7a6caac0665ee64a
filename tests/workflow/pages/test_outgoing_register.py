"""The register of outgoing documents, as Decree 30/2020, annex IV has it."""

from collections.abc import Callable
from datetime import date

from tests.walks import SampleStep, Walk
from tests.workflow.test_book_keeping import kept, say
from workflow.pages.outgoing_register import COLUMNS, RegisterRow, register_rows


def rows(walk: Walk, code: str) -> tuple[RegisterRow, ...]:
    with walk.services.register.read_tx() as ledger:
        return register_rows(ledger, kept(walk.services, code))


def test_the_register_has_the_columns_of_the_annex() -> None:
    assert len(COLUMNS) == len(RegisterRow._fields) == 10
    assert (COLUMNS[0], COLUMNS[-1]) == ("Số, ký hiệu văn bản", "Ghi chú")


def test_each_document_has_its_line_and_each_open_number_its_reason(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.LAST_APPRAISAL)
    say(walk.services, act="MO_SO", number=133, reason="sổ giấy của phòng")
    for place in (SampleStep.COUNCIL, SampleStep.SIGNATURE, SampleStep.ISSUANCE):
        walk.take(place)
    say(walk.services, act="HUY_SO", number=135, reason="viết hỏng")

    before, proposal, void = rows(walk, "TTr-VHXH")

    today = date(2026, 11, 23)
    opened = f"(sổ giấy của phòng; Hà Thị Mẫu, {today:%d/%m/%Y})"
    assert before.number == "01 - 133"
    assert before.note == f"Đã dùng ở sổ ngoài trước khi mở sổ {opened}"
    assert (proposal.number, proposal.on) == ("134/TTr-VHXH", date(2026, 11, 10))
    assert proposal.subject.startswith("Tờ trình")
    assert "tặng Giấy khen" in proposal.subject
    assert proposal.signer == "Hoàng Văn Mẫu Ba"
    assert proposal.recipients.startswith("Chủ tịch Ủy ban nhân dân phường")
    assert proposal.kept_by == "VT, VHXH"
    assert (proposal.copies, proposal.passed_on, proposal.received, proposal.note) == ("",) * 4
    assert void == RegisterRow("135/TTr-VHXH", note="Đã hủy (viết hỏng; Hà Thị Mẫu, 23/11/2026)")


def test_papers_that_nobody_signs_in_the_offices_name_tell_who_made_them(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.ISSUANCE)

    minutes, counting = rows(walk, "BB-HĐTĐKT")
    (decision,) = rows(walk, "QĐ-UBND")

    assert minutes.subject.startswith("Biên bản họp")
    assert counting.subject.startswith("Biên bản kiểm phiếu")
    assert minutes.signer
    assert minutes.kept_by
    assert decision.subject.startswith("Quyết định")
    assert decision.on == date(2026, 11, 16)
    assert len(rows(walk, "TNHS")) == 10
