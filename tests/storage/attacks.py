"""Ways to change the past with SQL of one's own, and how each is told of."""

from typing import NamedTuple


class Attack(NamedTuple):
    """Statements for the register of `tests.storage.test_proof`, and a part of what is found."""

    name: str
    statements: tuple[str, ...]
    told: str


def altered(table: str, column: str, old: str, new: str) -> str:
    """Write a statement that replaces a piece of a JSON column's text; JSONTEXT is JSON or TEXT."""
    text = f"replace(CAST({column} AS TEXT), '{old}', '{new}')"
    return f"UPDATE {table} SET {column} = CAST({text} AS JSONTEXT)"  # noqa: S608


COLUMNS = 'round, dossier, step, source, target, "by", actor, "on", at, reason, run'
COPY = f"INSERT INTO events (id, {COLUMNS}) SELECT 99, {COLUMNS} FROM events WHERE id = 2"  # noqa: S608
APPRAISED = "Dòng lịch sử Thẩm định hồ sơ, HS-2026-0001, ngày 20/11/2026"
RECEIVED = "Dòng lịch sử Tiếp nhận hồ sơ, HS-2026-0001, ngày 20/11/2026"
SESSION = "Phiên họp Hội đồng biên bản số 1, đợt 2026-HN-GK"
NUMBER = "Số văn bản 09/QĐ-UBND năm 2026"
OPENING = "Điều ghi về sổ số TTr-VHXH năm 2026"
DOCUMENT = "Văn bản Quyết định khen thưởng"
CHANGED = "đã bị sửa ngoài chương trình"
REMOVED = "đã bị xóa khỏi sổ"
ADDED = "đã bị thêm vào sổ ngoài chương trình"

EVENTS = (
    Attack("reason", ("UPDATE events SET reason = 'x' WHERE id = 2",), f"{APPRAISED} {CHANGED}"),
    Attack("who", ("UPDATE events SET \"by\" = 'x' WHERE id = 2",), f"{APPRAISED} {CHANGED}"),
    Attack("actor", ("UPDATE events SET actor = '' WHERE id = 2",), f"{APPRAISED} {CHANGED}"),
    Attack(
        "day", ("UPDATE events SET \"on\" = '2026-11-19' WHERE id = 1",), f"{RECEIVED} {CHANGED}"
    ),
    Attack(
        "moment",
        ("UPDATE events SET at = '2026-11-20 02:30:01' WHERE id = 1",),
        f"{RECEIVED} {CHANGED}",
    ),
    Attack("event removed", ("DELETE FROM events WHERE id = 2",), f"{APPRAISED} {REMOVED}"),
    Attack("event inserted", (COPY,), f"{APPRAISED} {ADDED}"),
    Attack(
        "events swapped",
        (
            "UPDATE events SET id = -1 WHERE id = 1",
            "UPDATE events SET id = 1 WHERE id = 2",
            "UPDATE events SET id = 2 WHERE id = -1",
        ),
        f"{APPRAISED} {CHANGED}",
    ),
    Attack("all events removed", ("DELETE FROM events",), f"{RECEIVED} {REMOVED}"),
)

DOSSIERS = (
    Attack(
        "status",
        ("UPDATE dossiers SET status = 'DA_BAN_HANH' WHERE code = 'HS-2026-0001'",),
        f"Hồ sơ HS-2026-0001 {CHANGED}",
    ),
    Attack(
        "nominee",
        (altered("dossiers", "body", "Tổ Giáo viên", "Tổ Khác"),),
        f"Hồ sơ HS-2026-0002 {CHANGED}",
    ),
    Attack(
        "back to an earlier state",
        (
            "UPDATE dossiers SET status = 'DA_TIEP_NHAN'",
            altered("dossiers", "body", "DU_DIEU_KIEN", "DA_TIEP_NHAN"),
        ),
        f"Hồ sơ HS-2026-0001 {CHANGED}",
    ),
    Attack(
        "round", (altered("rounds", "body", "HANG_NAM", "SO_KET"),), f"Đợt xét 2026-HN-GK {CHANGED}"
    ),
)

