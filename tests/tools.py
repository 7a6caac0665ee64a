"""Programs that some tests look through; where one is missing they are skipped, but never in CI."""

import os
import shutil

import pytest


def needs(*programs: str) -> pytest.MarkDecorator:
    """Skip with a reason where a program is missing; with CI=true the test runs, and fails."""
    missing = [each for each in programs if shutil.which(each) is None]
    skipped = bool(missing) and os.environ.get("CI") != "true"
    return pytest.mark.skipif(skipped, reason=f"not installed: {', '.join(missing)}")
