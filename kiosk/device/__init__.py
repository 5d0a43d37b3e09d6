"""This machine in a home: its folder, its settings and its clock."""

from .clock import system_clock
from .device import Device
from .settings import (
    Settings,
    command,
    default_folder,
    holds_household,
    lost_its_settings,
)

__all__ = [
    "Device",
    "Settings",
    "command",
    "default_folder",
    "holds_household",
    "lost_its_settings",
    "system_clock",
]
