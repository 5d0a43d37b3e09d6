"""Our hub on its embedded store: what it acknowledges is on the medium.

One fdatasync a post of a single client, by strace; one for all that are posted at one moment.
"""

import hashlib
import json
import random
from collections.abc import Sequence

from bench.endpoints.endpoint import Endpoint
from bench.endpoints.load import LIMIT, Change, address
from bench.line import Line, request
from bench.terminal import samestars

OURS = "our hub"
DEVICE = "5eed5eed5eed5eed"
TOKEN = random.Random("token").randbytes(32).hex()


class OurHub(Endpoint):
    """`samestars hub`, started as its operator does, one device in each household.

    It makes 20 households an hour for one address: each comes from another one, through a proxy.
    """

    name = OURS

    def command(self) -> list[str]:
        port = str(self.port)
        return samestars("hub", "--port", port, "--data", str(self.folder / "hub"))

    def make_households(self, line: Line) -> None:
        devices = {DEVICE: hashlib.sha256(TOKEN.encode()).hexdigest()}
        body = json.dumps({"devices": devices}).encode()
        for household in self.households:
            headers = {**bearer(), "X-Forwarded-For": address(household)}
            line.ask(request("PUT", path(household), body, headers))

    def post(self, household: int, new: Sequence[Change]) -> bytes:
        sealed = [
            {"id": change.id, "device": DEVICE, "number": change.number + 1, "blob": change.blob}
            for change in new
        ]
        body = json.dumps({"changes": sealed}, separators=(",", ":")).encode()
        return request("POST", f"{path(household)}/changes", body, bearer())

    def poll(self, household: int, wait: int = 0) -> bytes:
        """Parked for up to `wait` seconds."""
        after = self.heads[household]
        where = f"{path(household)}/changes?after={after}&limit={LIMIT}&wait={wait}"
        return request("GET", where, headers=bearer())


def path(household: int) -> str:
    return f"/v1/households/{random.Random(household).randbytes(16).hex()}"


def bearer() -> dict[str, str]:
    return {"Authorization": f"Bearer {TOKEN}"}
