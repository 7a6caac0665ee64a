"""What the rows of the shipped awards say."""

from dossiers.model.steps import Step
from dossiers.plan.award import SHARED_STEPS, Level
from tests.dossiers.builders import the_plan


def test_the_ward_decides_on_its_own_award_and_draws_up_the_papers() -> None:
    award = the_plan().award("GIAY_KHEN")
    assert award.own
    assert award.papers(Step.SIGNATURE) == ("TO_TRINH", "QUYET_DINH", "DANH_SACH")
    assert award.papers(Step.ISSUANCE) == ("QUYET_DINH", "DANH_SACH")
    assert award.issued == ("QUYET_DINH", "DANH_SACH", "GIAY_KHEN")
    assert award.packet == ("TO_TRINH", "QUYET_DINH", "DANH_SACH", "GIAY_KHEN")
    assert all(award.has_step(each) for each in (*SHARED_STEPS, Step.SIGNATURE, Step.ISSUANCE))


def test_what_the_province_decides_is_sent_up_after_the_council() -> None:
    for code in ("BANG_KHEN", "CO_THI_DUA"):
        award = the_plan().award(code)
        assert award.level is Level.TINH
        assert not award.own
        assert award.has_step(Step.COUNCIL)
        assert not award.has_step(Step.SIGNATURE)
        assert award.papers(Step.SIGNATURE) == ()
        assert award.packet == award.papers(Step.PROVINCE)
        assert award.addressees
        assert award.certificate_paper == ""


def test_a_level_is_named_within_a_sentence() -> None:
    assert [each.text for each in Level] == ["cấp phường", "cấp tỉnh", "cấp Nhà nước", "cấp đơn vị"]
