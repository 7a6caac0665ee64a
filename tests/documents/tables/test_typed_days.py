"""Days and years as people type them: one meaning is read, two are asked about."""

from datetime import date

import pytest

from documents.tables.typed_days import birth_year_of, day_of

BORN = {
    "1988": 1988,
    "1988.0": 1988,
    "năm 1985": 1985,
    "Sinh năm: 1985": 1985,
    "SN 1985": 1985,
    "5/1988": 1988,
    "tháng 5 năm 1990": 1990,
    "5/10/90": 1990,
    "05.10.1990": 1990,
    "05 / 10 / 1990": 1990,
    "05-10-1990": 1990,
    "05/10/1990 00:00:00": 1990,
    "1990-10-05T17:00:00": 1990,
    "ngày 05/10/1990": 1990,
    "Sinh ngày 5 tháng 10 năm 1990": 1990,
    "12/31/1990": 1990,
    "32786": 1989,
    "5/10/08": 2008,
    "5/10/20": None,
    "khoảng 1980": None,
    "31/02/1990": None,
    "13/1990": None,
    "19": None,
    "": None,
    "không nhớ": None,
}


@pytest.mark.parametrize(("written", "meant"), BORN.items())
def test_a_year_of_birth(written: str, meant: int | None) -> None:
    assert birth_year_of(written) == meant


@pytest.mark.parametrize(
    "written",
    [
        "15/10/2023",
        "15.10.2023",
        "15-10-2023",
        "2023-10-15",
        "ngày 15 tháng 10 năm 2023",
        "15 tháng 10, năm 2023",
        "15/10/2023 00:00:00",
        "10/15/2023",
        "45214",
    ],
)
def test_a_day_in_every_spelling(written: str) -> None:
    assert day_of(written) == date(2023, 10, 15)


@pytest.mark.parametrize("written", ["15/10/23", "2023", "tháng 10/2023", "32/10/2023", "x", "123"])
def test_what_is_no_day_beyond_doubt(written: str) -> None:
    assert day_of(written) is None


SAID_OTHERWISE = {
    "05101990": 1990,
    "5-Oct-90": 1990,
    "05/10/1990 (35 tuổi)": 1990,
    "Ngày 05, tháng 10, năm 1990": 1990,
    "(1985)": 1985,
    "s.n. 1985": 1985,
    "31021990": None,
    "1/1/20": None,
    "khoảng 1950": None,
}


@pytest.mark.parametrize(("typed", "year"), SAID_OTHERWISE.items())
def test_years_said_otherwise(typed: str, year: int | None) -> None:
    assert birth_year_of(typed) == year
