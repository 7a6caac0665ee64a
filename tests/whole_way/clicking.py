"""The sample round, step by step, by clicking: what a clerk does with each form."""

from collections.abc import Iterable
from typing import Any

from dossiers.council.voting import VoteMode
from dossiers.decision.award_decision import Authority, Medium, Outcome
from dossiers.model.dossier import AppraisalResult, ComponentKind, UnitGroup
from dossiers.model.nominee import NomineeKind
from dossiers.model.round import Occasion
from dossiers.model.steps import Step
from samples import steps
from tests.people import PRESSING, RECEPTION
from tests.whole_way.ui import Clerk, Fields
from wards import load_plan
from workflow.pages.links import run_form_link

Form = dict[str, Any]


def sample_forms(flow: str) -> list[Form]:
    """Return the forms of a step in the sample round, in order, every paper handed in on paper."""
    forms: list[Form] = [step["form"] for step in steps("vong-2026") if step["flow"] == flow]
    for form in forms:
        if "components" in form:
            form["components"] = [{"kind": each["kind"]} for each in form["components"]]
    return forms


def back_to_board(clerk: Clerk, account: str = "") -> str:
    """Follow the link at the end of a result page, as this person; return what the board says."""
    clerk.sign_in(account or clerk.account)
    clerk.outdated = False  # the link loads the board anew
    clerk.follow("Về bảng theo dõi")
    clerk.page.wait_for_url("**/artifacts/key/**")
    return clerk.read()


def fill_round(clerk: Clerk, form: Form) -> None:
    """Fill in the form of a new round."""
    clerk.sign_in(RECEPTION)
    fields = clerk.form("Mở đợt xét mới")
    fields.type("Mã đợt", form["code"])
    fields.choose("Hình thức khen thưởng", load_plan().award(form["award"]).name)
    fields.choose("Dịp xét", Occasion(form["occasion"]).text)
    fields.type("Năm", form["year"])
    fields.pick_day("Nhận hồ sơ từ ngày", form["opens_on"])
    fields.pick_day("Hạn nhận hồ sơ", form["closes_on"])


def fill_submission(clerk: Clerk, form: Form) -> Fields:
    """Fill in the board's form for a unit, every field by hand, without sending it."""
    clerk.sign_in(RECEPTION)
    fields = clerk.form("Nhận thêm hồ sơ", form["round"])
    assert fields.chosen("Đợt xét khen thưởng").startswith(form["round"])
    unit = fields.group("Đơn vị đề nghị")
    unit.type("Tên đơn vị", form["unit"]["name"])
    unit.choose("Khối", UnitGroup(form["unit"]["group"]).text)
    unit.type("Số tờ trình của đơn vị", form["unit"]["proposal_number"])
    unit.pick_day("Ngày tờ trình của đơn vị", form["unit"]["proposal_date"])
    for nominee in form["nominees"]:
        _fill_nominee(fields.add("Danh sách đề nghị"), nominee)
    fields.pick_day("Ngày nhận", form["received_on"])
    fields.type("Người tiếp nhận", form["received_by"])
    for component in form["components"]:
        row = fields.add("Giấy tờ kèm theo")
        row.choose("Loại giấy tờ", ComponentKind(component["kind"]).text)
    return fields


def _fill_nominee(row: Fields, nominee: Form) -> None:
    row.choose("Đối tượng", NomineeKind(nominee["kind"]).text)
    row.type("Họ và tên hoặc tên tập thể", nominee["name"])
    if "honorific" in nominee:
        row.choose("Ông/Bà", nominee["honorific"])
    for key, title in NOMINEE_TEXTS.items():
        if key in nominee:
            row.type(title, nominee[key])
    row.choose("Tiêu chí đạt được", *nominee["criteria"])


NOMINEE_TEXTS = {
    "birth_year": "Năm sinh",
    "position": "Chức vụ",
    "workplace": "Đơn vị công tác",
    "address": "Địa chỉ",
    "achievement": "Tóm tắt thành tích",
}


def open_filled(clerk: Clerk, form: Form) -> None:
    """Open the form of a submission already filled, as from a link in a message."""
    ids = {Step.SUBMISSION: clerk.program.deployments()["submission"]["id"]}
    clerk.sign_in(RECEPTION)
    fields = clerk.form_at(run_form_link(ids, Step.SUBMISSION, form))
    assert fields.typed("Người tiếp nhận") == form["received_by"]


