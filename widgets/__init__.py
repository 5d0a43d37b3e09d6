"""Touch-sized widgets that take plain values and paint themselves; they know no household."""

from .bar_button import BarButton
from .code_panel import CodePanel
from .day_header import DayHeader
from .fact_tile import FactTile
from .finish_sky import FinishSky
from .heading import Heading
from .reward_tile import RewardTile
from .star_sky import StarSky
from .step_panel import StepPanel
from .task_card import TaskCard
from .week_grid import WeekGrid

__all__ = [
    "BarButton",
    "CodePanel",
    "DayHeader",
    "FactTile",
    "FinishSky",
    "Heading",
    "RewardTile",
    "StarSky",
    "StepPanel",
    "TaskCard",
    "WeekGrid",
]
