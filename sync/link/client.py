"""The hub as a client sees it: a call a request, and three ways not to succeed."""

import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import requests
from urllib3.exceptions import HTTPError

from sync.link.errors import HubError, HubSilent
from sync.link.failures import KEPT, failure, refusal
from sync.link.line import Line
from sync.seal import Envelope
from sync.wire import MOST_CHANGES

CONNECT = 5.0  # seconds for the connection to stand
ANSWER = 20.0  # seconds without a byte, beside the time that a poll is parked
WHOLE = 60.0  # seconds for the whole body, however it drips
MOST_BODY = 4 * 1024 * 1024  # bytes: a page has about 256 kB of sealed changes


@dataclass(frozen=True, slots=True)
class Page:
    """A stretch of the household's log. `changes`: JSON objects, as they came.

    `next`, `mark`, `epoch` and `holdings` as the hub's page has them.
    """

    changes: Sequence[object]
    next: int
    mark: str
    epoch: str
    holdings: int


class HubClient:
    """One thread's talk with one hub, on one connection. All raise HubError, and nothing else.

    `cut` alone may come from another thread.
    """

    def __init__(self, url: str, household: str, token: str, certificate: str = "") -> None:
        self.url = url
        self.household = household
        self._line = Line()
        self._certificate = certificate
        self._session = requests.Session()
        self._session.trust_env = False  # no .netrc in place of the token
        self._session.verify = certificate or True
        self._session.headers.update({"Authorization": f"Bearer {token}", "Accept-Encoding": ""})
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, self._line.adapter())

    def changes(
        self, after: int, mark: str = "", wait: float = 0, holdings: int | None = None
    ) -> Page:
        """The page behind `after`; parks up to `wait` seconds where there is nothing new."""
        asked: dict[str, str] = {"after": str(after), "limit": str(MOST_CHANGES)}
        if mark:
            asked["mark"] = mark
        if wait:
            asked["wait"] = f"{wait:g}"
        if holdings is not None:
            asked["holdings"] = str(holdings)
        return self._page(self.ask("GET", self._path("changes"), asked=asked, wait=wait))

    def post(self, envelopes: Sequence[Envelope]) -> tuple[str, int, int]:
        """Append sealed changes, durably; the log's epoch, its length, and how many were new."""
        body = {"changes": [envelope.document() for envelope in envelopes]}
        said = self.ask("POST", self._path("changes"), body)
        return self._text(said, "epoch"), self._number(said, "head"), self._number(said, "new")

    def make(self, devices: Mapping[str, str]) -> None:
        """Make the household there, or add devices (id -> token hash) to the one that is there."""
        self.ask("PUT", self._path(), {"devices": dict(devices)})

    def remove(self, device: str) -> None:
        """Let a device in no more; harmless twice."""
        self.ask("DELETE", self._path(f"devices/{device}"))

    def hold(self, device: str, blob: str) -> None:
        """Leave this device's sealed statement of what it holds."""
        self.ask("PUT", self._path(f"holdings/{device}"), {"blob": blob})

    def holdings(self) -> tuple[dict[str, str], int]:
        """All devices' sealed statements, and how often one was left."""
        said = self.ask("GET", self._path("holdings"))
        found = said.get("holdings")
        if not isinstance(found, dict) or not all(isinstance(one, str) for one in found.values()):
            raise self._strange()
        return found, self._number(said, "counter")

    def ask(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None = None,
        *,
        asked: Mapping[str, str] | None = None,
        wait: float = 0,
        token: str | None = None,
    ) -> dict[str, Any]:
        """One request under the hub's address; the JSON object of its answer, {} for none (204).

        `token` in place of the client's own; empty for none.
        """
        headers = {} if token is None else {"Authorization": f"Bearer {token}" if token else None}
        if body is not None:
            headers["Content-Type"] = "application/json"
        try:
            status, pause, text = self._sent(method, path, body, asked, wait, headers)
        except (OSError, HTTPError) as error:
            raise self._failed(error) from error
        if not 200 <= status < 300:
            raise refusal(status, pause, text, self.url)
        return self._object(text) if text else {}

    def cut(self) -> None:
        """End what is under way, and every later call: for another thread that will not wait."""
        self._line.cut()

    def close(self) -> None:
        """Let go of the connection; twice is harmless."""
        self._session.close()

    def _sent(
        self,
        method: str,
        path: str,
        body: Mapping[str, Any] | None,
        asked: Mapping[str, str] | None,
        wait: float,
        headers: Mapping[str, str | None],
    ) -> tuple[int, str | None, bytes]:
        if self._line.is_cut:
            raise ConnectionAbortedError("the line was cut")
        with self._session.request(
            method,
            self.url + path,
            params=asked,
            data=None if body is None else json.dumps(body, separators=(",", ":")).encode(),
            headers=headers,
            timeout=(CONNECT, ANSWER + wait),
            stream=True,
            allow_redirects=False,  # the token is for this hub alone
        ) as answer:
            return answer.status_code, answer.headers.get("Retry-After"), _body(answer)

    def _failed(self, error: Exception) -> HubError:
        if self._certificate and not Path(self._certificate).is_file():
            return HubSilent(
                f"The hub's certificate, {self._certificate}, is not there any more; {KEPT}. "
                "Put it back, or pair this device again."
            )
        return failure(error, self.url)

    def _path(self, rest: str = "") -> str:
        return f"/v1/households/{self.household}" + (f"/{rest}" if rest else "")

    def _page(self, said: Mapping[str, Any]) -> Page:
        changes = said.get("changes")
        if not isinstance(changes, list):
            raise self._strange()
        return Page(
            changes,
            self._number(said, "next"),
            self._text(said, "mark"),
            self._text(said, "epoch"),
            self._number(said, "holdings"),
        )

    def _object(self, text: bytes) -> dict[str, Any]:
        try:
            said = json.loads(text)
        except (ValueError, RecursionError):
            raise self._strange() from None
        if not isinstance(said, dict):
            raise self._strange()
        return said

    def _number(self, said: Mapping[str, Any], name: str) -> int:
        value = said.get(name)
        if type(value) is not int or value < 0:
            raise self._strange()
        return value

    def _text(self, said: Mapping[str, Any], name: str) -> str:
        value = said.get(name)
        if not isinstance(value, str):
            raise self._strange()
        return value

    def _strange(self) -> HubSilent:
        """A captive portal, a proxy's page: no hub."""
        return HubSilent(f"At {self.url} something else than a hub answers; {KEPT}.")


def _body(answer: requests.Response) -> bytes:
    """All of the body. Raises OSError for one that is too long or drips for too long."""
    until = time.monotonic() + WHOLE
    parts, size = [], 0
    for part in answer.iter_content(256 * 1024):
        parts.append(part)
        size += len(part)
        if size > MOST_BODY or time.monotonic() > until:
            raise TimeoutError("more than a hub ever says")
    return b"".join(parts)
