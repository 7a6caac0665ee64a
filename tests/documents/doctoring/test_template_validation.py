"""Template validation: every fault found, with its place; none in what is right."""

from collections.abc import Callable
from io import BytesIO

import docx
import pytest
from docx.document import Document

from documents.doctoring.template_validation import filled_sample, template_findings
from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind
from documents.papers.certificate import GIAY_KHEN
from documents.papers.commendation_list import DANH_SACH
from documents.papers.decision import QUYET_DINH
from documents.papers.minutes import BIEN_BAN_HOP
from documents.papers.proposal_report import TO_TRINH
from templates import template_bytes
from tests.documents.docx_text import text
from tests.documents.docxtpl_output import saved
from tests.templates.template_layout import saying

DECISION, MINUTES = QUYET_DINH, BIEN_BAN_HOP
LIST, LETTER = DANH_SACH, TO_TRINH


def edited(kind: DocumentKind, edit: Callable[[Document], object]) -> bytes:
    document = docx.Document(BytesIO(template_bytes(kind)))
    edit(document)
    return saved(document)


def replaced(kind: DocumentKind, before: str, after: str) -> bytes:
    """Return the template with the text of one run replaced, as if typed over in Word."""

    def edit(document: Document) -> None:
        run = next(run for run in saying(document, before).runs if before in run.text)
        run.text = run.text.replace(before, after, 1)

    return edited(kind, edit)


def added(kind: DocumentKind, *paragraphs: str) -> bytes:
    def edit(document: Document) -> None:
        for paragraph in paragraphs:
            document.add_paragraph(paragraph)

    return edited(kind, edit)


def told(kind: DocumentKind, data: bytes) -> str:
    return "\n".join(remark.text for remark in template_findings(kind, data))


@pytest.mark.parametrize("kind", document_kinds(), ids=str)
def test_nothing_is_wrong_with_the_official_templates(kind: DocumentKind) -> None:
    assert template_findings(kind, template_bytes(kind)) == ()


@pytest.mark.parametrize(
    ("kind", "before", "after", "said"),
    [
        (DECISION, "{{ nguoi_ky }}", "{{ nguoi_kí }}", "Ở đoạn “{{ nguoi_kí }}”"),
        (DECISION, "{{ so_luong }}", "{{ so_luog }}", "có phải là {{ so_luong }}?"),
        (DECISION, "{{ so_luong }}", "{{ SO_LUONG }}", "có phải là {{ so_luong }}?"),
        (DECISION, "{{ so_luong }}", "{{ số_lượng }}", "có phải là {{ so_luong }}?"),
        (MINUTES, "dong.chuc_danh", "dong.chuc_danhh", "có phải là {{ dong.chuc_danh }}?"),
        (LETTER, "{{ dong.ten }}", "{{ dong.tenn }}", "có phải là {{ dong.ten }}?"),
        (LIST, "{{ dong.thanh_tich }}", "{{ dong.thanhtich }}", "{{ dong.thanh_tich }}?"),
        (LIST, "phan.danh_sach", "phan.danhsach", "có phải là {{ phan.danh_sach }}?"),
        (LETTER, "dong in de_nghi", "dong in phong", "phong không phải là danh sách"),
        (DECISION, "{{ dong }}", "{{ dong.ten }}", "không có dữ liệu cho chỗ trống {{ dong.ten }}"),
        (DECISION, "{{ nguon_kinh_phi }}", "{{ xyz }}", "sửa tên hoặc"),
    ],
)
def test_a_wrong_name_is_found_with_the_nearest_valid_one(
    kind: DocumentKind, before: str, after: str, said: str
) -> None:
    remarks = told(kind, replaced(kind, before, after))
    assert said in remarks
    assert "Ở đoạn “" in remarks


def test_the_paragraph_of_a_wrong_name_is_quoted() -> None:
    remark = template_findings(MINUTES, replaced(MINUTES, "dong.y_kien", "dong.y_kienn"))[0]
    assert remark.where.paragraph.startswith(
        "- {{ dong.ten }}, {{ dong.chuc_danh }}: {{ dong.y_kienn }}"
    )
    assert remark.text.startswith("Ở đoạn “- {{ dong.ten }}")


def test_a_wrong_name_in_a_branch_not_taken_or_in_the_header_is_found() -> None:
    assert "{{ la }}" in told(
        DECISION, added(DECISION, "{% if nguoi_ky == 'A' %}{{ la }}{% endif %}")
    )

    def head(document: Document) -> None:
        document.sections[0].header.add_paragraph("{{ trich_yeuu }}")

    remarks = told(DECISION, edited(DECISION, head))
    assert "Ở đoạn “{{ trich_yeuu }}”" in remarks
    assert "có phải là {{ trich_yeu }}?" in remarks


