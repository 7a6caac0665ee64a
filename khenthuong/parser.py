"""The words of every command: what the program understands, and what it says of itself.

A command names its function as "module:function"; the module is imported when it is asked for
(khenthuong/cli.py), so that `khenthuong status` starts without what only `play` needs.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from khenthuong.vietnamese_argparse import Parser

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    Commands = _SubParsersAction[Parser]

DESK_PORT = 8000
PREFECT_PORT = 4200


def port(word: str) -> int:
    """Read the port that a word names. Raise ValueError, which the parser says in Vietnamese."""
    number = int(word)
    if number not in range(1, 65536):
        raise ValueError(number)
    return number


def register_head(word: str) -> str:
    """Read a hash of the journal. Raise ValueError, as `port` does."""
    if not re.fullmatch(r"[0-9a-f]{64}", word.lower()):
        raise ValueError(word)
    return word.lower()


def make_parser() -> Parser:
    """Build the parser of every command."""
    parser = Parser(prog="khenthuong", description="Khen thưởng: từ đề nghị đến quyết định đã ký.")
    commands = _subcommands(parser)
    _add_serving(commands)
    _add_rounds(commands)
    _add_workbooks(commands)
    _add_papers(commands)
    _add_users(commands)
    _add_printing(commands)
    _add_books(commands)
    _add_proof(commands)
    return parser


def _subcommands(parser: Parser) -> "Commands":
    return parser.add_subparsers(title="Lệnh", metavar="LỆNH", required=True)


def _add_group(commands: "Commands", name: str, text: str) -> "Commands":
    """Add a command that is followed by one of its own."""
    return _subcommands(commands.add_parser(name, help=text, description=text))


def _add(commands: "Commands", name: str, command: str, text: str) -> Parser:
    """Add a command and the function that carries it out; every command takes --data."""
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
    text = "chạy toàn bộ: Prefect, trang tải về, các nút"
    asked = _add(commands, "serve", "serve_command:serve", text)
    for name, usual in (("--prefect-port", PREFECT_PORT), ("--desk-port", DESK_PORT)):
        asked.add_argument(name, type=port, default=usual, metavar="CỔNG", help=f"mặc định {usual}")


def _add_rounds(commands: "Commands") -> None:
    asked = _add(commands, "play", "play_command:play", "chạy lần lượt các bước của một câu chuyện")
    asked.add_argument("story", type=Path, metavar="CÂU_CHUYỆN.json")
    asked.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="xuất văn bản mọi đợt vào đây")
    text = "hôm nay là ngày nào: của máy (mặc định), hay ngày muộn nhất ghi trong phiếu từng bước"
    asked.add_argument("--clock", choices=("story", "machine"), default="machine", help=text)
    asked = _add(commands, "status", "status_command:status", "các hồ sơ và trạng thái")
    asked.add_argument("--round", metavar="ĐỢT", help="chỉ một đợt")
    asked.add_argument("--json", action="store_true", help="in ra JSON")
    text = "xuất văn bản của một đợt, hoặc ngoài đợt của một năm, kèm manifest.json"
    asked = _add(commands, "export", "round_commands:export", text)
    asked.add_argument("code", metavar="ĐỢT|PHONG_TRÀO/NĂM")
    asked.add_argument("--out", type=Path, required=True, metavar="THƯ_MỤC", help="nơi xuất ra")
    text = "kèm tệp số căn cước của đợt; việc này được ghi vào sổ"
    asked.add_argument("--citizen-ids", action="store_true", help=text)
    asked = _add(commands, "put", "round_commands:put", "đưa một tệp vào kho dưới một tên")
    asked.add_argument("file", type=Path, metavar="TỆP")
    asked.add_argument("key", metavar="TÊN", help="ví dụ inbox/danh-sach.xlsx")


def _add_workbooks(commands: "Commands") -> None:
    text = "bảng tính danh sách đề nghị: mẫu trống, kiểm tra trước khi nộp"
    offered = _add_group(commands, "workbook", text)
    asked = _add(offered, "blank", "workbook_commands:blank", "ghi ra bảng tính mẫu để đơn vị điền")
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.xlsx")
    _add_movement(asked)
    text = "nói mọi lỗi của một danh sách; không lưu gì"
    asked = _add(offered, "check", "workbook_commands:check", text)
    asked.add_argument("file", type=Path, metavar="TỆP", help=".xlsx, .xls, .csv, .docx có bảng")
    asked.add_argument("--convert", action="store_true", help="chuyển phông cũ TCVN3, VNI")
    asked.add_argument("--out", type=Path, metavar="TỆP.xlsx", help="ghi bản có cột “Lỗi” ra đây")
    asked.add_argument("--round", default="", metavar="ĐỢT", help="kiểm tra cả quy định của đợt")
    asked.add_argument("--group", default="KHAC", metavar="KHỐI", help="ví dụ CO_QUAN")
    asked.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help="tên đơn vị đề nghị")


def _add_papers(commands: "Commands") -> None:
    text = "đọc tệp Word theo thể thức Nghị định 30"
    asked = _add(commands, "check", "paper_commands:check", text)
    asked.add_argument("file", type=Path, metavar="TỆP.docx")
    text = "đọc soát văn bản của một đợt với sổ"
    asked = _add(commands, "proofread", "paper_commands:proofread", text)
    asked.add_argument("round", metavar="ĐỢT")
    asked.add_argument("--dir", type=Path, metavar="THƯ_MỤC", help="có tệp đã sửa tay trong Word")
    text = "lập lại văn bản từ sổ để đối chứng"
    asked = _add(commands, "regenerate", "paper_commands:regenerate", text)
    asked.add_argument("name", metavar="ĐỢT|PHONG_TRÀO/NĂM|MÃ_VĂN_BẢN")
    asked.add_argument("--out", type=Path, metavar="THƯ_MỤC", help="ghi các bản lập lại ra đây")
    text = "các mẫu văn bản: liệt kê, kiểm tra, đưa vào dùng"
    templates = _add_group(commands, "templates", text)
    _add(templates, "list", "paper_commands:list_templates", "mọi bản của mọi mẫu")
    for name, command, text in (
        ("check", "paper_commands:check_template", "nói mọi lỗi của một mẫu sửa trong Word"),
        ("add", "paper_commands:add_template", "kiểm tra một mẫu, không có lỗi thì đưa vào dùng"),
    ):
        asked = _add(templates, name, command, text)
        asked.add_argument("file", type=Path, metavar="TỆP.docx")
        asked.add_argument("--kind", required=True, metavar="LOẠI", help="ví dụ QUYET_DINH")
        if name == "check":
            asked.add_argument("--sample", type=Path, metavar="TỆP", help="ghi bản điền thử ra đây")
        else:
            asked.add_argument("--by", required=True, metavar="NGƯỜI", help="ai đưa vào dùng")


def _add_printing(commands: "Commands") -> None:
    text = "Giấy khen của một đợt trong một tệp để in, mỗi người một trang"
    asked = _add(commands, "certificates", "print_commands:certificates", text)
    asked.add_argument("round", metavar="ĐỢT")
    text = "phoi: in lên phôi có sẵn (mặc định); trang: in cả trang"
    asked.add_argument("--mode", choices=("phoi", "trang"), default="phoi", help=text)
    text = "in phôi bằng máy nào (wards/printers.toml)"
    asked.add_argument("--printer", default="", metavar="MÁY_IN", help=text)
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.docx", help="ghi ra đây")
    text = "Quyết định ban hành Kế hoạch của phong trào, lập từ dữ liệu của phường"
    asked = _add(commands, "plan-decision", "print_commands:plan_decision", text)
    _add_movement(asked)
    asked.add_argument("--out", type=Path, required=True, metavar="TỆP.docx", help="ghi ra đây")


def _add_users(commands: "Commands") -> None:
    text = "tài khoản: ai được đăng nhập, với vai trò gì"
    users = _add_group(commands, "users", text)
    for name, function, text in (
        ("add", "add_user", "tạo tài khoản, in mã đăng nhập lần đầu"),
        ("list", "list_users", "mọi tài khoản"),
        ("disable", "disable_user", "khóa tài khoản, kết thúc ngay mọi phiên đang mở"),
        ("reset", "reset_user", "hủy mật khẩu, in mã mới (tài khoản đã khóa thì mở lại)"),
    ):
        asked = _add(users, name, f"user_commands:{function}", text)
        if name != "list":
            asked.add_argument("account", metavar="TÀI_KHOẢN", help="ví dụ lan.nguyen")
        if name == "add":
            asked.add_argument("--name", required=True, metavar="HỌ_TÊN")
            hint = "ví dụ CHUYEN_VIEN; được ghi nhiều lần"
            asked.add_argument(
                "--role", required=True, action="append", metavar="VAI_TRÒ", help=hint
            )
            asked.add_argument("--unit", default="", metavar="ĐƠN_VỊ", help="của vai trò DON_VI")


def _add_books(commands: "Commands") -> None:
    text = "sổ số văn bản: xem, mở sổ, hủy số, số dùng ngoài, sổ giữ ở nơi khác, in sổ đăng ký"
    books = _add_group(commands, "books", text)
    asked = _add(books, "list", "book_commands:list_books", "mọi sổ của năm, số tiếp theo")
    asked.add_argument("--year", type=int, metavar="NĂM", help="mặc định: năm nay")
    for name, function, text in (
        ("show", "show_book", "mọi số của một sổ, số nào trống thì vì sao"),
        ("register", "write_register", "ghi ra sổ đăng ký văn bản đi (Nghị định 30, phụ lục IV)"),
        ("open", "open_book", "ghi số cuối cùng đã dùng ở sổ ngoài khi mở sổ"),
        ("outside", "enter_outside", "ghi số đã dùng ngoài chương trình"),
        ("void", "void_number", "hủy một số, nêu lý do"),
        ("elsewhere", "keep_elsewhere", "sổ giữ ở nơi khác: số phải ghi bằng tay"),
        ("here", "keep_here", "sổ giữ tại chương trình"),
    ):
        asked = _add(books, name, f"book_commands:{function}", text)
        asked.add_argument("book", metavar="SỔ", help="ví dụ TTr-VHXH")
        asked.add_argument("--year", type=int, metavar="NĂM", help="mặc định: năm nay")
        _add_saying(asked, name)


def _add_saying(asked: Parser, name: str) -> None:
    """Add what is asked of each thing that may be said of a book."""
    if name == "register":
        asked.add_argument("--out", type=Path, required=True, metavar="TỆP.xlsx")
    if name in {"open", "outside", "void"}:
        asked.add_argument("number", type=int, metavar="SỐ")
    if name == "outside":
        asked.add_argument("last", type=int, nargs="?", metavar="ĐẾN_SỐ")
    if name == "void":
        asked.add_argument("--symbol", default="", metavar="KÝ_HIỆU", help="ở sổ dùng chung")
    if name not in {"show", "register"}:
        asked.add_argument("--by", required=True, metavar="NGƯỜI", help="ai ghi")
        asked.add_argument("--reason", required=True, metavar="LÝ_DO", help="vì sao")


def _add_proof(commands: "Commands") -> None:
    text = "soát toàn bộ sổ và kho tệp: nói mọi chỗ bị sửa, xóa, thêm, mất"
    asked = _add(commands, "verify", "keeping_commands:verify", text)
    text = "mã sổ đã in trước đây, để biết nhật ký có bị viết lại không"
    asked.add_argument("--head", type=register_head, metavar="MÃ_SỔ", help=text)
    text = "sao lưu sổ, kho tệp và cài đặt vào một tệp"
    asked = _add(commands, "backup", "keeping_commands:backup", text)
    asked.add_argument("file", type=Path, metavar="TỆP.zip")
    text = "khôi phục vào một thư mục dữ liệu còn trống"
    asked = _add(commands, "restore", "keeping_commands:restore", text)
    asked.add_argument("file", type=Path, metavar="TỆP.zip")
    text = "khôi phục cả khi sổ trong bản sao lưu có chỗ không khớp"
    asked.add_argument("--despite-faults", action="store_true", help=text)
    text = "phiếu kiểm soát quá trình giải quyết một hồ sơ"
    asked = _add(commands, "slip", "keeping_commands:slip", text)
    asked.add_argument("dossier", metavar="MÃ_HỒ_SƠ", help="ví dụ HS-2026-0001")


def _add_movement(asked: Parser) -> None:
    text = "mặc định: phong trào đang diễn ra của phường"
    asked.add_argument("--movement", default="", metavar="MÃ", help=text)
