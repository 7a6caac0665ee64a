"""Step 6: the signed decision is issued with its list and certificates, or comes back."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import Refused
from tests.walks import SampleStep, Walk
from workflow.services import put_file

ROUND = "2026-HN-GK"


def test_a_draft_is_superseded_by_what_is_issued(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    with walk.services.register.read_tx() as ledger:
        drafts = {each.kind: each.state for each in ledger.documents(round="2026-HN-GK")}
    walk.take(SampleStep.ISSUANCE)
    with walk.services.register.read_tx() as ledger:
        issued = [(each.kind, each.state) for each in ledger.documents(round="2026-HN-GK")]

    assert drafts["QUYET_DINH"] == "DU_THAO"
    assert issued.count(("QUYET_DINH", "BAN_HANH")) == 1
    assert ("QUYET_DINH", "DU_THAO") not in issued
    assert issued.count(("GIAY_KHEN", "BAN_HANH")) == 6


def test_a_number_given_by_hand_is_taken_and_the_next_follows_it(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.COUNCIL)

    assert "134/TTr-VHXH" in walk.take(SampleStep.SIGNATURE, proposal_number=134).done
    assert "77/QĐ-UBND" in walk.take(SampleStep.ISSUANCE, number=77).done


def test_the_signed_file_is_locked(walk_at: Callable[[int], Walk], tmp_path: Path) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    scan = tmp_path / "qd.pdf"
    scan.write_bytes(b"%PDF-1.7 ban ky")
    put_file(walk.services, scan, "inbox/qd.pdf")
    walk.take(SampleStep.ISSUANCE, signed_file="inbox/qd.pdf")
    scan.write_bytes(b"%PDF-1.7 ban khac")

    with pytest.raises(Refused, match="đã ký"):
        put_file(walk.services, scan, "inbox/qd.pdf")


def test_events_tell_who_moved_each_dossier(walk_at: Callable[[int], Walk]) -> None:
    walk = walk_at(SampleStep.ISSUANCE)
    with walk.services.register.read_tx() as ledger:
        code = ledger.dossiers(status={Status.DA_BAN_HANH})[0].code
        told = [(each.target, each.by) for each in ledger.events(dossier=code)]

    assert [target for target, _ in told] == [
        Status.DA_TIEP_NHAN,
        Status.DU_DIEU_KIEN,
        Status.HOI_DONG_DE_NGHI,
        Status.TRINH_KY,
        Status.DA_BAN_HANH,
    ]
    assert all(by for _, by in told)


def test_the_same_form_again_issues_nothing_and_gives_no_new_number(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.ISSUANCE)

    again = walk.take(SampleStep.ISSUANCE)

    assert (again.again, again.done) == (True, "Đã ban hành Quyết định số 01/QĐ-UBND")
    with walk.services.register.read_tx() as ledger:
        assert len(ledger.decisions(ROUND)) == 1


RETURNED: dict[str, Any] = {"outcome": "TRA_LAI", "signed_on": "2026-11-10", "reason": "Sửa tên"}


def test_a_returned_proposal_brings_its_dossiers_back_with_the_reason(
    walk_at: Callable[[int], Walk],
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)

    report = walk.take(SampleStep.ISSUANCE, **RETURNED)

    assert report.done == "Chủ tịch trả lại Tờ trình số 01/TTr-VHXH: Sửa tên"
    with walk.services.register.read_tx() as ledger:
        moved = {ledger.dossier(code).status for code in report.dossiers}
        assert ledger.decisions(ROUND) == ()
    assert moved == {Status.HOI_DONG_DE_NGHI}


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({"number": 3}, "chưa có số và tệp đã ký"),
        ({"answers": [{"finding": "A1", "reason": "Đúng"}]}, "chưa có gì để ban hành"),
        ({"reason": ""}, "chưa ghi lý do"),
    ],
)
def test_a_returned_proposal_has_neither_number_nor_answers_but_a_reason(
    walk_at: Callable[[int], Walk], more: dict[str, Any], said: str
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)

    with pytest.raises(Refused, match=said):
        walk.take(SampleStep.ISSUANCE, **{**RETURNED, **more})
