"""What can go wrong while a device is joined, each as one sentence for a parent."""

from sync.errors import SyncError


class PairingError(SyncError):
    """Base of what `sync.pairing` refuses; nothing was joined, and everything is kept."""


class WrongCode(PairingError):
    """Somebody did not know the code: it is burned, and a new one has to be made."""


class Refused(PairingError):
    """A person, or the plan, said no: the other side reads why."""


def mistyped() -> WrongCode:
    """The sentence for the side that shows the code."""
    return WrongCode(
        "The code was typed wrong on the other device, so it counts no more. Nothing was given "
        "away. Make a new code and type it there."
    )


def ended() -> WrongCode:
    """The sentence where a code is no more, and nobody says why."""
    return WrongCode(
        "The code was typed wrong, or the other device has ended it. Nothing was joined. "
        "Make a new code and type that one."
    )


def over() -> PairingError:
    """The sentence for both when the ten minutes are over."""
    return PairingError(
        "The ten minutes of this code are over. Nothing was joined. Make a new code."
    )


def stopped() -> PairingError:
    """The sentence for a person who has left."""
    return PairingError("Joining was ended here. Nothing was joined, and the code counts no more.")


def unreadable() -> PairingError:
    """The sentence where the code was right, and what came with it is not understood."""
    return PairingError(
        "The other device said something that this version does not understand. Nothing was "
        "joined. Update Same Stars on both devices and make a new code."
    )
