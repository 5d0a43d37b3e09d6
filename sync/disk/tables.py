"""What lies on the disk: tables of JSON documents, and how they are written as JSON."""

import json
from collections.abc import Callable
from json import encoder
from typing import Any

Document = dict[str, Any]
Table = dict[str, Document]  # document id -> document
Tables = dict[str, Table]

quoted = encoder.encode_basestring_ascii  # a text alone as JSON
encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode


def _compiled(*, sort_keys: bool) -> Callable[[Any], str]:
    """`encode` for what is known to be JSON, in half the time: `JSONEncoder.encode` puts its C part
    together anew at each call. Without a look for circles, which no JSON has.
    """
    plain = json.JSONEncoder(separators=(",", ":"), allow_nan=False, sort_keys=sort_keys)
    make = getattr(encoder, "c_make_encoder", None)
    if make is None:  # a Python without it
        return plain.encode
    parts = make(None, plain.default, quoted, None, ":", ",", sort_keys, False, False)
    return lambda value: "".join(parts(value, 0))


as_line = _compiled(sort_keys=False)
canonical = _compiled(sort_keys=True)
