"""The steps as Prefect flows, in the order of the way; prefect.yaml deploys exactly these."""

from typing import Annotated, Any

from prefect import flow
from pydantic import Field

from flows.appraisal import AppraisalForm
from flows.bulk_documents import BulkForm
from flows.correction import CorrectionForm
from flows.council import CouncilForm
from flows.holding import HoldingForm
from flows.hosting.bulk_run import RUNNER, make_in_turn
from flows.hosting.reminders_run import remind_in_run
from flows.hosting.run_step import State, run_step
from flows.import_history import HistoryForm
from flows.invitation import InvitationForm
from flows.issuance import IssuanceForm
from flows.open_round import RoundForm
from flows.province import ProvinceForm
from flows.province_result import ProvinceResultForm
from flows.reception import ReceptionForm
from flows.reminders import RemindersForm
from flows.signature import SignatureForm
from flows.signed_copy import SignedCopyForm
from flows.step_list import STEPS
from flows.submission import SubmissionForm
from flows.template_check import TemplateForm
from flows.withdrawal import WithdrawalForm
from workflow.forms.base import Form

NOTHING_ASKED = RemindersForm()


def titled(form: type[Form]) -> Any:
    """Return the field of a flow's form, under the form's own title."""
    return Field(json_schema_extra={"title": form.model_config["title"]})


@flow(name="Mở đợt xét khen thưởng", validate_parameters=False)
async def open_round(form: Annotated[RoundForm, titled(RoundForm)]) -> State:
    """Mở một đợt xét: phong trào, hình thức, dịp và năm, trong phạm vi Kế hoạch cho phép."""
    return await run_step(STEPS["open_round"], form)


@flow(name="Tiếp nhận hồ sơ", validate_parameters=False)
async def submission(form: Annotated[SubmissionForm, titled(SubmissionForm)]) -> State:
    """Nhận hồ sơ của một đơn vị: mỗi tập thể, cá nhân, hộ gia đình thành một hồ sơ có mã riêng."""
    return await run_step(STEPS["submission"], form)


@flow(name="Tiếp nhận hồ sơ nộp qua mạng", validate_parameters=False)
async def reception(form: Annotated[ReceptionForm, titled(ReceptionForm)]) -> State:
    """Tiếp nhận hồ sơ mà các đơn vị đã tự nộp, một lần cho nhiều hồ sơ; lập giấy tiếp nhận."""
    return await run_step(STEPS["reception"], form)


@flow(name="Thẩm định hồ sơ", validate_parameters=False)
async def appraisal(form: Annotated[AppraisalForm, titled(AppraisalForm)]) -> State:
    """Ghi kết quả thẩm định từng hồ sơ; hồ sơ nào chưa chọn kết quả thì phiếu bị từ chối."""
    return await run_step(STEPS["appraisal"], form)


@flow(name="Tạm dừng xét hồ sơ", validate_parameters=False)
async def holding(form: Annotated[HoldingForm, titled(HoldingForm)]) -> State:
    """Tạm dừng xét một hồ sơ đang có việc cần làm rõ, hoặc bỏ tạm dừng khi đã có kết luận."""
    return await run_step(STEPS["holding"], form)


@flow(name="Mời họp Hội đồng", validate_parameters=False)
async def invitation(form: Annotated[InvitationForm, titled(InvitationForm)]) -> State:
    """Lập giấy mời họp Hội đồng, có số, gửi mọi thành viên theo danh sách Hội đồng ngày họp."""
    return await run_step(STEPS["invitation"], form)


@flow(name="Hội đồng xét khen thưởng", validate_parameters=False)
async def council(form: Annotated[CouncilForm, titled(CouncilForm)]) -> State:
    """Ghi phiên họp Hội đồng: ai dự, phiếu của từng hồ sơ, ai được chọn trong số lượng tối đa."""
    return await run_step(STEPS["council"], form)


