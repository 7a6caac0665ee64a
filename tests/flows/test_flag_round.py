"""Cờ thi đua 2030: by secret ballot from 80 % on, up to the province, answered and handed over."""

from pathlib import Path

from dossiers.model.dossier import Status
from flows.replay import play
from samples import story
from storage.settings import Settings
from tests.documents.docx_text import lines
from workflow.review.packet_review import read_back
from workflow.services import open_services

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
