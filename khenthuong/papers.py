"""The commands about papers: form check of a .docx, and the templates."""

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.errors import Refused, TemplateFault, UnknownObject
from storage.settings import Settings

if TYPE_CHECKING:
    from documents.form_check import Finding
    from documents.kinds import DocumentKind


def check(asked: Namespace) -> None:
    """Read a .docx against Decree 30; Refused with what must be mended."""
    from documents.form_check import check_form  # noqa: PLC0415
    from plans import load_plan  # noqa: PLC0415

    findings = check_form(_bytes_of(asked.file), load_plan())
    for each in findings:
        if each.note:
            print(each.sentence)
    wrong = [_line(each) for each in findings if not each.note]
    if wrong:
        raise Refused(f"{asked.file.name} có {len(wrong)} chỗ cần sửa:", *wrong)
    print(f"{asked.file.name}: không thấy lỗi thể thức.")


def _line(finding: "Finding") -> str:
    where = f" (ở “{finding.paragraph[:60]}”)" if finding.paragraph else ""
    return f"\n- {finding.sentence} [{finding.clause}]{where}"


def proofread(asked: Namespace) -> None:
    """Read a round's documents back; Refused with a page of remarks, and copies that carry them."""
    from documents.proofread import annotated, page  # noqa: PLC0415
    from flows.office import open_office  # noqa: PLC0415
    from flows.proofreading import read_back  # noqa: PLC0415

    with open_office(Settings.read(asked.data)) as office, office.register.reading() as ledger:
        packet, remarks = read_back(office, ledger, asked.round, asked.dir)
    print(page(remarks))
    if not remarks:
        return
    for each in packet:
        own = [remark for remark in remarks if remark.document == each.name]
        if own and asked.dir:
            copy = asked.dir / f"{Path(each.name).stem} (góp ý).docx"
            copy.write_bytes(annotated(each.data, own))
            print(f"Bản có góp ý: {copy}")
    raise Refused(f"Đợt {asked.round} có {len(remarks)} điểm cần xem lại trước khi ký.")


def list_templates(asked: Namespace) -> None:
    """Print every version of every template, the one in force last of its kind."""
    from flows.office import open_office  # noqa: PLC0415

    with open_office(Settings.read(asked.data)) as office, office.register.reading() as ledger:
        for each in ledger.templates():
            print(f"{each.kind:20} bản {each.version}  {each.file_name}  ({each.added_by})")


def check_template(asked: Namespace) -> None:
    """Say everything wrong with a template; write the filled sample where asked."""
    from documents.doctor import specimen  # noqa: PLC0415

    kind, data = _kind(asked.kind), _bytes_of(asked.file)
    _examine(asked.file, kind, data)
    if asked.sample:
        asked.sample.write_bytes(specimen(kind, data))
        print(f"Bản điền thử: {asked.sample}")
    print(f"{asked.file.name}: mẫu {kind.title} dùng được.")


def add_template(asked: Namespace) -> None:
    """Put a template into force, if nothing is wrong with it; earlier versions stay."""
    from flows.office import open_office  # noqa: PLC0415

    kind, data = _kind(asked.kind), _bytes_of(asked.file)
    _examine(asked.file, kind, data)
    with open_office(Settings.read(asked.data)) as office:
        sha256 = office.objects.put(data)
        with office.register.step() as ledger:
            version = ledger.add_template(
                kind.value,
                sha256=sha256,
                file_name=asked.file.name,
                added_at=office.clock(),
                added_by=asked.by,
            )
    print(f"Mẫu {kind.title} bản {version} có hiệu lực từ bây giờ.")


def _examine(file: Path, kind: "DocumentKind", data: bytes) -> None:
    from documents.doctor import examine  # noqa: PLC0415

    remarks = examine(kind, data)
    if remarks:
        said = "".join(f"\n- {each.text}" for each in remarks)
        raise TemplateFault(f"Mẫu {file.name} chưa dùng được:{said}")


def _kind(code: str) -> "DocumentKind":
    from documents.kinds import DocumentKind  # noqa: PLC0415

    if code not in set(DocumentKind):
        raise Refused(f"Không có loại văn bản “{code}”; hãy chọn: {', '.join(DocumentKind)}.")
    return DocumentKind(code)


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnknownObject(f"Không đọc được tệp {file}; hãy kiểm tra đường dẫn.") from error
