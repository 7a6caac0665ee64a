"""What goes up beside Bằng khen: a flag by secret ballot from 80 %, and the State's own award."""

from pathlib import Path

from dossiers.model.dossier import Status
from flows.replay import play
from samples import story
from storage.settings import Settings
from tests.documents.docx_text import lines
from tests.walks import sample_clock
from workflow.review.packet_review import read_back
from workflow.services import open_services
from workflow.shared_quota import standing_quotas

ROUND = "2030-TK-CO"


def test_the_round_goes_its_whole_way(tmp_path: Path) -> None:
    settings = Settings(folder=tmp_path / "data")
    with open_services(settings) as services:
        list(play(story("co-thi-dua-2030"), services, by_story=True))
    with open_services(settings) as services, services.register.read_tx() as ledger:
        statuses = [each.status for each in ledger.dossiers(round=ROUND)]
        assert read_back(services, ledger, ROUND) == []
        texts = {
            each.kind: "\n".join(lines(services.objects.get(each.sha256)))
            for each in ledger.documents(round=ROUND)
        }
    # 9 of 9 is granted, 7 of 9 is less than 80 %, 8 of 9 is sent up and not granted.
    assert statuses == [Status.CAP_TINH_TANG, Status.KHONG_DE_NGHI, Status.CAP_TINH_KHONG_TANG]
    sent = texts["TO_TRINH_TINH"]
    assert "tặng Cờ thi đua của Ủy ban nhân dân tỉnh Thái Nguyên cho 02 (hai) tập thể" in sent
    assert "bằng hình thức bỏ phiếu kín" in sent
    assert "ít nhất 80/100" in sent
    assert "Biên bản kiểm phiếu" in texts["MUC_LUC_HO_SO"]
    assert "Bằng khen" not in "".join(texts.values())
    assert "Giấy khen" not in "".join(texts.values())


def test_what_the_state_grants_is_put_to_it_by_the_province(tmp_path: Path) -> None:
    with open_services(Settings(folder=tmp_path / "data"), sample_clock) as services:
        list(play(story("huan-chuong-2026"), services))
        with services.register.read_tx() as ledger:
            round_ = ledger.round("2026-HN-HC")
            statuses = {each.status for each in ledger.dossiers(round=round_.code)}
            (sent,) = (each for each in ledger.documents() if each.kind == "TO_TRINH_TINH")
            quotas = standing_quotas(services.plan, round_, ledger.rounds(), ledger.standings())
            assert read_back(services, ledger, round_.code) == []
        text = "\n".join(lines(services.objects.get(sent.sha256)))
    assert statuses == {Status.DA_TRINH_TINH}
    assert "xem xét, trình Chủ tịch nước tặng thưởng Huân chương Lao động cho 01 (một) tập" in text
    assert [each.maximum for each in quotas] == [None, None]
    assert "không ghi số lượng" in quotas[0].text
