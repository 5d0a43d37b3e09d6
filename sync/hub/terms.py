"""What the endpoint's ids, tokens and texts look like, each said once."""

from sync.hub.forms import ById, Listing, Object, Text, Whole
from sync.wire import MOST_BLOB, MOST_CHANGES, MOST_TEXT, MOST_WELCOME

MOST_DEVICES = 50  # of one household
GREATEST = 2**53 - 1  # the greatest whole number that every JSON reader keeps exactly

HOUSEHOLD = Text("32 hexadecimal digits", pattern="[0-9a-f]{32}")
DEVICE = Text("16 hexadecimal digits", pattern="[0-9a-f]{16}")
CHANGE = Text("32 hexadecimal digits", pattern="[0-9a-f]{32}")
HASH = Text("the SHA-256 of a token, 64 hexadecimal digits", pattern="[0-9a-f]{64}")
TOKEN = Text("a token, 64 hexadecimal digits", pattern="[0-9a-f]{64}")
EPOCH = Text("16 hexadecimal digits", pattern="[0-9a-f]{16}")
MARK = Text("8 hexadecimal digits, or nothing", pattern="([0-9a-f]{8})?")
NAMEPLATE = Text("3 or 4 digits", pattern="[0-9]{3,4}")
SLOT = Text("offer-1, join-1, offer-2 or join-2", pattern="(offer|join)-[12]")
# As everybody writes it: whole groups of four, and no bits that say nothing. A store may keep the
# bytes and give back the same text.
_BASE64 = (
    "(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{4}"
    "|[A-Za-z0-9+/][AQgw]==|[A-Za-z0-9+/]{2}[AEIMQUYcgkosw048]=)"
)
BLOB = Text(f"base64 of at most {MOST_BLOB} characters", pattern=_BASE64, longest=MOST_BLOB)
BOX = Text(f"base64 of at most {MOST_TEXT} characters", pattern=_BASE64, longest=MOST_TEXT)
NOTE = Text(
    f"a text of at most {MOST_TEXT} characters, in offer-2 of at most {MOST_WELCOME}",
    longest=MOST_WELCOME,
)
COUNT = Whole(0, GREATEST)

SEALED = Object({"id": CHANGE, "device": DEVICE, "number": Whole(1, GREATEST), "blob": BLOB})
CHANGES = Listing(SEALED, MOST_CHANGES, "too_many_changes")
DEVICES = ById(DEVICE, HASH, 1, MOST_DEVICES)
NOTHING = Object()
