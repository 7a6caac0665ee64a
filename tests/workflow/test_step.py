"""Steps are done once, wholly or not at all, and found again."""

from pathlib import Path
from typing import Any

import pytest

from dossiers.model.dossier import Status
from dossiers.model.errors import Refused, StorageUnreachable
from flows.registry import STEPS
from storage.export import files_of
from tests.walks import Walk
from workflow.documents.drafts import digest_of
from workflow.services import AppServices, put_file
from workflow.step import carry_out

OPEN, FIRST, APPRAISE, SUPPLEMENT, APPRAISE_AGAIN, COUNCIL, SIGN, ISSUE = 0, 1, 4, 5, 6, 7, 8, 9


def statuses(services: AppServices) -> dict[str, str]:
    with services.register.read_tx() as ledger:
        return {each.code: each.status.value for each in ledger.dossiers()}


def revision(services: AppServices) -> int:
    with services.register.read_tx() as ledger:
        return ledger.revision()


def test_the_same_form_again_changes_nothing_and_reports_the_same(walk: Walk) -> None:
    first = walk.up_to(FIRST)
    before = revision(walk.services)

    again = walk.take(FIRST)

    assert again.again
    assert (again.done, again.dossiers) == (first.done, first.dossiers)
    assert revision(walk.services) == before


def test_a_label_or_a_code_is_the_same_form(walk: Walk) -> None:
    walk.up_to(FIRST)

    assert walk.take(FIRST, round="2026-HN-GK · Giấy khen").again


def test_a_dossier_returned_twice_for_the_same_reason_is_two_acts(walk: Walk) -> None:
    walk.up_to(SUPPLEMENT)
    with walk.services.register.read_tx() as ledger:
        code = next(each.code for each in ledger.dossiers(status={Status.DA_TIEP_NHAN}))
    form = {
        "round": "2026-HN-GK",
        "appraiser": "Ma Thị Mẫu Mười",
        "decisions": [{"dossier": code, "result": "BO_SUNG", "reason": "thiếu biên bản"}],
    }
    first = carry_out(STEPS["appraisal"], form, walk.services)
    walk.take(SUPPLEMENT, received_on="2026-11-23")

    second = carry_out(STEPS["appraisal"], form, walk.services)

    assert not first.again
    assert not second.again
    assert statuses(walk.services)[code] == "CHO_BO_SUNG"


def test_a_returned_proposal_may_be_sent_up_again_with_the_same_form(walk: Walk) -> None:
    walk.up_to(SIGN)
    returned: dict[str, Any] = {
        "outcome": "TRA_LAI",
        "signed_on": "2026-11-12",
        "reason": "sửa tên đơn vị",
        "signed_file": "",
        "number": None,
    }
    walk.take(ISSUE, **returned)

    again = walk.take(SIGN)

    assert not again.again
    assert "02/TTr-VHXH" in again.done
    assert set(statuses(walk.services).values()) == {"TRINH_KY", "KHONG_DE_NGHI"}


def test_a_refused_step_leaves_nothing_behind(walk: Walk) -> None:
    walk.up_to(FIRST)
    before, kept = revision(walk.services), statuses(walk.services)

    with pytest.raises(Refused):
        walk.take(COUNCIL)

    assert (revision(walk.services), statuses(walk.services)) == (before, kept)


