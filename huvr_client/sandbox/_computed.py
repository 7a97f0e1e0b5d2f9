"""Fields that HUVR works out when it answers: paths, counts, summaries, signed URLs."""

from ._compute import COMPUTED, display
from ._computed_assets import asset_path
from ._computed_work import is_locked, results

__all__ = ["COMPUTED", "asset_path", "display", "is_locked", "results"]