COUNCIL_AND_DECISION = (
    Attack("votes", (altered("sessions", "body", ": 7", ": 9"),), f"{SESSION} {CHANGED}"),
    Attack("session removed", ("DELETE FROM sessions",), f"{SESSION} {REMOVED}"),
    Attack(
        "outcome",
        ("UPDATE proposals SET outcome = 'TRA_LAI'",),
        f"Tờ trình số 5, đợt 2026-HN-GK {CHANGED}",
    ),
    Attack(
        "decision",
        (altered("decisions", "body", "HS-2026-0001", "HS-2026-0002"),),
        f"Quyết định số 9, đợt 2026-HN-GK {CHANGED}",
    ),
    Attack("number removed", ("DELETE FROM numbers",), f"{NUMBER} {REMOVED}"),
    Attack("purpose", ("UPDATE numbers SET purpose = 'x'",), f"{NUMBER} {CHANGED}"),
    Attack(
        "number inserted",
        ("INSERT INTO numbers (book, year, number, purpose) VALUES ('QĐ-UBND', 2026, 10, 'x')",),
        f"Số văn bản 10/QĐ-UBND năm 2026 {ADDED}",
    ),
    Attack("day of a number", ("UPDATE numbers SET dated = '2026-11-01'",), f"{NUMBER} {CHANGED}"),
    Attack("opening", ("UPDATE book_events SET last = 13",), f"{OPENING} {CHANGED}"),
    Attack("opening removed", ("DELETE FROM book_events",), f"{OPENING} {REMOVED}"),
)

DOCUMENTS_AND_FILES = (
    Attack(
        "bytes", ("UPDATE documents SET sha256 = '22' WHERE id = 'b'",), f"{DOCUMENT} {CHANGED}"
    ),
    Attack(
        "context", (altered("documents", "context", "Giáo viên", "x"),), f"{DOCUMENT} {CHANGED}"
    ),
    Attack(
        "draft current again",
        (
            "DELETE FROM document_dossiers WHERE document = 'b'",
            "DELETE FROM documents WHERE id = 'b'",
            "UPDATE documents SET superseded = superseded IS NULL",
        ),
        f"{DOCUMENT} {REMOVED}",
    ),
    Attack(
        "dossier of a document",
        ("UPDATE document_dossiers SET dossier = 'HS-2026-0002'",),
        f"Tên hồ sơ trong văn bản HS-2026-0001 {CHANGED}",
    ),
    Attack(
        "step removed",
        ("DELETE FROM steps",),
        f"Phiếu đã thực hiện submission, 09:30:00 20/11/2026 {REMOVED}",
    ),
    Attack(
        "form",
        (altered("steps", "form", "Lý Thị", "Lê Thị"),),
        f"Phiếu đã thực hiện submission, 09:30:00 20/11/2026 {CHANGED}",
    ),
    Attack(
        "file unlocked", ("UPDATE files SET locked = locked IS NULL",), f"Tệp da-ky/a.pdf {CHANGED}"
    ),
    Attack("file", ("UPDATE files SET sha256 = '33'",), f"Tệp da-ky/a.pdf {CHANGED}"),
    Attack(
        "template",
        ("UPDATE templates SET sha256 = '22'",),
        f"Mẫu văn bản QUYET_DINH bản 1 {CHANGED}",
    ),
    Attack(
        "role",
        (altered("accounts", "roles", "CHUYEN_VIEN", "CHU_TICH"),),
        f"Tài khoản thu {CHANGED}",
    ),
    Attack("password", ("UPDATE accounts SET password = 'x'",), f"Tài khoản thu {CHANGED}"),
)

JOURNAL = (
    Attack("digest", ("UPDATE journal SET digest = '00' WHERE ordinal = 2",), "Dòng 2 của nhật ký"),
    Attack("label", ("UPDATE journal SET label = 'x' WHERE ordinal = 3",), "Dòng 3 của nhật ký"),
    Attack("hash", ("UPDATE journal SET hash = '00' WHERE ordinal = 4",), "Dòng 4 của nhật ký"),
    Attack("line removed", ("DELETE FROM journal WHERE ordinal = 5",), "Nhật ký bị xóa dòng 5"),
    Attack(
        "lines removed",
        ("DELETE FROM journal WHERE ordinal IN (5, 6)",),
        "Nhật ký bị xóa dòng 5 đến dòng 6",
    ),
    Attack(
        "lines swapped",
        (
            "UPDATE journal SET ordinal = -1 WHERE ordinal = 5",
            "UPDATE journal SET ordinal = 5 WHERE ordinal = 6",
            "UPDATE journal SET ordinal = 6 WHERE ordinal = -1",
        ),
        "Dòng 5 của nhật ký",
    ),
    Attack(
        "last line removed",
        ("DELETE FROM journal WHERE ordinal = (SELECT max(ordinal) FROM journal)",),
        f"Tài khoản thu {ADDED}",
    ),
    Attack("journal emptied", ("DELETE FROM journal",), f"Hồ sơ HS-2026-0001 {ADDED}"),
)

ATTACKS = (*EVENTS, *DOSSIERS, *COUNCIL_AND_DECISION, *DOCUMENTS_AND_FILES, *JOURNAL)
