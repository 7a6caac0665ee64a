"""The commands of `khenthuong`. Exit 0: done; 1: refused, with a sentence; 2: wrong usage."""

import json
import re
import sys
from argparse import Namespace
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from dossiers.model.errors import CommendationError, UnknownObject
from khenthuong import keeping_commands, paper_commands, print_commands, workbook_commands
from khenthuong.parser import Parser
from storage.settings import Settings

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[Parser]

    from storage.ledger.register_ledger import Ledger

# What a command needs is imported by the command: `khenthuong status` should not pay for Prefect.

REFUSED = 1
DESK_PORT = 8000
PREFECT_PORT = 4200


def main(words: list[str] | None = None) -> None:
    """Run the command that the words ask for, and exit."""
    sys.exit(run(sys.argv[1:] if words is None else words))


def run(words: list[str]) -> int:
    """Run the command and tell its exit code; a refusal is one Vietnamese sentence."""
    asked = make_parser().parse_args(words)
    command: Callable[[Namespace], None] = asked.command
    try:
        command(asked)
    except CommendationError as error:
        print(f"Từ chối: {error}", file=sys.stderr)
        return REFUSED
    except BrokenPipeError:
        return REFUSED
    return 0


def port(word: str) -> int:
    """The port that a word names; raises ValueError, which the parser says in Vietnamese."""
    number = int(word)
    if number not in range(1, 65536):
        raise ValueError(number)
    return number


def register_head(word: str) -> str:
    """A hash of the journal; raises ValueError, as `port` does."""
    if not re.fullmatch(r"[0-9a-f]{64}", word.lower()):
        raise ValueError(word)
    return word.lower()


def make_parser() -> Parser:
    """The parser of every command."""
    parser = Parser(prog="khenthuong", description="Khen thưởng: từ đề nghị đến quyết định đã ký.")
    commands = parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
    _add_serving(commands)
    _add_rounds(commands)
    _add_workbooks(commands)
    _add_papers(commands)
    _add_users(commands)
    _add_printing(commands)
    _add_proof(commands)
    return parser


def _add(
    commands: "Commands",
    name: str,
    command: Callable[[Namespace], None],
    text: str,
) -> Parser:
    made = commands.add_parser(name, help=text, description=text)
    made.set_defaults(command=command)
    made.add_argument(
        "--data",
        type=Path,
        metavar="THƯ_MỤC",
        help="thư mục dữ liệu (mặc định KHENTHUONG_DATA, hoặc ./data)",
    )
    return made


def _add_serving(commands: "Commands") -> None:
    asked = _add(commands, "serve", _serve, "chạy toàn bộ: Prefect, trang tải về, các nút")
    for name, usual in (("--prefect-port", PREFECT_PORT), ("--desk-port", DESK_PORT)):
        asked.add_argument(name, type=port, default=usual, metavar="CỔNG", help=f"mặc định {usual}")


def _add_rounds(commands: "Commands") -> None:
    asked = _add(commands, "play", _play, "chạy lần lượt các bước của một câu chuyện")
    asked.add_argument("story", type=Path, metavar="CÂU_CHUYỆN.json")
    asked.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="xuất văn bản mọi đợt vào đây")
    asked = _add(commands, "status", _status, "các hồ sơ và trạng thái")
    asked.add_argument("--round", metavar="ĐỢT", help="chỉ một đợt")
    asked.add_argument("--json", action="store_true", help="in ra JSON")
    asked = _add(commands, "export", _export, "xuất văn bản của một đợt, kèm manifest.json")
    asked.add_argument("round", metavar="ĐỢT")
    asked.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi xuất ra")
    asked = _add(commands, "put", _put, "đưa một tệp vào kho dưới một tên")
    asked.add_argument("file", type=Path, metavar="TỆP")
    asked.add_argument("key", metavar="TÊN", help="ví dụ inbox/danh-sach.xlsx")


def _add_workbooks(commands: "Commands") -> None:
    text = "bảng tính danh sách đề nghị: mẫu trống, kiểm tra trước khi nộp"
    under = commands.add_parser("workbook", help=text, description=text)
    offered = under.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
    asked = _add(offered, "blank", workbook_commands.blank, "ghi ra bảng tính mẫu để đơn vị điền")
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.xlsx")
    _add_movement(asked)
    asked = _add(
        offered, "check", workbook_commands.check, "nói mọi lỗi của một danh sách; không lưu gì"
    )
    asked.add_argument("file", type=Path, metavar="TỆP", help=".xlsx, hoặc .docx có bảng")
    asked.add_argument("--out", type=Path, metavar="TỆP.xlsx", help="ghi bản có cột “Lỗi” ra đây")
    asked.add_argument("--round", default="", metavar="ĐỢT", help="kiểm tra cả quy định của đợt")
    asked.add_argument("--group", default="KHAC", metavar="KHỐI", help="ví dụ CO_QUAN")
    asked.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help="tên đơn vị đề nghị")


