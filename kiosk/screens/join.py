"""Joining a household on a device that has none: the code, then the home where it hangs."""

from textual.widget import Widget

from kiosk.language import N_, _
from kiosk.newcomer import Newcomer
from widgets.big_panel import BigPanel
from widgets.heading import Heading

from .address import AddressBoard
from .bar import ABSENT, Button
from .pad import RUB_OUT, TICK, PadBoard

DIGITS = 10  # of a code, at most
USUAL = 9
SECRET = 6  # the last ones; what is before them says where the devices meet
GROUP = 3

WAYS = (
    N_("The code there: Grown-ups, More, Join"),
    N_("New family? Leave, then samestars setup"),
)

LEAVE = Button("leave", N_("Leave"), "leave", "l")
ADDRESS = Button("address", N_("Address"), "plan", "a")
FILE = Button("invitation", N_("Invitation"), "gift", "i", loud=True)


class JoinScreen(AddressBoard, PadBoard):
    """A code of the other screen, the hub's address, or an invitation that lies on a stick."""

    desk: Newcomer

    def __init__(self, desk: Newcomer) -> None:
        super().__init__(desk)
        self._heading = Heading()
        self._panel = BigPanel(classes="middle asked")
        self._panel.most = 1  # the digits keep their places while more are typed
        self._code = ""

    def parts(self) -> list[Widget]:
        return [self._heading, self._panel]

    @property
    def waits(self) -> bool:
        return True

    def show_facts(self) -> None:
        self._heading.headline = _("Join")
        joining = self.desk.joining
        if self.desk.is_choosing:
            self._show_homes()
        elif joining and joining.under_way:
            asks, waits = _("Asking the hub."), _("Now say yes on the other screen.")
            self._show(_("One moment"), waits if joining.waits else asks)
            self.bar.put(back=LEAVE)
        else:
            self._show_code(joining.trouble if joining else "")

    def _show(self, words: str, *lines: str) -> None:
        self._panel.words, self._panel.lines = words, lines

    def _show_code(self, trouble: str) -> None:
        hub = _("Hub: {address}").format(address=self._address.shown)
        if trouble and not self._code:
            self._show("", trouble, hub)
        elif self._code or self._address.open:
            self._show(grouped(self._code), hub)
        else:
            self._show(grouped(""), hub, *map(_, WAYS))
        self.bar.put(back=LEAVE, second=ADDRESS, third=FILE if self.desk.has_invitation else ABSENT)

    def _show_homes(self) -> None:
        homes = self.desk.homes()
        told = self.desk.joining.told if self.desk.joining else ()
        lines = [f"{number}  {home.name}" for number, home in enumerate(homes, start=1)]
        self._show(_("Which home?"), *(lines or [_("The plan is on its way.")]), *told)
        self.bar.put(back=LEAVE)

    def typed(self, key: str) -> None:
        """Digits of the code, or the number of a home."""
        if self.desk.is_choosing:
            self._choose(key)
        elif key == RUB_OUT:
            self._code = self._code[:-1]
        elif key == TICK:
            self._send()
        elif len(self._code) < DIGITS:
            self._code += key
        self.follow()

    def _choose(self, key: str) -> None:
        homes = self.desk.homes()
        number = int(key) if key.isdigit() else 0
        chosen = homes[number - 1 : number] if number else ()
        if chosen and self.desk.hang_in(chosen[0]):
            self.post_message(self.Ended())

    def _send(self) -> None:
        if self._code:
            self.desk.join(self._code, self._address.text, self.watcher())
            self._code = ""

    def action_invitation(self) -> None:
        """Join by the file on the stick."""
        self.desk.read(self.watcher())
        self.follow()

    def action_leave(self) -> None:
        self.post_message(self.Ended())


def grouped(code: str) -> str:
    """As "482 917 305", with a dash for each digit that is still to come."""
    head = max(GROUP, len(code) - SECRET)
    digits = f"{code:-<{USUAL}}"
    return f"{digits[:head]} {digits[head : head + GROUP]} {digits[head + GROUP :]}"
