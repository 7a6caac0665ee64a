"""Which piece of a document is which component, found by what it says and where it stands.

What a piece says is compared without diacritics and case: a heading is still one when it is
mistyped, and then its form can be judged.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from documents.form_check.document_types import (
    ANNEX,
    CERTIFICATE,
    DECISION,
    LETTER,
    OTHER,
    FormType,
    type_named,
)
from documents.readback import Paragraph, Piece, Sheet
from dossiers.model.names import fold

_BODIES = re.compile(
    r"(uy ban|ubnd|hdnd|hoi|phong|ban|trung tam|van phong|so|bo|cuc|chi cuc|tram|truong|cong an"
    r"|dang uy|dang bo|doan|mat tran|chu tich|cong doan)\b"
)
"""How the names of bodies begin."""
_MARKS = re.compile(r"(du thao|tuyet mat|toi mat|mat|khan|thuong khan|hoa toc)\b.{0,20}$")
_NUMBER = re.compile(r"so\s*:|so\s+[\d.…_ ]*/|so$")
_PLACE_DATE = re.compile(r".*\bngay\b.*\bthang\b|.*,\s*ngay\b")
_BASIS = re.compile(r"[-–+•*]?\s*(can cu|theo de nghi|xet de nghi)\b")
_ADDRESSEE = re.compile(r"kinh gui\b")
_ROLES = re.compile(
    r"((tm|kt|tl|tuq|q)\b\s*[./]?\s*|t/m\.?\s*|k/t\.?\s*|t/l\.?\s*)?"
    r"(bo truong|chu tich|pho|truong|chanh|giam doc|thu ky|chu toa|chu tri|uy ban|ubnd|hoi dong"
    r"|hieu truong|quyen|bi thu|ban chap hanh|nguoi)\b"
)
_ANNEX = re.compile(r"phu luc(\s+[ivx\d]+)?\s*[.:]?$")
_ORDINAL = re.compile(r"(stt|tt|so tt|so so vang)$")
_RECIPIENTS = re.compile(r"noi nhan\b")
_LINE = re.compile(r"[-–+•]")
_LONGEST_ROLE = 70
_MOST_SUBJECT = 5
_DATE = re.compile(r"ngay\s*(\d{1,2})\s*thang\s*(\d{1,2})\s*nam\s*(\d{4})")
NATION = "cong hoa xa hoi chu nghia viet nam"
MOTTO = "doclaptudohanhphuc"


@dataclass
class DocumentParts:
    """The components; empty or None for one that is not there."""

    sheet: Sheet
    type: FormType = OTHER
    nation: Piece | None = None
    motto: Piece | None = None
    issuing: list[Piece] = field(default_factory=list)
    number: Piece | None = None
    place_date: Piece | None = None
    title: Piece | None = None
    subject: list[Piece] = field(default_factory=list)
    competence: Piece | None = None
    decides: Piece | None = None
    addressees: list[Piece] = field(default_factory=list)
    bases: list[Piece] = field(default_factory=list)
    body: list[Paragraph] = field(default_factory=list)
    recipients_heading: Piece | None = None
    recipients: list[Piece] = field(default_factory=list)
    authorities: list[Piece] = field(default_factory=list)
    signers: list[Piece] = field(default_factory=list)
    annex: list[Piece] = field(default_factory=list)

    @property
    def dated(self) -> date | None:
        """Return the day that the document bears, if it is a whole and real date."""
        return date_in(self.place_date.text) if self.place_date else None

    def bodies(self) -> tuple[list[Piece], list[Piece]]:
        """Return the lines that name the body above, and those of the body that issues."""
        starts = [at for at, piece in enumerate(self.issuing) if _BODIES.match(fold(piece.text))]
        last = starts[-1] if starts else 0
        return self.issuing[:last], self.issuing[last:]


def date_in(text: str) -> date | None:
    """Return the first date in words of a text; None if there is none or it is no day."""
    found = _DATE.search(fold(text))
    if found is None:
        return None
    day, month, year = (int(part) for part in found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        return None


def find_parts(sheet: Sheet) -> DocumentParts:
    """Find the components of a document."""
    found = DocumentParts(sheet)
    pieces = [piece for piece in sheet.pieces if not piece.is_rule]
    start = next((at for at, piece in enumerate(pieces) if _is_annex(piece)), len(pieces))
    found.annex = pieces[start:]
    _read_main(pieces[:start], found)
    if found.annex and found.nation is None and found.title is None:
        found.type = ANNEX
    return found


def _is_annex(piece: Piece) -> bool:
    return piece.paragraph.cell is None and _ANNEX.match(fold(piece.text)) is not None


def _read_main(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    if _is_overlay(pieces, parts.sheet):
        parts.type = CERTIFICATE
        return
    place = _title_place(pieces, parts)
    _read_heading(pieces[:place], parts)
    rest = pieces[place:]
    if parts.title is not None:
        _read_subject(rest[1:], parts)
        rest = rest[1 + len(parts.subject) :]
    signing = _signing_place(rest, parts)
    _read_text([piece for piece in rest if piece.paragraph.place < signing], parts)
    _read_signing([piece for piece in rest if piece.paragraph.place >= signing], parts)


def _is_overlay(pieces: Sequence[Piece], sheet: Sheet) -> bool:
    """Tell whether it is printed onto a certificate's blank: landscape, without heading."""
    headed = any(_of_heading(piece) or _names_a_type(piece) for piece in pieces)
    return sheet.broadside and bool(pieces) and not headed


