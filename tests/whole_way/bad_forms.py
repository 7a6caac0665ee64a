"""Every kind of form that must be refused, with the step of the round after which it comes."""

from typing import NamedTuple

from tests.walks import SampleStep
from tests.whole_way.builders import ROUND, Form, form_of, with_row, without


class Bad(NamedTuple):
    """A form that must be refused after a step, or first of all, with these words in the reason."""

    name: str
    after: SampleStep | None
    flow: str
    form: Form
    words: tuple[str, ...]


OPEN, SUBMIT, APPRAISE, MEET, PROPOSE, ISSUE = (
    form_of(step)
    for step in (
        SampleStep.OPEN_ROUND,
        SampleStep.FIRST_UNIT,
        SampleStep.APPRAISAL,
        SampleStep.COUNCIL,
        SampleStep.SIGNATURE,
        SampleStep.ISSUANCE,
    )
)
RETURN = {"round": ROUND, "outcome": "TRA_LAI", "signed_on": "2026-11-16"}
WITHDRAW = {"dossier": "HS-2026-0001", "reason": "Đơn vị xin rút", "by": "Lý Thị Mẫu Tư"}
CORRECT = {"dossier": "HS-2026-0002", "changes": {"name": "Mẫu"}, "reason": "Sai", "by": "Mẫu"}
NOBODY_TO_CHOOSE = without(MEET, "selected")
ALL_CODES = [vote["dossier"] for vote in MEET["votes"]]

FORMS = (
    # The form itself
    Bad("unknown field", None, "open_round", {**OPEN, "nguoi_mo": "Mẫu"}, ("nguoi_mo", "không có")),
    Bad(
        "unknown field in a row",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 1, biet_danh="Tí"),
        ("Danh sách đề nghị (dòng 2)", "biet_danh"),
    ),
    Bad(
        "missing field",
        SampleStep.OPEN_ROUND,
        "submission",
        without(SUBMIT, "received_by"),
        ("Người tiếp nhận", "chưa điền"),
    ),
    Bad(
        "missing field in a row",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 2, name=...),
        ("(dòng 3) › Họ và tên", "chưa điền"),
    ),
    Bad(
        "blank name",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 0, name="  "),
        ("chưa điền",),
    ),
    Bad(
        "no form at all",
        SampleStep.OPEN_ROUND,
        "submission",
        {},
        ("Đợt xét khen thưởng: chưa điền",),
    ),
    Bad(
        "empty decision",
        SampleStep.LAST_UNIT,
        "appraisal",
        with_row(APPRAISE, "decisions", 0, result=""),
        ("(dòng 1) › Kết quả thẩm định", "chưa điền"),
    ),
    Bad(
        "decision left out",
        SampleStep.LAST_UNIT,
        "appraisal",
        with_row(APPRAISE, "decisions", 8, result=...),
        ("(dòng 9)", "chưa điền"),
    ),
    Bad(
        "made-up decision",
        SampleStep.LAST_UNIT,
        "appraisal",
        with_row(APPRAISE, "decisions", 1, result="TOT"),
        ("phải chọn một mục",),
    ),
    Bad(
        "no day",
        SampleStep.LAST_UNIT,
        "appraisal",
        {**APPRAISE, "appraised_on": "31/02/2026"},
        ("không phải ngày",),
    ),
    Bad(
        "votes in words",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "votes", 0, agree="chín"),
        ("số nguyên",),
    ),
    Bad(
        "negative votes",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "votes", 0, disagree=-1),
        ("dòng 1",),
    ),
    Bad(
        "attendance left out",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "members", 0, present=...),
        ("Dự họp: chưa điền",),
    ),
    Bad(
        "attendance unclear",
        SampleStep.LAST_APPRAISAL,
        "council",
        with_row(MEET, "members", 0, present="có lẽ"),
        ("Có mặt hoặc Vắng mặt",),
    ),
    Bad(
        "text for a list",
        SampleStep.LAST_UNIT,
        "appraisal",
        {**APPRAISE, "decisions": "tất cả"},
        ("danh sách",),
    ),
    Bad(
        "text for a group of fields",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "unit": "Trường"},
        ("nhóm các trường",),
    ),
    # The round
    Bad("sơ kết in 2026", None, "open_round", {**OPEN, "occasion": "SO_KET"}, ("sơ kết", "2027")),
    Bad(
        "round opened twice",
        SampleStep.OPEN_ROUND,
        "open_round",
        {**OPEN, "opens_on": None},
        ("đã được mở",),
    ),
    Bad(
        "round closes before it opens",
        None,
        "open_round",
        {**OPEN, "opens_on": "2026-10-15", "closes_on": "2026-09-15"},
        ("hạn nhận",),
    ),
    Bad("unknown movement", None, "open_round", {**OPEN, "movement": "KHONG-CO"}, ("KHONG-CO",)),
    Bad(
        "unknown award",
        None,
        "open_round",
        {**OPEN, "award": "HUAN_CHUONG"},
        ("phải chọn một mục",),
    ),
    *(
        Bad(
            f"unknown round in {flow}",
            SampleStep.OPEN_ROUND,
            flow,
            {**form, "round": "2026-XX"},
            ("2026-XX", ROUND),
        )
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
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "received_on": "2026-10-01"},
        ("01/10/2026", "02/10/2026"),
    ),
    Bad(
        "duplicate nominee in the form",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "nominees": [SUBMIT["nominees"][1]] * 2},
        ("hai dòng", "Nguyễn Văn Mẫu"),
    ),
    Bad(
        "duplicate nominee in the round",
        SampleStep.LAST_UNIT,
        "submission",
        {**SUBMIT, "received_on": "2026-10-06"},
        ("đã có hồ sơ HS-2026-0001",),
    ),
    Bad(
        "criterion of the wrong group",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.3.a"]),
        ("III.3.a", "không dành cho"),
    ),
    Bad(
        "unknown criterion",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 0, criteria=["III.9.z"]),
        ("III.9.z",),
    ),
    Bad(
        "no criterion",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 0, criteria=[]),
        ("tiêu chí",),
    ),
    Bad(
        "honorific missing",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 1, honorific=...),
        ("Nguyễn Văn Mẫu", "Ông/Bà"),
    ),
    Bad(
        "honorific of a collective",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 0, honorific="Ông"),
        ("bỏ trống",),
    ),
    Bad(
        "nobody nominated",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "nominees": []},
        ("ít nhất một dòng",),
    ),
    Bad(
        "born in the year 888",
        SampleStep.OPEN_ROUND,
        "submission",
        with_row(SUBMIT, "nominees", 1, birth_year=888),
        ("888",),
    ),
    Bad(
        "unknown workbook",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "nominees": [], "workbook": "inbox/khong-co.xlsx"},
        ("inbox/khong-co.xlsx",),
    ),
    Bad(
        "unknown component",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "components": [{"kind": "TO_TRINH", "object": "inbox/mat.pdf"}]},
        ("inbox/mat.pdf",),
    ),
    Bad(
        "list and workbook both",
        SampleStep.OPEN_ROUND,
        "submission",
        {**SUBMIT, "workbook": "inbox/a.xlsx"},
        (),
    ),
)
"""What is refused up to the reception."""
