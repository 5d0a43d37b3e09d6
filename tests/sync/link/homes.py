"""What the tests of the link share: devices of one household, tied to a hub without pairing."""

import secrets
from dataclasses import dataclass, field
from pathlib import Path

from sync import Replica
from sync.link import HubClient, Link, Round, round, token_hash
from sync.link.renewal import renewing
from sync.seal import DeviceKey, Keyring
from tests.sync.stores import HandClock, rename, tick


@dataclass
class Home:
    """A device in a home. Its replica and its link are as the disk has them."""

    name: str
    replica: Replica
    clock: HandClock
    boot: str = "boot"

    @property
    def folder(self) -> Path:
        return self.replica.folder

    @property
    def link(self) -> Link:
        return Link.open(self.folder)

    def client(self) -> HubClient:
        link = self.link
        return HubClient(link.hub, link.household, link.token, link.certificate)

    def round(self) -> Round:
        """One round with the hub, as `samestars sync` does it."""
        client = self.client()
        try:
            return round(self.replica, self.link, client)
        finally:
            client.close()

    def reopened(self, boot: str = "") -> "Home":
        """The same folder after a restart."""
        self.replica.close()
        self.boot = boot or self.boot
        self.replica = opened(self.folder, self.clock, self.boot)
        return self

    def titles(self) -> list[str]:
        return sorted(str(fields["title"]) for fields in self.replica.records("tasks").values())


@dataclass
class Family:
    """Homes of one household. The first one made it."""

    place: Path
    hub: str = ""
    keyring: Keyring = field(default_factory=Keyring.new)
    homes: list[Home] = field(default_factory=list)

    def home(self, name: str) -> Home:
        """One more device, let in by the first one."""
        clock = HandClock()
        replica = Replica.create(self.place / name, clock=clock, boot="boot")
        home = Home(name, replica, clock)
        token, key = secrets.token_hex(32), DeviceKey.new()
        replica.become(key.id, key.document())
        replica.renew = renewing(replica)
        Link.new(
            replica.folder, household=self.keyring.household, hub=self.hub, token=token,
            device=key.id, keyring=self.homes[0].link.keyring if self.homes else self.keyring,
        )  # fmt: skip
        self._let_in(home, token)
        fields = {**key.about(), "home": name, "name": name.title()}
        replica.write(
            [(f"device/{key.id}", {**fields, "token_hash": token_hash(token)})], author=""
        )
        self.homes.append(home)
        return home

    def _let_in(self, home: Home, token: str) -> None:
        if not self.hub:
            return
        first = self.homes[0] if self.homes else home
        client = first.client()
        client.make({first.link.device: token_hash(first.link.token)})
        client.make({home.link.device: token_hash(token)})
        client.close()

    def close(self) -> None:
        for home in self.homes:
            home.replica.close()


def opened(folder: Path, clock: HandClock, boot: str) -> Replica:
    replica = Replica.open(folder, clock=clock, boot=boot)
    replica.renew = renewing(replica)
    return replica


def agree(*homes: Home) -> bool:
    """Whether all hold the same changes and read the same."""
    from tests.sync.stores import state

    told = [state(home.replica) for home in homes]
    marks = {home.replica.plan_mark for home in homes}
    return all(one == told[0] for one in told) and len(marks) == 1


def rounds(*homes: Home, turns: int = 2) -> list[Round]:
    """Each home syncs in turn, so often."""
    return [home.round() for _ in range(turns) for home in homes]


__all__ = ["Family", "Home", "agree", "opened", "rename", "rounds", "tick"]
