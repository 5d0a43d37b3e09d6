"""The one error that the household raises."""


class HouseholdError(Exception):
    """Something was refused.

    The message is for a person: what was wrong, what is right, what was kept.
    """
