"""What an S3 service answers when it cannot do what was asked, told to staff in Vietnamese.

Servers agree on few codes: what the answer's status says stands in for a code that is not known.
"""

from http import HTTPStatus

from minio.error import InvalidResponseError, S3Error, ServerError
from urllib3.exceptions import MaxRetryError, ReadTimeoutError, SSLError

KEYS = "KHENTHUONG_S3_ACCESS_KEY và KHENTHUONG_S3_SECRET_KEY"

SILENT = (
    "Kho tệp không trả lời: hãy kiểm tra máy chủ lưu trữ đang chạy và địa chỉ trong"
    " KHENTHUONG_STORAGE_URL."
)
REFUSED = f"Kho tệp từ chối khóa truy cập: hãy kiểm tra {KEYS}."
FORBIDDEN = (
    f"Kho tệp từ chối khóa truy cập hoặc không cho làm việc này: hãy kiểm tra {KEYS}, và quyền của"
    " khóa trên kho."
)
EXPIRED = f"Khóa truy cập kho tệp đã hết hạn: hãy xin khóa mới, đặt lại {KEYS}."
CLOCK = (
    "Đồng hồ của máy này lệch với kho tệp quá nhiều nên kho từ chối: hãy chỉnh đúng ngày giờ của"
    " máy (bật tự động đồng bộ giờ) rồi làm lại."
)
FULL = "Kho tệp đã đầy: hãy xin thêm dung lượng hoặc dọn bớt tệp trên máy chủ lưu trữ rồi làm lại."
QUOTA = "Kho tệp đã hết hạn mức dung lượng: hãy xin nâng hạn mức của kho rồi làm lại."
REGION = "Kho tệp ở vùng (region) khác: hãy thêm &region=… đúng của kho vào KHENTHUONG_STORAGE_URL."
MOVED = (
    "Máy chủ kho tệp chuyển hướng sang địa chỉ khác: hãy sửa endpoint trong KHENTHUONG_STORAGE_URL"
    " thành địa chỉ thật của kho."
)
SLOW = (
    "Kho tệp trả lời quá chậm hoặc đang bận: hãy đợi vài phút rồi làm lại; nếu vẫn chậm, hãy báo"
    " người phụ trách máy chủ lưu trữ."
)
TAKEN = (
    "Tên kho trong KHENTHUONG_STORAGE_URL đã có người khác dùng: hãy chọn tên kho khác, hoặc xin"
    " quyền vào kho đó."
)
NOT_S3 = (
    "Máy chủ ở địa chỉ trong KHENTHUONG_STORAGE_URL không trả lời như một kho S3: hãy kiểm tra lại"
    " endpoint (có thể là trang quản trị, hoặc một máy chủ khác)."
)
CERTIFICATE = (
    "Không tin được chứng thư TLS của kho tệp: hãy cài chứng thư của máy chủ lưu trữ, hoặc sửa"
    " endpoint cho đúng tên máy chủ."
)

BY_CODE = {
    "InvalidAccessKeyId": REFUSED,
    "SignatureDoesNotMatch": REFUSED,
    "AccessDenied": FORBIDDEN,
    "AllAccessDisabled": FORBIDDEN,
    "ExpiredToken": EXPIRED,
    "ExpiredTokenException": EXPIRED,
    "TokenRefreshRequired": EXPIRED,
    "InvalidToken": EXPIRED,
    "RequestTimeTooSkewed": CLOCK,
    "RequestExpired": CLOCK,
    "XMinioStorageFull": FULL,
    "InsufficientStorage": FULL,
    "EntityTooLargeForStorage": FULL,
    "QuotaExceeded": QUOTA,
    "XMinioAdminBucketQuotaExceeded": QUOTA,
    "AuthorizationHeaderMalformed": REGION,
    "IllegalLocationConstraintException": REGION,
    "InvalidLocationConstraint": REGION,
    "InvalidRegion": REGION,
    "PermanentRedirect": MOVED,
    "TemporaryRedirect": MOVED,
    "Redirect": MOVED,
    "SlowDown": SLOW,
    "SlowDownRead": SLOW,
    "SlowDownWrite": SLOW,
    "ServiceUnavailable": SLOW,
    "RequestTimeout": SLOW,
    "Busy": SLOW,
    "ServerBusy": SLOW,
    "BucketAlreadyExists": TAKEN,
}
"""By the error code of S3's XML answer, those of AWS, MinIO and Ceph."""

BY_STATUS = {
    HTTPStatus.MOVED_PERMANENTLY: MOVED,
    HTTPStatus.FOUND: MOVED,
    HTTPStatus.TEMPORARY_REDIRECT: MOVED,
    HTTPStatus.PERMANENT_REDIRECT: MOVED,
    HTTPStatus.UNAUTHORIZED: REFUSED,
    HTTPStatus.FORBIDDEN: FORBIDDEN,
    HTTPStatus.TOO_MANY_REQUESTS: SLOW,
    HTTPStatus.SERVICE_UNAVAILABLE: SLOW,
    HTTPStatus.GATEWAY_TIMEOUT: SLOW,
    HTTPStatus.INSUFFICIENT_STORAGE: FULL,
}
"""By the answer's status, where no code is known."""


def bucket_sentence(name: str) -> str:
    """Say why this cannot be the name of a bucket."""
    return (
        f"Tên kho “{name}” không dùng được; hãy sửa KHENTHUONG_STORAGE_URL: tên kho chỉ gồm 3 đến"
        " 63 chữ thường không dấu, chữ số, dấu chấm, gạch nối, đầu và cuối là chữ hoặc số."
    )


def s3_sentence(error: Exception) -> str:
    """Say what went wrong with the store, and what to do."""
    if isinstance(error, S3Error):
        return _of_answer(error)
    if isinstance(error, ServerError):
        return _of_status(error.status_code, SILENT)
    if isinstance(error, InvalidResponseError):
        return _of_status(error._code or 0, NOT_S3)
    if isinstance(error, MaxRetryError):
        return _of_cause(error.reason)
    return _of_cause(error)


def _of_answer(error: S3Error) -> str:
    if error.code == "InvalidBucketName":
        return bucket_sentence(error.bucket_name or "")
    if said := BY_CODE.get(error.code or ""):
        return said
    return _of_status(error.response.status, SILENT)


def _of_status(status: int, otherwise: str) -> str:
    try:
        return BY_STATUS.get(HTTPStatus(status), otherwise)
    except ValueError:
        return otherwise


def _of_cause(error: Exception | None) -> str:
    if isinstance(error, ReadTimeoutError):
        return SLOW
    if isinstance(error, SSLError) and "certificate" in str(error).lower():
        return CERTIFICATE
    return SILENT
