"""Taking another screen in: a code to type there, and the question who it is."""

from textual.widget import Widget

from kiosk.conversation import Offering
from kiosk.desk import Desk
from kiosk.language import N_, _
from widgets.big_panel import BigPanel
from widgets.heading import Heading

from .address import AddressBoard
from .bar import ABSENT, Button
from .names import the

BACK = Button("back", N_("Back"), "back", "b")
ADDRESS = Button("address", N_("Address"), "plan", "a")
CODE = Button("code", N_("Show code"), "show", "c", loud=True)
NO = Button("no", N_("No"), "back", "n")
YES = Button("yes", N_("Yes, add"), "tick", "y", loud=True)

STEPS = (
    N_("1. Here: press Show code."),
    N_("2. There: start samestars, and type the code."),
    N_("3. Here: say yes."),
)
TYPE_IT = N_("Type it on the other screen within ten minutes.")


class OfferScreen(AddressBoard):
    """One code, one try; leaving the screen uses it up."""

    BEHIND_PIN = True

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = BigPanel(classes="middle inset")

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    @property
    def waits(self) -> bool:
        return self.desk.offering is not None and self.desk.offering.under_way

    def on_screen_suspend(self) -> None:
        self.desk.end_offer()

    def show_facts(self) -> None:
        self._heading.headline = _("Another screen")
        offer = self.desk.offering
        self._heading.display = offer is None
        if offer is None:
            self._show_start()
        elif offer.done:
            joined = _("{home} is in").format(home=offer.who)
            self._show(joined, _("It shows this plan and these stars."), *offer.told)
            self.bar.put(back=BACK)
        elif offer.trouble:
            self._show(_("Not yet"), offer.trouble)
            self.bar.put(back=BACK, third=CODE)
        elif offer.who:
            asked = _("The code was typed there. It will show this plan and these stars.")
            self._show(_("Add {home}?").format(home=the(offer.who)), asked)
            self.bar.put(back=NO, third=YES)
        else:
            self._show_code(offer)

    def _show(self, words: str, *lines: str) -> None:
        self._panel.words, self._panel.lines = words, lines

    def _show_start(self) -> None:
        hub = _("Hub: {address}").format(address=self._address.shown)
        self._show("", *map(_, STEPS), *([] if self.desk.is_joined else [hub]))
        self.bar.put(back=BACK, second=ABSENT if self.desk.is_joined else ADDRESS, third=CODE)

    def _show_code(self, offer: Offering) -> None:
        hub = _("Hub: {address}").format(address=offer.hub)
        lines = (_(TYPE_IT), hub) if offer.code else ()
        self._show(offer.code or _("One moment"), *lines)
        self.bar.put(back=BACK)

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
