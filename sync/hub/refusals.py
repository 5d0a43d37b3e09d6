"""What the hub refuses, each with a code that stays the same and a sentence for a person."""

from typing import Any

from sync.disk.tables import encode

# code -> status, and the sentence where the place that refuses has no better one.
CODES = {
    "bad_json": (400, "The body is not JSON that can be read. Nothing was changed."),
    "bad_request": (400, "The request is not in its form. Nothing was changed."),
    "unauthorised": (401, "The token is not one of this household. Nothing was changed."),
    "forbidden": (403, "This token may not do that. Nothing was changed."),
    "not_found": (404, "There is nothing at this address; /openapi.json tells what there is."),
    "not_known": (404, "This hub does not know what the address names."),
    "method_not_allowed": (405, "This address does not take that method."),
    "too_slow": (408, "The body did not arrive in time. Nothing was changed; send it again."),
    "taken": (409, "Somebody was here first. Nothing was changed."),
    "too_many_devices": (409, "The household has as many devices as it may have."),
    "gone": (410, "This was ended and is not used any more; begin anew."),
    "too_large": (413, "The body is too large. Nothing was changed; send less at a time."),
    "too_many_changes": (413, "Too many changes at once. Nothing was changed; send fewer."),
    "too_many_requests": (429, "Too many tries. Wait as long as Retry-After says."),
    "busy": (503, "The hub cannot do this now; what it has confirmed is kept. Try again soon."),
    "full": (507, "The hub's disk is full, so this was not recorded; what it has is kept."),
}

WITH_A_WAIT = {"too_many_requests", "busy", "full"}
MOMENT = 5  # seconds to wait where nothing better is known


class Refusal(Exception):
    """An answer other than the one that was asked for. `wait` is in seconds."""

    def __init__(
        self,
        code: str,
        message: str = "",
        *,
        wait: float = MOMENT,
        allow: str = "",
        hang_up: bool = False,
    ) -> None:
        self.code = code
        self.status, said = CODES[code]
        self.message = message or said
        super().__init__(self.message)
        self.headers: list[tuple[bytes, bytes]] = []
        if code in WITH_A_WAIT:
            self.headers.append((b"retry-after", b"%d" % max(1, round(wait + 0.5))))
        if code == "unauthorised":
            self.headers.append((b"www-authenticate", b"Bearer"))
        if allow:
            self.headers.append((b"allow", allow.encode("ascii")))
        self.hangs_up = hang_up
        if hang_up:
            self.headers.append((b"connection", b"close"))

    def document(self) -> dict[str, Any]:
        return {"error": {"code": self.code, "message": self.message}}

    def body(self) -> bytes:
        return encode(self.document()).encode("ascii")
