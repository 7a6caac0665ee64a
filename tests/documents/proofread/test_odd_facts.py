"""What people write in their dossiers may look like an error and is none."""

from dataclasses import replace

import pytest

from documents.proofread import proofread
from dossiers.decision.award_decision import Authority, Signatory
from dossiers.model.dossier import Dossier
from dossiers.model.nominee import NomineeKind
from tests.documents.builders import Case, a_case
from tests.documents.packets import packet_of

_NAMES = (
    "R&D <Mẫu> \"A\" 'B'",
    "{{ x }} Mẫu",
    "{% if %} Mẫu",
    "Nguyễn Văn " + "Mẫu " * 25,
    "Hoà Uỷ xxx",
)
_ACHIEVEMENT = "Được tặng Bằng khen năm 2024; đạt 1.200 (hai) cá nhân {{ y }} …."


def with_odd_names(case: Case) -> Case:
    """Return the case with names, places and achievements that look like something else."""
    chosen = case.proposal.dossiers
    return replace(
        case,
        dossiers=tuple(
            _odd(each, chosen.index(each.code)) if each.code in chosen else each
            for each in case.dossiers
        ),
        session=case.session.model_copy(
            update={"started_at": None, "ended_at": None, "place": "Phòng ….. tầng 2"}
        ),
    )


def _odd(dossier: Dossier, place: int) -> Dossier:
    name = _NAMES[place % len(_NAMES)]
    change: dict[str, object] = {
        "name": f"{name.strip()} {place}",
        "achievement": _ACHIEVEMENT,
        "workplace": "Tổ 5 …… & <b>",
    }
    if place == len(_NAMES):
        change |= {"kind": NomineeKind.HO_GIA_DINH, "honorific": None, "position": ""}
    nominee = dossier.nominee.model_copy(update=change)
    return dossier.model_copy(update={"nominee": nominee})


@pytest.mark.parametrize("draft", [True, False], ids=["draft", "issued"])
def test_odd_names_and_hours_left_open_are_no_errors(draft: bool) -> None:
    packet = packet_of(with_odd_names(a_case()), draft=draft)

    assert proofread([*packet.reads(), *packet.certificate_reads()], packet.facts) == ()


def test_a_deputy_who_signs_for_the_head_is_no_error() -> None:
    case = a_case()
    signatory = Signatory(
        name="Nguyễn Thị Mẫu Hai", title="Phó Chủ tịch", authority=Authority.KT_CHU_TICH
    )
    proposer = case.proposal.proposer.model_copy(update={"title": "Phó Trưởng phòng"})
    change = {"signatory": signatory, "proposer": proposer}
    packet = packet_of(replace(case, proposal=case.proposal.model_copy(update=change)))

    assert proofread([*packet.reads(), *packet.certificate_reads()], packet.facts) == ()
