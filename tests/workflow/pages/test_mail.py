"""Mail: handed over to a real server on this machine, or told why not."""

import pytest

from storage.settings import Settings
from tests.flows.mail_server import letter, mail_server
from tests.servers import free_port
from workflow.pages.mail import URL, MailFailure, MailServer, read_mail_server, send

TEXT = "Việc trễ hạn:\n- Hồ sơ HS-2026-0001\n.\ndòng sau dấu chấm\n"


def read(url: str, password: str = "") -> MailServer | None:
    """Read the server of these settings."""
    return read_mail_server(Settings(smtp_url=url, smtp_password=password))


def deliver(url: str, password: str = "") -> None:
    """Send one mail by these settings."""
    server = read(url, password)
    assert server is not None
    send(server, "Nhắc việc 24/11/2026", TEXT)


def test_a_mail_arrives_whole_for_everybody() -> None:
    with mail_server() as server:
        deliver(server.url)

    message = letter(*server.mails)
    assert message["Subject"] == "Nhắc việc 24/11/2026"
    assert (message["From"], message["To"]) == ("phuong@mau.vn", "vhxh@mau.vn, vanthu@mau.vn")
    assert message.get_content().replace("\r\n", "\n") == TEXT
    assert [each for each in server.heard if each.startswith("rcpt")] == [
        "rcpt TO:<vhxh@mau.vn>",
        "rcpt TO:<vanthu@mau.vn>",
    ]
    assert not any(each.upper().startswith("AUTH") for each in server.heard)


def test_whoever_must_sign_in_does_so() -> None:
    with mail_server() as server:
        deliver(server.url.replace("smtp://", "smtp://nhac.viec@"), "mat-khau")

    assert any(each.startswith("AUTH PLAIN") for each in server.heard)
    assert len(server.mails) == 1


@pytest.mark.parametrize(
    ("refused", "said"),
    [
        ("AUTH", "sai tên đăng nhập hoặc mật khẩu"),
        ("RCPT", "từ chối địa chỉ nhận"),
        ("MAIL", "từ chối"),
        ("DATA", "từ chối"),
    ],
)
def test_a_refusal_is_one_sentence(refused: str, said: str) -> None:
    with mail_server(refused) as server, pytest.raises(MailFailure, match=said) as caught:
        deliver(server.url.replace("smtp://", "smtp://ai@"), "mat-khau")

    assert "mat-khau" not in str(caught.value)
    assert server.mails == []


def test_a_receiver_that_is_refused_is_named() -> None:
    with (
        mail_server("RCPT TO:<VANTHU") as server,
        pytest.raises(MailFailure, match="không nhận địa chỉ vanthu@mau"),
    ):
        deliver(server.url)
    assert len(server.mails) == 1


def test_a_password_that_the_protocol_cannot_carry_is_told() -> None:
    with mail_server() as server, pytest.raises(MailFailure, match="ngoài bảng mã ASCII"):
        deliver(server.url.replace("smtp://", "smtp://ai@"), "mật-khẩu")


def test_a_server_that_is_not_there_is_told() -> None:
    url = f"smtp://127.0.0.1:{free_port()}?from=a@b.vn&to=c@d.vn"
    with pytest.raises(MailFailure, match="không kết nối được"):
        deliver(url)


def test_an_unencrypted_server_elsewhere_gets_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    # The same server, as if it were on another machine: it offers no STARTTLS.
    monkeypatch.setattr("workflow.pages.mail.LOOPBACK", frozenset())
    with mail_server() as server, pytest.raises(MailFailure, match="không mã hóa đường truyền"):
        deliver(server.url.replace("smtp://", "smtp://ai@"), "mat-khau")

    assert not any(each.upper().startswith(("AUTH", "MAIL")) for each in server.heard)


def test_without_the_setting_no_mail_is_wanted() -> None:
    assert read_mail_server(Settings()) is None
    assert read("", "x") is None


@pytest.mark.parametrize(
    "url",
    [
        "mau.vn",
        "http://mau.vn?from=a@b.vn&to=c@d.vn",
        "smtp://mau.vn",
        "smtp://mau.vn?from=a@b.vn",
        "smtp://mau.vn?from=a@b.vn&to=",
        "smtp://mau.vn?from=a&to=c@d.vn",
        "smtp://mau.vn:cong?from=a@b.vn&to=c@d.vn",
        "smtp://ai:mat-khau@mau.vn?from=a@b.vn&to=c@d.vn",
        "smtp://?from=a@b.vn&to=c@d.vn",
        "smtp://mau.vn?from=a@b.vn&to=c@d.vn%0d%0aBcc:%20e@f.vn",
    ],
)
def test_a_setting_of_another_shape_is_told(url: str) -> None:
    with pytest.raises(MailFailure, match=f"{URL} không đúng dạng") as caught:
        read(url)
    assert "mat-khau" not in str(caught.value)


def test_ports_are_the_usual_ones_unless_said() -> None:
    plain = read("smtp://mau.vn?from=a@b.vn&to=c@d.vn")
    secure = read("smtps://mau.vn:1465?from=a@b.vn&to=c@d.vn")

    assert plain is not None
    assert secure is not None
    assert "mat-khau" not in repr(read("smtp://ai@mau.vn?from=a@b.vn&to=c@d.vn", "mat-khau"))
    assert (plain.port, plain.encrypted) == (587, False)
    assert (secure.port, secure.encrypted) == (1465, True)