def test_a_store_that_fails_in_the_middle_undoes_the_step(
    walk: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    walk.up_to(SIGN)
    put, calls = walk.services.objects.put, []

    def failing(data: bytes) -> str:
        calls.append(data)
        if len(calls) > 3:
            raise StorageUnreachable("Kho tệp không trả lời; hãy thử lại sau")
        return put(data)

    monkeypatch.setattr(walk.services.objects, "put", failing)
    before, kept = revision(walk.services), statuses(walk.services)
    with pytest.raises(StorageUnreachable):
        walk.take(ISSUE)
    assert (revision(walk.services), statuses(walk.services)) == (before, kept)

    monkeypatch.undo()
    assert "01/QĐ-UBND" in walk.take(ISSUE).done


def test_a_lost_document_is_made_again_with_the_same_bytes(walk: Walk) -> None:
    walk.up_to(ISSUE)
    with walk.services.register.read_tx() as ledger:
        before = dict(files_of(ledger, walk.services.objects, "2026-HN-GK"))
    for blob in (walk.services.settings.folder / "objects" / "blobs").rglob("*"):
        if blob.is_file() and blob.read_bytes() in before.values():
            blob.unlink()

    for place in range(ISSUE + 1):
        walk.take(place)

    with walk.services.register.read_tx() as ledger:
        assert dict(files_of(ledger, walk.services.objects, "2026-HN-GK")) == before


def test_a_draft_is_superseded_by_what_is_issued(walk: Walk) -> None:
    walk.up_to(SIGN)
    with walk.services.register.read_tx() as ledger:
        drafts = {each.kind: each.state for each in ledger.documents(round="2026-HN-GK")}
    walk.take(ISSUE)
    with walk.services.register.read_tx() as ledger:
        issued = [(each.kind, each.state) for each in ledger.documents(round="2026-HN-GK")]

    assert drafts["QUYET_DINH"] == "DU_THAO"
    assert issued.count(("QUYET_DINH", "BAN_HANH")) == 1
    assert ("QUYET_DINH", "DU_THAO") not in issued
    assert issued.count(("GIAY_KHEN", "BAN_HANH")) == 6


def test_a_number_given_by_hand_is_taken_and_the_next_follows_it(walk: Walk) -> None:
    walk.up_to(COUNCIL)

    assert "134/TTr-VHXH" in walk.take(SIGN, proposal_number=134).done
    assert "77/QĐ-UBND" in walk.take(ISSUE, number=77).done


def test_the_signed_file_is_locked(walk: Walk, tmp_path: Path) -> None:
    walk.up_to(SIGN)
    scan = tmp_path / "qd.pdf"
    scan.write_bytes(b"%PDF-1.7 ban ky")
    put_file(walk.services, scan, "inbox/qd.pdf")
    walk.take(ISSUE, signed_file="inbox/qd.pdf")
    scan.write_bytes(b"%PDF-1.7 ban khac")

    with pytest.raises(Refused, match="đã ký"):
        put_file(walk.services, scan, "inbox/qd.pdf")


def test_events_tell_who_moved_each_dossier(walk: Walk) -> None:
    walk.up_to(ISSUE)
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


def test_a_digest_does_not_depend_on_the_order_of_keys() -> None:
    assert digest_of({"a": 1, "b": [2]}) == digest_of({"b": [2], "a": 1})


def test_a_secret_ballot_gives_minutes_of_the_count(walk: Walk) -> None:
    walk.up_to(COUNCIL - 1)
    form = walk.form(COUNCIL)
    voters = sum(each["present"] or bool(each.get("written_opinion")) for each in form["members"])
    counted = {"issued": voters, "returned": voters, "valid": voters, "invalid": 0}

    walk.take(COUNCIL, mode="BO_PHIEU_KIN", ballots={"tellers": ["Nông Thị Mẫu Sáu"], **counted})

    with walk.services.register.read_tx() as ledger:
        numbered = {each.kind: each.number for each in ledger.documents(round="2026-HN-GK")}
    assert numbered["BIEN_BAN_HOP"] == "01/BB-HĐTĐKT"
    assert numbered["BIEN_BAN_KIEM_PHIEU"] == "02/BB-HĐTĐKT"


def test_ballots_that_do_not_add_up_refuse_the_session(walk: Walk) -> None:
    walk.up_to(COUNCIL - 1)
    counted = {"issued": 9, "returned": 9, "valid": 7, "invalid": 1}

    with pytest.raises(Refused):
        walk.take(COUNCIL, mode="BO_PHIEU_KIN", ballots={"tellers": ["Mẫu"], **counted})


def test_reception_and_return_give_the_unit_their_papers(walk: Walk) -> None:
    walk.up_to(APPRAISE)

    with walk.services.register.read_tx() as ledger:
        made = [(each.kind, each.number) for each in ledger.documents(round="2026-HN-GK")]
    assert [number for kind, number in made if kind == "GIAY_TIEP_NHAN"][:2] == [
        "01/TNHS",
        "02/TNHS",
    ]
    assert ("PHIEU_BO_SUNG", "") in made
