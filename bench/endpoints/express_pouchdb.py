"""CouchDB's protocol by express-pouchdb on LevelDB, which is not synced at a write.

No fsync in a hundred posts, by strace.
"""

import json
from collections.abc import Sequence
from pathlib import Path

from bench.endpoints.endpoint import Endpoint, node
from bench.endpoints.load import LIMIT, Change
from bench.line import Line, request
from bench.peers import Peers

POUCHDB = "express-pouchdb, not synced"
SERVER = Path(__file__).parent.parent / "baselines" / "express_pouchdb.js"


class ExpressPouchDB(Endpoint):
    """A household is a database, a change a document. A write survives the process, no power cut.

    Held in the kernel when it is acknowledged, where ours is on the medium: so it does less.
    """

    name = POUCHDB

    def __init__(self, folder: Path, peers: Peers) -> None:
        super().__init__(folder)
        self._peers = peers

    def command(self) -> list[str]:
        return node(SERVER, str(self.folder), str(self.port))

    def variables(self) -> dict[str, str]:
        return {"NODE_ENV": "production", "NODE_PATH": str(self._peers.pouchdb())}

    def make_households(self, line: Line) -> None:
        for household in self.households:
            line.ask(request("PUT", f"/household-{household}"))

    def post(self, household: int, new: Sequence[Change]) -> bytes:
        documents = [{"_id": change.id, "blob": change.blob} for change in new]
        if len(documents) == 1:
            body = json.dumps({"blob": documents[0]["blob"]}).encode()
            return request("PUT", f"/household-{household}/{documents[0]['_id']}", body)
        body = json.dumps({"docs": documents}).encode()
        return request("POST", f"/household-{household}/_bulk_docs", body)

    def poll(self, household: int) -> bytes:
        since = self.heads[household]
        where = f"/household-{household}/_changes?since={since}&limit={LIMIT}&include_docs=true"
        return request("GET", where)
