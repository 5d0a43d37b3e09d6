"""Pairing: how a new device becomes one of the household, by code, by file or by words on paper."""

from sync.pairing.code import Code, shown
from sync.pairing.devices import PairedDevice, devices, remove
from sync.pairing.errors import PairingError, Refused, WrongCode
from sync.pairing.household import begin, caught_up, move
from sync.pairing.invitation import invite
from sync.pairing.invited import join_with_file
from sync.pairing.join import WAITING, join
from sync.pairing.joined import HERE, Paired, go_on
from sync.pairing.mailbox import LIFE
from sync.pairing.offer import Joining, Offer
from sync.pairing.recovery import make_words, recover

__all__ = [
    "HERE",
    "LIFE",
    "WAITING",
    "Code",
    "Joining",
    "Offer",
    "Paired",
    "PairedDevice",
    "PairingError",
    "Refused",
    "WrongCode",
    "begin",
    "caught_up",
    "devices",
    "go_on",
    "invite",
    "join",
    "join_with_file",
    "make_words",
    "move",
    "recover",
    "remove",
    "shown",
]
