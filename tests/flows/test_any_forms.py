"""Whatever forms are sent in whatever order, through the register and with all their papers: no
dossier moves but by the table, no more than the quota reach a proposal, and nobody is awarded
twice for one achievement."""

import random
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dossiers.dossier import ComponentKind, Dossier, NomineeKind, Status
from dossiers.errors import Refused
from dossiers.replacement import standing
from dossiers.rounds import CHOSEN
from dossiers.transitions import TRANSITIONS
from flows.buttons import BUTTONS
from flows.office import open_office
from flows.work import carry_out
from storage.settings import Settings
from tests.flows.conftest import NOW

ROUNDS = ("2026-HN-GK", "2026-HN-GK-2")
MOST = {NomineeKind.TAP_THE: 2, NomineeKind.CA_NHAN: 4}
"""Plan IV.4, for both rounds together."""
SENT_UP = {Status.TRINH_KY, Status.DA_BAN_HANH}
MOVES = {(each.source, each.target, each.step) for each in TRANSITIONS}
SEEDS = st.integers(0, 2**32)
"""Chance of our own: Hypothesis prefers what is small and simple, and that seldom is signed."""
DEEDS = (
    "Có sáng kiến số hóa 1.200 hồ sơ hộ tịch của phường, rút ngắn thời gian tra cứu",
    "Vận động 350 hộ dân cài đặt và sử dụng dịch vụ công trực tuyến toàn trình",
)
UNIT = {
    "name": "Trường Mẫu",
    "group": "CO_QUAN",
    "proposal_number": "12/TTr-TM",
    "proposal_date": "2026-10-01",
}
MEMBERS = [{"name": f"Thành Viên {n}", "role": "Ủy viên", "present": True} for n in range(9)]
SITTING = {
    "held_on": "2026-11-05",
    "place": "Phòng họp",
    "chair": "Thành Viên 0",
    "secretary": "Thành Viên 1",
    "members": MEMBERS,
    "mode": "BIEU_QUYET",
}
SIGNING = {
    "proposed_on": "2026-11-10",
    "proposer": {"name": "Hoàng Văn Mẫu Ba", "title": "Trưởng phòng"},
    "signatory": {"name": "Đình Huy Hoàng", "title": "Chủ tịch", "authority": "CHU_TICH"},
    "medium": "GIAY",
}


WAITING = {
    Status.DA_TIEP_NHAN: "appraise",
    Status.DU_DIEU_KIEN: "sit",
    Status.HOI_DONG_DE_NGHI: "send_up",
    Status.TRINH_KY: "sign",
}


