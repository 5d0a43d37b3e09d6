"""This machine in a home: its folder, its settings and its clock."""

from .clock import system_clock
from .device import Device
from .settings import Settings, default_folder

__all__ = ["Device", "Settings", "default_folder", "system_clock"]
