"""The finish picture in words: how many stars, and who sees them."""

NUMBERS = ("No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten")


def earned(stars: int, houses: int) -> str:
    """As "Two stars today. Both houses see them."

    `houses` counts those that are joined. Whether the network is away is no matter of the child's:
    the other house sees the stars when it is back.
    """
    counted = NUMBERS[stars] if stars < len(NUMBERS) else str(stars)
    said = f"{counted} {'star' if stars == 1 else 'stars'} today."
    if houses < 2:
        return said
    return f"{said} {'Both' if houses == 2 else 'All'} houses see {'it' if stars == 1 else 'them'}."
