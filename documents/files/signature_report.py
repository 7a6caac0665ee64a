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
    OLD_ALGORITHM = (
        "OLD_ALGORITHM",
        "ký bằng thuật toán đã cũ (SHA-1 hoặc cũ hơn), không còn đủ an toàn để tin; hãy xin bản ký"
        " lại",
    )


class Revocation(LabelledEnum):
    """Whether the signer's certificate was revoked, as far as it was asked."""

    NOT_ASKED = "NOT_ASKED", "chưa tra cứu việc thu hồi chứng thư"
    GOOD = "GOOD", "đã tra cứu: chứng thư không bị thu hồi"
    REVOKED = "REVOKED", "chứng thư ĐÃ BỊ THU HỒI"
    NO_ANSWER = "NO_ANSWER", "không tra cứu được việc thu hồi chứng thư lúc này"


class DocumentStamp(FrozenModel):
    """A time stamp over the whole document, put beside the signatures to keep them provable."""

    at: datetime
    good: bool

    def sentence(self) -> str:
        """Say in plain words what the time stamp proves."""
        proves = (
            "có giá trị"
            if self.good
            else "KHÔNG xác nhận được, nên không chứng minh được thời điểm"
        )
        return f"Dấu thời gian của văn bản: {_moment(self.at)}, {proves}."


class Signature(FrozenModel):
    """One signature: who, when, and what it proves. `at` is proven only when `stamped`.

    `added` names what was put in after it was made; `whole` tells that the signature permits it.
    """

    signer: Text
    organisation: Text = ""
    at: datetime | None = None
    stamped: bool = False
    intact: bool
    whole: bool
    added: tuple[Text, ...] = ()
    trust: Trust
    revocation: Revocation = Revocation.NOT_ASKED

    @property
    def good(self) -> bool:
        """Tell whether it proves that this person signed this very file."""
        sure = self.trust is Trust.TRUSTED and self.revocation is not Revocation.REVOKED
        return self.intact and self.whole and sure

    @property
    def noted(self) -> bool:
        """Tell whether the signed content holds and what was added to it is known by name."""
        return self.intact and (self.whole or bool(self.added))

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
            yield self._coverage()
        yield f"Tin cậy: {self.trust.text}; {self.revocation.text}."

    def _coverage(self) -> str:
        if self.added:
            return f"Sau khi ký có: {'; '.join(self.added)}. Phần này nằm ngoài nội dung đã ký."
        if self.whole:
            return "Chữ ký bao trùm toàn bộ văn bản."
        return "Tệp có phần được thêm sau khi ký, ngoài phạm vi chữ ký."

    def _when(self) -> str:
        if self.at is None:
            return "không ghi"
        source = "có dấu thời gian xác nhận" if self.stamped else "theo đồng hồ máy của người ký"
        return f"{_moment(self.at)}, {source}"


def _moment(at: datetime) -> str:
    return f"{office_time(at):%H:%M ngày %d/%m/%Y}"


class SignatureReport(FrozenModel):
    """What a file's signatures prove; `fault` when they can't be read.

    `stamps` stand over the document beside people's signatures; `notes` name what looks like a
    signature and is none: fields left empty, rights of use, kinds that can't be checked.
    """

    signatures: tuple[Signature, ...] = ()
    stamps: tuple[DocumentStamp, ...] = ()
    notes: tuple[Text, ...] = ()
    fault: str = ""

    @property
    def digital(self) -> bool:
        """Tell whether anything was signed digitally at all."""
        return bool(self.signatures or self.stamps or self.fault)

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
            return " ".join((self._unsigned(), *self.notes))
        count = len(self.signatures)
        if self.good:
            return f"Có {count} chữ ký số, đều nguyên vẹn, bao trùm văn bản và tin cậy."
        if all(each.intact and each.whole for each in self.signatures):
            return f"Có {count} chữ ký số nguyên vẹn, nhưng chưa xác nhận được người ký."
        if all(each.noted for each in self.signatures):
            return f"Có {count} chữ ký số nguyên vẹn; {self._added()}: hãy xem từng chữ ký."
        return f"Có {count} chữ ký số, trong đó có chữ ký KHÔNG có giá trị: hãy xem từng chữ ký."

    def sentences(self) -> Iterator[str]:
        """Say in plain words all that was found: of each signature, each time stamp, the rest."""
        for signature in self.signatures:
            yield from signature.sentences()
        yield from (stamp.sentence() for stamp in self.stamps)
        yield from self.notes

    def _unsigned(self) -> str:
        if self.stamps:
            return "Tệp chỉ có dấu thời gian, không có chữ ký của người nào."
        return "Không có chữ ký số: tệp được nhận là bản quét của bản ký tay."

    def _added(self) -> str:
        found = dict.fromkeys(added for each in self.signatures for added in each.added)
        return f"sau khi ký có {'; '.join(found)}"
