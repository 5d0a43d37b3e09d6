"""The sample family as a team: values, a lent box, contacts, a treat, and a job to hand on."""

from kiosk.demo_adults import teamed
from kiosk.device import Device
from kiosk.household.household import Household
from kiosk.household.team import Team


def team_up(device: Device) -> None:
    """The same on a device, where one job waits for the other home's yes."""
    household, at = Household.over(device.day), device.moment()
    household.import_plan(teamed(household.plan), at)
    Team(device.day).hand_on("kit-box", "sam", at, by="alex")