def _add_papers(commands: "Commands") -> None:
    asked = _add(commands, "check", paper_commands.check, "đọc tệp Word theo thể thức Nghị định 30")
    asked.add_argument("file", type=Path, metavar="TỆP.docx")
    asked = _add(
        commands, "proofread", paper_commands.proofread, "đọc soát văn bản của một đợt với sổ"
    )
    asked.add_argument("round", metavar="ĐỢT")
    asked.add_argument("--dir", type=Path, metavar="THƯ_MỤC", help="có tệp đã sửa tay trong Word")
    asked = _add(
        commands, "regenerate", paper_commands.regenerate, "lập lại văn bản từ sổ để đối chứng"
    )
    asked.add_argument("name", metavar="ĐỢT|MÃ_VĂN_BẢN")
    asked.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi các bản lập lại ra đây")
    text = "các mẫu văn bản: liệt kê, kiểm tra, đưa vào dùng"
    under = commands.add_parser("templates", help=text, description=text)
    templates = under.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
    _add(templates, "list", paper_commands.list_templates, "mọi bản của mọi mẫu")
    for name, command, text in (
        ("check", paper_commands.check_template, "nói mọi lỗi của một mẫu sửa trong Word"),
        ("add", paper_commands.add_template, "kiểm tra một mẫu, không có lỗi thì đưa vào dùng"),
    ):
        asked = _add(templates, name, command, text)
        asked.add_argument("file", type=Path, metavar="TỆP.docx")
        asked.add_argument("--kind", required=True, metavar="LOẠI", help="ví dụ QUYET_DINH")
        if command is paper_commands.check_template:
            asked.add_argument("--sample", type=Path, metavar="TỆP", help="ghi bản điền thử ra đây")
        else:
            asked.add_argument("--by", required=True, metavar="NGƯỜI", help="ai đưa vào dùng")


def _add_printing(commands: "Commands") -> None:
    text = "Giấy khen của một đợt trong một tệp để in, mỗi người một trang"
    asked = _add(commands, "certificates", print_commands.certificates, text)
    asked.add_argument("round", metavar="ĐỢT")
    asked.add_argument(
        "--mode",
        choices=("phoi", "trang"),
        default="phoi",
        help="phoi: in lên phôi có sẵn (mặc định); trang: in cả trang",
    )
    asked.add_argument(
        "--printer", default="", metavar="MÁY_IN", help="in phôi bằng máy nào (wards/printers.toml)"
    )
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.docx", help="ghi ra đây")
    text = "Quyết định ban hành Kế hoạch của phong trào, lập từ dữ liệu của phường"
    asked = _add(commands, "plan-decision", print_commands.plan_decision, text)
    _add_movement(asked)
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.docx", help="ghi ra đây")


def _add_movement(asked: Parser) -> None:
    text = "mặc định: phong trào đang diễn ra của phường"
    asked.add_argument("--movement", default="", metavar="MÃ", help=text)


def _add_users(commands: "Commands") -> None:
    text = "tài khoản: ai được đăng nhập, với vai trò gì"
    under = commands.add_parser("users", help=text, description=text)
    users = under.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)
    for name, text in (
        ("add", "tạo tài khoản, in mã đăng nhập lần đầu"),
        ("list", "mọi tài khoản"),
        ("disable", "khóa tài khoản, kết thúc ngay mọi phiên đang mở"),
        ("reset", "hủy mật khẩu, in mã mới (tài khoản đã khóa thì mở lại)"),
    ):
        asked = _add(users, name, partial(_users, name), text)
        if name != "list":
            asked.add_argument("account", metavar="TÀI_KHOẢN", help="ví dụ lan.nguyen")
        if name == "add":
            asked.add_argument("--name", required=True, metavar="HỌ_TÊN")
            hint = "ví dụ CHUYEN_VIEN; được ghi nhiều lần"
            asked.add_argument(
                "--role", required=True, action="append", metavar="VAI_TRÒ", help=hint
            )
            asked.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help="của vai trò DON_VI")


