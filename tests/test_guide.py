"""The staff guide and the README name every box and every role."""

import re
from pathlib import Path

import pytest

from dossiers.model.roles import Role
from workflow.forms.nominee_form import NomineeForm

ROOT = Path(__file__).parents[1]
GUIDE = ROOT / "docs" / "huong-dan"


def test_the_guide_explains_every_box_of_a_nominee() -> None:
    page = (GUIDE / "2-tiep-nhan.md").read_text("utf-8")
    boxes = ", ".join(re.findall(r"^\| ([^|]+) \|", page, re.MULTILINE)).split(", ")

    assert {each.title for each in NomineeForm.model_fields.values()} <= set(boxes)


@pytest.mark.parametrize("role", Role)
def test_the_readme_and_the_guide_say_what_every_role_presses(role: Role) -> None:
    assert f"\n| `{role}` " in (ROOT / "README.md").read_text("utf-8")
    page = (GUIDE / "0-dang-nhap.md").read_text("utf-8")
    assert f"\n| {role.text} (`{role}`) |" in page
