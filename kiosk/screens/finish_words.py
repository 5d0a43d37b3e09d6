"""The finish picture in words: how many stars, and who sees them."""

from kiosk.language import N_, _, ngettext

NUMBERS = (
    N_("One"),
    N_("Two"),
    N_("Three"),
    N_("Four"),
    N_("Five"),
    N_("Six"),
    N_("Seven"),
    N_("Eight"),
    N_("Nine"),
    N_("Ten"),
)


def earned(stars: int, houses: int) -> str:
    """As "Two stars today. Both houses see them."

    `houses` counts those that are joined. Whether the network is away is no matter of the child's:
    the other house sees the stars when it is back.
    """
    counted = _(NUMBERS[stars - 1]) if 1 <= stars <= len(NUMBERS) else str(stars)
    said = ngettext("{number} star today.", "{number} stars today.", stars).format(number=counted)
    if houses < 2:
        return said
    if houses == 2:
        return f"{said} {ngettext('Both houses see it.', 'Both houses see them.', stars)}"
    return f"{said} {ngettext('All houses see it.', 'All houses see them.', stars)}"
