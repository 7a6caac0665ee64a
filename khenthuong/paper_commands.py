"""The commands about papers: form check of a .docx, and the templates."""

from argparse import Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.model.errors import Refused, UnknownObject
from storage.settings import Settings

if TYPE_CHECKING:
    from documents.kinds import DocumentKind
    from dossiers.model.finding import TextFinding


def check(asked: Namespace) -> None:
    """Read a .docx against Decree 30; raise Refused with what must be mended."""
    from documents.form_check import check_form  # noqa: PLC0415
    from dossiers.model.finding import Severity  # noqa: PLC0415
    from wards import load_plan  # noqa: PLC0415

    findings = check_form(_bytes_of(asked.file), load_plan())
    for each in findings:
        if each.severity is Severity.NOTE:
            print(each.sentence)
    wrong = [_line(each) for each in findings if each.severity is Severity.FAULT]
    if wrong:
        raise Refused(f"{asked.file.name} có {len(wrong)} chỗ cần sửa:", *wrong)
    print(f"{asked.file.name}: không thấy lỗi thể thức.")


def _line(finding: "TextFinding") -> str:
    paragraph = finding.where.paragraph[:60]
    where = f" (ở “{paragraph}”)" if paragraph else ""
    return f"\n- {finding.sentence} [{finding.source}]{where}"


def proofread(asked: Namespace) -> None:
    """Read a round's documents back; write copies with what was found, raise Refused with it."""
    from documents.proofread import page  # noqa: PLC0415
    from workflow.review.edited_folder import unknown_files  # noqa: PLC0415
    from workflow.review.packet_review import annotated_copies, read_back  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    with open_services(Settings(asked.data)) as services:
        with services.register.read_tx() as ledger:
            findings = read_back(services, ledger, asked.round, asked.dir)
            unread = unknown_files(ledger, asked.round, asked.dir) if asked.dir else []
        print(page(findings))
        wanted = asked.dir and findings
        copies = annotated_copies(services, asked.round, asked.dir) if wanted else []
    for name, data in copies:
        copy = asked.dir / name
        copy.write_bytes(data)
        print(f"Bản có góp ý: {copy}")
    if findings or unread:
        raise Refused(*_unclean(asked.round, len(findings), unread))


def _unclean(round_: str, findings: int, unread: list[str]) -> Iterator[str]:
    if findings:
        yield f"Đợt {round_} có {findings} điểm cần xem lại trước khi ký."
    if unread:
        yield (
            f"Chưa đọc {len(unread)} tệp vì tên không phải là tên văn bản nào của đợt: "
            f"{'; '.join(unread)}. Hãy đặt lại tên như khi xuất, hoặc chuyển đi nơi khác."
        )


def regenerate(asked: Namespace) -> None:
    """Make documents again from their records; raise Refused if one is not what was made."""
    from storage.export import file_name  # noqa: PLC0415
    from workflow.documents.regenerate import regenerate_documents  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    proved, wrong = 0, []
    with open_services(Settings(asked.data)) as services:
        for each in regenerate_documents(services, asked.name):
            line = f"{each.record.title} ({each.record.id[:8]}): {each.verdict.value}"
            if each.proved:
                proved += 1
                print(line)
            else:
                wrong.append(f"\n- {line}. {each.why}".rstrip(" ."))
            if asked.out and each.data:
                asked.out.mkdir(parents=True, exist_ok=True)
                named = f"{each.record.id[:8]} {file_name(each.record)}"
                (asked.out / named).write_bytes(each.data)
    if wrong:
        raise Refused(f"{len(wrong)} văn bản lập lại không giống văn bản đã lập:", *wrong)
    print(f"Lập lại {proved} văn bản từ sổ: không có văn bản nào khác.")


def _checked(file: Path, kind: "DocumentKind", data: bytes) -> bytes:
    """Fill the template with the made-up example; raise Refused, every finding on its own line."""
    from workflow.documents.template_store import check_template  # noqa: PLC0415

    try:
        return check_template(kind, data, file.name)
    except Refused as fault:
        said, *remarks = fault.reasons
        raise Refused(said, *(f"\n- {each}" for each in remarks)) from None


def list_templates(asked: Namespace) -> None:
    """Print every version of every template, the one in force last of its kind."""
    from workflow.services import open_services  # noqa: PLC0415

    with open_services(Settings(asked.data)) as services, services.register.read_tx() as ledger:
        for each in ledger.templates():
            print(f"{each.kind:20} bản {each.version}  {each.file_name}  ({each.added_by})")


def check_template(asked: Namespace) -> None:
    """Say everything wrong with a template; write the filled sample where asked."""
    from documents.kind_registry import kind_of  # noqa: PLC0415

    kind, data = kind_of(asked.kind), _bytes_of(asked.file)
    filled = _checked(asked.file, kind, data)
    if asked.sample:
        asked.sample.write_bytes(filled)
        print(f"Bản điền thử: {asked.sample}")
    print(f"{asked.file.name}: mẫu {kind.title} dùng được.")


def add_template(asked: Namespace) -> None:
    """Put a template into force, if nothing is wrong with it; earlier versions stay."""
    from documents.kind_registry import kind_of  # noqa: PLC0415
    from workflow.documents.template_store import put_in_force  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    kind, data = kind_of(asked.kind), _bytes_of(asked.file)
    _checked(asked.file, kind, data)
    with open_services(Settings(asked.data)) as services, services.register.write_tx() as ledger:
        version = put_in_force(services, ledger, kind, data, file_name=asked.file.name, by=asked.by)
    print(f"Mẫu {kind.title} bản {version} có hiệu lực từ bây giờ.")


def _bytes_of(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UnknownObject(f"Không đọc được tệp {file}; hãy kiểm tra đường dẫn.") from error
