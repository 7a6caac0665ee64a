from typing import Any

import pytest

from dossiers.matching.past_awards import award_digest, past_code
from tests.dossiers.matching.test_earlier_awards import an_award


def test_codes_count_and_never_look_like_a_dossier() -> None:
    assert past_code(12) == "KT-000012"


def test_a_line_typed_otherwise_is_the_same_line() -> None:
    one = an_award(name="Hoà Thị Thử", unit="Tổ 5")
    assert award_digest(one) == award_digest(an_award(name="HÒA THỊ THỬ", unit="tổ 5", code="x"))


@pytest.mark.parametrize(
    "change", [{"name": "Nguyễn Văn Khác"}, {"decision": "13/QĐ-UBND"}, {"achievement": "Khác"}]
)
def test_any_other_fact_is_another_line(change: dict[str, Any]) -> None:
    assert award_digest(an_award()) != award_digest(an_award(**change))
