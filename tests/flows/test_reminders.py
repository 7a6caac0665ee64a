"""Tool D: the digest of the day is mailed once, and a mail that fails is told."""

from datetime import date

from dossiers.plan.deadlines import YearlyDue
from flows.reminders import Mailing, mail_digest, read_digest
from storage.settings import Settings
from tests.flows.mail_server import letter, mail_server
from tests.servers import free_port
from tests.walks import SampleStep, Walk
from workflow.pages.digest import Digest, digest_page

REPORT = YearlyDue(
    what="Báo cáo", who="Phòng Mẫu", due_on=date(2026, 11, 19), left=1, over=False, confirmed=True
)
FOUND = Digest(on=date(2026, 11, 18), late=(), soon=(), unknown=(), yearly=(REPORT,))


def test_the_digest_is_that_of_today_and_the_register_is_only_read(walk: Walk) -> None:
    walk.up_to(SampleStep.FIRST_UNIT)
    with walk.services.register.read_tx() as ledger:
        before = ledger.revision()

    found = read_digest(walk.services)

    assert (found.on, len(found.late)) == (walk.services.today(), 3)
    with walk.services.register.read_tx() as ledger:
        assert ledger.revision() == before


def test_the_mail_of_a_day_is_not_sent_again_when_the_page_tells_of_it() -> None:
    with mail_server() as server:
        settings = Settings(smtp_url=server.url)
        first = mail_digest(FOUND, settings)
        again = mail_digest(FOUND, settings, digest_page(FOUND, first.said))

    assert first == Mailing("Đã gửi thư nhắc việc ngày 18/11/2026 đến vhxh@mau.vn, vanthu@mau.vn.")
    assert again == Mailing("Đã gửi thư nhắc việc ngày 18/11/2026.")
    (mail,) = server.mails
    assert letter(mail)["Subject"].startswith("Nhắc việc khen thưởng 18/11/2026: ")
    assert "Phòng Mẫu: Báo cáo, hạn 19/11/2026" in letter(mail).get_content()


def test_a_mail_that_fails_is_told() -> None:
    nobody = f"smtp://127.0.0.1:{free_port()}?from=a@b.vn&to=c@d.vn"

    mailing = mail_digest(FOUND, Settings(smtp_url=nobody))

    assert mailing.failed
    assert mailing.said.startswith("Chưa gửi được thư nhắc: Máy chủ thư 127.0.0.1")


def test_without_a_mail_server_or_anything_to_say_nothing_is_sent() -> None:
    assert mail_digest(FOUND, Settings()) == Mailing()
    with mail_server() as server:
        empty = FOUND.model_copy(update={"yearly": ()})
        assert mail_digest(empty, Settings(smtp_url=server.url)) == Mailing()
    assert server.mails == []