class AnyForms(RuleBasedStateMachine):
    """An office with two rounds on one quota."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.office = open_office(Settings(Path(self.folder.name)))
        object.__setattr__(self.office, "clock", lambda: NOW)
        self.chance = random.Random(0)  # noqa: S311 - nothing secret hangs on it

    @initialize(seed=SEEDS)
    def open_rounds(self, seed: int) -> None:
        """Both rounds, and what each unit hands in first."""
        self.chance.seed(seed)
        what = {"award": "GIAY_KHEN", "occasion": "HANG_NAM", "year": 2026}
        for code in ROUNDS:
            self.send("open_round", {"code": code, **what})
            self.nominate(code)

    @rule()
    def act(self) -> None:
        """A step, most often one that something waits for."""
        code = self.chance.choice(ROUNDS)
        steps = [self.nominate, self.appraise, self.sit, self.send_up, self.sign]
        if self.chance.random() < 0.8:
            here = {status for status in WAITING if self.standing(code, status)}
            steps = [getattr(self, WAITING[each]) for each in WAITING if each in here] or steps
        self.chance.choice(steps)(code)

    def nominate(self, code: str) -> None:
        """Some of few names, each for one of two deeds."""
        kinds: dict[str, tuple[str, Sequence[str]]] = {
            "TAP_THE": ("III.1.a", ("Tổ Một", "Tổ Hai", "Tổ Ba", "Tổ Tư"))
        }
        kinds |= {"CA_NHAN": ("III.4.a", ("Lý Văn An", "Ma Văn Bình"))}
        rows: list[dict[str, Any]] = [
            {
                "kind": kind,
                "name": name,
                "honorific": "Ông" if kind == "CA_NHAN" else None,
                "achievement": self.chance.choice(DEEDS),
                "criteria": [criterion],
            }
            for kind, (criterion, names) in kinds.items()
            for name in self.chance.sample(names, self.chance.randint(len(names) - 1, len(names)))
        ]
        components = [{"kind": kind.value} for kind in ComponentKind]
        form = {"round": code, "unit": UNIT, "nominees": rows, "components": components}
        self.send("submission", {**form, "received_on": "2026-10-05", "received_by": "Tiếp Nhận"})

    def appraise(self, code: str) -> None:
        """All that wait, most of them found eligible."""
        rows = [
            {"dossier": each.code, "result": self.chance.choice(RESULTS), "reason": "Lý do"}
            for each in self.standing(code, Status.DA_TIEP_NHAN)
        ]
        form = {"round": code, "appraiser": "Thẩm Định", "appraised_on": "2026-10-20"}
        self.send("appraisal", {**form, "decisions": rows})

    def sit(self, code: str) -> None:
        """The council on all that wait, or now and then on an earlier session's dossiers again."""
        with self.office.register.reading() as ledger:
            earlier = standing(ledger.sessions(code))
        waiting = [each.code for each in self.standing(code, Status.DU_DIEU_KIEN)]
        mended: dict[str, Any] = {}
        if earlier and (not waiting or self.chance.random() < 0.2):
            waiting = [each.dossier for each in earlier[-1].votes]
            mended = {"replaces": earlier[-1].number, "replace_reason": "ghi nhầm số phiếu"}
        votes = [self.vote(each) for each in waiting]
        selected = self.chance.sample(waiting, min(self.chance.randint(0, 4), len(waiting)))
        chosen = {"votes": votes, "selected": selected, "tie_reason": "Hội đồng thảo luận"}
        self.send("council", {"round": code, **SITTING, **chosen, **mended})

    def vote(self, code: str) -> dict[str, Any]:
        """Mostly in favour."""
        agree = self.chance.choice((4, 6, 7, 8, 9, 9))
        return {"dossier": code, "agree": agree, "disagree": 9 - agree, "abstain": 0}

    def send_up(self, code: str) -> None:
        """The proposal."""
        self.send("signature", {"round": code, **SIGNING})

    def sign(self, code: str) -> None:
        """The Chủ tịch signs, or now and then sends it back."""
        outcome = self.chance.choice(("DA_KY", "DA_KY", "TRA_LAI"))
        form = {"round": code, "outcome": outcome, "signed_on": "2026-11-12"}
        self.send("issuance", {**form, "reason": f"Lý do {self.chance.random()}"})

    def send(self, flow: str, form: dict[str, Any]) -> None:
        """Send a form in; a refusal is an answer too."""
        try:
            carry_out(BUTTONS[flow], form, self.office)
        except Refused:
            return

    def standing(self, code: str, status: Status) -> tuple[Dossier, ...]:
        """The round's dossiers in a status."""
        with self.office.register.reading() as ledger:
            return ledger.dossiers(round=code, status={status})

    @invariant()
    def the_rules_hold(self) -> None:
        """Moves, quota, one award for one achievement."""
        with self.office.register.reading() as ledger:
            held = [each for code in ROUNDS for each in ledger.dossiers(round=code)]
            for each in held:
                moves = [
                    (event.source, event.target, event.step)
                    for event in ledger.events(dossier=each.code)
                    if event.target is not event.source
                ]
                assert set(moves) <= MOVES
                assert moves[-1][1] is each.status
        up = Counter(each.nominee.kind for each in held if each.status in SENT_UP)
        assert all(up[kind] <= most for kind, most in MOST.items())
        chosen = [each.nominee for each in held if each.status in CHOSEN]
        deeds = Counter((each.kind, each.name, each.achievement) for each in chosen)
        assert max(deeds.values(), default=0) <= 1

    def teardown(self) -> None:
        """Leave nothing behind."""
        self.office.close()
        self.folder.cleanup()


RESULTS = (*["DU_DIEU_KIEN"] * 6, "BO_SUNG", "KHONG_DU_DIEU_KIEN")

TestAnyForms = AnyForms.TestCase
TestAnyForms.settings = settings(
    max_examples=4,
    stateful_step_count=20,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),  # a case of chance gets no clearer by shrinking
)
