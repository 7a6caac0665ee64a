"""The guide to all blanks, docs/blanks.md.

`python -m documents.doctoring.blanks_guide` writes it anew.
"""

from collections.abc import Iterator
from pathlib import Path

from documents.doctoring.shapes import Shape, shape_of
from documents.kind_registry import document_kinds
from documents.kinds import DocumentKind

GUIDE = Path(__file__).parents[2] / "docs" / "blanks.md"

_INTRODUCTION = """# Chỗ trống trong các mẫu văn bản

Tệp này do `python -m documents.doctoring.blanks_guide` tạo ra từ `documents/`; đừng sửa bằng tay.

- Trong tệp Word của mẫu, mỗi chỗ trống viết trong hai dấu ngoặc nhọn: `{{ nguoi_ky }}`. Chữ định
  dạng thế nào thì khi in ra giữ nguyên như vậy.
- Danh sách in bằng vòng lặp. Mỗi dòng một đoạn: `{%p for dong in can_cu %}`, `{{ dong }}`,
  `{%p endfor %}` ở ba đoạn riêng. Mỗi dòng một hàng của bảng: `{%tr for dong in ho_so %}` và
  `{%tr endfor %}` ở hai hàng riêng, giữa là hàng có `{{ dong.ten }}`.
- Đoạn chỉ in khi có nội dung: `{%p if ly_do %}`, đoạn văn, `{%p endif %}`.
- Chỗ trống bắt buộc đánh dấu ✓: mẫu thiếu chỗ trống đó thì chương trình không nhận.
- Kiểm tra mẫu trước khi dùng: `khenthuong templates check TỆP --kind LOẠI`.
"""


def guide() -> str:
    """Return the whole guide."""
    return "\n".join([_INTRODUCTION, *(_section(kind) for kind in document_kinds())])


def _section(kind: DocumentKind) -> str:
    rows = _rows(shape_of(kind.context), kind.sample_context().blanks(), kind.required)
    head = "| Chỗ trống | Ghi gì | Bắt buộc | Ví dụ |\n|---|---|---|---|"
    return "\n".join([f"## {kind.title} (`{kind.code}`)\n", head, *rows, ""])


def _rows(shape: Shape, sample: object, required: tuple[str, ...], lead: str = "") -> Iterator[str]:
    """Return a row for each blank, those of a list's lines below it."""
    for name, held in shape.fields.items():
        value = sample.get(name) if isinstance(sample, dict) else None
        mark = "✓" if held.path in required else ""
        yield f"| {_written(name, held, lead)} | {held.description} | {mark} | {_example(value)} |"
        if held.item and held.item.fields:
            first = value[0] if isinstance(value, list) and value else None
            yield from _rows(held.item, first, required, f"{lead}{name} → ")


def _written(name: str, held: Shape, lead: str) -> str:
    """Write a blank as staff write it: alone, as a list, or as a field of a list's line."""
    if held.item:
        return f"{lead}`{name}` (danh sách)"
    return f"{lead}`{{{{ dong.{name} }}}}`" if lead else f"`{{{{ {name} }}}}`"


def _example(value: object) -> str:
    """Return a short example; of a list of lines the first."""
    if isinstance(value, list):
        value = value[0] if value and not isinstance(value[0], dict) else ""
    said = str(value if value is not None else "").replace("|", "\\|")
    return f"{said[:70].rstrip()}…" if len(said) > 70 else said  # noqa: PLR2004 - a table's width


if __name__ == "__main__":
    GUIDE.write_text(guide(), "utf-8")
