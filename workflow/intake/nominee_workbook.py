"""The blank workbook that units fill in, made from the very form that it will be read by."""

from collections.abc import Iterator

from documents.tables.fillable_workbook import Column, blank_workbook
from dossiers.model.dossier import UnitGroup
from dossiers.plan.plan import Movement
from workflow.forms.nominee_form import NomineeForm

WIDTHS = {
    "name": 24,
    "honorific": 8,
    "birth_year": 8,
    "citizen_id": 15,
    "position": 15,
    "workplace": 22,
    "address": 22,
    "members": 8,
    "women": 8,
    "achievement": 38,
}
"""How wide columns are, in letters: together they fit a page across, and can be read."""

USUAL_WIDTH = 12

EXAMPLES = (
    {
        "kind": "Tập thể",
        "name": "Bộ phận Một cửa (tập thể mẫu)",
        "address": "Trung tâm Phục vụ hành chính công phường",
        "members": "9",
        "women": "6",
        "achievement": "Đưa tỷ lệ hồ sơ trực tuyến toàn trình đạt 96% năm 2026",
        "criteria": "III.1.b; III.1.d",
    },
    {
        "kind": "Cá nhân",
        "name": "Nguyễn Văn Mẫu",
        "honorific": "Ông",
        "birth_year": "1988",
        "citizen_id": "019088000001",
        "position": "Chuyên viên",
        "workplace": "Trung tâm Phục vụ hành chính công phường",
        "achievement": "Sáng kiến trợ lý ảo hướng dẫn nộp hồ sơ, giảm 35% thời gian chờ",
        "criteria": "III.4.a",
    },
    {
        "kind": "Hộ gia đình",
        "name": "Hộ bà Lò Thị Ví Dụ",
        "address": "Tổ 5, phường Bắc Kạn",
        "achievement": "Vận động 40 hộ trong tổ sử dụng dịch vụ công trực tuyến",
        "criteria": "III.4.b",
    },
)
"""A row of each kind, as units should fill them in."""


def blank_list(movement: Movement) -> bytes:
    """Return the blank workbook, with the criteria of a movement, as .xlsx."""
    schema = NomineeForm.model_json_schema()
    criteria = tuple(each.code for each in movement.criteria)
    columns = [
        Column(
            title=field["title"],
            hint=field.get("description", ""),
            needed=name in schema["required"],
            width=WIDTHS.get(name, USUAL_WIDTH),
            choices=criteria if name == "criteria" else tuple(field.get("enum", ())),
            many=field["type"] == "array",
        )
        for name, field in schema["properties"].items()
    ]
    names = list(schema["properties"])
    examples = [[each.get(name, "") for name in names] for each in EXAMPLES]
    return blank_workbook(columns, examples, list(_criteria(movement)))


def _criteria(movement: Movement) -> Iterator[tuple[str, ...]]:
    """Yield the lines of the sheet of criteria, those of each group of units together."""
    yield ("Mã", "Tiêu chí", "Dành cho")
    for group in UnitGroup:
        found = [each for each in movement.criteria if group in each.groups]
        if found:
            yield (f"Đơn vị thuộc khối: {group.text}",)
        for each in found:
            yield each.code, each.text, ", ".join(kind.text.lower() for kind in each.kinds)
