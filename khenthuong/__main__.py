"""`python -m khenthuong` is `khenthuong`."""

from khenthuong.cli import main

main()
