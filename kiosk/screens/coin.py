"""How large this display is: a square on it that is as wide as a coin, held against one."""

from functools import partial

from textual.widget import Widget

from kiosk.desk import Desk
from kiosk.device.display import Display, likely
from kiosk.language import N_, _
from widgets.coin_square import CoinSquare
from widgets.heading import Heading

from .bar import ABSENT, Button
from .board import Board
from .reach import cell

BACK = Button("back", N_("Back"), "back", "b")
SMALLER = Button("smaller", N_("Smaller"), "less", "s")
COIN = Button("coin", N_("Other coin"), "coin", "o")
LARGER = Button("larger", N_("Larger"), "plus", "l")
FITS = Button("fits", N_("It fits"), "tick", "f", loud=True)

COINS = (  # and their diameters in mm, as their mints give them
    (N_("a 1 euro coin"), 23.25),
    (N_("a 1 pound coin"), 23.43),
    (N_("a 25 cent coin of the US"), 24.26),
    (N_("a 1 franc coin of Switzerland"), 23.2),
)
LEAST, MOST = 6, 60  # columns of a square


class CoinScreen(Board):
    """Smaller and larger until the coin covers the square from side to side; then it fits."""

    FOR_ADULTS = True
    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._square = CoinSquare(classes="middle asked")
        self._coin = 0
        self._columns = 0  # of the square; 0: as the display is thought to be

    def parts(self) -> list[Widget]:
        return [self._heading, self._square]

    def on_screen_resume(self) -> None:
        self._columns = 0
        super().on_screen_resume()

    @property
    def _diameter(self) -> float:
        return COINS[self._coin][1]

    def show_facts(self) -> None:
        column, row = cell(self.size, self.desk.display)
        self._columns = self._columns or round(self._diameter / column)
        self._heading.headline = _("Screen size")
        self._heading.right = (self._told(),)
        self._square.columns = self._columns
        self._square.high = max(1, round(self._columns * column / (row / 2)))
        self._square.sentence = _("Hold {coin} on the square. Is it as wide?").format(
            coin=_(COINS[self._coin][0])
        )
        self.bar.put(
            back=BACK,
            second=SMALLER if self._columns > LEAST else ABSENT,
            third=COIN,
            fourth=LARGER if self._columns < MOST else ABSENT,
            more=FITS,
        )

    def _measured(self) -> Display | None:
        """The display if the coin fits as the square is now; None where no panel is like that."""
        column, row = cell(self.size, self.desk.display)
        share = self._diameter / (self._columns * column)
        wide, high = column * share * self.size.width, row * share * self.size.height
        return likely(round(wide), round(high))

    def _told(self) -> str:
        display = self._measured()
        if display is None:
            return ""
        return _("{width} x {height} mm").format(width=display.width, height=display.height)

    def action_smaller(self) -> None:
        self._turn(-1)

    def action_larger(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        self._columns = min(MOST, max(LEAST, self._columns + by))
        self.follow()

    def action_coin(self) -> None:
        """The next coin; the square keeps its share of it."""
        before = self._diameter
        self._coin = (self._coin + 1) % len(COINS)
        self._columns = round(self._columns * self._diameter / before)
        self.follow()

    async def action_fits(self) -> None:
        """Keep what was measured, and lay the screens out by it."""
        display = self._measured()
        if display is None or await self.ask(partial(self.desk.set_display, display)):
            self.go("grown_ups")

    def action_back(self) -> None:
        self.go("grown_ups")
