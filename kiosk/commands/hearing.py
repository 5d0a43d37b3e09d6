"""What a child is to hear, as the doctor sees it."""

from kiosk.device import Device
from kiosk.device.hearing import lacking


def hearing(device: Device) -> tuple[bool, str]:
    """Whether this machine can read aloud and sound a star, where the plan asks for it."""
    children = device.day.plan.children
    packages = lacking(children)
    if packages:
        names = " ".join(packages)
        return False, f"nothing here can play what the plan asks for; apt install {names}"
    if any(child.read_aloud or child.sounds for child in children):
        return True, "what the plan asks for is installed"
    return True, "the plan asks for no voice and no sound"
