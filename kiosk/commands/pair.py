"""`samestars pair`: devices join the household, are listed, and are taken out."""

import argparse
import sys
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from kiosk.device.clock import boot_id
from kiosk.device.device import system_reading
from kiosk.errors import WrongUse

from . import recovery
from .answer import Answer
from .hanging import hung
from .opening import folder, opened
from .parser import Declaring
from .reaching import reaching
from .words import home_name

LEAVE = "It keeps what it has, and hears of nothing that is written from now on."


def declare(commands: Declaring) -> None:
    group = commands.group(
        "pair",
        "Join a device to the household, list devices, or take one out.",
        'samestars pair join "482 917 305" --hub samestars.local --home blue',
    )
    declare_offer(group)
    declare_join(group)
    group.add("list", list_devices, "List the household's devices.", "samestars pair list")
    declare_hub(group)
    out = group.add(
        "remove",
        remove_device,
        "Take a device, or an open invitation, out for good, and change the household's key.",
        "samestars pair remove 3f9a",
    )
    out.add_argument("device", metavar="DEVICE", help="its id, or how that begins")
    recovery.declare(group)


def declare_offer(group: Declaring) -> None:
    offer = group.add(
        "offer",
        offer_code,
        "Show a code with which one new device can join, or write an invitation file.",
        "samestars pair offer --hub samestars.local",
    )
    offer.add_argument("--file", type=Path, metavar="F", help="write an invitation, no code")
    offer.add_argument("--hub", default="", metavar="URL", help="where the homes meet; once")
    offer.add_argument("--certificate", default="", metavar="PEM", help="the hub's, if its own")
    offer.add_argument("--yes", action="store_true", help="do not ask who joins")


def declare_hub(group: Declaring) -> None:
    hub = group.add(
        "hub",
        move_hub,
        "Meet the other devices at another hub; to be typed on each of them.",
        "samestars pair hub samestars.local",
    )
    hub.add_argument("hub", metavar="URL", help="its address")
    hub.add_argument("--certificate", default="", metavar="PEM", help="the hub's, if its own")


def declare_join(group: Declaring) -> None:
    join = group.add(
        "join",
        join_household,
        "Make this device one of a household that another device shows a code of.",
        'samestars pair join "482 917 305" --hub samestars.local --home blue',
    )
    join.add_argument("code", nargs="*", metavar="CODE", help="the digits on the other device")
    join.add_argument("--file", type=Path, metavar="F", help="an invitation, in place of a code")
    join.add_argument("--hub", default="", metavar="URL", help="the hub's address")
    join.add_argument("--certificate", default="", metavar="PEM", help="the hub's, if its own")
    join.add_argument("--home", required=True, metavar="ID", help="the home where it hangs")


def offer_code(arguments: argparse.Namespace) -> Answer:
    """Show the code, wait for who typed it, and let them in where the person says yes."""
    from sync.pairing import Offer, begin, invite  # cryptography, requests: only where one joins

    if not (arguments.file or arguments.yes or sys.stdin.isatty()):
        raise WrongUse("Nobody can be asked who joins. Nothing was begun. Add --yes.")
    with opened(arguments) as device, reaching():
        homes = {home.id: home.name for home in device.day.plan.homes}
        home = device.settings.home
        link = begin(
            device.replica, arguments.hub, home, homes.get(home, home), arguments.certificate
        )
        if arguments.file:
            told = list(invite(device.replica, link, arguments.file))
            lines = [f"The invitation is in {arguments.file}.", *told]
            return Answer({"file": str(arguments.file), "told": told}, lines)
        offer = Offer(device.replica, link, homes)
        show(offer.start(), link.hub, arguments)
        paired = offer.wait(lambda who: arguments.yes or agreed(who.name), Event())
    document = {"device": paired.device, "home": paired.home, "name": paired.name}
    return Answer(
        {**document, "told": list(paired.told)}, [f"{paired.name} has joined.", *paired.told]
    )


def show(code: str, hub: str, arguments: argparse.Namespace) -> None:
    """The code at once: the answer comes when somebody has joined."""
    if getattr(arguments, "json", False):
        print(f"code {code}", file=sys.stderr, flush=True)
        return
    print(f"Type this code on the other device within ten minutes:  {code}")
    print(f"or there: samestars pair join {code} --hub {hub} --home ID", flush=True)


def agreed(name: str) -> bool:
    """What the person at the terminal says."""
    print(f"Add the {name}? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def join_household(arguments: argparse.Namespace) -> Answer:
    """Make the device's folder with the household's plan in it."""
    from sync.pairing import join, join_with_file  # as above

    place, code = folder(arguments), " ".join(arguments.code)
    if bool(arguments.file) == bool(code) or bool(code) != bool(arguments.hub):
        raise WrongUse(
            "A code needs --hub, and an invitation --file, one of both. Nothing was joined."
        )
    with reaching():
        if arguments.file:
            paired = join_with_file(
                arguments.file,
                arguments.home,
                place,
                system_reading,
                boot=boot_id(),
                progress=partial(say_how_far, as_json=bool(getattr(arguments, "json", False))),
            )
        else:
            paired = join(
                code,
                arguments.hub,
                arguments.home,
                place,
                system_reading,
                certificate=arguments.certificate,
                boot=boot_id(),
                progress=partial(say_how_far, as_json=bool(getattr(arguments, "json", False))),
            )
    return hung(arguments, paired.device, paired.told)


def say_how_far(step: str, *, as_json: bool) -> None:
    """A person may have to walk to the other screen; years of stars take some seconds.

    A script is told of the first alone, which needs somebody.
    """
    from sync.pairing import HERE  # as above

    sent = "The code was sent. Now say yes on the other device."
    here = "The plan is here. Stars and history are coming in."
    if step != HERE or not as_json:
        print(here if step == HERE else sent, file=sys.stderr, flush=True)


def move_hub(arguments: argparse.Namespace) -> Answer:
    """Make the household at the hub, and send everything there."""
    from sync.pairing import move  # as above

    with opened(arguments) as device, reaching():
        link, told = move(device.replica, arguments.hub, arguments.certificate)
    lines = [f"This device now meets the others at {link.hub}.", *told]
    return Answer({"hub": link.hub, "told": list(told)}, lines)


def list_devices(arguments: argparse.Namespace) -> Answer:
    """Who is one of the household; never when they were there."""
    from sync.link import Link  # as above
    from sync.pairing import caught_up, devices

    with opened(arguments) as device:
        found = devices(device.replica, caught_up(device.replica, Link.open(device.folder)))
        plan = device.day.plan
    rows = [
        {
            "device": one.device,
            "home": one.home,
            "name": home_name(plan, one.home),
            "this": one.this,
            "invitation": one.invitation,
        }
        for one in found
    ]
    return Answer({"devices": rows}, [line(row) for row in rows])


def line(row: dict[str, Any]) -> str:
    """One device in words."""
    if row["invitation"]:
        return f"{row['device']}  an invitation that nobody has used yet"
    return f"{row['device']}  {row['name']}" + (" (this device)" if row["this"] else "")


def remove_device(arguments: argparse.Namespace) -> Answer:
    """Take it out at the hub, and change the key for those that stay."""
    from sync.link import Link  # as above
    from sync.pairing import remove

    with opened(arguments) as device, reaching():
        gone, told = remove(device.replica, Link.open(device.folder), arguments.device)
        name = home_name(device.day.plan, gone.home)
    what = "The invitation" if gone.invitation else f"The device in {name}"
    document = {"removed": gone.device, "home": gone.home, "told": list(told)}
    return Answer(document, [f"{what} ({gone.device}) is taken out. {LEAVE}", *told])
