"""Every field of days says which kind it is; whatever a form states is judged by that."""

from collections.abc import Iterator
from datetime import date
from typing import Any, get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic.fields import FieldInfo

from dossiers.plan.stated_day import DayKind
from flows.step_list import STEPS
from tests.dossiers.builders import a_round
from tests.flows.day_cases import FORMS
from workflow.forms.base import Form
from workflow.forms.day_fields import bad_days, day_faults, happened_days, kind_of_day, latest_day

HERE = ("flows", "workflow", "desk")


def forms(kind: type[Form] = Form) -> Iterator[type[Form]]:
    """Yield every form and row of a form that the program has."""
    for each in kind.__subclasses__():
        if each.__module__.startswith(HERE):
            yield each
        yield from forms(each)


def takes_days(annotation: Any) -> bool:
    return annotation is date or any(map(takes_days, get_args(annotation)))


def days_of(form: type[Form]) -> Iterator[tuple[str, FieldInfo]]:
    for name, field in form.model_fields.items():
        if takes_days(field.annotation):
            yield name, field


def test_every_field_of_days_is_declared_as_what_it_is() -> None:
    undeclared = [
        f"{form.__name__}.{name}"
        for form in forms()
        for name, field in days_of(form)
        if kind_of_day(field) is None
    ]

    assert undeclared == []
    assert len([name for form in forms() for name, _ in days_of(form)]) > 10


def placed(form: Any, path: tuple[int | str, ...], value: object) -> Any:
    """Return the raw form with a value at a path."""
    if not path:
        return value
    return {**form, path[0]: placed(form[path[0]] if path[1:] else None, path[1:], value)}


DAYS = st.dates(date(2024, 1, 1), date(2028, 12, 31))
CASES = [(flow, path, kind) for flow, (form, days) in FORMS.items() for path, kind in days.items()]


@given(case=st.sampled_from(CASES), on=DAYS, today=DAYS)
def test_any_day_in_any_field_is_refused_by_its_name_or_can_be(
    case: tuple[str, tuple[str, ...], DayKind], on: date, today: date
) -> None:
    flow, path, kind = case
    raw = placed(FORMS[flow][0], path, on.isoformat())
    form = STEPS[flow].form.model_validate(raw)
    said = dict(bad_days(form, today, a_round())).get(path, "")

    assert f"{on:%d/%m/%Y}" in said or not said
    if kind is DayKind.PLANNED:
        assert not said
    elif on > today:
        assert f"sau hôm nay ({today:%d/%m/%Y})" in said
    elif kind is DayKind.HAPPENED and on.year != 2026:
        assert "không thuộc năm 2026" in said
    else:
        assert not said


def test_a_refusal_names_the_field_within_its_group() -> None:
    form = STEPS["submission"].form.model_validate(FORMS["submission"][0])
    said = [str(each) for each in day_faults(form, date(2026, 10, 1), a_round())]
    assert said[0].startswith("Đơn vị đề nghị › Ngày tờ trình của đơn vị: 02/10/2026 sau hôm nay")
    assert said[1].startswith("Ngày nhận: 05/10/2026 sau hôm nay (01/10/2026)")


@pytest.mark.parametrize("flow", ["appraisal", "submission"])
def test_a_blank_day_of_what_happened_is_today(flow: str) -> None:
    raw = {**FORMS[flow][0], "received_on": None, "appraised_on": None}
    known = {name: raw[name] for name in STEPS[flow].form.model_fields if name in raw}
    form, today = STEPS[flow].form.model_validate(known), date(2027, 1, 4)

    assert today in happened_days(form, today)
    assert any(
        "bỏ trống là hôm nay, 04/01/2027" in said for _, said in bad_days(form, today, a_round())
    )


def test_the_latest_day_is_of_whatever_kind() -> None:
    form = STEPS["invitation"].form.model_validate(FORMS["invitation"][0])
    assert latest_day(form) == date(2026, 11, 5)
    assert latest_day(STEPS["withdrawal"].form.model_validate(FORMS["withdrawal"][0])) is None
