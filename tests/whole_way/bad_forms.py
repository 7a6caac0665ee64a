"""Every kind of form that must be refused, with the stage of the round at which it comes."""

from typing import NamedTuple

from tests.whole_way.builders import ROUND, Form, form_of, with_row, without

RECEIVED, APPRAISED, COUNCIL, SIGNED = 4, 7, 8, 9
"""Stages: how many steps of the sample round have been played."""


class Bad(NamedTuple):
    """A form that must be refused after so many steps, with these words in the reason."""

    name: str
    stage: int
    flow: str
    form: Form
    words: tuple[str, ...]


OPEN, SUBMIT, APPRAISE, MEET, PROPOSE, ISSUE = (form_of(place) for place in (1, 2, 5, 8, 9, 10))
RETURN = {"round": ROUND, "outcome": "TRA_LAI", "signed_on": "2026-11-16"}
WITHDRAW = {"dossier": "HS-2026-0001", "reason": "Đơn vị xin rút", "by": "Lý Thị Mẫu Tư"}
NOBODY_TO_CHOOSE = without(MEET, "selected")
ALL_CODES = [vote["dossier"] for vote in MEET["votes"]]

TABLE = (
    # The form itself
    Bad("unknown field", 0, "open_round", {**OPEN, "nguoi_mo": "Mẫu"}, ("nguoi_mo", "không có")),
    Bad(
        "unknown field in a row",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 1, biet_danh="Tí"),
        ("Danh sách đề nghị (dòng 2)", "biet_danh"),
    ),
    Bad(
        "missing field",
        1,
        "submission",
        without(SUBMIT, "received_by"),
        ("Người tiếp nhận", "chưa điền"),
    ),
    Bad(
        "missing field in a row",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 2, name=...),
        ("(dòng 3) › Họ và tên", "chưa điền"),
    ),
    Bad("blank name", 1, "submission", with_row(SUBMIT, "nominees", 0, name="  "), ("chưa điền",)),
    Bad("no form at all", 1, "submission", {}, ("Đợt xét khen thưởng: chưa điền",)),
    Bad(
        "empty decision",
        RECEIVED,
        "appraisal",
        with_row(APPRAISE, "decisions", 0, result=""),
        ("(dòng 1) › Kết quả thẩm định", "chưa điền"),
    ),
    Bad(
        "decision left out",
        RECEIVED,
        "appraisal",
        with_row(APPRAISE, "decisions", 8, result=...),
        ("(dòng 9)", "chưa điền"),
    ),
    Bad(
        "made-up decision",
        RECEIVED,
        "appraisal",
        with_row(APPRAISE, "decisions", 1, result="TOT"),
        ("phải chọn một mục",),
    ),
    Bad(
        "no day",
        RECEIVED,
        "appraisal",
        {**APPRAISE, "appraised_on": "31/02/2026"},
        ("không phải ngày",),
    ),
    Bad(
        "votes in words",
        APPRAISED,
        "council",
        with_row(MEET, "votes", 0, agree="chín"),
        ("số nguyên",),
    ),
    Bad(
        "negative votes", APPRAISED, "council", with_row(MEET, "votes", 0, disagree=-1), ("dòng 1",)
    ),
    Bad(
        "attendance left out",
        APPRAISED,
        "council",
        with_row(MEET, "members", 0, present=...),
        ("Dự họp: chưa điền",),
    ),
    Bad(
        "attendance unclear",
        APPRAISED,
        "council",
        with_row(MEET, "members", 0, present="có lẽ"),
        ("Có mặt hoặc Vắng mặt",),
    ),
    Bad(
        "text for a list",
        RECEIVED,
        "appraisal",
        {**APPRAISE, "decisions": "tất cả"},
        ("danh sách",),
    ),
    Bad(
        "text for a group of fields",
        1,
        "submission",
        {**SUBMIT, "unit": "Trường"},
        ("nhóm các trường",),
    ),
    # The round
    Bad("sơ kết in 2026", 0, "open_round", {**OPEN, "occasion": "SO_KET"}, ("sơ kết", "2027")),
    Bad("round opened twice", 1, "open_round", {**OPEN, "opens_on": None}, ("đã được mở",)),
    Bad(
        "round closes before it opens",
        0,
        "open_round",
        {**OPEN, "opens_on": "2026-10-15", "closes_on": "2026-09-15"},
        ("hạn nhận",),
    ),
    Bad("unknown movement", 0, "open_round", {**OPEN, "movement": "KHONG-CO"}, ("KHONG-CO",)),
    Bad("unknown award", 0, "open_round", {**OPEN, "award": "HUAN_CHUONG"}, ("phải chọn một mục",)),
    *(
        Bad(f"unknown round in {flow}", 1, flow, {**form, "round": "2026-XX"}, ("2026-XX", ROUND))
        for flow, form in (
            ("submission", SUBMIT),
            ("appraisal", APPRAISE),
            ("council", MEET),
            ("signature", PROPOSE),
            ("issuance", ISSUE),
        )
    ),
    # The submission
    Bad(
        "received before the unit proposed",
        1,
        "submission",
        {**SUBMIT, "received_on": "2026-10-01"},
        ("01/10/2026", "02/10/2026"),
    ),
    Bad(
        "duplicate nominee in the form",
        1,
        "submission",
        {**SUBMIT, "nominees": [SUBMIT["nominees"][1]] * 2},
        ("hai dòng", "Nguyễn Văn Mẫu"),
    ),
    Bad(
        "duplicate nominee in the round",
        RECEIVED,
        "submission",
        {**SUBMIT, "received_on": "2026-10-06"},
        ("đã có hồ sơ HS-2026-0001",),
    ),
    Bad(
        "criterion of the wrong group",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.3.a"]),
        ("III.3.a", "không dành cho"),
    ),
    Bad(
        "unknown criterion",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.9.z"]),
        ("III.9.z",),
    ),
    Bad(
        "no criterion", 1, "submission", with_row(SUBMIT, "nominees", 0, criteria=[]), ("tiêu chí",)
    ),
    Bad(
        "honorific missing",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 1, honorific=...),
        ("Nguyễn Văn Mẫu", "Ông/Bà"),
    ),
    Bad(
        "honorific of a collective",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 0, honorific="Ông"),
        ("bỏ trống",),
    ),
    Bad("nobody nominated", 1, "submission", {**SUBMIT, "nominees": []}, ("ít nhất một dòng",)),
    Bad(
        "born in the year 888",
        1,
        "submission",
        with_row(SUBMIT, "nominees", 1, birth_year=888),
        ("888",),
    ),
    Bad(
        "unknown workbook",
        1,
        "submission",
        {**SUBMIT, "nominees": [], "workbook": "inbox/khong-co.xlsx"},
        ("inbox/khong-co.xlsx",),
    ),
    Bad(
        "unknown component",
        1,
        "submission",
        {**SUBMIT, "components": [{"kind": "TO_TRINH", "object": "inbox/mat.pdf"}]},
        ("inbox/mat.pdf",),
    ),
    Bad("list and workbook both", 1, "submission", {**SUBMIT, "workbook": "inbox/a.xlsx"}, ()),
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