def _users(what: str, asked: Namespace) -> None:
    from khenthuong import user_commands  # noqa: PLC0415

    commands = {"add": user_commands.add_user, "list": user_commands.list_users}
    {**commands, "disable": user_commands.disable_user, "reset": user_commands.reset_user}[what](
        asked
    )


def _add_proof(commands: "Commands") -> None:
    text = "soát toàn bộ sổ và kho tệp: nói mọi chỗ bị sửa, xóa, thêm, mất"
    asked = _add(commands, "verify", keeping_commands.verify, text)
    text = "mã sổ đã in trước đây, để biết nhật ký có bị viết lại không"
    asked.add_argument("--head", type=register_head, metavar="MÃ_SỔ", help=text)
    asked = _add(
        commands, "backup", keeping_commands.backup, "sao lưu sổ, kho tệp và cài đặt vào một tệp"
    )
    asked.add_argument("file", type=Path, metavar="TỆP.zip")
    asked = _add(
        commands, "restore", keeping_commands.restore, "khôi phục vào một thư mục dữ liệu còn trống"
    )
    asked.add_argument("file", type=Path, metavar="TỆP.zip")
    text = "khôi phục cả khi sổ trong bản sao lưu có chỗ không khớp"
    asked.add_argument("--despite-faults", action="store_true", help=text)
    asked = _add(
        commands, "slip", keeping_commands.slip, "phiếu kiểm soát quá trình giải quyết một hồ sơ"
    )
    asked.add_argument("dossier", metavar="MÃ_HỒ_SƠ", help="ví dụ HS-2026-0001")


def _serve(asked: Namespace) -> None:
    from khenthuong.serve_command import serve  # noqa: PLC0415

    serve(Settings(asked.data), prefect_port=asked.prefect_port, desk_port=asked.desk_port)


def _play(asked: Namespace) -> None:
    from flows.replay import play  # noqa: PLC0415
    from workflow.services import open_services  # noqa: PLC0415

    settings = Settings(asked.data)
    with open_services(settings) as services:
        telling = replace(services, tell=lambda said: print(f"     {said}", flush=True))
        for played in play(asked.story, telling):
            again = " (đã làm trước đó)" if played.again else ""
            print(f"{played.place:3}. {played.sentence}{again}", flush=True)
    if asked.out:
        _export_all(settings, asked.out)


def _export_all(settings: Settings, folder: Path) -> None:
    """Every round into the folder itself, or into one folder a round when there are several."""
    with _reading(settings) as ledger:
        rounds = [each.code for each in ledger.rounds()]
    for code in rounds:
        _write(settings, code, folder if len(rounds) == 1 else folder / code.replace("/", "-"))


def _export(asked: Namespace) -> None:
    _write(Settings(asked.data), asked.round, asked.out)


def _write(settings: Settings, round_: str, folder: Path) -> None:
    from storage.blobs.opening import open_objects  # noqa: PLC0415
    from storage.export import write_folder  # noqa: PLC0415

    objects = open_objects(settings)
    with _reading(settings) as ledger:
        made = write_folder(ledger, objects, round_, folder)
        head = ledger.head()
    print(f"Đã xuất {made} văn bản của đợt {round_} vào {folder}")
    print(f"Mã sổ: {head}")


def _status(asked: Namespace) -> None:
    from khenthuong.status_command import lines, rows  # noqa: PLC0415

    with _reading(Settings(asked.data)) as ledger:
        found = rows(ledger, asked.round)
    if asked.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
    else:
        print("\n".join(lines(found)))


@contextmanager
def _reading(settings: Settings) -> "Iterator[Ledger]":
    from storage.register import open_register  # noqa: PLC0415

    with (
        open_register(settings.database_url, settings.folder) as register,
        register.read_tx() as ledger,
    ):
        yield ledger


def _put(asked: Namespace) -> None:
    from documents.files.attachments import inspect  # noqa: PLC0415
    from workflow.services import open_services, put_file  # noqa: PLC0415

    if not asked.file.is_file():
        raise UnknownObject(f"Không có tệp {asked.file}; hãy kiểm tra đường dẫn")
    inspect(asked.file.read_bytes(), asked.file.name)
    with open_services(Settings(asked.data)) as services:
        put_file(services, asked.file, asked.key)
    print(f"Đã đưa {asked.file.name} vào kho dưới tên {asked.key}")
