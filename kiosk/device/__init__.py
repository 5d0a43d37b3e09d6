"""This machine in a home: its folder, its settings and its clock."""

from .clock import system_clock
from .device import Device
from .settings import Settings, command, default_folder, holds_household

__all__ = ["Device", "Settings", "command", "default_folder", "holds_household", "system_clock"]
