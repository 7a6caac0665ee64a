"""The forms that staff fill in, one a button; their JSON names are a contract (design, §5).

Every field has a Vietnamese title and, where it helps, a hint. Deployments do not let Prefect
enforce the schema, because it would complain in English by the field's Python name: what is
missing or wrong is said in Vietnamese when the step begins (`workflow.forms.parsing`).
"""

from typing import Annotated, Any

from pydantic import ConfigDict

from documents.papers.decision import QUYET_DINH
from documents.papers.proposal_report import TO_TRINH
from dossiers.council.voting import VoteMode
from dossiers.decision.award_decision import Authority, Medium, Outcome
from dossiers.model.dossier import AppraisalResult, ComponentKind, Honorific, NomineeKind, UnitGroup
from dossiers.model.match_answers import Verdict
from dossiers.model.round import AwardForm, Occasion
from workflow.forms.base import Form, asked, offered
from workflow.forms.fields import (
    Choice,
    Code,
    Count,
    Day,
    Line,
    OptionalCitizenId,
    OptionalCode,
    OptionalCount,
    OptionalDay,
    OptionalLine,
    OptionalNumber,
    OptionalTime,
    Presence,
    without_symbol,
)


def round_field() -> Any:
    """The round that the step works on."""
    return asked("Đợt xét khen thưởng", choices="round")


class RoundForm(Form):
    """Mở đợt xét khen thưởng."""

    model_config = ConfigDict(title="Đợt xét khen thưởng")

    code: Line = asked("Mã đợt", "Do phường tự đặt, không trùng, ví dụ 2026-HN-GK")
    movement: OptionalCode = offered(
        "", "Phong trào thi đua", "Bỏ trống: phong trào của phường", choices="movement"
    )
    award: Annotated[AwardForm, Choice()] = asked("Hình thức khen thưởng")
    occasion: Annotated[Occasion, Choice()] = asked(
        "Dịp xét", "Sơ kết, tổng kết chỉ xét vào năm mà Kế hoạch đã định"
    )
    year: Count = asked("Năm", "Một năm của phong trào, ví dụ 2026")
    opens_on: OptionalDay = offered(None, "Nhận hồ sơ từ ngày", "Có thể để trống")
    closes_on: OptionalDay = offered(None, "Hạn nhận hồ sơ", "Có thể để trống")


class UnitForm(Form):
    """Đơn vị đề nghị."""

    model_config = ConfigDict(title="Đơn vị đề nghị")

    name: Line = asked("Tên đơn vị")
    group: Annotated[UnitGroup, Choice()] = asked("Khối", "Mỗi khối có tiêu chí riêng (Mục III)")
    proposal_number: Line = asked("Số tờ trình của đơn vị", "Ví dụ 12/TTr-THCS")
    proposal_date: Day = asked("Ngày tờ trình của đơn vị")


class NomineeForm(Form):
    """Tập thể, cá nhân hoặc hộ gia đình được đề nghị."""

    model_config = ConfigDict(title="Tập thể, cá nhân, hộ gia đình")
    ADDED_AFTER_RELEASE = frozenset({"members", "women"})

    kind: Annotated[NomineeKind, Choice()] = asked("Đối tượng")
    name: Line = asked("Họ và tên hoặc tên tập thể", "Viết đầy đủ, không viết tắt")
    honorific: Annotated[Honorific | None, Choice()] = offered(
        None, "Ông/Bà", "Chỉ chọn đối với cá nhân"
    )
    birth_year: OptionalNumber = offered(None, "Năm sinh", "Cá nhân; có thể để trống")
    citizen_id: OptionalCitizenId = offered("", "Số căn cước", "Có thể để trống")
    position: OptionalLine = offered("", "Chức vụ", "Có thể để trống")
    workplace: OptionalLine = offered("", "Đơn vị công tác", "Có thể để trống")
    address: OptionalLine = offered("", "Địa chỉ", "Có thể để trống")
    members: OptionalNumber = offered(None, "Số người", "Tập thể; có thể để trống")
    women: OptionalCount = offered(None, "Trong đó nữ", "Tập thể; để xét khi bằng phiếu")
    achievement: Line = asked("Tóm tắt thành tích", "Một câu, sẽ in vào danh sách và giấy khen")
    criteria: tuple[Code, ...] = asked(
        "Tiêu chí đạt được", "Theo Mục III Kế hoạch, ít nhất một tiêu chí", choices="criterion"
    )


