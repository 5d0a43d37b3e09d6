"""The sections of the plan in the order in which a plan file is written."""

import re

from kiosk.household.plan_form.calendar import APPOINTMENT, PARENTING_SCHEDULE
from kiosk.household.plan_form.form import Section
from kiosk.household.plan_form.people import (
    CAREGIVER,
    CHILDREN,
    CONTACT,
    HOME,
    HOUSEHOLD,
    PROVIDER,
    RESPONSIBILITY,
)
from kiosk.household.plan_form.practice import GOAL, MATERIAL, REWARD, ROUTINE, TASK

FORMAT = 1  # of the plan file
BARE_KEY = re.compile("[A-Za-z0-9_-]+")

MOST_TASKS = 200
MOST_ENTRIES = 1000  # of any other section

SECTIONS = (
    HOUSEHOLD,
    HOME,
    CHILDREN,
    CAREGIVER,
    PROVIDER,
    ROUTINE,
    TASK,
    GOAL,
    REWARD,
    MATERIAL,
    PARENTING_SCHEDULE,
    APPOINTMENT,
    RESPONSIBILITY,
    CONTACT,
)


def most(section: Section) -> int:
    """How many entries of a section a plan file may have."""
    return MOST_TASKS if section is TASK else MOST_ENTRIES
