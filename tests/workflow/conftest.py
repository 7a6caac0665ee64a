"""The fixtures that walk the sample round."""

from tests.flows.nomination_files import submit
from tests.walks import services, stages, unused, walk, walk_at

__all__ = ["services", "stages", "submit", "unused", "walk", "walk_at"]
