"""What the product says when it cannot do as asked."""


class KioskError(Exception):
    """Base of the errors that this package raises.

    The message is one sentence for a person: what was wrong, what was kept, what to do.
    """


class WrongUse(KioskError):
    """The command was called in a way that makes no sense; exit code 2."""


class NobodyReachable(KioskError):
    """The hub or the network is away: all is kept, and the same again may do; exit code 3."""
