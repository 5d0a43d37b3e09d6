"""The question why something is proposed, with neutral words to tap."""

from collections.abc import Awaitable, Callable

from kiosk.household.agreeing.proposing import LONGEST_PROPOSAL
from kiosk.language import N_, _

from .asking import Asking

REASONS = (  # neutral: what is so, and nothing about anybody
    N_("work"),
    N_("travel"),
    N_("family visit"),
    N_("birthday"),
    N_("school"),
    N_("health"),
)


def why(reason: str, then: Callable[[object], Awaitable[None]], back: str) -> Asking:
    """Ask for the reason on the screen `back`; `then` takes it."""
    words = tuple(_(each) for each in REASONS)
    return Asking(
        _("Why?"), "text", reason, words=words, most=LONGEST_PROPOSAL, then=then, back=back
    )