@pytest.mark.parametrize(
    ("kind", "before", "said"),
    [
        (DECISION, "{{ so_quyet_dinh }}", "mẫu thiếu chỗ trống bắt buộc {{ so_quyet_dinh }}"),
        (DECISION, "{{ tong_tien_bang_chu }}", "{{ tong_tien_bang_chu }} (Tổng tiền bằng chữ)"),
        (LIST, "{{ dong.ten }}", "{{ ten }} (Tên người, tập thể, hộ được khen) trong vòng lặp"),
        (MINUTES, "{{ dong.khong_dong_y }}", "trong vòng lặp bieu_quyet"),
    ],
)
def test_a_required_blank_that_is_missing_is_named(
    kind: DocumentKind, before: str, said: str
) -> None:
    assert said.casefold() in told(kind, replaced(kind, before, "")).casefold()


@pytest.mark.parametrize(
    ("paragraphs", "said", "place"),
    [
        (["{{ ten", "nguoi }}"], "thẻ “{{ ten” chưa đóng", "{{ ten"),
        (["Ông {{ nguoi_ky }"], "chưa đóng: thiếu “}}”", "Ông {{ nguoi_ky }"),
        (["Ông nguoi_ky }}"], "có “}}” mà không có dấu mở", "Ông nguoi_ky }}"),
        (["{{ trich_yeu {{ nguoi_ky }}"], "chưa đóng", "{{ trich_yeu"),
        (["{%p for a in can_cu %}", "{{ a }}"], "thiếu {% endfor %}", "{%p for a in can_cu %}"),
        (["{% if can_cu %}a"], "điều kiện {% if … %} chưa đóng", "{% if can_cu %}a"),
        (["a{% endif %}"], "đóng điều kiện chưa mở", "a{% endif %}"),
        (["a{% else %}"], "không nằm trong điều kiện nào", "a{% else %}"),
        (
            ["{% for a in can_cu %}{% if a %}x{% endfor %}"],
            "điều kiện {% if … %} chưa đóng",
            "{% for",
        ),
        (["{% p for a in can_cu %}", "{%p endfor %}"], "phải viết liền “{%p”", "{% p for"),
        (["x {%p if can_cu %}", "a", "{%p endif %}"], "phải đứng một mình", "x {%p if"),
        (["{{p phu_luc }}"], "thẻ “{{p phu_luc }}” chèn văn bản con", "{{p phu_luc }}"),
        (["{{p nguoi_ky }}"], "hãy ghi “{{ nguoi_ky }}”", "{{p nguoi_ky }}"),
        (["{{ p nguoi_ky }}"], "chèn văn bản con", "{{ p nguoi_ky }}"),
        (["{{r nguoi_ky }}"], "chữ định dạng sẵn", "{{r nguoi_ky }}"),
        (["{{ nguoi_ky + „a‟ }}"], "chỉ dùng dấu nháy thẳng", "{{ nguoi_ky"),
        (["{{ nguoi ky }}"], "tên chỗ trống viết liền", "{{ nguoi ky }}"),
        (["{%p if can_cu %}", "a", "{% endif %}"], "phải ghi “{%p endif %}”", "{% endif %}"),
        (["{%p if can_cu %}", "{% else %}", "{%p endif %}"], "ghi “{%p else %}”", "{% else %}"),
        (["{% for a in can_cu %}", "{%p endfor %}"], "phải ghi “{% endfor %}”", "{%p endfor %}"),
        (["{{ nguoi_ky|inhoa }}"], "inhoa", ""),
    ],
)
def test_a_broken_tag_is_found_with_its_place(paragraphs: list[str], said: str, place: str) -> None:
    remarks = told(DECISION, added(DECISION, *paragraphs))
    assert said in remarks
    assert f"Ở đoạn “{place}" in remarks or not place


def test_what_a_tag_for_rows_would_swallow_is_found() -> None:
    def add(document: Document) -> None:
        table = document.add_table(3, 2)
        table.cell(0, 0).text = "{%tr for a in can_cu %}"
        table.cell(0, 1).text = "chữ sẽ mất"
        table.cell(1, 0).text = "{{ a }}"
        table.cell(2, 0).text = "{%tr endfor %}"

    remarks = told(DECISION, edited(DECISION, add))
    assert "Ở đoạn “{%tr for a in can_cu %}chữ sẽ mất”" in remarks
    assert "đứng một mình trong một hàng" in remarks
    outside = told(DECISION, added(DECISION, "{%tr for a in can_cu %}", "a", "{%tr endfor %}"))
    assert "chỉ dùng trong bảng" in outside