def fill_supplement(clerk: Clerk, form: Form) -> None:
    """Take a dossier back in: only what the unit corrected is typed."""
    nominee = form["nominees"][0]
    clerk.sign_in(RECEPTION)
    fields = clerk.form(f"Nhận bổ sung: {nominee['name']}", form["round"])
    unit = fields.group("Đơn vị đề nghị")
    unit.type("Số tờ trình của đơn vị", form["unit"]["proposal_number"])
    unit.pick_day("Ngày tờ trình của đơn vị", form["unit"]["proposal_date"])
    (row,) = fields.rows("Danh sách đề nghị")
    assert row.typed("Họ và tên hoặc tên tập thể") == nominee["name"]
    row.type("Tóm tắt thành tích", nominee["achievement"])
    fields.pick_day("Ngày nhận", form["received_on"])
    fields.type("Người tiếp nhận", form["received_by"])


def fill_appraisal(clerk: Clerk, form: Form, undecided: Iterable[str] = ()) -> Fields:
    """Choose the result of each dossier, but leave some undecided."""
    clerk.sign_in(PRESSING["appraisal"])
    fields = clerk.form("Thẩm định hồ sơ", form["round"])
    fields.type("Người thẩm định", form["appraiser"])
    fields.pick_day("Ngày thẩm định", form["appraised_on"])
    rows = fields.rows("Kết quả từng hồ sơ")
    assert len(rows) == len(form["decisions"])
    for row, decision in zip(rows, form["decisions"], strict=True):
        assert row.chosen("Hồ sơ").startswith(decision["dossier"])
        if decision["dossier"] not in undecided:
            decide(row, decision)
    return fields


def decide(row: Fields, decision: Form) -> None:
    """Choose the result of one dossier, with the reason where it has one."""
    row.choose("Kết quả thẩm định", AppraisalResult(decision["result"]).text)
    if "reason" in decision:
        row.type("Lý do", decision["reason"])


COUNCIL_TIMES = {"started_at": "Bắt đầu lúc", "ended_at": "Kết thúc lúc"}


def fill_council(clerk: Clerk, form: Form) -> Fields:
    """Note who attended, the votes, and who was selected, in the order of rank."""
    clerk.sign_in(PRESSING["council"])
    fields = clerk.form("Hội đồng xét", form["round"])
    fields.pick_day("Ngày họp", form["held_on"])
    for key, title in COUNCIL_TIMES.items():
        if key in form:
            fields.type(title, form[key])
    fields.type("Địa điểm", form["place"])
    fields.type("Chủ trì", form["chair"])
    fields.type("Thư ký", form["secretary"])
    members = fields.rows("Thành viên Hội đồng")
    for row, member in zip(members, form["members"], strict=True):
        assert row.typed("Họ và tên") == member["name"]
        row.choose("Dự họp", "Có mặt" if member["present"] else "Vắng mặt")
        if "written_opinion" in member:
            row.type("Ý kiến bằng văn bản", member["written_opinion"])
    fields.choose("Hình thức", VoteMode(form["mode"]).text)
    for row, vote in zip(fields.rows("Kết quả từng hồ sơ"), form["votes"], strict=True):
        _fill_votes(row, vote)
    fields.choose("Hồ sơ được chọn, theo thứ tự", *form["selected"])
    return fields


def _fill_votes(row: Fields, vote: Form) -> None:
    assert row.chosen("Hồ sơ").startswith(vote["dossier"])
    row.type("Số đồng ý", vote["agree"])
    row.type("Số không đồng ý", vote["disagree"])
    row.type("Số không có ý kiến", vote["abstain"])
    for name in vote.get("recused", ()):
        row.add("Thành viên không tham gia").type_alone(name)


def fill_signature(clerk: Clerk, form: Form) -> None:
    """Say when, by whom and in which form the papers go up; the names are there already."""
    clerk.sign_in(PRESSING["signature"])
    fields = clerk.form("Trình ký", form["round"])
    fields.pick_day("Ngày tờ trình", form["proposed_on"])
    assert fields.group("Người ký tờ trình").typed("Họ và tên") == form["proposer"]["name"]
    signatory = fields.group("Người ký quyết định")
    assert signatory.typed("Họ và tên") == form["signatory"]["name"]
    signatory.choose("Thẩm quyền ký", Authority(form["signatory"]["authority"]).text)
    fields.choose("Hình thức văn bản", Medium(form["medium"]).text)


def fill_issuance(clerk: Clerk, form: Form) -> None:
    """Say that the decision is signed, and on which day; the number is left to the book."""
    clerk.sign_in(PRESSING["issuance"])
    fields = clerk.form("Ban hành quyết định", form["round"])
    fields.choose("Chủ tịch", Outcome(form["outcome"]).text)
    fields.pick_day("Ngày ký hoặc ngày trả lại", form["signed_on"])