def _title_place(pieces: Sequence[Piece], parts: DocumentParts) -> int:
    """Return where the name of the type stands; without one, where the text begins."""
    above = next((at for at, each in enumerate(pieces) if _addresses(each)), len(pieces))
    for fits in (_names_a_type, _like_a_title):
        for place, piece in enumerate(pieces[:above]):
            if fits(piece):
                parts.type, parts.title = type_named(piece.text) or OTHER, piece
                return place
    if any(fold(piece.text).startswith("v/v") for piece in pieces[:above]):
        parts.type = LETTER
    return above if above < len(pieces) else _after_heading(pieces)


def _addresses(piece: Piece) -> bool:
    return _ADDRESSEE.match(fold(piece.text)) is not None


def _names_a_type(piece: Piece) -> bool:
    """Tell whether it is the name of a type, and not one in a table of the text."""
    cell = piece.paragraph.cell
    return (cell is None or cell.table == 0) and type_named(piece.text) is not None


def _like_a_title(piece: Piece) -> bool:
    """Tell whether it is bold capitals in the middle of the page, outside of the heading."""
    alone = piece.paragraph.cell is None and piece.paragraph.align == "center"
    bold = all(look.bold for look in piece.looks)
    shouted = piece.printed == piece.printed.upper() and piece.printed.lower() != piece.printed
    return alone and bold and shouted and fold(piece.text) != NATION


def _after_heading(pieces: Sequence[Piece]) -> int:
    """Return where a document without a name begins its text: past motto, number and date."""
    ends = [at for at, piece in enumerate(pieces) if _of_heading(piece)]
    return ends[-1] + 1 if ends else 0


def _of_heading(piece: Piece) -> bool:
    folded = fold(piece.text)
    return folded == NATION or _is_motto(folded) or _NUMBER.match(folded) is not None


def _is_motto(folded: str) -> bool:
    return re.sub(r"\W", "", folded) == MOTTO


