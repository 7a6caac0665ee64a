"""The steps of the way: each is a flow, a button, and what an event names it by."""

from dossiers.model.labels import LabelledEnum


class Step(LabelledEnum):
    """The steps of the way, each a flow and a button."""

    OPEN_ROUND = "open_round", "Mở đợt xét khen thưởng"
    SUBMISSION = "submission", "Tiếp nhận hồ sơ"
    RECEPTION = "reception", "Tiếp nhận hồ sơ nộp qua mạng"
    APPRAISAL = "appraisal", "Thẩm định hồ sơ"
    HOLDING = "holding", "Tạm dừng xét hồ sơ"
    INVITATION = "invitation", "Mời họp Hội đồng"
    COUNCIL = "council", "Hội đồng xét"
    SIGNATURE = "signature", "Trình ký"
    ISSUANCE = "issuance", "Ban hành quyết định"
    SIGNED_COPY = "signed_copy", "Đưa bản đã ký lên"
    WITHDRAWAL = "withdrawal", "Rút hồ sơ"
    CORRECTION = "correction", "Sửa thông tin hồ sơ"
    PROVINCE = "province", "Trình cấp tỉnh"
    PROVINCE_RESULT = "province_result", "Kết quả của cấp tỉnh"
    REVOCATION = "revocation", "Hủy, thu hồi"
    TEMPLATE_CHECK = "template_check", "Kiểm tra mẫu văn bản"
    HISTORY = "history", "Nhập khen thưởng trước đây"
    BULK = "bulk", "Dựng văn bản hàng loạt"
    DISCLOSURE = "disclosure", "Xem số căn cước"
    ANONYMISING = "anonymising", "Ẩn danh hồ sơ"
