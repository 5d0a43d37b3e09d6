"""Every address of the hub: its method, its forms, its replies and the codes it refuses with.

The same table leads requests to their verbs, checks what they bring and makes /openapi.json.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from sync.hub.forms import ById, Form, Listing, Object, Whole
from sync.hub.terms import (
    BOX,
    CHANGES,
    COUNT,
    DEVICE,
    DEVICES,
    EPOCH,
    HASH,
    HOUSEHOLD,
    MARK,
    MOST_DEVICES,
    NAMEPLATE,
    NOTE,
    NOTHING,
    SLOT,
    TOKEN,
)
from sync.wire import LONGEST_WAIT, MOST_CHANGES

ANYONE, DEVICES_ONLY, RECOVERY_TOO = "anyone", "a device", "a device or the recovery words"
OWN_DEVICE, EITHER_SIDE = "that device", "a device of the household, or the claim"

_ALWAYS = ("bad_request", "busy")
_KNOWN = ("unauthorised", "not_known", "too_many_requests")
_BODY = ("bad_json", "too_large", "too_slow")


@dataclass(frozen=True, slots=True)
class Route:
    """One method at one address.

    `query` are whole numbers or texts, all optional. `replies` are the bodies by status; None is no
    body. `codes` are those of `refusals` that it may answer with.
    """

    name: str
    method: str
    template: str
    about: str
    access: str
    replies: Mapping[int, Form | None]
    codes: tuple[str, ...] = ()
    query: Mapping[str, Form] = field(default_factory=dict)
    body: Form | None = None


PATH_FORMS = {
    "household": HOUSEHOLD,
    "device": DEVICE,
    "nameplate": NAMEPLATE,
    "slot": SLOT,
    "locator": HOUSEHOLD,
}

_CHANGES = "/v1/households/{household}/changes"
_DEVICE = "/v1/households/{household}/devices/{device}"
_HOLDING = "/v1/households/{household}/holdings/{device}"
_SLOT = "/v1/mailboxes/{nameplate}/{slot}"
_LOCATOR = "/v1/recovery/{locator}"
_EPOCH = Object({"epoch": EPOCH})

ROUTES = (
    Route(
        "post_changes",
        "POST",
        _CHANGES,
        "Append sealed changes. Durable when answered; ids that are there already are harmless.",
        DEVICES_ONLY,
        {200: Object({"epoch": EPOCH, "head": COUNT, "new": COUNT})},
        (*_ALWAYS, *_KNOWN, *_BODY, "too_many_changes", "full"),
        body=Object({"changes": CHANGES}),
    ),
    Route(
        "get_changes",
        "GET",
        _CHANGES,
        "The changes behind `after`, in the order of the log. With `wait` the reply is parked until"
        " there is one, or until the count of holdings is not `holdings` any more. Where the log up"
        " to `after` has not the `mark`, it is another: no changes, and the mark that is there.",
        RECOVERY_TOO,
        {
            200: Object(
                {"changes": CHANGES, "next": COUNT, "epoch": EPOCH, "mark": MARK, "holdings": COUNT}
            )
        },
        (*_ALWAYS, *_KNOWN),
        query={
            "after": COUNT,
            "limit": Whole(1, MOST_CHANGES),
            "wait": Whole(0, LONGEST_WAIT),
            "mark": MARK,
            "holdings": COUNT,
        },
    ),
    Route(
        "put_household",
        "PUT",
        "/v1/households/{household}",
        "Make a household with its devices' token hashes, or enrol those that are missing. The "
        "token must be that of one of the devices.",
        DEVICES_ONLY,
        {200: _EPOCH, 201: _EPOCH},
        (
            *_ALWAYS,
            "unauthorised",
            "forbidden",
            "too_many_devices",
            "too_many_requests",
            *_BODY,
            "full",
        ),
        body=Object({"devices": DEVICES}),
    ),
    Route(
        "get_devices",
        "GET",
        "/v1/households/{household}/devices",
        "The ids of the household's devices.",
        DEVICES_ONLY,
        {200: Object({"devices": Listing(DEVICE, MOST_DEVICES)})},
        (*_ALWAYS, *_KNOWN),
    ),
    Route(
        "put_device",
        "PUT",
        _DEVICE,
        "Enrol a device, or give it another token.",
        RECOVERY_TOO,
        {200: NOTHING, 201: NOTHING},
        (*_ALWAYS, *_KNOWN, "too_many_devices", *_BODY, "full"),
        body=Object({"token_hash": HASH}),
    ),
    Route(
        "delete_device",
        "DELETE",
        _DEVICE,
        "Forget a device and its holding; harmless twice.",
        DEVICES_ONLY,
        {200: NOTHING},
        (*_ALWAYS, *_KNOWN, "full"),
    ),
    Route(
        "get_holdings",
        "GET",
        "/v1/households/{household}/holdings",
        "What each device says that it holds, and how often any has said so.",
        DEVICES_ONLY,
        {200: Object({"holdings": ById(DEVICE, BOX, 0, MOST_DEVICES), "counter": COUNT})},
        (*_ALWAYS, *_KNOWN),
    ),
    Route(
        "put_holding",
        "PUT",
        _HOLDING,
        "Say what this device holds, in place of what it said last.",
        OWN_DEVICE,
        {200: NOTHING},
        (*_ALWAYS, *_KNOWN, "forbidden", *_BODY, "full"),
        body=Object({"blob": BOX}),
    ),
    Route(
        "post_mailbox",
        "POST",
        "/v1/households/{household}/mailboxes",
        "Open a mailbox for ten minutes, in which a new device can be paired.",
        DEVICES_ONLY,
        {201: Object({"nameplate": NAMEPLATE, "expires_in": COUNT})},
        (*_ALWAYS, *_KNOWN),
    ),
    Route(
        "join_mailbox",
        "POST",
        "/v1/mailboxes/{nameplate}/join",
        "Be the other side of a mailbox; only the first can.",
        ANYONE,
        {201: Object({"claim": TOKEN})},
        (*_ALWAYS, "not_known", "taken", "gone", "too_many_requests"),
    ),
    Route(
        "put_slot",
        "PUT",
        _SLOT,
        "Write one of the four messages, once. offer-1 and offer-2 are the household's.",
        EITHER_SIDE,
        {200: NOTHING},
        (*_ALWAYS, *_KNOWN, "forbidden", "taken", "gone", *_BODY),
        body=Object({"body": NOTE}),
    ),
    Route(
        "get_slot",
        "GET",
        _SLOT,
        "Read a message; with `wait` as soon as it is there.",
        EITHER_SIDE,
        {200: Object({"body": NOTE}), 204: None},
        (*_ALWAYS, *_KNOWN, "gone"),
        query={"wait": Whole(0, LONGEST_WAIT)},
    ),
    Route(
        "delete_mailbox",
        "DELETE",
        "/v1/mailboxes/{nameplate}",
        "Burn a mailbox: nothing can be read or written there any more.",
        EITHER_SIDE,
        {200: NOTHING},
        (*_ALWAYS, *_KNOWN, "gone"),
    ),
    Route(
        "put_recovery",
        "PUT",
        _LOCATOR,
        "Keep what the recovery words open, in place of the household's last one.",
        DEVICES_ONLY,
        {200: NOTHING},
        (*_ALWAYS, *_KNOWN, "taken", *_BODY, "full"),
        body=Object({"household": HOUSEHOLD, "token_hash": HASH, "blob": BOX}),
    ),
    Route(
        "get_recovery",
        "GET",
        _LOCATOR,
        "What the recovery words open.",
        "the recovery words",
        {200: Object({"household": HOUSEHOLD, "blob": BOX})},
        (*_ALWAYS, *_KNOWN),
    ),
    Route(
        "healthz",
        "GET",
        "/healthz",
        "Whether the hub can read and write.",
        ANYONE,
        {200: Object()},
        _ALWAYS,
    ),
    Route(
        "metrics",
        "GET",
        "/metrics",
        "Figures in Prometheus' text format; no household is named.",
        ANYONE,
        {200: None},
        _ALWAYS,
    ),
    Route("openapi", "GET", "/openapi.json", "This.", ANYONE, {200: NOTHING}, _ALWAYS),
)
