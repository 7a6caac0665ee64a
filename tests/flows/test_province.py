"""Step 5t: the ward's proposal to the province, its packet, and what it refuses."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from dossiers.books.number_book import book_of
from dossiers.model.dossier import Status
from dossiers.model.errors import DatesOutOfOrder, FindingsOpen, InvalidForm, Refused
from dossiers.model.roles import Person, Role
from dossiers.province.sending import Channel
from storage.ledger.register_ledger import Ledger
from tests.documents.docx_text import lines
from tests.province_walks import RETURNED, ROUND, SentStep
from tests.walks import Walk
from wards import load_plan
from workflow.documents.province_packet import packet_items
from workflow.review.packet_review import read_back

At = Callable[[int], Walk]
PAPERS = ("TO_TRINH_TINH", "DANH_SACH_TINH", "MUC_LUC_HO_SO")


def texts(walk: Walk, kind: str) -> dict[str, str]:
    """Return what the current documents of a kind say, by their subjects."""
    with walk.services.register.read_tx() as ledger:
        found = [each for each in ledger.documents(round=ROUND) if each.kind == kind]
    return {
        each.subject: "\n".join(lines(walk.services.objects.get(each.sha256))) for each in found
    }


def taken(ledger: Ledger) -> list[int]:
    """Return the numbers of the ward's proposals to the province."""
    book = book_of(load_plan().books, "TTr-UBND", 2026)
    return [each.number for each in ledger.taken_numbers(book, 2026)]


def standing(walk: Walk) -> dict[Status, int]:
    """Count the dossiers of the round by status."""
    with walk.services.register.read_tx() as ledger:
        statuses = [each.status for each in ledger.dossiers(round=ROUND)]
    return {each: statuses.count(each) for each in dict.fromkeys(statuses)}


def test_what_the_council_proposed_goes_up_and_nothing_else(sent_at: At) -> None:
    walk = sent_at(SentStep.PROVINCE)
    assert standing(walk) == {Status.DA_TRINH_TINH: 35, Status.KHONG_DE_NGHI: 4}
    with walk.services.register.read_tx() as ledger:
        (sent,) = ledger.forwardings(ROUND)
        numbers = taken(ledger)
        assert read_back(walk.services, ledger, ROUND) == []
    assert (sent.number, sent.channel, sent.sent_on) == (
        1,
        Channel.TRUC_LIEN_THONG,
        date(2026, 10, 2),
    )
    assert numbers == [1]


def test_its_proposal_is_addressed_to_the_province_and_names_the_award_in_full(sent_at: At) -> None:
    (text,) = texts(sent_at(SentStep.PROVINCE), "TO_TRINH_TINH").values()
    for said in (
        "- Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên;\n- Sở Nội vụ tỉnh Thái Nguyên.",
        "Số: 01/TTr-UBND",
        "tặng Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh Thái Nguyên cho 15 (mười lăm) tập thể và"
        " 20 (hai mươi) cá nhân",
        "Căn cứ Hướng dẫn số 1520/HD-SNV ngày 20 tháng 7 năm 2026 của Sở Nội vụ tỉnh Thái Nguyên;",
        "Căn cứ Biên bản số 01/BB-HĐTĐKT ngày 25 tháng 9 năm 2026",
        "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH",
    ):
        assert said in text


def test_its_list_gives_votes_and_earlier_awards_in_order(sent_at: At) -> None:
    (text,) = texts(sent_at(SentStep.PROVINCE), "DANH_SACH_TINH").values()
    assert "(Kèm theo Tờ trình số 01/TTr-UBND ngày 01 tháng 10 năm 2026" in text
    assert text.index("I. TẬP THỂ") < text.index("II. CÁ NHÂN")
    assert "8/9 (88,89%)" in text
    assert text.count("Chưa có") == 35


def test_each_nominee_has_an_extract_and_the_index_names_every_file(sent_at: At) -> None:
    walk = sent_at(SentStep.PROVINCE)
    extracts = texts(walk, "TRICH_BIEN_BAN")
    assert len(extracts) == 35
    assert "Bộ phận Một cửa số (tập thể mẫu)" in extracts["HS-2026-0001"]
    with walk.services.register.read_tx() as ledger:
        (sent,) = ledger.forwardings(ROUND)
        held = {each.code: each for each in ledger.dossiers(round=ROUND)}
        items = packet_items(ledger, sent, "", [held[code] for code in sent.dossiers])
    (index,) = texts(walk, "MUC_LUC_HO_SO").values()
    assert len(items) == 3 + 35 * 3
    assert f"Mục lục gồm {len(items)}" in index
    # What a unit handed in once for all its nominees is one file.
    assert len({each.stem for each in items if each.key}) == 2
    assert index.count("Bản giấy") == sum(not each.stem for each in items)


