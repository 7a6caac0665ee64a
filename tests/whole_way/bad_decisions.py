"""Every kind of form that must be refused, from the opening to the withdrawal."""

from tests.whole_way.bad_forms import (
    ALL_CODES,
    APPRAISE,
    APPRAISED,
    COUNCIL,
    FORMS,
    ISSUE,
    MEET,
    NOBODY_TO_CHOOSE,
    PROPOSE,
    RECEIVED,
    RETURN,
    SIGNED,
    WITHDRAW,
    Bad,
)
from tests.whole_way.builders import ROUND, with_row

TABLE = (
    *FORMS,
    # The appraisal
    Bad(
        "unknown dossier",
        RECEIVED,
        "appraisal",
        with_row(APPRAISE, "decisions", 0, dossier="HS-2026-0099"),
        ("HS-2026-0099", ROUND),
    ),
    Bad(
        "appraised before received",
        RECEIVED,
        "appraisal",
        {**APPRAISE, "appraised_on": "2026-10-06"},
        ("06/10/2026", "07/10/2026"),
    ),
    Bad(
        "sent back without reason",
        RECEIVED,
        "appraisal",
        with_row(APPRAISE, "decisions", 5, reason=""),
        ("HS-2026-0006", "lý do"),
    ),
    Bad(
        "appraised twice in one form",
        RECEIVED,
        "appraisal",
        {**APPRAISE, "decisions": [APPRAISE["decisions"][0]] * 2},
        ("hai dòng",),
    ),
    Bad(
        "appraised after the council",
        COUNCIL,
        "appraisal",
        {**APPRAISE, "appraised_on": "2026-11-06"},
        ("đang ở trạng thái",),
    ),
    # The council
    Bad(
        "council before appraisal", RECEIVED, "council", MEET, ("đang ở trạng thái “Đã tiếp nhận”",)
    ),
    Bad(
        "over quota by choice",
        APPRAISED,
        "council",
        {**MEET, "selected": ALL_CODES},
        ("tối đa 02 tập thể", "tối đa 04 cá nhân", "chọn lại"),
    ),
    Bad(
        "over quota by default",
        APPRAISED,
        "council",
        NOBODY_TO_CHOOSE,
        ("tối đa 02 tập thể", "hãy chọn lại"),
    ),
    Bad(
        "votes that do not add up",
        APPRAISED,
        "council",
        with_row(MEET, "votes", 0, agree=12),
        ("12 phiếu", "HS-2026-0001"),
    ),
    Bad(
        "quorum not met",
        APPRAISED,
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
        APPRAISED,
        "council",
        with_row(MEET, "votes", 1, recused=["Người Ngoài Mẫu"]),
        ("Người Ngoài Mẫu",),
    ),
    Bad(
        "held before appraisal",
        APPRAISED,
        "council",
        {**MEET, "held_on": "2026-10-19"},
        ("19/10/2026", "20/10/2026"),
    ),
    Bad(
        "chair is no member",
        APPRAISED,
        "council",
        {**MEET, "chair": "Người Ngoài Mẫu"},
        ("chủ trì",),
    ),
    Bad(
        "chosen without votes",
        APPRAISED,
        "council",
        {**MEET, "votes": MEET["votes"][:1], "selected": ["HS-2026-0004"]},
        ("HS-2026-0004",),
    ),
    # The signature
    Bad("nothing to propose", APPRAISED, "signature", PROPOSE, ("chưa có hồ sơ nào",)),
    Bad(
        "proposed before the council",
        COUNCIL,
        "signature",
        {**PROPOSE, "proposed_on": "2026-11-04"},
        ("04/11/2026", "05/11/2026"),
    ),
    Bad(
        "title against authority",
        COUNCIL,
        "signature",
        {**PROPOSE, "signatory": {**PROPOSE["signatory"], "authority": "KT_CHU_TICH"}},
        ("Phó Chủ tịch",),
    ),
    Bad(
        "proposed twice",
        SIGNED,
        "signature",
        {**PROPOSE, "proposed_on": "2026-11-11"},
        ("chờ Chủ tịch ký",),
    ),
    Bad(
        "a number beyond all books",
        COUNCIL,
        "signature",
        {**PROPOSE, "proposal_number": 10**30},
        (),
    ),
    # The issuance
    Bad("issued without proposal", COUNCIL, "issuance", ISSUE, ("chưa có Tờ trình",)),
    Bad(
        "signed before proposed",
        SIGNED,
        "issuance",
        {**ISSUE, "signed_on": "2026-11-09"},
        ("09/11/2026", "10/11/2026"),
    ),
    Bad("returned without reason", SIGNED, "issuance", RETURN, ("chưa ghi lý do",)),
    Bad(
        "returned with a number",
        SIGNED,
        "issuance",
        {**RETURN, "reason": "Sửa", "number": 5},
        ("bỏ trống",),
    ),
    Bad(
        "unknown signed file",
        SIGNED,
        "issuance",
        {**ISSUE, "signed_file": "da-ky/qd.pdf"},
        ("da-ky/qd.pdf",),
    ),
    Bad("number zero", SIGNED, "issuance", {**ISSUE, "number": 0}, ("Số quyết định",)),
    Bad("issued twice", 10, "issuance", {**ISSUE, "signed_on": "2026-11-17"}, ("đã có kết quả",)),
    # The withdrawal
    Bad(
        "unknown dossier withdrawn",
        RECEIVED,
        "withdrawal",
        {**WITHDRAW, "dossier": "HS-2026-0099"},
        ("HS-2026-0099",),
    ),
    Bad(
        "withdrawn without reason",
        RECEIVED,
        "withdrawal",
        {**WITHDRAW, "reason": " "},
        ("Lý do rút",),
    ),
    Bad("withdrawn when up for signature", SIGNED, "withdrawal", WITHDRAW, ("đang ở trạng thái",)),
    Bad("withdrawn when issued", 10, "withdrawal", WITHDRAW, ("đang ở trạng thái",)),
)
