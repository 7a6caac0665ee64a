"""Stories: played in order, stopped at the first refusal, found again when played again."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

import samples
from dossiers.model.errors import CommendationError, DatesOutOfOrder, InvalidForm, Refused
from dossiers.plan.office_day import office_day
from flows.replay import play, read_story
from samples import steps
from tests.dossiers.builders import the_plan, the_rehearsed_plan
from tests.walks import SampleStep, Walk
from workflow.services import AppServices, ward_plan

ROUND = {"code": "A", "award": "GIAY_KHEN", "occasion": "HANG_NAM", "year": 2026}
LATE = {**ROUND, "code": "B", "occasion": "SO_KET"}


def written(folder: Path, steps: Any) -> Path:
    path = folder / "story.json"
    path.write_text(json.dumps(steps), encoding="utf-8")
    return path


def table(services: AppServices) -> tuple[int, list[str]]:
    with services.register.read_tx() as ledger:
        return ledger.revision(), [each.code for each in ledger.rounds()]


def test_earlier_steps_stand_when_a_later_one_is_refused(
    services: AppServices, tmp_path: Path
) -> None:
    story = written(
        tmp_path, [{"flow": "open_round", "form": ROUND}, {"flow": "open_round", "form": LATE}]
    )

    with pytest.raises(CommendationError, match=r"Bước 2 .Mở đợt xét khen thưởng.: .*2027"):
        list(play(story, services))
    assert table(services)[1] == ["A"]


def test_an_expected_refusal_goes_on(services: AppServices, tmp_path: Path) -> None:
    story = written(
        tmp_path,
        [
            {"flow": "open_round", "form": LATE, "expect": "refused"},
            {"flow": "open_round", "form": ROUND},
        ],
    )

    said = [each.sentence for each in play(story, services)]

    assert said[0].startswith("bị từ chối như dự kiến")
    assert table(services)[1] == ["A"]


def test_a_step_that_should_have_been_refused_stops_the_story(
    services: AppServices, tmp_path: Path
) -> None:
    story = written(tmp_path, [{"flow": "open_round", "form": ROUND, "expect": "refused"}])

    with pytest.raises(Refused, match="đáng lẽ bị từ chối"):
        list(play(story, services))


def test_playing_again_changes_nothing_even_where_a_refusal_would_now_pass(
    walk: Walk, tmp_path: Path
) -> None:
    early = {"flow": "signature", "form": walk.form(SampleStep.SIGNATURE), "expect": "refused"}
    story = written(tmp_path, [*walk.steps[:7], early, *walk.steps[7:8]])
    list(play(story, walk.services))
    before = table(walk.services)

    again = list(play(story, walk.services))

    assert table(walk.services) == before
    assert all(each.again for each in again)


def test_the_same_step_twice_in_a_story_is_done_once(walk: Walk, tmp_path: Path) -> None:
    story = written(tmp_path, [*walk.steps[:2], walk.steps[1]])

    assert [each.again for each in play(story, walk.services)] == [False, False, True]


def test_a_story_that_ends_with_a_return_stays_as_it_is(walk: Walk, tmp_path: Path) -> None:
    returned = {
        "flow": "issuance",
        "form": {
            "round": "2026-HN-GK",
            "outcome": "TRA_LAI",
            "signed_on": "2026-11-10",
            "reason": "sửa tên",
        },
    }
    story = written(tmp_path, [*walk.steps[:9], returned])
    list(play(story, walk.services))
    before = table(walk.services)

    list(play(story, walk.services))

    assert table(walk.services) == before


def happened(services: AppServices) -> list[tuple[str, str]]:
    with services.register.read_tx() as ledger:
        return [(each.step.value, office_day(each.at).isoformat()) for each in ledger.events()]


def test_by_the_story_each_step_happens_on_the_latest_day_that_its_form_names(
    services: AppServices, tmp_path: Path
) -> None:
    withdrawn = {"dossier": "HS-2030-0001", "reason": "Xin rút", "by": "Mẫu"}
    sample = steps("tong-ket-2030")[:2]
    story = written(tmp_path, [*sample, {"flow": "withdrawal", "form": withdrawn}])

    list(play(story, services, by_story=True))

    found = happened(services)
    assert found[0] == ("open_round", "2030-10-15")
    assert {day for step, day in found if step == "submission"} == {"2030-10-03"}
    assert found[-1] == ("withdrawal", "2030-10-03"), "a form without days: the day before it"
    assert all(each.again for each in play(story, services)), "known again by any clock"


def test_by_the_machine_a_story_of_days_to_come_is_refused_by_name(services: AppServices) -> None:
    with pytest.raises(DatesOutOfOrder, match=r"Bước 2 .*Ngày nhận: 03/10/2030 sau hôm nay"):
        list(play(samples.story("tong-ket-2030"), services))


def test_files_are_put_into_the_store_first(walk: Walk, tmp_path: Path) -> None:
    (tmp_path / "bao-cao.pdf").write_bytes(b"%PDF-1.7 %%EOF")
    step = json.loads(json.dumps(walk.steps[1]))
    step["form"]["components"] = [{"kind": "BAO_CAO_THANH_TICH", "object": "inbox/bao-cao.pdf"}]
    step["files"] = {"inbox/bao-cao.pdf": "bao-cao.pdf"}

    list(play(written(tmp_path, [walk.steps[0], step]), walk.services))

    with walk.services.register.read_tx() as ledger:
        assert ledger.dossiers()[0].components[0].object == "inbox/bao-cao.pdf"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("{", "Không đọc được"),
        ('{"flow": "x"}', "danh sách các bước"),
        ('[{"form": {}}]', "Bước 1 .* “flow”"),
        ('[{"flow": "bay"}]', "Bước 1 .*“bay”.*submission"),
        ('[{"flow": "council", "form": 3}]', "Bước 1 .* “form”"),
    ],
)
def test_what_is_no_story_is_refused_before_anything_is_done(
    services: AppServices, tmp_path: Path, text: str, said: str
) -> None:
    path = tmp_path / "story.json"
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidForm, match=rf"{said}"):
        list(play(path, services))


def test_a_missing_story_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InvalidForm, match="Không đọc được"):
        read_story(tmp_path / "khong-co.json")


def first_of(name: str) -> dict[str, Any]:
    """Return the step that opens the round of a sample story."""
    return next(each for each in steps(name) if each["flow"] == "open_round")


def test_a_story_of_later_years_makes_its_folder_a_rehearsal(
    services: AppServices, tmp_path: Path
) -> None:
    story = written(tmp_path, [first_of("tong-ket-2030")])
    told: list[str] = []

    list(play(story, replace(services, tell=told.append), by_story=True))

    assert ward_plan(services.settings) == the_rehearsed_plan()
    assert services.plan == the_plan()
    assert "Diễn tập" in told[0]
    assert [each.again for each in play(story, services, by_story=True)] == [True]


def test_a_register_in_use_never_becomes_a_rehearsal(services: AppServices, tmp_path: Path) -> None:
    list(play(written(tmp_path, [{"flow": "open_round", "form": ROUND}]), services))
    list(play(written(tmp_path, [first_of("tong-ket-2030")]), services, by_story=True))

    assert ward_plan(services.settings) == the_plan()


def test_a_rehearsal_without_its_folder_is_refused(services: AppServices, tmp_path: Path) -> None:
    step = {"flow": "open_round", "form": ROUND, "ward": "khong-co"}

    with pytest.raises(InvalidForm, match="khong-co"):
        list(play(written(tmp_path, [step]), services, by_story=True))
    assert table(services)[1] == []
