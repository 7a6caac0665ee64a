"""Whatever sessions, replacements, proposals and returns follow one another: no dossier moves but
by the table, and no more than the quota reach a proposal."""

import random
from collections.abc import Callable, Iterable

from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from dossiers.council.conclusion import SessionCase, conclude
from dossiers.council.replacement import standing
from dossiers.council.voting import CouncilSession, Sitting
from dossiers.decision.award_decision import (
    Outcome,
    Proposal,
    SigningResult,
    check_issuance,
    check_proposal,
    issue,
    propose,
)
from dossiers.model.dossier import Dossier, Status
from dossiers.model.errors import Refused
from dossiers.model.events import Act, Event
from dossiers.model.nominee import NomineeKind
from dossiers.model.steps import Step
from dossiers.model.transitions import TRANSITIONS, move
from tests.dossiers.builders import (
    AT,
    BUILD,
    HELD_ON,
    PROPOSED_ON,
    a_proposal,
    a_round,
    a_signatory,
    a_sitting,
    a_vote,
    an_eligible_dossier,
    the_plan,
)
from tests.scale import part_of

MOVES = {(each.source, each.target, each.step) for each in TRANSITIONS}
MAX_COUNT = {NomineeKind.TAP_THE: 2, NomineeKind.CA_NHAN: 4}
"""Plan IV.4, for both rounds together."""
ROUNDS = {code: a_round(code=code) for code in ("2026-HN-GK", "2026-HN-GK-2")}
SENT_UP = {Status.TRINH_KY, Status.DA_BAN_HANH}
SIGNED = (Outcome.DA_KY, Outcome.TRA_LAI)
CODES = sorted(ROUNDS)
KINDS = (NomineeKind.TAP_THE, NomineeKind.TAP_THE, *NomineeKind)
SEEDS = st.integers(0, 2**32)
"""Chance of our own: Hypothesis prefers what is small and simple, and that seldom is signed."""
MAX_WITHDRAWN = 2
NOBODY = "HS-2026-9999"


def seeded(seed: int) -> random.Random:
    """Chance that can be had again."""
    return random.Random(seed)  # noqa: S311 - nothing secret hangs on it


