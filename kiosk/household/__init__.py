"""The household: what the records mean, as plain values. No files, no screen, no network.

This door leads to what every caller needs. The whole `Household` and the values that it answers
with are imported from their own files (`kiosk.household.household`, `.chart`, `.handover`, ...):
the first frame shows none of them and does not wait for them.
"""

from kiosk.household.childs_day import ChildsDay
from kiosk.household.day import Day
from kiosk.household.due import DueTask, label
from kiosk.household.errors import HouseholdError
from kiosk.household.ledger import Ledger
from kiosk.household.moment import Moment
from kiosk.household.practice import Tick, Undone
from kiosk.household.rewards import RewardProgress

__all__ = [
    "ChildsDay",
    "Day",
    "DueTask",
    "HouseholdError",
    "Ledger",
    "Moment",
    "RewardProgress",
    "Tick",
    "Undone",
    "label",
]