class ComponentForm(Form):
    """Một giấy tờ của hồ sơ."""

    model_config = ConfigDict(title="Giấy tờ")

    kind: Annotated[ComponentKind, Choice()] = asked("Loại giấy tờ")
    object: OptionalCode = offered(
        "", "Tệp trong kho", "Tên tệp đã đưa vào kho. Bỏ trống: đã nộp bản giấy", choices="file"
    )


class SubmissionForm(Form):
    """Tiếp nhận hồ sơ của một đơn vị."""

    model_config = ConfigDict(title="Phiếu tiếp nhận hồ sơ")
    ADDED_AFTER_RELEASE = frozenset({"late_reason"})

    round: Code = round_field()
    unit: UnitForm = asked("Đơn vị đề nghị")
    nominees: tuple[NomineeForm, ...] = offered(
        (), "Danh sách đề nghị", "Phải có danh sách này hoặc tệp Excel; mỗi đối tượng một dòng"
    )
    workbook: OptionalCode = offered(
        "",
        "Hoặc tệp danh sách trong kho",
        "Excel hoặc Word, thay cho danh sách ở trên",
        choices="file",
    )
    received_on: OptionalDay = offered(
        None, "Ngày nhận", "Chọn trong lịch hoặc gõ như 2026-10-05. Bỏ trống: hôm nay"
    )
    received_by: Line = asked("Người tiếp nhận")
    components: tuple[ComponentForm, ...] = offered(
        (), "Giấy tờ kèm theo", "Thiếu báo cáo thành tích hoặc biên bản thì chưa thể thẩm định đạt"
    )
    late_reason: OptionalLine = offered(
        "", "Lý do nhận sớm, nhận muộn", "Chỉ khi nhận trước ngày mở hoặc sau hạn của đợt"
    )


class MatchRow(Form):
    """Trả lời về một lần khen trước giống hồ sơ đang xét."""

    model_config = ConfigDict(title="Lần khen trước")

    award: Code = asked("Lần khen trước", "Mã và số quyết định, có sẵn khi mở từ bảng theo dõi")
    verdict: Annotated[Verdict | None, Choice()] = offered(
        None, "Là ai, thành tích nào", "Bỏ trống: chưa trả lời"
    )
    reason: OptionalLine = offered("", "Vì sao biết", "Bắt buộc khi đã trả lời; sẽ lưu trong hồ sơ")


class AppraisalRow(Form):
    """Kết quả thẩm định một hồ sơ."""

    model_config = ConfigDict(title="Hồ sơ")
    ADDED_AFTER_RELEASE = frozenset({"matches"})

    dossier: Code = asked("Hồ sơ", choices="dossier")
    result: Annotated[AppraisalResult, Choice()] = asked("Kết quả thẩm định")
    reason: OptionalLine = offered(
        "", "Lý do", "Bắt buộc khi trả lại bổ sung hoặc không đủ điều kiện"
    )
    matches: tuple[MatchRow, ...] = offered(
        (), "Lần khen trước giống hồ sơ này", "Trả lời là người khác, hay thành tích khác"
    )


class AppraisalForm(Form):
    """Kết quả thẩm định của Phòng Văn hóa - Xã hội."""

    model_config = ConfigDict(title="Phiếu thẩm định")

    round: Code = round_field()
    appraiser: Line = asked("Người thẩm định")
    appraised_on: OptionalDay = offered(
        None, "Ngày thẩm định", "Chọn trong lịch hoặc gõ như 2026-10-20. Bỏ trống: hôm nay"
    )
    decisions: tuple[AppraisalRow, ...] = asked("Kết quả từng hồ sơ")


