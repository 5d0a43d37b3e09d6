"""The arrangement: which card stands where, and when somebody else may move it."""

from kiosk.household import DueTask

HOLD = 3.0  # seconds after a tap in which nothing from elsewhere moves a card
LANDING = 0.7  # seconds after such a move in which a tap was meant for what was there before


class Arrangement:
    """The day's tasks as they stand on the screen. It is told the time, as seconds of uptime.

    Stars and outcomes come at once. Cards come, go and change places at once where that was asked
    for here; what another home or a command changed waits until no finger is near.
    """

    def __init__(self) -> None:
        self.tasks: tuple[DueTask, ...] = ()
        self.finished = False
        self._own = True
        self._touched = self._moved = -HOLD

    def ask(self, now: float) -> None:
        """Somebody here asked for what is shown next."""
        self._own, self._touched = True, now

    def touch(self, now: float) -> bool:
        """A finger came down; whether it was meant for what stands there now."""
        self._touched = now
        return now - self._moved >= LANDING

    def move(self, now: float) -> None:
        """Something else stands under the finger that chose it."""
        self._moved = now

    def take(self, tasks: tuple[DueTask, ...], finished: bool, now: float) -> bool:
        """The day as it is now; False when it is held back, and is to be offered again in `HOLD`
        seconds.
        """
        own, self._own = self._own, False
        moves = finished != self.finished or places(tasks) != places(self.tasks)
        if moves and not own and now - self._touched < HOLD:
            fresh = dict(zip(places(tasks), tasks, strict=True))
            standing = zip(places(self.tasks), self.tasks, strict=True)
            self.tasks = tuple(fresh.get(place, due) for place, due in standing)
            return False
        if moves and not own:
            self._moved = now
        self.tasks, self.finished = tasks, finished
        return True


def places(tasks: tuple[DueTask, ...]) -> list[tuple[str, int]]:
    """Which task stands where: ids and slots, in their order."""
    return [(due.task.id, due.slot) for due in tasks]