class AnySessions(RuleBasedStateMachine):
    """Two rounds on one quota, their dossiers waiting for the council."""

    def __init__(self) -> None:
        super().__init__()
        self.dossiers: dict[str, Dossier] = {}
        self.events: list[Event] = []
        self.sessions: dict[str, list[CouncilSession]] = {code: [] for code in ROUNDS}
        self.proposals: dict[str, list[Proposal]] = {code: [] for code in ROUNDS}
        self.withdrawn = 0

    @initialize(seed=SEEDS)
    def nominate(self, seed: int) -> None:
        """Dossiers of each kind in each round, more than there are places."""
        chance = seeded(seed)
        for place in range(1, chance.randint(8, 16)):
            nominee = BUILD[chance.choice(KINDS)](name=f"Tên {place}")
            dossier = an_eligible_dossier(place, nominee=nominee, round=chance.choice(CODES))
            self.dossiers[dossier.code] = dossier

    @rule(code=st.sampled_from(CODES), seed=SEEDS)
    def sit(self, code: str, seed: int) -> None:
        """Return a session on some dossiers, most often such as may come before it."""
        chance = seeded(seed)
        earlier = standing(self.sessions[code])
        replaced = chance.choice(earlier) if earlier and chance.random() < 0.4 else None
        waiting = [each.dossier for each in replaced.votes] if replaced else []
        waiting += [
            each.code
            for each in self.dossiers.values()
            if each.round == code
            and (each.status is Status.DU_DIEU_KIEN or chance.random() < 0.03)
            and each.code not in waiting
        ]
        held = chance.sample(waiting, chance.randint(1, len(waiting))) if waiting else [NOBODY]
        sitting = a_sitting(
            round=code,
            votes=tuple(a_vote(agree=chance.randint(4, 9), dossier=each) for each in held),
            selected=tuple(chance.sample(held, chance.randint(0, min(5, len(held))))),
            tie_reason=chance.choice(("", "Hội đồng thảo luận")),
            replaces=replaced.number if replaced else None,
            replace_reason="ghi nhầm" if replaced else "",
        )
        self._try(lambda: self._sit(sitting))

    def _sit(self, sitting: Sitting) -> None:
        dossiers, sessions = tuple(self.dossiers.values()), self.sessions[sitting.round]
        round_ = ROUNDS[sitting.round]
        case = SessionCase(sitting, the_plan(), round_, dossiers, dossiers, sessions)
        done = conclude(case, sum(map(len, self.sessions.values())) + 1, AT)
        self._keep(done.dossiers, done.events)
        self.sessions[sitting.round].append(done.session)

    @rule(code=st.sampled_from(CODES))
    def send_up(self, code: str) -> None:
        """Return a proposal of all that the council puts forward."""
        self._try(lambda: self._send_up(code))

    def _send_up(self, code: str) -> None:
        held = tuple(self.dossiers.values())
        chosen = check_proposal(
            ROUNDS[code],
            the_plan(),
            held,
            held_on=HELD_ON,
            proposed_on=PROPOSED_ON,
            signatory=a_signatory(),
        )
        codes = tuple(each.code for each in chosen)
        proposal = a_proposal(round=code, dossiers=codes)
        outcomes = propose(proposal, chosen, at=AT)
        self._keep(outcomes.dossiers, outcomes.events)
        self.proposals[code].append(proposal)

    @rule(code=st.sampled_from(CODES), outcome=st.sampled_from(SIGNED))
    def sign(self, code: str, outcome: Outcome) -> None:
        """Return the Chủ tịch signs the latest proposal, or sends it back."""
        self._try(lambda: self._sign(code, outcome))

    def _sign(self, code: str, outcome: Outcome) -> None:
        made = self.proposals[code]
        held = tuple(self.dossiers.values())
        latest = made[-1] if made else None
        result = SigningResult(outcome=outcome, signed_on=PROPOSED_ON, reason="Lý do")
        listed = check_issuance(ROUNDS[code], latest, held, result)
        outcomes = issue(made[-1], listed, result, at=AT)
        made[-1] = made[-1].model_copy(update={"outcome": outcome})
        self._keep(outcomes.dossiers, outcomes.events)

    @precondition(lambda self: self.withdrawn < MAX_WITHDRAWN)
    @rule(seed=SEEDS)
    def withdraw(self, seed: int) -> None:
        """Return a unit takes a dossier back."""
        dossier = seeded(seed).choice(list(self.dossiers.values()))
        self.withdrawn += 1
        self._try(lambda: self._withdraw(dossier))

    def _withdraw(self, dossier: Dossier) -> None:
        act = Act(step=Step.WITHDRAWAL, by="Mẫu", on=HELD_ON, at=AT)
        moved = move(dossier, Status.DA_RUT, act, "Lý do")
        self._keep(moved[:1], moved[1:])

    def _try(self, act: Callable[[], None]) -> None:
        """Do it, or find that nothing was changed."""
        before = dict(self.dossiers), len(self.events)
        try:
            act()
        except Refused:
            assert (self.dossiers, len(self.events)) == before

    def _keep(self, dossiers: Iterable[Dossier], events: Iterable[Event]) -> None:
        self.dossiers |= {each.code: each for each in dossiers}
        self.events += events

    @invariant()
    def every_dossier_came_by_the_table(self) -> None:
        """Check that its events follow one another, by the table, and end where it stands."""
        for code, dossier in self.dossiers.items():
            status = Status.DU_DIEU_KIEN
            for each in self.events:
                if each.dossier == code:
                    assert each.source is status
                    assert each.target is not None
                    assert (each.source, each.target, each.step) in MOVES
                    status = each.target
            assert dossier.status is status

    @invariant()
    def no_more_than_the_quota_go_up(self) -> None:
        """Return both rounds together."""
        up = [each.nominee.kind for each in self.dossiers.values() if each.status in SENT_UP]
        assert all(up.count(kind) <= most for kind, most in MAX_COUNT.items())

    @invariant()
    def ranks_are_told_apart(self) -> None:
        """Return no two dossiers of a round share a place in the list."""
        for code in ROUNDS:
            ranks = [
                each.rank
                for each in self.dossiers.values()
                if each.round == code and each.rank and each.status is Status.HOI_DONG_DE_NGHI
            ]
            assert len(ranks) == len(set(ranks))


TestAnySessions = AnySessions.TestCase
TestAnySessions.settings = settings(
    max_examples=part_of(80),
    stateful_step_count=25,
    deadline=None,
    derandomize=True,
    database=None,
    phases=(Phase.generate,),  # a case of chance gets no clearer by shrinking
)