def test_pressed_twice_it_is_done_once(sent_at: At) -> None:
    walk = sent_at(SentStep.PROVINCE)
    again = walk.take(SentStep.PROVINCE)
    assert again.again
    with walk.services.register.read_tx() as ledger:
        assert len(ledger.forwardings(ROUND)) == 1
        assert taken(ledger) == [1]


def test_what_came_back_goes_up_again_beside_the_first_packet(sent_at: At) -> None:
    walk = sent_at(SentStep.SENT_AGAIN)
    assert standing(walk) == {Status.DA_TRINH_TINH: 35, Status.KHONG_DE_NGHI: 4}
    for kind in PAPERS:
        assert sorted(texts(walk, kind)) == ["", "2"]
    again = texts(walk, "TO_TRINH_TINH")["2"]
    assert "03 (ba) hồ sơ đã trình tại Tờ trình số 01/TTr-UBND ngày 01 tháng 10 năm 2026" in again
    with walk.services.register.read_tx() as ledger:
        assert set(ledger.forwardings(ROUND)[-1].dossiers) == set(RETURNED)
        assert read_back(walk.services, ledger, ROUND) == []


@pytest.mark.parametrize(
    ("changes", "error", "said"),
    [
        ({"signed_on": "2026-09-24"}, DatesOutOfOrder, "trước ngày họp Hội đồng"),
        ({"sent_on": "2026-09-30"}, DatesOutOfOrder, "Ngày gửi 30/09/2026 trước ngày ký Tờ trình"),
        (
            {"signatory": {"name": "A", "title": "Trưởng phòng", "authority": "CHU_TICH"}},
            InvalidForm,
            "chức vụ bắt đầu bằng “Chủ tịch”",
        ),
        ({"channel": "FAX"}, InvalidForm, "Gửi bằng cách nào"),
        ({"hạn": "2026-10-10"}, InvalidForm, "hạn"),
    ],
)
def test_a_wrong_form_changes_nothing(
    sent_at: At, changes: dict[str, Any], error: type[Refused], said: str
) -> None:
    walk = sent_at(SentStep.COUNCIL)
    with pytest.raises(error, match=said):
        walk.take(SentStep.PROVINCE, **changes)
    with walk.services.register.read_tx() as ledger:
        assert ledger.forwardings(ROUND) == ()
        assert taken(ledger) == []
    assert Status.DA_TRINH_TINH not in standing(walk)


def test_an_answer_to_nothing_is_refused_before_anything_is_kept(sent_at: At) -> None:
    walk = sent_at(SentStep.COUNCIL)
    with pytest.raises((InvalidForm, FindingsOpen), match="Không có điểm đọc soát mã “AAAAAAAA”"):
        walk.take(SentStep.PROVINCE, answers=[{"finding": "AAAAAAAA", "reason": "x"}])
    assert Status.DA_TRINH_TINH not in standing(walk)


def test_it_is_the_head_of_the_offices_step(sent_at: At) -> None:
    clerk = Person(account="c", name="Ma Thị Mẫu Mười", roles=(Role.CHUYEN_VIEN,))
    with pytest.raises(Refused, match="không được làm bước “Trình cấp tỉnh”"):
        sent_at(SentStep.COUNCIL).take(SentStep.PROVINCE, actor=clerk)


def test_what_the_ward_decides_is_not_sent_up(walk_at: At) -> None:
    walk = walk_at(7)
    form = {
        "round": "2026-HN-GK",
        "signed_on": "2026-11-10",
        "signatory": {"name": "Đình Huy Hoàng", "title": "Chủ tịch", "authority": "CHU_TICH"},
    }
    walk.steps.append({"flow": "province", "form": form})
    with pytest.raises(Refused, match="do cấp phường quyết định, không trình cấp tỉnh"):
        walk.take(len(walk.steps) - 1)
