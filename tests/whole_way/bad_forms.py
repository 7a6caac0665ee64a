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

FORMS = (
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
)
"""What is refused up to the reception."""
