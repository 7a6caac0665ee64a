"""An award (hình thức khen thưởng): all that is its own, as one row of the ward's data.

Papers are named by their kind codes; a paper's number book is that of its kind.
"""

from dossiers.model.dossier import ComponentKind, UnitGroup
from dossiers.model.labels import LabelledEnum
from dossiers.model.nominee import NomineeKind
from dossiers.model.record import FrozenModel, Text
from dossiers.model.steps import Step
from dossiers.plan.time_limits import ResultLimit, StepLimit
from dossiers.plan.validity import LegalValue


class Level(LabelledEnum):
    """The level whose head decides on the award."""

    PHUONG = "PHUONG", "cấp phường"
    TINH = "TINH", "cấp tỉnh"
    NHA_NUOC = "NHA_NUOC", "cấp Nhà nước"
    DON_VI = "DON_VI", "cấp đơn vị"


SHARED_STEPS = frozenset(
    {Step.SUBMISSION, Step.RECEPTION, Step.APPRAISAL, Step.INVITATION, Step.COUNCIL}
)
"""The steps that every award's dossiers go through."""


class AwardSubjects(LegalValue):
    """Who may receive the award at all: a flag goes to collectives only."""

    TITLE = "đối tượng được khen"
    PLACE = "wards/awards.toml, mục [awards.subjects]"

    kinds: tuple[NomineeKind, ...]


class AwardStep(FrozenModel):
    """A step of the award's way after the council, and the papers that it draws up."""

    step: Step
    papers: tuple[str, ...] = ()


class Certificate(FrozenModel):
    """The paper that each recipient gets.

    `paper` prints the whole page, with `title` on it in place of its own name if there is one;
    `preprinted` only the recipient's texts, onto a blank that has the rest ("" without one).
    """

    paper: str
    preprinted: str = ""
    title: Text = ""


class NeededComponent(LegalValue):
    """A part that a dossier for the award must have (thành phần hồ sơ bắt buộc), by nominee.

    Where units of some groups alone must have it, as enterprises a paper on their taxes, `groups`
    names them.
    """

    TITLE = "thành phần hồ sơ"
    PLACE = "wards/awards.toml, mục [[awards.components]]"
    KEY = ("kinds", "groups", "kind")

    kinds: tuple[NomineeKind, ...]
    groups: tuple[UnitGroup, ...] = tuple(UnitGroup)
    kind: ComponentKind


class Award(LegalValue):
    """An award and its way.

    `name` is what staff read, `full_name` what papers print, `granting` the deed within a title
    ("tặng Giấy khen"); in `decided_by`, `full_name` and `addressees`, {uy_ban} is the ward's
    committee in full, {tinh} the province. `addressees` are those to whom the ward sends what it
    only proposes.
    `limits` and `results` take the place of the general ones of deadlines.toml.
    """

    TITLE = "hình thức khen thưởng"
    PLACE = "wards/awards.toml, mục [[awards]]"
    KEY = ("code",)

    code: str
    level: Level
    decided_by: Text
    name: Text
    short_name: Text
    full_name: Text
    granting: Text
    addressees: tuple[Text, ...] = ()
    subjects: AwardSubjects
    steps: tuple[AwardStep, ...] = ()
    certificate: Certificate | None = None
    components: tuple[NeededComponent, ...] = ()
    limits: tuple[StepLimit, ...] = ()
    results: tuple[ResultLimit, ...] = ()

    @property
    def own(self) -> bool:
        """Tell whether the ward itself decides."""
        return self.level is Level.PHUONG

    @property
    def packet(self) -> tuple[str, ...]:
        """Return the kinds of all papers after the council, in order, the certificate last."""
        drawn_up = (paper for each in self.steps for paper in each.papers)
        return tuple(filter(None, dict.fromkeys((*drawn_up, self.certificate_paper))))

    @property
    def issued(self) -> tuple[str, ...]:
        """Return the kinds of what reaches the recipients once it is issued."""
        return tuple(filter(None, (*self.papers(Step.ISSUANCE), self.certificate_paper)))

    @property
    def certificate_paper(self) -> str:
        """Return the kind of the certificate that prints the whole page; "" without one."""
        return self.certificate.paper if self.certificate else ""

    def has_step(self, step: Step) -> bool:
        """Tell whether the step is on the award's way: up to the council all awards go one way."""
        return step in SHARED_STEPS or any(each.step is step for each in self.steps)

    def papers(self, step: Step) -> tuple[str, ...]:
        """Return the kinds of paper that a step draws up; none for a step that is not `steps`'."""
        return next((each.papers for each in self.steps if each.step is step), ())
