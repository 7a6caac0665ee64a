"""The fixtures that walk the sample round."""

from tests.walks import services, stages, unused, walk, walk_at

__all__ = ["services", "stages", "unused", "walk", "walk_at"]
