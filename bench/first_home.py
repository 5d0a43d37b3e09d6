"""The home that was there first: brings its five years to a hub, and invites another one."""

import sys
from pathlib import Path

from kiosk.device import Device
from sync.pairing import begin, invite


def main(folder: Path, hub: str, invitation: Path) -> None:
    """All is at the hub, and the invitation written, when this ends."""
    device = Device.open(folder)
    link = begin(device.replica, hub, device.settings.home)
    invite(device.replica, link, invitation)
    device.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3]))
