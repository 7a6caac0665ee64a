"""Step 6a: a signed copy that comes later is compared, tied to its paper, and locked."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from documents.proofread.signed_text import UNREAD
from dossiers.model.dossier import Status
from dossiers.model.errors import InvalidForm, Refused, UnknownObject, UnusableFile
from dossiers.model.steps import Step
from flows.step_list import STEPS
from tests.desk.signed_pdfs import a_pdf
from tests.desk.text_pdfs import text_pdf
from tests.people import PEOPLE
from tests.walks import SampleStep, Walk
from workflow import step as steps_module
from workflow.review.signed_copies import copies_in, round_copies
from workflow.services import put_file
from workflow.step import Report, StepRun
from workflow.step_engine import carry_out

ROUND = "2026-HN-GK"
KEY = "da-ky/Quyết định.pdf"
DAY = "Bắc Kạn, ngày 16 tháng 11 năm 2026"
SIGNED = text_pdf("Số: 01/QĐ-UBND", DAY, "Đình Huy Hoàng")


@pytest.fixture
def issued(walk_at: Callable[[int], Walk]) -> Walk:
    """Return a round whose decision was issued without a file."""
    return walk_at(SampleStep.ISSUANCE)


def put(walk: Walk, data: bytes, key: str = KEY) -> str:
    """Put a file in the store under the key."""
    file = walk.services.settings.folder / "tep"
    file.write_bytes(data)
    put_file(walk.services, file, key)
    return key


def hand_in(walk: Walk, data: bytes = SIGNED, key: str = KEY, **change: Any) -> Report:
    """Hand in a signed copy of the decision, as văn thư."""
    form = {"round": ROUND, "kind": "QUYET_DINH", "file": put(walk, data, key), "by": ""}
    run = StepRun(actor=PEOPLE["van.thu"])
    return carry_out(STEPS["signed_copy"], {**form, **change}, walk.services, run)


def test_a_copy_is_tied_to_the_decision_and_locked(issued: Walk) -> None:
    report = hand_in(issued)
    assert report.done == "Đã đưa bản đã ký của Quyết định số 01/QĐ-UBND lên; tệp đã khóa"
    with issued.services.register.read_tx() as ledger:
        (copy,) = round_copies(ledger, ROUND)
        (decision,) = ledger.decisions(ROUND)
        told = [ledger.events(dossier=each)[-1] for each in decision.dossiers]
        assert ledger.prove(issued.services.objects).faults == ()
        assert copies_in(ledger, KEY) == (copy,)
    assert (copy.number, copy.file, copy.by) == ("01/QĐ-UBND", KEY, PEOPLE["van.thu"].name)
    assert (copy.dossiers, copy.remarks) == (decision.dossiers, report.notes)
    assert {(each.step, each.target, each.actor) for each in told} == {
        (Step.SIGNED_COPY, None, "van.thu")
    }
    with pytest.raises(Refused, match="đã ký nên không được thay"):
        put(issued, b"khac")


@pytest.mark.parametrize("number", ["01/QĐ-UBND", "1", " số 01 / qđ – ubnd "])
def test_the_number_of_the_paper_is_written_as_people_write_it(issued: Walk, number: str) -> None:
    assert hand_in(issued, number=number).done.startswith("Đã đưa bản đã ký của Quyết định số 01/")


def test_it_is_pressed_twice_and_done_once(issued: Walk) -> None:
    hand_in(issued)
    assert hand_in(issued).again
    with issued.services.register.read_tx() as ledger:
        assert len(ledger.signed_copies(ROUND)) == 1


def test_a_step_that_breaks_off_leaves_nothing_behind(
    issued: Walk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(steps_module.StepContext, "act", broken)
        with pytest.raises(KeyboardInterrupt):
            hand_in(issued)
    with issued.services.register.read_tx() as ledger:
        assert (ledger.signed_copies(ROUND), ledger.file(KEY).locked) == ((), False)
    assert not hand_in(issued).again


@pytest.mark.parametrize(
    ("text", "number"),
    [
        (("Số: 02/QĐ-UBND", DAY), "02/QĐ-UBND"),
        (("Số: 01/TTr-VHXH", DAY), "01/TTr-VHXH"),
        (("Số: 01/QĐ-UBND", "ngày 16 tháng 11 năm 2025"), "01/QĐ-UBND ngày 16/11/2025"),
    ],
)
def test_a_copy_of_another_paper_is_refused_by_its_number(
    issued: Walk, text: tuple[str, ...], number: str
) -> None:
    with pytest.raises(Refused) as caught:
        hand_in(issued, text_pdf(*text))
    said = f"là văn bản số {number}, không phải Quyết định số 01/QĐ-UBND"
    assert said in str(caught.value)
    with issued.services.register.read_tx() as ledger:
        assert (ledger.signed_copies(ROUND), ledger.file(KEY).locked) == ((), False)


def test_a_scan_is_taken_and_said_to_be_unread(issued: Walk) -> None:
    assert hand_in(issued, a_pdf("")).notes == (UNREAD,)


def test_another_day_and_missing_names_are_told(issued: Walk) -> None:
    data = text_pdf("Số: 01/QĐ-UBND", "ngày 17 tháng 11 năm 2026")
    day, names = hand_in(issued, data).notes
    assert "tệp ghi ngày 17/11/2026" in day
    assert "Đình Huy Hoàng" in names


def test_a_further_copy_needs_a_reason_and_neither_is_lost(issued: Walk) -> None:
    hand_in(issued)
    with pytest.raises(Refused, match=f"đã có bản ký “{KEY}”.*hãy ghi lý do"):
        hand_in(issued, a_pdf(""), "da-ky/hai.pdf")
    hand_in(issued, a_pdf(""), "da-ky/hai.pdf", reason="Bản đầu quét thiếu trang 2")
    with pytest.raises(Refused, match="đã có chính bản ký này"):
        hand_in(issued, SIGNED, "da-ky/ba.pdf", reason="Gửi lại")
    with issued.services.register.read_tx() as ledger:
        assert [each.file for each in round_copies(ledger, ROUND)] == [KEY, "da-ky/hai.pdf"]


def test_a_paper_of_one_dossier_is_told_by_its_dossier(issued: Walk) -> None:
    with pytest.raises(InvalidForm, match=r"có 6 văn bản loại .* hãy ghi thêm mã hồ sơ"):
        hand_in(issued, kind="GIAY_KHEN")
    hand_in(issued, kind="GIAY_KHEN", dossier="HS-2026-0001")
    with issued.services.register.read_tx() as ledger:
        (copy,) = ledger.signed_copies(ROUND)
    assert (copy.kind, copy.subject, copy.dossiers) == (
        "GIAY_KHEN",
        "HS-2026-0001",
        ("HS-2026-0001",),
    )


@pytest.mark.parametrize(
    ("change", "refusal", "why"),
    [
        ({"kind": "PHIEU_BO_SUNG"}, Refused, "chưa ban hành “Phiếu yêu cầu bổ sung"),
        ({"number": "09/QĐ-UBND"}, Refused, r"số 09/QĐ-UBND \(đợt có số 01/QĐ-UBND\)"),
        ({"dossier": "HS-2026-0005"}, Refused, "của hồ sơ HS-2026-0005"),
        ({"file": "da-ky/khong-co.pdf"}, UnknownObject, "Không có tệp"),
        ({"round": "2026-KHAC"}, Refused, "Không có đợt xét"),
        ({"kind": "LA"}, InvalidForm, "Không có loại văn bản"),
    ],
)
def test_what_is_not_there_is_refused_by_name(
    issued: Walk, change: dict[str, Any], refusal: type[Exception], why: str
) -> None:
    with pytest.raises(refusal, match=why):
        hand_in(issued, **change)


def test_a_draft_or_a_word_file_is_no_signed_copy(
    walk_at: Callable[[int], Walk], issued: Walk
) -> None:
    with pytest.raises(Refused, match="chỉ đưa lên sau khi văn bản đã vào số"):
        hand_in(walk_at(SampleStep.SIGNATURE))
    with issued.services.register.read_tx() as ledger:
        made = issued.services.objects.get(ledger.documents(round=ROUND)[0].sha256)
    with pytest.raises(UnusableFile, match="phải là PDF hoặc bản quét"):
        hand_in(issued, made, "da-ky/qd.docx")


def test_a_pdf_without_any_page_is_not_locked_for_good(issued: Walk) -> None:
    with pytest.raises(UnusableFile, match="không có trang nào"):
        hand_in(issued, b"%PDF-1.7\nhong\nstartxref\n0\n%%EOF\n")
    with issued.services.register.read_tx() as ledger:
        assert (ledger.signed_copies(ROUND), ledger.file(KEY).locked) == ((), False)


@pytest.mark.parametrize("account", sorted(set(PEOPLE) - {"van.thu"}))
def test_only_van_thu_hands_signed_copies_in(issued: Walk, account: str) -> None:
    form = {"round": ROUND, "kind": "QUYET_DINH", "file": put(issued, SIGNED), "by": ""}
    with pytest.raises(Refused, match="không được làm bước “Đưa bản đã ký lên”"):
        carry_out(STEPS["signed_copy"], form, issued.services, StepRun(actor=PEOPLE[account]))


def test_a_file_given_at_issuance_is_compared_too(
    walk_at: Callable[[int], Walk], tmp_path: Path
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    put(walk, text_pdf("Số: 02/QĐ-UBND", DAY))
    with pytest.raises(Refused, match="là văn bản số 02/QĐ-UBND"):
        walk.take(SampleStep.ISSUANCE, signed_file=KEY)
    with walk.services.register.read_tx() as ledger:
        assert ledger.dossiers(status={Status.DA_BAN_HANH}) == ()
    put(walk, a_pdf(""))
    assert UNREAD in walk.take(SampleStep.ISSUANCE, signed_file=KEY).notes
    with walk.services.register.read_tx() as ledger:
        assert [each.file for each in round_copies(ledger, ROUND)] == [KEY]


def test_a_copy_from_before_is_told_by_its_decision_and_can_be_compared(
    walk_at: Callable[[int], Walk], monkeypatch: pytest.MonkeyPatch
) -> None:
    walk = walk_at(SampleStep.SIGNATURE)
    put(walk, SIGNED)
    with monkeypatch.context() as patched:  # as a program without this step issued it
        patched.setattr("flows.issuance.tie_signed_copy", lambda *_: _Untied())
        walk.take(SampleStep.ISSUANCE, signed_file=KEY)
    with walk.services.register.read_tx() as ledger:
        (copy,) = round_copies(ledger, ROUND)
        assert copies_in(ledger, KEY) == (copy,)
    assert (copy.title, copy.file, copy.at) == ("Quyết định số 01/QĐ-UBND", KEY, None)
    hand_in(walk)
    with walk.services.register.read_tx() as ledger:
        (copy,) = round_copies(ledger, ROUND)
    assert copy.at is not None


class _Untied:
    remarks: tuple[str, ...] = ()
