"""Pictures that are damaged or too large are refused with the reason."""

import pytest

from documents.files.attachments import inspect
from dossiers.model.errors import Refused, UnusableFile
from tests.documents.files.made_files import JPEG, flipped, png, tiff

REFUSED = {
    "jpeg cut": ("a.jpg", JPEG[:-2], "bị hỏng"),
    "jpeg without picture": ("a.jpg", b"\xff\xd8\xff\xd9", "bị hỏng"),
    "png cut": ("a.png", png()[:-12], "bị hỏng"),
    "png overwritten": ("a.png", flipped(png(), 45), "bị hỏng"),
    "png too large": ("a.png", png(60_000, 60_000), "3600 triệu điểm ảnh"),
    "tiff cut": ("a.tif", tiff()[:20], "bị hỏng"),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=REFUSED)
def test_an_unsound_picture_is_refused_with_the_reason(name: str, data: bytes, said: str) -> None:
    with pytest.raises(UnusableFile, match=said) as caught:
        inspect(data, name)
    assert isinstance(caught.value, Refused)
    assert name in str(caught.value) or not name.isprintable()
