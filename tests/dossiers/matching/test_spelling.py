import pytest

from dossiers.matching.spelling import spelled
from dossiers.model.nominee import Honorific, NomineeKind


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("ThS. BS. Nguyễn Văn Mẫu", "nguyen van mau"),
        ("Đ/c Hoà Thị Thử", "hoa thi thu"),
        ("đồng chí Thượng tá Lò Văn Ví", "lo van vi"),
        ("Bá Văn Mẫu", "ba van mau"),
        ("BA NGUYEN THI MAU", "nguyen thi mau"),
        ("Ông Mẫu", "ong mau"),
        ("Lí Thị Mĩ", "ly thi my"),
        ("Vi Thị Thi", "vi thi thi"),
    ],
)
def test_a_person_is_told_by_the_name_alone(name: str, words: str) -> None:
    assert " ".join(spelled(NomineeKind.CA_NHAN, name).words) == words


def test_how_one_is_addressed_is_kept() -> None:
    def honorific(name: str) -> Honorific | None:
        return spelled(NomineeKind.CA_NHAN, name).honorific

    assert honorific("Cô giáo Lò Thị Mẫu") is Honorific.BA
    assert honorific("Ong Nguyen Van Mau") is Honorific.ONG
    assert honorific("ThS. Nguyễn Văn Mẫu") is None


@pytest.mark.parametrize(
    ("name", "words", "ward"),
    [
        ("Hội LHPN P. Bắc Kạn", "hoi phu nu", "bac kan"),
        ("TDP số 05, phường Đức Xuân, tỉnh Thái Nguyên", "to 5", "duc xuan"),
        ("HTX Nông nghiệp xã Nông Thượng", "hop tac xa nong nghiep", "nong thuong"),
        ("Phòng Văn hóa - Xã hội", "phong van hoa xa hoi", ""),
        ("Công ty TNHH Minh Phương", "cong ty trach nhiem huu han minh phuong", ""),
        ("UBND phường", "uy ban nhan dan", ""),
        ("Phường Bắc Kạn", "phuong bac kan", ""),
        ("Tập thể cán bộ, giáo viên Trường THCS Mẫu", "truong trung hoc co so mau", ""),
        ("Tập thể", "tap the", ""),
        ("TRAM Y TE PHUONG BAC KAN", "tram y te", "bac kan"),
    ],
)
def test_a_unit_is_told_by_its_own_words_and_its_ward(name: str, words: str, ward: str) -> None:
    found = spelled(NomineeKind.TAP_THE, name)
    assert (" ".join(found.words), " ".join(found.ward)) == (words, ward)


def test_a_household_is_told_by_its_head() -> None:
    household = spelled(NomineeKind.HO_GIA_DINH, "Hộ gia đình ông Nguyễn Văn Mẫu")
    assert " ".join(household.words) == "nguyen van mau"