def _read_heading(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    for piece in pieces:
        folded = fold(piece.text)
        if folded == NATION:
            parts.nation = piece
        elif _is_motto(folded):
            parts.motto = piece
        elif _NUMBER.match(folded) and parts.number is None:
            parts.number = piece
        elif _PLACE_DATE.match(folded):
            parts.place_date = piece
        elif not _MARKS.match(folded) and not folded.startswith("v/v"):
            parts.issuing.append(piece)


def _read_subject(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    """Read the lines below the name, down to the rule, an empty line, or what is no subject."""
    if parts.title is None or not parts.type.administrative:
        return
    above = parts.title.paragraph
    for piece in pieces[:_MOST_SUBJECT]:
        if parts.subject and not _goes_on(above, piece, parts.sheet):
            return
        if _ends_subject(piece, first=not parts.subject):
            return
        parts.subject.append(piece)
        above = piece.paragraph


def _goes_on(above: Paragraph, piece: Piece, sheet: Sheet) -> bool:
    if piece.paragraph is above:
        return True
    between = sheet.paragraphs[sheet.paragraphs.index(above) + 1 :]
    follows = bool(between) and between[0] is piece.paragraph
    ruled = "bottom" in above.borders or "top" in piece.paragraph.borders or above.drawn
    return follows and not ruled and piece.paragraph.align == "center"


def _ends_subject(piece: Piece, *, first: bool) -> bool:
    folded = fold(piece.text)
    if piece.paragraph.cell is not None or _ADDRESSEE.match(folded) or _BASIS.match(folded):
        return True
    shouted = piece.printed == piece.printed.upper()
    plain = not any(look.bold for look in piece.looks) and piece.paragraph.align != "center"
    return shouted or (plain and first and not folded.startswith("ve viec"))


def _signing_place(pieces: Sequence[Piece], parts: DocumentParts) -> int:
    """Return the place of the first paragraph of the end: recipients and signature."""
    marks = [piece for piece in pieces if _RECIPIENTS.match(fold(piece.text))]
    parts.recipients_heading = marks[-1] if marks else None
    text_start = _decided_place(pieces)
    roles = [
        piece
        for piece in pieces
        if piece.paragraph.place > text_start
        and _is_role(piece)
        and not _is_listed(piece, parts.sheet)
        and _ends_text(piece, pieces)
    ]
    starts = [_first_of_table(piece, parts.sheet) for piece in [*marks[-1:], *roles[:1]]]
    return min(starts, default=1 + max((each.paragraph.place for each in pieces), default=0))


def _decided_place(pieces: Sequence[Piece]) -> int:
    """Return where the articles of a decision begin; before it, capitals name the competence."""
    decided = [piece.paragraph.place for piece in pieces if _decides(piece)]
    return decided[0] if decided else -1


def _decides(piece: Piece) -> bool:
    return fold(piece.text).rstrip(" :") == fold(DECISION.name)


def _is_role(piece: Piece) -> bool:
    short = len(piece.text) < _LONGEST_ROLE
    shouted = piece.printed == piece.printed.upper()
    return short and shouted and _ROLES.match(fold(piece.text)) is not None


def _is_listed(piece: Piece, sheet: Sheet) -> bool:
    """Tell whether it stands in a numbered list, where names and posts may be in capitals."""
    cell = piece.paragraph.cell
    return cell is not None and any(
        _ORDINAL.match(fold(text)) for text in sheet.tables[cell.table][0].values()
    )


def _ends_text(piece: Piece, pieces: Sequence[Piece]) -> bool:
    """Tell whether what follows is as short as a signature: no paragraph of text, no article."""
    later = [each for each in pieces if each.paragraph.place > piece.paragraph.place]
    return not any(re.match(r"dieu \d", fold(each.text)) for each in later) and not any(
        _BASIS.match(fold(each.text)) for each in later
    )


def _first_of_table(piece: Piece, sheet: Sheet) -> int:
    cell = piece.paragraph.cell
    if cell is None:
        return piece.paragraph.place
    same = (each for each in sheet.paragraphs if each.cell and each.cell.table == cell.table)
    return next(same).place


def _read_text(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    decided = _decided_place(pieces)
    bases: list[Piece] = []
    for piece in pieces:
        folded = fold(piece.text)
        if piece.paragraph.place < decided:
            _read_preamble(piece, parts)
        elif _addresses(piece) or (parts.addressees and not parts.body and _LINE.match(folded)):
            parts.addressees.append(piece)
        elif decided < 0 and not parts.body and _BASIS.match(folded):
            bases.append(piece)
        elif _decides(piece):
            parts.decides = piece
        else:
            _add_to_body(piece, parts)
    _keep_bases(bases, parts)


def _read_preamble(piece: Piece, parts: DocumentParts) -> None:
    """Read what stands before "QUYẾT ĐỊNH:": the competence, in capitals, and the bases."""
    if piece.printed == piece.printed.upper():
        parts.competence = parts.competence or piece
    else:
        parts.bases.append(piece)


def _keep_bases(bases: Sequence[Piece], parts: DocumentParts) -> None:
    """Keep lines as bases, unless they are text that leads over to what follows."""
    listed = len(bases) > 1 or any(all(look.italic for look in each.looks) for each in bases)
    if listed:
        parts.bases += [piece for piece in bases if not piece.text.endswith(":")]


def _add_to_body(piece: Piece, parts: DocumentParts) -> None:
    paragraph = piece.paragraph
    if paragraph.cell is None and (not parts.body or parts.body[-1] is not paragraph):
        parts.body.append(paragraph)


def _read_signing(pieces: Sequence[Piece], parts: DocumentParts) -> None:
    heading = parts.recipients_heading
    for piece in pieces:
        if piece is heading:
            continue
        if _is_recipient(piece, heading):
            parts.recipients.append(piece)
        elif piece.printed == piece.printed.upper() and re.search(r"[^\W\d_]", piece.text):
            parts.authorities.append(piece)
        elif not piece.text.startswith("("):
            parts.signers.append(piece)


def _is_recipient(piece: Piece, heading: Piece | None) -> bool:
    if heading is None or piece.paragraph.place < heading.paragraph.place:
        return False
    if _LINE.match(piece.text):
        return True
    cell, own = heading.paragraph.cell, piece.paragraph.cell
    same = cell is not None and own is not None
    below = same and (own.table, own.column) == (cell.table, cell.column)  # type: ignore[union-attr]
    return below and piece.paragraph is not heading.paragraph
