"""Every kind of form that must be refused, from the opening to the withdrawal."""

from tests.walks import SampleStep
from tests.whole_way.bad_forms import (
    ALL_CODES,
    APPRAISE,
    CORRECT,
    FORMS,
    ISSUE,
    MEET,
    NOBODY_TO_CHOOSE,
    PROPOSE,
    RETURN,
    WITHDRAW,
    Bad,
)
from tests.whole_way.builders import ROUND, with_row

TABLE = (
    *FORMS,
    # The appraisal
    Bad(
        "unknown dossier",
        SampleStep.LAST_UNIT,
        "appraisal",
        with_row(APPRAISE, "decisions", 0, dossier="HS-2026-0099"),
        ("HS-2026-0099", ROUND),
    ),
    Bad(
        "appraised before received",
        SampleStep.LAST_UNIT,
        "appraisal",
        {**APPRAISE, "appraised_on": "2026-10-06"},
        ("06/10/2026", "07/10/2026"),
    ),
    Bad(
        "sent back without reason",
        SampleStep.LAST_UNIT,
        "appraisal",
        with_row(APPRAISE, "decisions", 5, reason=""),
        ("HS-2026-0006", "lý do"),
    ),
    Bad(
        "appraised twice in one form",
        SampleStep.LAST_UNIT,
        "appraisal",
        {**APPRAISE, "decisions": [APPRAISE["decisions"][0]] * 2},
        ("hai dòng",),
    ),
    Bad(
        "appraised after the council",
        SampleStep.COUNCIL,
        "appraisal",
        {**APPRAISE, "appraised_on": "2026-11-06"},
        ("đang ở trạng thái",),
    ),
    # The council
    Bad(
        "council before appraisal",
        SampleStep.LAST_UNIT,
        "council",
        MEET,
        ("đang ở trạng thái “Đã tiếp nhận”",),
    ),
    Bad(
        "over quota by choice",
        SampleStep.LAST_APPRAISAL,
        "council",
        {**MEET, "selected": ALL_CODES},
        ("tối đa 02 tập thể", "tối đa 04 cá nhân", "chọn lại"),
    ),
    Bad(
        "over quota by default",
        SampleStep.LAST_APPRAISAL,
        "council",
        NOBODY_TO_CHOOSE,
        ("tối đa 02 tập thể", "hãy chọn lại"),
    ),
    Bad(
        "votes that do not add up",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "votes", 0, agree=12),
        ("12 phiếu", "HS-2026-0001"),
    ),
    Bad(
        "quorum not met",
        SampleStep.LAST_APPRAISAL,
        "council",
        {
            **MEET,
            "members": [
                {**each, "present": place < 5} for place, each in enumerate(MEET["members"])
            ],
        },
        ("5/9", "2/3"),
    ),
    Bad(
        "recused non-member",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "votes", 1, recused=["Người Ngoài Mẫu"]),
        ("Người Ngoài Mẫu",),
    ),
    Bad(
        "held before appraisal",
        SampleStep.LAST_APPRAISAL,
        "council",
        {**MEET, "held_on": "2026-10-19"},
        ("19/10/2026", "20/10/2026"),
    ),
    Bad(
        "chair is no member",
        SampleStep.LAST_APPRAISAL,
        "council",
        {**MEET, "chair": "Người Ngoài Mẫu"},
        ("chủ trì",),
    ),
    Bad(
        "chosen without votes",
        SampleStep.LAST_APPRAISAL,
        "council",
        {**MEET, "votes": MEET["votes"][:1], "selected": ["HS-2026-0004"]},
        ("HS-2026-0004",),
    ),
    # The signature
    Bad(
        "nothing to propose",
        SampleStep.LAST_APPRAISAL,
        "signature",
        PROPOSE,
        ("chưa có hồ sơ nào",),
    ),
    Bad(
        "proposed before the council",
        SampleStep.COUNCIL,
        "signature",
        {**PROPOSE, "proposed_on": "2026-11-04"},
        ("04/11/2026", "05/11/2026"),
    ),
    Bad(
        "title against authority",
        SampleStep.COUNCIL,
        "signature",
        {**PROPOSE, "signatory": {**PROPOSE["signatory"], "authority": "KT_CHU_TICH"}},
        ("Phó Chủ tịch",),
    ),
    Bad(
        "proposed twice",
        SampleStep.SIGNATURE,
        "signature",
        {**PROPOSE, "proposed_on": "2026-11-11"},
        ("chờ Chủ tịch ký",),
    ),
    Bad(
        "a number beyond all books",
        SampleStep.COUNCIL,
        "signature",
        {**PROPOSE, "proposal_number": 10**30},
        (),
    ),
    # The issuance
    Bad("issued without proposal", SampleStep.COUNCIL, "issuance", ISSUE, ("chưa có Tờ trình",)),
    Bad(
        "signed before proposed",
        SampleStep.SIGNATURE,
        "issuance",
        {**ISSUE, "signed_on": "2026-11-09"},
        ("09/11/2026", "10/11/2026"),
    ),
    Bad("returned without reason", SampleStep.SIGNATURE, "issuance", RETURN, ("chưa ghi lý do",)),
    Bad(
        "returned with a number",
        SampleStep.SIGNATURE,
        "issuance",
        {**RETURN, "reason": "Sửa", "number": 5},
        ("bỏ trống",),
    ),
    Bad(
        "unknown signed file",
        SampleStep.SIGNATURE,
        "issuance",
        {**ISSUE, "signed_file": "da-ky/qd.pdf"},
        ("da-ky/qd.pdf",),
    ),
    Bad(
        "number zero", SampleStep.SIGNATURE, "issuance", {**ISSUE, "number": 0}, ("Số quyết định",)
    ),
    Bad(
        "issued twice",
        SampleStep.ISSUANCE,
        "issuance",
        {**ISSUE, "signed_on": "2026-11-17"},
        ("đã có kết quả",),
    ),
    # The correction
    Bad(
        "unit corrected",
        SampleStep.LAST_UNIT,
        "correction",
        {**CORRECT, "changes": {"unit": "Trường khác"}},
        ("“unit”", "không có trường này"),
    ),
    Bad(
        "corrected when issued",
        SampleStep.ISSUANCE,
        "correction",
        CORRECT,
        ("đã ban hành", "thay thế", "đính chính"),
    ),
    # The withdrawal
    Bad(
        "unknown dossier withdrawn",
        SampleStep.LAST_UNIT,
        "withdrawal",
        {**WITHDRAW, "dossier": "HS-2026-0099"},
        ("HS-2026-0099",),
    ),
    Bad(
        "withdrawn without reason",
        SampleStep.LAST_UNIT,
        "withdrawal",
        {**WITHDRAW, "reason": " "},
        ("Lý do rút",),
    ),
    Bad(
        "withdrawn when up for signature",
        SampleStep.SIGNATURE,
        "withdrawal",
        WITHDRAW,
        ("đang ở trạng thái",),
    ),
    Bad(
        "withdrawn when issued", SampleStep.ISSUANCE, "withdrawal", WITHDRAW, ("đang ở trạng thái",)
    ),
)