@flow(name="Trình Chủ tịch ký", validate_parameters=False)
async def signature(form: Annotated[SignatureForm, titled(SignatureForm)]) -> State:
    """Lập Tờ trình có số, dự thảo Quyết định và Danh sách, trình Chủ tịch ký."""
    return await run_step(STEPS["signature"], form)


@flow(name="Ban hành quyết định", validate_parameters=False)
async def issuance(form: Annotated[IssuanceForm, titled(IssuanceForm)]) -> State:
    """Ghi Chủ tịch đã ký hay trả lại; khi đã ký thì vào số, ra Quyết định, Danh sách, Giấy khen."""
    return await run_step(STEPS["issuance"], form)


@flow(name="Đưa bản đã ký lên", validate_parameters=False)
async def signed_copy(form: Annotated[SignedCopyForm, titled(SignedCopyForm)]) -> State:
    """Gắn bản quét hoặc bản ký số vào văn bản đã ban hành; so số, ngày, tên, rồi khóa tệp."""
    return await run_step(STEPS["signed_copy"], form)


@flow(name="Trình cấp tỉnh", validate_parameters=False)
async def province(form: Annotated[ProvinceForm, titled(ProvinceForm)]) -> State:
    """Lập Tờ trình của phường gửi cấp tỉnh, Danh sách, Trích biên bản và Mục lục hồ sơ."""
    return await run_step(STEPS["province"], form)


@flow(name="Kết quả của cấp tỉnh", validate_parameters=False)
async def province_result(form: Annotated[ProvinceResultForm, titled(ProvinceResultForm)]) -> State:
    """Ghi cấp tỉnh tặng, không tặng hay trả lại từng hồ sơ; ngày nhận và ngày trao bằng, cờ."""
    return await run_step(STEPS["province_result"], form)


@flow(name="Rút hồ sơ", validate_parameters=False)
async def withdrawal(form: Annotated[WithdrawalForm, titled(WithdrawalForm)]) -> State:
    """Rút một hồ sơ chưa trình ký, theo đề nghị của đơn vị."""
    return await run_step(STEPS["withdrawal"], form)


@flow(name="Sửa thông tin hồ sơ", validate_parameters=False)
async def correction(form: Annotated[CorrectionForm, titled(CorrectionForm)]) -> State:
    """Sửa tên, chức vụ, thành tích… của một hồ sơ chưa ban hành; lập lại văn bản còn mở có ghi."""
    return await run_step(STEPS["correction"], form)


@flow(name="Kiểm tra mẫu văn bản", validate_parameters=False)
async def template_check(form: Annotated[TemplateForm, titled(TemplateForm)]) -> State:
    """Đọc một mẫu sửa trong Word: nói mọi lỗi, hoặc điền thử để xem và đưa vào dùng."""
    return await run_step(STEPS["template_check"], form)


@flow(name="Nhập khen thưởng trước đây", validate_parameters=False)
async def history(form: Annotated[HistoryForm, titled(HistoryForm)]) -> State:
    """Nhập các quyết định khen thưởng trước đây, để so khi tiếp nhận và thẩm định hồ sơ mới."""
    return await run_step(STEPS["history"], form)


@flow(name="Dựng văn bản hàng loạt", validate_parameters=False, task_runner=RUNNER)
async def bulk(form: Annotated[BulkForm, titled(BulkForm)]) -> State:
    """Dựng Giấy khen của một đợt đông người, hoặc dựng lại theo mẫu mới; dừng rồi làm tiếp được."""
    return await run_step(STEPS["bulk"], form, after=make_in_turn)


@flow(name="Nhắc việc đến hạn", validate_parameters=False)
async def reminders(
    form: Annotated[  # noqa: ARG001 - every button has one; here there is nothing to fill in
        RemindersForm, titled(RemindersForm)
    ] = NOTHING_ASKED,
) -> State:
    """Nhắc việc trễ hạn, sắp đến hạn và báo cáo hằng năm, theo người phải làm."""
    return await remind_in_run()
