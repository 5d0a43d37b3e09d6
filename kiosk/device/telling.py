"""Telling: the others hear where a device hangs that chose its home after it had joined."""

from .device import Device

DEVICE = "device"  # the records of the household's devices


def has_told(device: Device) -> bool:
    """Tell the household of this device's home, once; False while that has to wait.

    Whoever let this device in wrote its record, without a home. Before that one is here nothing is
    written: a clock that is not set could stamp the home lower, and it would be lost. Raises a
    SyncError.
    """
    from sync.link import Link  # requests: the first frame does without it

    own = Link.open(device.folder).device  # it may have gone on under another id since
    record = device.replica.records(DEVICE).get(own)
    if record is None:
        return False
    if not record.get("home"):
        home = device.settings.home
        names = {one.id: one.name for one in device.day.plan.homes}
        edit = {"home": home, "name": names.get(home, home)}
        device.replica.write([(f"{DEVICE}/{own}", edit)], author="")
    return True