def test_a_loop_torn_over_a_table_is_found_with_its_place() -> None:
    def add(document: Document) -> None:
        table = document.add_table(2, 1)
        table.cell(0, 0).text = "Mở {% for a in can_cu %}"
        table.cell(1, 0).text = "{{ a }}"
        document.add_paragraph("Đóng ở đây {% endfor %}")

    assert "đứng sai chỗ, gần “Đóng ở đây”" in told(DECISION, edited(DECISION, add))


@pytest.mark.parametrize(
    ("texts", "sound"),
    [
        (["{%p for a in can_cu %}", "{{ a }}", "{%p endfor %}"], False),
        (["{%p if can_cu %}", "a", "{%p endif %}"], False),
        (["{%p for a in can_cu %}", "{{ a }}", "{%p endfor %}", ""], True),
        (["{%p if can_cu %}", "a", "{%p else %}", "b", "{%p endif %}"], True),
        (["{% for a in can_cu %}{{ a }}{% endfor %}"], True),
    ],
)
def test_a_cell_that_may_be_left_without_a_paragraph_is_found(
    texts: list[str], sound: bool
) -> None:
    def add(document: Document) -> None:
        cell = document.add_table(1, 1).cell(0, 0)
        cell.text = texts[0]
        for each in texts[1:]:
            cell.add_paragraph(each)

    assert ("không còn đoạn nào" in told(DECISION, edited(DECISION, add))) is not sound


def test_a_tag_that_word_split_over_runs_is_no_fault() -> None:
    def split(document: Document) -> None:
        paragraph = document.add_paragraph("Người ký: {")
        for piece in ("{ nguoi", "_ky", " }", "}"):
            paragraph.add_run(piece).bold = piece == "_ky"

    data = edited(DECISION, split)
    assert template_findings(DECISION, data) == ()
    assert "Người ký: Trần Văn Mẫu" in text(filled_sample(DECISION, data))


@pytest.mark.parametrize(
    "paragraph",
    [
        "{{ can_cu|length }} {{ can_cu|first }} {{ can_cu[0] }} {{ nguoi_ky.upper() }}",
        "{% set x = nguoi_ky %}{{ x }} {% with y = can_cu %}{{ y[0] }}{% endwith %}",
        "{% for a in can_cu|sort if a %}{{ loop.index }}. {{ a }}{% else %}x{% endfor %}",
        "{% if nguoi_ky == “A” %}a{% elif can_cu %}b{% else %}c{% endif %}{# ghi chú #}",
        "{% macro m(a) %}{{ a }}{% endmacro %}{{ m(nguoi_ky) }} {{ 'a' if can_cu else 'b' }}",
        "{% set x %}a{% endset %}{{ x }}{% for a, b in [(1, 2)] %}{{ a }}{{ b }}{% endfor %}",
        "{% for i in range(2) %}{{ i }}{% endfor %}",
        "{% for p in can_cu %}{{ p if p else '' }}{% endfor %}",
    ],
)
def test_what_the_language_allows_is_no_fault(paragraph: str) -> None:
    assert template_findings(DECISION, added(DECISION, paragraph)) == ()


def test_fields_of_a_line_may_be_asked_in_any_manner() -> None:
    paragraph = "{% for a in de_nghi|sort(attribute='ten') %}{{ a['ten'] }}{% endfor %}"
    assert template_findings(LETTER, added(LETTER, paragraph)) == ()
    wrong = told(LETTER, added(LETTER, "{{ de_nghi[0]['tenn'] }} {{ (de_nghi|first).posts }}"))
    assert "{{ ten }}?" in wrong or ".ten }}?" in wrong
    assert "posts" in wrong


@pytest.mark.parametrize(
    ("paragraph", "fault"),
    [("{{ so_quyetdinh }}", "{{ so_quyetdinh }}"), ("{% for a in can_cu %}", "chưa đóng")],
)
def test_a_paragraph_added_wrongly_is_told(paragraph: str, fault: str) -> None:
    assert fault in told(DECISION, added(DECISION, paragraph))


def test_a_template_of_another_kind_is_told() -> None:
    assert "so_so_vang" in told(DECISION, template_bytes(GIAY_KHEN))


def test_a_damaged_file_is_told() -> None:
    assert "hỏng" in told(DECISION, b"PK\x03\x04")


def test_a_sample_is_filled_to_look_at() -> None:
    assert "Trần Văn Mẫu" in text(filled_sample(DECISION, template_bytes(DECISION)))
