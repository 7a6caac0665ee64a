"""The layout that Decree 30/2020/NĐ-CP demands, as one dated structure of numbers."""

from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True)
class Sizes:
    """Font sizes in points (annex I, part I, II and the table at its end)."""

    nation: int = 13
    motto: int = 14
    superior: int = 13
    issuer: int = 13
    number: int = 13
    place_date: int = 14
    title: int = 14
    subject: int = 14
    bases: int = 14
    body: int = 14
    table: int = 13
    authority: int = 14
    signer: int = 14
    recipients_heading: int = 12
    recipients: int = 11
    page_number: int = 14
    annex: int = 14


@dataclass(frozen=True)
class Layout:
    """Page and spacing; lengths in centimetres, gaps in points (annex I, part I, I and II)."""

    font: str = "Times New Roman"
    width: float = 21.0
    height: float = 29.7
    top: float = 2.0
    bottom: float = 2.0
    left: float = 3.0
    right: float = 1.5
    heading_left: float = 6.8
    heading_right: float = 10.0
    recipients_width: float = 6.6
    signature_width: float = 10.0
    first_line: float = 1.27
    gap: float = 6.0
    line_spacing: float = 1.15
    sizes: Sizes = field(default_factory=Sizes)
    in_force_from: date = date(2020, 3, 5)
    source: str = "Nghị định số 30/2020/NĐ-CP, Phụ lục I, Phần I"

    @property
    def text_width(self) -> float:
        """Return the width between the margins, upright."""
        return self.width - self.left - self.right

    @property
    def text_width_broadside(self) -> float:
        """Return the width between the margins, broadside."""
        return self.height - self.left - self.right


LAYOUT = Layout()
"""What is in force."""

ISSUER_RULE = 2.05
"""Of the rule under the issuing body: 1/3 to 1/2 of a line of 4.2 to 6.1 cm."""
SUBJECT_RULE = 5.0
"""Of the rule under the subject: 1/3 to 1/2 of a line of 10 to 15 cm."""
NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
MOTTO_WIDTH = 6.05
"""Of the motto at 14 points bold, in Times New Roman: the rule under it is as long."""
