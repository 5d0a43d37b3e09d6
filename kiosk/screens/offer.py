"""Taking another screen in: a code to type there, and the question who it is."""

from textual import events
from textual.widget import Widget

from kiosk.desk import Desk
from widgets.heading import Heading
from widgets.lines_panel import LinesPanel

from .address import Address
from .bar import ABSENT, Button
from .board import Board

BACK = Button("back", "Back", "back", "b")
ADDRESS = Button("address", "Address", "plan", "a")
CODE = Button("code", "Show code", "show", "c", loud=True)
YES = Button("yes", "Yes, add", "tick", "y", loud=True)
NO = Button("no", "No", "back", "n")


class OfferScreen(Board):
    """One code, one try; leaving the screen uses it up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = LinesPanel(classes="middle inset")
        self._address = Address()

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    @property
    def waits(self) -> bool:
        return self.desk.offering is not None and self.desk.offering.under_way

    def on_screen_suspend(self) -> None:
        self.desk.end_offer()

    def show_facts(self) -> None:
        offer = self.desk.offering
        if offer is None:
            self._show_start()
        elif offer.done:
            self._say(f"{offer.who} is in", ("It shows this plan and these stars.", *offer.told))
            self.bar.put(back=BACK)
        elif offer.trouble:
            self._say("Not yet", (offer.trouble,))
            self.bar.put(back=BACK, third=CODE)
        elif offer.who:
            asked = f"Somebody typed the code there. Add the {offer.who}?"
            self._say(f"Add {offer.who}", (asked, "It will show this plan and these stars."))
            self.bar.put(back=BACK, second=NO, third=YES)
        else:
            self._show_code(offer.code)

    def _show_start(self) -> None:
        joined = self.desk.is_joined
        self._heading.headline = "Another screen"
        steps = (
            ("1", "Here: press Show code."),
            ("2", "There: start samestars, and type the code."),
            ("3", "Here: say yes."),
        )
        hub = () if joined else (("The hub where the homes meet", self._address.shown),)
        self._panel.lines = hub + steps
        self.bar.put(back=BACK, second=ABSENT if joined else ADDRESS, third=CODE)

    def _show_code(self, code: str) -> None:
        self._heading.headline = code or "One moment"
        said = ("Type it on the other screen within ten minutes.",) if code else ()
        self._panel.lines = tuple((line, "") for line in said)
        self.bar.put(back=BACK)

    def _say(self, headline: str, sentences: tuple[str, ...]) -> None:
        self._heading.headline = headline
        self._panel.lines = tuple((sentence, "") for sentence in sentences)

    async def on_key(self, event: events.Key) -> None:
        """The address takes every key while it is open."""
        if self._address.take(event):
            event.stop()
            event.prevent_default()  # Textual calls the handlers of all classes above, else
            self.follow()

    def action_address(self) -> None:
        """Begin to type the hub's address, or end it."""
        self._address.open = not self._address.open
        self.follow()

    def action_code(self) -> None:
        """A code, at last."""
        self._address.open = False
        self.desk.begin_offer(self._address.text, self.watcher())
        self.follow()

    def action_yes(self) -> None:
        self._answer(True)

    def action_no(self) -> None:
        self._answer(False)

    def _answer(self, may: bool) -> None:
        if self.desk.offering:
            self.desk.offering.say(may)

    def action_back(self) -> None:
        self.go("grown_ups")
