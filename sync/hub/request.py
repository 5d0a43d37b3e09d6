"""A request: what its head says, and its body in the route's form; and a reply."""

import json
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from hashlib import sha256
from typing import Any, NamedTuple
from urllib.parse import parse_qsl

from sync.disk.tables import encode
from sync.hub.body import Body, Message
from sync.hub.forms import BODY, NotInForm, Text
from sync.hub.refusals import Refusal
from sync.hub.routes import Route

Scope = MutableMapping[str, Any]
Send = Callable[[Message], Awaitable[None]]

MOST_QUERY = 2_000  # bytes

_TOKEN = re.compile(rb"(?i:bearer) +([0-9a-f]{64}) *")
_DIGITS = re.compile(r"[0-9]{1,16}", re.ASCII)


class Reply(NamedTuple):
    """A status and a body; JSON where nothing else is said."""

    status: int
    body: bytes
    content_type: bytes = b"application/json"


def reply(document: Mapping[str, Any], status: int = 200) -> Reply:
    """A reply in JSON."""
    return Reply(status, encode(document).encode("ascii"))


class Request:
    """One request on one route; `names` are those in the path, in their forms already.

    `token_hash` is the hash of the bearer token; empty where there is none in its form.
    """

    __slots__ = ("_body", "_scope", "names", "route", "token_hash")

    def __init__(self, scope: Scope, body: Body, route: Route, names: Mapping[str, str]) -> None:
        self._scope = scope
        self._body = body
        self.route = route
        self.names = names
        self.token_hash = _token_hash(scope["headers"])

    @property
    def address(self) -> str:
        """The address it comes from; one for IPv4, however it arrived."""
        client = self._scope.get("client")
        return str(client[0]).removeprefix("::ffff:") if client else ""

    def query(self) -> dict[str, Any]:
        """The values that the route knows. Raises Refusal; what it does not know is left unread."""
        raw = self._scope["query_string"]
        if len(raw) > MOST_QUERY:
            raise Refusal("bad_request", "The query is too long. Nothing was changed.")
        asked: dict[str, Any] = {}
        for name, value in parse_qsl(raw.decode("latin-1"), keep_blank_values=True):
            if form := self.route.query.get(name):
                is_number = not isinstance(form, Text) and _DIGITS.fullmatch(value)
                asked[name] = int(value) if is_number else value
                _check(form, asked[name], name)
        return asked

    async def body(self) -> Any:
        """The JSON body in the route's form. Raises Refusal."""
        assert self.route.body is not None
        text = await self._body.read()
        try:
            document = json.loads(
                text.decode("utf-8"), parse_float=_number, parse_constant=_no_number
            )
        except (ValueError, RecursionError):
            raise Refusal("bad_json") from None
        _check(self.route.body, document, BODY)
        return document


def _token_hash(headers: Iterable[tuple[bytes, bytes]]) -> str:
    for name, value in headers:
        if name == b"authorization":
            found = _TOKEN.fullmatch(value)
            return sha256(found[1]).hexdigest() if found else ""
    return ""


def _check(form: Any, value: Any, name: str) -> None:
    try:
        form.check(value, name)
    except NotInForm as error:
        raise Refusal(error.code, f"{error} Nothing was changed.") from None


def _number(text: str) -> float:
    """The number of a text with a point: 7.0 is 7 in JSON, and in its schemas."""
    found = float(text)
    return int(found) if found.is_integer() else found


def _no_number(text: str) -> None:
    raise ValueError(text)