class MemberRow(Form):
    """Một thành viên Hội đồng tại phiên họp."""

    model_config = ConfigDict(title="Thành viên")

    name: Line = asked("Họ và tên")
    role: Line = asked("Vai trò trong Hội đồng")
    present: Presence = asked("Dự họp")
    written_opinion: OptionalLine = offered("", "Ý kiến bằng văn bản", "Của thành viên vắng mặt")


class NamesakeRow(Form):
    """Một thành viên trùng tên nhưng không phải người trong hồ sơ."""

    model_config = ConfigDict(title="Trùng tên")

    name: Line = asked("Họ và tên thành viên")
    reason: Line = asked("Lý do", "Vì sao biết là người khác; sẽ ghi vào biên bản")


class VoteRow(Form):
    """Kết quả biểu quyết một hồ sơ."""

    model_config = ConfigDict(title="Hồ sơ")
    ADDED_AFTER_RELEASE = frozenset({"namesakes"})

    dossier: Code = asked("Hồ sơ", choices="dossier")
    agree: Count = asked("Số đồng ý")
    disagree: Count = asked("Số không đồng ý")
    abstain: Count = asked("Số không có ý kiến")
    recused: tuple[Line, ...] = offered(
        (), "Thành viên không tham gia", "Người có tên trong hồ sơ hoặc đứng đầu đơn vị được xét"
    )
    namesakes: tuple[NamesakeRow, ...] = offered(
        (), "Trùng tên", "Thành viên trùng tên với hồ sơ nhưng là người khác, vẫn biểu quyết"
    )


class BallotForm(Form):
    """Kết quả kiểm phiếu của phiên bỏ phiếu kín."""

    model_config = ConfigDict(title="Kiểm phiếu")

    tellers: tuple[Line, ...] = offered((), "Tổ kiểm phiếu", "Tổ trưởng ghi trước")
    issued: OptionalNumber = offered(None, "Số phiếu phát ra")
    returned: OptionalNumber = offered(None, "Số phiếu thu về")
    valid: OptionalNumber = offered(None, "Số phiếu hợp lệ")
    invalid: OptionalCount = offered(None, "Số phiếu không hợp lệ")


class CouncilForm(Form):
    """Phiên họp của Hội đồng Thi đua - Khen thưởng."""

    model_config = ConfigDict(title="Phiên họp Hội đồng")
    ADDED_AFTER_RELEASE = frozenset({"tie_reason", "replaces", "replace_reason"})

    round: Code = round_field()
    held_on: Day = asked("Ngày họp")
    started_at: OptionalTime = offered(None, "Bắt đầu lúc", "Ví dụ 08:00; có thể để trống")
    ended_at: OptionalTime = offered(None, "Kết thúc lúc", "Ví dụ 10:30; có thể để trống")
    place: Line = asked("Địa điểm")
    chair: Line = asked("Chủ trì")
    secretary: Line = asked("Thư ký")
    members: tuple[MemberRow, ...] = asked("Thành viên Hội đồng")
    mode: Annotated[VoteMode, Choice()] = asked("Hình thức")
    votes: tuple[VoteRow, ...] = asked("Kết quả từng hồ sơ")
    ballots: BallotForm = offered(
        BallotForm(), "Kiểm phiếu", "Chỉ khi bỏ phiếu kín; bỏ trống: mọi phiếu đều hợp lệ"
    )
    selected: tuple[Code, ...] = offered(
        (),
        "Hồ sơ được chọn, theo thứ tự",
        "Bỏ trống: mọi hồ sơ đủ phiếu, ai nhiều phiếu hơn đứng trước",
        choices="dossier",
    )
    tie_reason: OptionalLine = offered(
        "", "Lý do chọn khi bằng phiếu", "Chỉ khi suất cuối có hồ sơ bằng phiếu nhau"
    )
    replaces: OptionalNumber = offered(
        None, "Thay thế biên bản họp số", "Chỉ khi biên bản trước của đợt này có sai sót"
    )
    replace_reason: OptionalLine = offered("", "Lý do thay thế", "Sai sót của biên bản trước")


