"""The digest: what is late and due soon, by who must act; the register is only read."""

from dataclasses import replace
from datetime import date

from dossiers.plan.deadlines import Waiting
from tests.dossiers.builders import the_rehearsed_plan
from tests.walks import SampleStep, Walk, at_noon
from workflow.pages.digest import Digest, digest, digest_page, digest_text, is_day_off
from workflow.services import AppServices


def read(services: AppServices) -> Digest:
    """Return the digest now."""
    with services.register.read_tx() as ledger:
        return digest(services, ledger)


def told(found: tuple[Waiting, ...]) -> set[tuple[str, str]]:
    """Return who must do what."""
    return {(each.who, each.what) for each in found}


def test_an_office_without_dossiers_has_only_the_year(walk: Walk) -> None:
    assert read(at_noon(walk.services, date(2026, 10, 5))).empty

    found = read(at_noon(walk.services, date(2026, 11, 19)))
    assert [each.due_on for each in found.yearly] == [date(2026, 11, 10), date(2026, 11, 19)]
    assert "còn" not in digest_text(found)


def test_dossiers_are_late_by_the_day_that_the_form_states(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_UNIT)  # received on 5, 7 and 9 October, entered today
    before = read(at_noon(walk.services, date(2026, 10, 12)))
    after = read(at_noon(walk.services, date(2026, 10, 15)))

    assert (len(before.late), len(before.soon)) == (0, 6)
    assert (len(after.late), len(after.soon)) == (6, 3)
    assert told(after.late) == {("Phòng Văn hóa - Xã hội", "Thẩm định hồ sơ")}


def test_each_step_waits_for_its_own_people(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_APPRAISAL)
    assert told(read(walk.services).late) == {
        ("Hội đồng Thi đua - Khen thưởng", "Họp Hội đồng xét")
    }
    walk.take(SampleStep.COUNCIL)
    assert told(read(walk.services).late) == {("Phòng Văn hóa - Xã hội", "Trình Chủ tịch ký")}
    walk.take(SampleStep.SIGNATURE)
    assert told(read(walk.services).late) == {
        ("Chủ tịch UBND phường, văn thư", "Ký và ban hành quyết định")
    }


def test_what_was_issued_is_reminded_of_while_copies_go_out(walk: Walk) -> None:
    at_noon(walk.services, date(2026, 11, 16))
    walk.up_to(SampleStep.ISSUANCE)

    assert told(read(at_noon(walk.services, date(2026, 11, 30))).soon) == {
        ("đơn vị đề nghị", "Gửi quyết định đến người được khen thưởng")
    }
    followed = replace(walk.services, plan=the_rehearsed_plan())
    assert read(at_noon(followed, date(2026, 12, 15))).empty
    assert read(at_noon(followed, date(2027, 6, 1))).empty


def test_what_lapses_is_told_on_the_page_and_in_the_mail(walk: Walk) -> None:
    before, from_then = (
        read(at_noon(walk.services, date(2026, *day))) for day in ((11, 30), (12, 1))
    )

    assert not before.lapsing
    assert "2 quy định hết hiệu lực" in from_then.summary
    for shown in (digest_page(from_then, ""), digest_text(from_then)):
        assert "còn 90 ngày: Nghị định số 152/2025/NĐ-CP hết hiệu lực từ ngày 01/03/2027" in shown
        assert "wards/legal-bases.toml" in shown


def test_the_page_groups_by_people_and_links_back(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_UNIT)
    page = digest_page(read(at_noon(walk.services, date(2026, 10, 15))), "Đã gửi thư.")

    assert "6 việc trễ hạn, 3 việc sắp đến hạn" in page
    assert page.index("## Trễ hạn") < page.index("## Sắp đến hạn")
    assert "| HS-2026-0001 |" in page
    assert "trễ 3 ngày làm việc (hạn 12/10/2026) *" not in page  # the asterisk is escaped
    assert r"trễ 3 ngày làm việc \(hạn 12/10/2026\) \*" in page
    assert "chưa được phường xác nhận" in page
    assert "Đã gửi thư." in page
    assert "bang-theo-doi" in page


def test_the_mail_says_the_same_as_plain_text(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_UNIT)
    text = digest_text(read(at_noon(walk.services, date(2026, 10, 15))))

    assert text.startswith("Nhắc việc đến hạn, ngày 15/10/2026: 6 việc trễ hạn")
    assert text.count("\n- Phòng Văn hóa - Xã hội: Thẩm định hồ sơ, HS-2026-") == 9
    assert "\\" not in text


def test_dossiers_of_years_without_a_calendar_are_told_apart(walk: Walk) -> None:
    walk.services = at_noon(walk.services, date(2030, 12, 31))
    walk.take(SampleStep.OPEN_ROUND, year=2030, opens_on=None, closes_on=None)
    unit = {**walk.form(SampleStep.FIRST_UNIT)["unit"], "proposal_date": "2030-12-30"}
    walk.take(SampleStep.FIRST_UNIT, unit=unit, received_on="2030-12-31")
    found = read(at_noon(walk.services, date(2031, 3, 4)))

    assert (found.late, found.soon, len(found.unknown)) == ((), (), 3)
    assert "Chưa tính được hạn" in digest_page(found, "")


def test_reading_the_digest_changes_nothing(walk: Walk) -> None:
    walk.up_to(SampleStep.LAST_UNIT)
    with walk.services.register.read_tx() as ledger:
        before = (ledger.revision(), ledger.head())
    read(walk.services)
    with walk.services.register.read_tx() as ledger:
        assert (ledger.revision(), ledger.head()) == before


def test_nobody_is_reminded_on_a_day_off(walk: Walk) -> None:
    plan = walk.services.plan
    assert is_day_off(plan, date(2026, 11, 22))
    assert is_day_off(plan, date(2026, 9, 2))
    assert not is_day_off(plan, date(2026, 8, 22))
    assert not is_day_off(plan, date(2031, 1, 4)), "an unknown year counts as worked"
