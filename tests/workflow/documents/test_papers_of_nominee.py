"""Only what follows from the corrected fact differs: all else stays as the paper was made."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from dossiers.model.dossier import Dossier
from storage.schema.records import DocumentRecord
from tests.walks import SampleStep, Walk
from workflow.documents.papers_of_nominee import RoundState, composes, recompose

WalkAt = Callable[[int], Walk]
ROUND, CODE = "2026-HN-GK", "HS-2026-0002"
PRINTING = {
    *("GIAY_TIEP_NHAN", "BAO_CAO_THAM_DINH", "BIEN_BAN_HOP", "BIEN_BAN_KIEM_PHIEU"),
    *("TO_TRINH", "DANH_SACH"),
}


def state_of(walk: Walk) -> tuple[RoundState, dict[str, DocumentRecord]]:
    """Return the round as it stands, and the current papers that name the dossier, by kind."""
    with walk.services.register.read_tx() as ledger:
        state = RoundState(
            facts=walk.services.facts(ledger.round(ROUND)),
            dossiers=ledger.dossiers(round=ROUND),
            sessions=ledger.sessions(ROUND),
            proposals=ledger.proposals(ROUND),
        )
        return state, {each.kind: each for each in ledger.documents(dossier=CODE)}


def renamed(state: RoundState) -> RoundState:
    """Return the round with the dossier under another name."""

    def called(each: Dossier) -> Dossier:
        other = each.nominee.model_copy(update={"name": "Bế Văn Khác"})
        return each.model_copy(update={"nominee": other}) if each.code == CODE else each

    return replace(state, dossiers=tuple(map(called, state.dossiers)))


def test_nothing_differs_where_nothing_was_corrected(walk_at: WalkAt) -> None:
    state, papers = state_of(walk_at(SampleStep.SIGNATURE))
    assert papers.keys() >= PRINTING
    for each in (papers[kind] for kind in PRINTING):
        assert recompose(each, state, state) == (each.context, ())


def test_only_the_dossiers_own_lines_differ(walk_at: WalkAt) -> None:
    state, papers = state_of(walk_at(SampleStep.SIGNATURE))
    for kind in PRINTING:
        found = recompose(papers[kind], state, renamed(state))
        assert set(found.rewordings) == {("Ông Nguyễn Văn Mẫu", "Ông Bế Văn Khác")}, kind
        text = str(papers[kind].context).replace("Ông Nguyễn Văn Mẫu'", "Ông Bế Văn Khác'")
        assert str(found.blanks) == text


def test_a_report_keeps_what_was_found_of_a_dossier_that_was_supplemented_since(
    walk_at: WalkAt,
) -> None:
    state, papers = state_of(walk_at(SampleStep.SUPPLEMENT))
    assert any(each.appraisal is None for each in state.dossiers)
    report = papers["BAO_CAO_THAM_DINH"]
    blanks = recompose(report, state, renamed(state)).blanks
    assert blanks is not None
    rows = blanks["ho_so"]

    assert [each["ten"] for each in rows if each["ma_ho_so"] == CODE] == ["Ông Bế Văn Khác"]
    others = [each for each in rows if each["ma_ho_so"] != CODE]
    assert others == [each for each in report.context["ho_so"] if each["ma_ho_so"] != CODE]
    assert len(rows) == len(report.context["ho_so"])


@pytest.mark.parametrize("kind", sorted(PRINTING))
def test_what_the_ward_changed_since_does_not_come_in(kind: str, walk_at: WalkAt) -> None:
    state, papers = state_of(walk_at(SampleStep.SIGNATURE))
    plan = state.facts.plan
    ward = plan.ward.model_copy(update={"fund": "Quỹ khác", "place": "Nơi khác"})
    facts = replace(state.facts, plan=plan.model_copy(update={"ward": ward}))
    now = replace(state, facts=facts)

    said = str(recompose(papers[kind], now, renamed(now)).blanks)
    assert "Bế Văn Khác" in said
    assert "Quỹ khác" not in said
    assert "Nơi khác" not in said


def test_of_a_kind_that_is_not_composed_here_the_name_is_told(walk_at: WalkAt) -> None:
    state, papers = state_of(walk_at(SampleStep.ISSUANCE))
    certificate = recompose(papers["GIAY_KHEN"], state, renamed(state))
    assert certificate == (None, (("Nguyễn Văn Mẫu", "Bế Văn Khác"),))
    assert recompose(papers["QUYET_DINH"], state, renamed(state)) == (None, ())
    assert not composes("GIAY_KHEN")


def test_a_paper_from_before_a_blank_gets_it(walk_at: WalkAt) -> None:
    state, papers = state_of(walk_at(SampleStep.FIRST_UNIT))
    context = dict(papers["GIAY_TIEP_NHAN"].context)
    context.pop("ngay_nop_qua_mang")
    old = papers["GIAY_TIEP_NHAN"].model_copy(update={"context": context})

    blanks = recompose(old, state, renamed(state)).blanks
    assert blanks is not None
    assert blanks["ngay_nop_qua_mang"] == ""