class ProposerForm(Form):
    """Người ký tờ trình."""

    model_config = ConfigDict(title="Người ký tờ trình")

    name: Line = asked("Họ và tên")
    title: Line = asked("Chức vụ", "Ví dụ Trưởng phòng")


class SignatoryForm(Form):
    """Người ký quyết định."""

    model_config = ConfigDict(title="Người ký quyết định")

    name: Line = asked("Họ và tên")
    title: Line = asked("Chức vụ", "Ví dụ Chủ tịch")
    authority: Annotated[Authority, Choice()] = asked("Thẩm quyền ký")


class EditedRow(Form):
    """Một văn bản đã sửa trong Word."""

    model_config = ConfigDict(title="Văn bản đã sửa")

    document: Code = asked("Văn bản", choices="packet")
    object: Code = asked("Tệp đã sửa", "Tệp .docx đã đưa vào kho", choices="file")


class AnswerRow(Form):
    """Giải trình một điểm đọc soát."""

    model_config = ConfigDict(title="Giải trình")

    finding: Code = asked("Điểm đọc soát", "Mã ghi ở trang kết quả bị từ chối")
    reason: OptionalLine = offered("", "Lý do để nguyên", "Bỏ trống: chưa giải trình")


def edited_field() -> Any:
    """Files that take the place of generated documents."""
    return offered(
        (),
        "Văn bản đã sửa trong Word",
        "Chỉ khi sửa tay; chỗ số và ngày còn để trống sẽ được điền",
    )


def answers_field() -> Any:
    """Why what proofreading found may stay as it is."""
    return offered((), "Giải trình điểm đọc soát", "Chỉ khi đọc soát thấy điểm mà vẫn để nguyên")


class SignatureForm(Form):
    """Trình Chủ tịch ký."""

    model_config = ConfigDict(title="Phiếu trình ký")
    ADDED_AFTER_RELEASE = frozenset({"edited", "answers"})

    round: Code = round_field()
    proposed_on: Day = asked("Ngày tờ trình")
    proposal_number: Annotated[OptionalNumber, without_symbol(TO_TRINH.symbol)] = offered(
        None, "Số tờ trình", "Bỏ trống: lấy số tiếp theo"
    )
    proposer: ProposerForm = asked("Người ký tờ trình")
    signatory: SignatoryForm = asked("Người ký quyết định")
    medium: Annotated[Medium, Choice()] = asked("Hình thức văn bản")
    edited: tuple[EditedRow, ...] = edited_field()
    answers: tuple[AnswerRow, ...] = answers_field()


class IssuanceForm(Form):
    """Kết quả trình ký."""

    model_config = ConfigDict(title="Phiếu ban hành")
    ADDED_AFTER_RELEASE = frozenset({"edited", "answers"})

    round: Code = round_field()
    outcome: Annotated[Outcome, Choice()] = asked("Chủ tịch")
    number: Annotated[OptionalNumber, without_symbol(QUYET_DINH.symbol)] = offered(
        None, "Số quyết định", "Bỏ trống: lấy số tiếp theo"
    )
    signed_on: Day = asked("Ngày ký hoặc ngày trả lại")
    signed_file: OptionalCode = offered(
        "", "Tệp quyết định đã ký", "Tên tệp đã đưa vào kho; có thể để trống", choices="signed"
    )
    reason: OptionalLine = offered("", "Lý do", "Bắt buộc khi trả lại")
    edited: tuple[EditedRow, ...] = edited_field()
    answers: tuple[AnswerRow, ...] = answers_field()


class WithdrawalForm(Form):
    """Rút hồ sơ."""

    model_config = ConfigDict(title="Phiếu rút hồ sơ")

    dossier: Code = asked("Hồ sơ", choices="dossier")
    reason: Line = asked("Lý do rút")
    by: Line = asked("Người đề nghị rút")
