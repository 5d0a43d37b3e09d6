"""Touch-sized widgets that take plain values and paint themselves; they know no household."""

from .bar_button import BarButton
from .code_panel import CodePanel
from .day_header import DayHeader
from .ends_line import EndsLine
from .fact_tile import FactTile
from .finish_sky import FinishSky
from .heading import Heading
from .lines_panel import LinesPanel
from .notice_line import NoticeLine
from .pad_key import PadKey
from .palette import themes
from .reward_tile import RewardTile
from .star_sky import StarSky
from .step_panel import StepPanel
from .task_card import TaskCard
from .week_grid import WeekGrid

__all__ = [
    "BarButton",
    "CodePanel",
    "DayHeader",
    "EndsLine",
    "FactTile",
    "FinishSky",
    "Heading",
    "LinesPanel",
    "NoticeLine",
    "PadKey",
    "RewardTile",
    "StarSky",
    "StepPanel",
    "TaskCard",
    "WeekGrid",
    "themes",
]
