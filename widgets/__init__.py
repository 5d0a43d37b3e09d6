"""Touch-sized widgets that take plain values and paint themselves; they know no household."""

from .code_panel import CodePanel
from .fact_tile import FactTile
from .finish_sky import FinishSky
from .heading import Heading
from .reward_tile import RewardTile
from .star_sky import StarSky
from .step_panel import StepPanel
from .week_grid import WeekGrid

__all__ = [
    "CodePanel",
    "FactTile",
    "FinishSky",
    "Heading",
    "RewardTile",
    "StarSky",
    "StepPanel",
    "WeekGrid",
]
