"""What is said, and remembered, once a device has joined a household."""

import argparse

from kiosk.device import Settings, command

from .answer import Answer
from .opening import folder, opened
from .words import home_name


def hung(arguments: argparse.Namespace, id: str, told: tuple[str, ...]) -> Answer:
    """Remember the home, and say where the new device hangs."""
    Settings(arguments.home).write(folder(arguments))
    with opened(arguments) as device:
        plan, place = device.day.plan, device.folder
    name = home_name(plan, arguments.home)
    lines = [f"This device has joined and hangs in {name}; its data lies in {place}.", *told]
    if plan.homes and arguments.home not in {home.id for home in plan.homes}:
        known = ", ".join(home.id for home in plan.homes)
        right = command(place, "setup", "--home", "ID")
        lines.append(f'The plan has no home "{arguments.home}", only: {known}. Choose: {right}')
    lines.append(f"Open the screen with: {command(place)}")
    document = {"device": id, "home": arguments.home, "name": name, "folder": str(place)}
    return Answer({**document, "told": list(told)}, lines)
