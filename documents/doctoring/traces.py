"""What work in Word leaves in a template and prints on every paper, paragraph by paragraph."""

import re
from collections.abc import Iterator

from lxml import etree

from documents.readback.word_xml import OFF, W
from dossiers.model.finding import Finding, Passage, TextFinding

TRACKED = frozenset(
    f"{W}{name}"
    for name in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "tblPrChange",
        "trPrChange",
        "tcPrChange",
        "sectPrChange",
        "numberingChange",
    )
)
"""What Word keeps of changes that nobody has accepted or rejected (ECMA-376 part 1, 17.13.5)."""

COMMENTS = (f"{W}commentReference", f"{W}commentRangeStart")
MERGED = frozenset(
    {"MERGEFIELD", "MERGEREC", "MERGESEQ", "NEXT", "NEXTIF", "SKIPIF", "ADDRESSBLOCK"}
)
"""Fields that mail merge fills from a list of its own (17.16.5)."""

ASKING = frozenset({"ASK", "FILLIN", "GREETINGLINE", "MACROBUTTON"})
CHANGING = frozenset(
    {"DATE", "TIME", "CREATEDATE", "SAVEDATE", "PRINTDATE", "AUTHOR", "USERNAME", "LASTSAVEDBY"}
    | {"FILENAME", "USERINITIALS", "EDITTIME", "INCLUDETEXT", "LINK", "DDEAUTO", "DOCPROPERTY"}
)
"""Fields whose text Word replaces when the paper is opened or printed."""

_NAME = re.compile(r"\w+")
_TYPED = re.compile(r"«\w+»")
"""How a field of mail merge looks, also where only its look was copied."""

EDITED = (
    "còn chỉnh sửa đang theo dõi (Track Changes), sẽ lẫn vào mọi văn bản; hãy vào Review → Accept"
    " All Changes, tắt Track Changes rồi lưu lại"
)
COMMENTED = "còn nhận xét (Comment); hãy vào Review → Delete All Comments rồi lưu lại"
HIDDEN = "có chữ ẩn (Hidden), không ai thấy mà vẫn nằm trong văn bản; hãy bỏ ẩn hoặc xóa đi"
PROMPT = "còn ô nội dung của Word chưa điền (dòng nhắc màu xám); hãy gõ chữ hoặc xóa ô đó"


def traces(root: etree._Element) -> Iterator[TextFinding]:
    """Find the traces in one part of a template, each once a paragraph."""
    found: dict[tuple[str, str], None] = {}
    for element in root.iter():
        if said := _said(element) or _typed_field(element):
            found[said, _shown(element)] = None
    yield from (Finding(said, Passage(shown)) for said, shown in found)


def _said(element: etree._Element) -> str:
    """Say what is wrong with an element; "" for what may stay."""
    if element.tag in TRACKED:
        return EDITED
    if element.tag in COMMENTS:
        return COMMENTED
    if element.tag == f"{W}vanish" and element.get(f"{W}val", "1") not in OFF:
        return HIDDEN
    if element.tag == f"{W}showingPlcHdr":
        return PROMPT
    if element.tag == f"{W}instrText":
        return _field(_code(element))
    return _field(element.get(f"{W}instr", "")) if element.tag == f"{W}fldSimple" else ""


def _code(piece: etree._Element) -> str:
    """Return what a field says, which Word may keep in pieces, by its first one; "" by others."""
    run = piece.getparent()
    before = run.getprevious() if run is not None else None
    if run is None or (before is not None and before.find(f"{W}instrText") is not None):
        return ""
    code = "".join(each.text or "" for each in run.iter(f"{W}instrText"))
    for later in run.itersiblings():
        pieces = list(later.iter(f"{W}instrText"))
        if not pieces:
            break
        code += "".join(each.text or "" for each in pieces)
    return code


def _typed_field(text: etree._Element) -> str:
    found = _TYPED.search(text.text or "") if text.tag == f"{W}t" else None
    return (
        f"còn chỗ trộn thư gõ tay “{found[0]}”; hãy gõ chỗ trống dạng {{{{ … }}}}" if found else ""
    )


def _field(code: str) -> str:
    code = code.strip()
    name = (match[0] if (match := _NAME.match(code)) else "").upper()
    if name in MERGED:
        return (
            f"còn trường trộn thư “{code}” của Word, chương trình không điền; hãy xóa và gõ chỗ"
            " trống dạng {{ … }} vào đó"
        )
    if name in ASKING:
        return f"còn trường “{code}” của Word, sẽ hỏi người mở văn bản; hãy xóa đi"
    if name in CHANGING:
        return (
            f"còn trường “{code}” của Word, tự đổi khi mở hoặc in văn bản; hãy xóa và gõ chữ, hoặc"
            " chỗ trống dạng {{ … }}"
        )
    return ""


def _shown(element: etree._Element) -> str:
    """Return the text of the paragraph around an element, else of the first one beside it."""
    around = next(element.iterancestors(f"{W}p"), None)
    above = element.iterancestors()
    while around is None and (holder := next(above, None)) is not None:
        around = next(holder.iter(f"{W}p"), None)
    if around is None:
        return ""
    pieces = around.iter(f"{W}t", f"{W}delText")
    return " ".join("".join(each.text or "" for each in pieces).split())


def mail_merge(settings: etree._Element) -> Iterator[TextFinding]:
    """Find a list of addresses that the template is bound to: Word asks for it at each opening."""
    if settings.find(f"{W}mailMerge") is not None:
        yield Finding(
            "mẫu đang gắn với danh sách trộn thư (Mail Merge) của Word; hãy vào Mailings → Start"
            " Mail Merge → Normal Word Document rồi lưu lại",
            Passage(),
        )
