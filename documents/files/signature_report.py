"""What the digital signatures of a PDF prove, told in plain words (Decree 30/2020, Điều 5)."""

from collections.abc import Iterator
from datetime import datetime

from dossiers.model.labels import LabelledEnum
from dossiers.model.record import FrozenModel, Text
from dossiers.plan.office_day import office_time


class Trust(LabelledEnum):
    """What the signer's certificate is worth here."""

    TRUSTED = "TRUSTED", "chứng thư do tổ chức được phường tin cậy cấp"
    UNKNOWN = "UNKNOWN", "chứng thư không do tổ chức được phường tin cậy cấp"
    NO_ROOTS = (
        "NO_ROOTS",
        "chưa biết có tin được chứng thư không, vì phường chưa đặt chứng thư gốc nào vào máy",
    )
    SELF_MADE = "SELF_MADE", "chứng thư tự cấp, không tổ chức nào xác nhận người ký"
    EXPIRED = "EXPIRED", "chứng thư nằm ngoài thời hạn hiệu lực"


class Signature(FrozenModel):
    """One signature: who, when, and what it proves. `at` is proven only when `stamped`."""

    signer: Text
    organisation: Text = ""
    at: datetime | None = None
    stamped: bool = False
    intact: bool
    whole: bool
    trust: Trust

    @property
    def good(self) -> bool:
        """Tell whether it proves that this person signed this very file."""
        return self.intact and self.whole and self.trust is Trust.TRUSTED

    def sentences(self) -> Iterator[str]:
        """Say in plain words what the signature proves."""
        who = f"{self.signer} ({self.organisation})" if self.organisation else self.signer
        yield f"Người ký theo chứng thư: {who}."
        yield f"Thời điểm ký: {self._when()}."
        yield (
            "Nội dung đã ký còn nguyên vẹn."
            if self.intact
            else "Nội dung đã bị sửa sau khi ký, hoặc chữ ký hỏng: chữ ký không có giá trị."
        )
        if self.intact:
            yield (
                "Chữ ký bao trùm toàn bộ văn bản."
                if self.whole
                else "Tệp có phần được thêm sau khi ký, ngoài phạm vi chữ ký."
            )
        yield f"Tin cậy: {self.trust.text}; chưa tra cứu việc thu hồi chứng thư."

    def _when(self) -> str:
        if self.at is None:
            return "không ghi"
        source = "có dấu thời gian xác nhận" if self.stamped else "theo đồng hồ máy của người ký"
        return f"{office_time(self.at):%H:%M ngày %d/%m/%Y}, {source}"


class SignatureReport(FrozenModel):
    """What a file's signatures prove; `fault` when they can't be read."""

    signatures: tuple[Signature, ...] = ()
    fault: str = ""

    @property
    def digital(self) -> bool:
        """Tell whether anything was signed digitally at all."""
        return bool(self.signatures or self.fault)

    @property
    def good(self) -> bool:
        """Tell whether all signatures hold."""
        return bool(self.signatures) and all(each.good for each in self.signatures)

    @property
    def summary(self) -> str:
        """Sum it up in one sentence for staff."""
        if self.fault:
            return self.fault
        if not self.signatures:
            return "Không có chữ ký số: tệp được nhận là bản quét của bản ký tay."
        count = len(self.signatures)
        if self.good:
            return f"Có {count} chữ ký số, đều nguyên vẹn, bao trùm văn bản và tin cậy."
        if all(each.intact and each.whole for each in self.signatures):
            return f"Có {count} chữ ký số nguyên vẹn, nhưng chưa xác nhận được người ký."
        return f"Có {count} chữ ký số, trong đó có chữ ký KHÔNG có giá trị: hãy xem từng chữ ký."
