"""Packages that are the same bytes whenever they hold the same parts."""

from io import BytesIO
from zipfile import ZIP_STORED, ZipFile

from documents.rendering.reproducible_zip import EPOCH, compressed_member, pack, repack


def a_package(*names: str) -> bytes:
    target = BytesIO()
    with ZipFile(target, "w") as package:
        for name in names:
            package.writestr(name, name)
    return target.getvalue()


def test_order_and_dates_of_the_parts_do_not_matter() -> None:
    names = ("word/document.xml", "[Content_Types].xml", "_rels/.rels")
    one, other = repack(a_package(*names)), repack(a_package(*reversed(names)))
    assert one == other
    with ZipFile(BytesIO(one)) as package:
        assert package.namelist()[0] == "[Content_Types].xml"
        assert {entry.date_time for entry in package.infolist()} == {EPOCH}


def test_it_may_be_stored_without_compression() -> None:
    with ZipFile(BytesIO(repack(a_package("a"), ZIP_STORED))) as package:
        assert package.getinfo("a").compress_type == ZIP_STORED
        assert package.read("a") == b"a"


def test_what_never_changes_comes_first_in_one_block() -> None:
    package = pack(
        [compressed_member("b", b"bb"), compressed_member("[Content_Types].xml", b"types")]
    )
    for text in ("Giấy", "khen"):
        whole = package.with_members([compressed_member("đ.xml", text.encode())])
        with ZipFile(BytesIO(whole)) as opened:
            assert opened.namelist() == ["[Content_Types].xml", "b", "đ.xml"]
            assert opened.testzip() is None
            assert opened.read("đ.xml").decode() == text
