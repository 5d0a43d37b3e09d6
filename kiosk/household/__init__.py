"""The household: what the records mean, as plain values. No files, no screen, no network.

From outside, import from here.
"""

from kiosk.household.appointments import Visit
from kiosk.household.chart import Cell, Chart, ChartRow, MonthChart, WeekChart
from kiosk.household.day import Day
from kiosk.household.due import DueTask, label
from kiosk.household.errors import HouseholdError
from kiosk.household.handover import Handover, Practised, Remembered
from kiosk.household.household import Household
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.news import News
from kiosk.household.parenting_schedule import Exchange, Whereabouts
from kiosk.household.plan_diff import PlanChange
from kiosk.household.practice import Tick, Undone
from kiosk.household.rewards import RewardProgress

__all__ = [
    "Cell",
    "Chart",
    "ChartRow",
    "Day",
    "DueTask",
    "Exchange",
    "Handover",
    "Household",
    "HouseholdError",
    "Ledger",
    "Moment",
    "MonthChart",
    "News",
    "PlanChange",
    "Practised",
    "Remembered",
    "RewardProgress",
    "Tick",
    "Undone",
    "Visit",
    "WeekChart",
    "Whereabouts",
    "label",
]
