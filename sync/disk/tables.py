"""What lies on the disk: tables of JSON documents, and how they are written as JSON."""

import json
from typing import Any

Document = dict[str, Any]
Table = dict[str, Document]  # document id -> document
Tables = dict[str, Table]

encode = json.JSONEncoder(separators=(",", ":"), allow_nan=False).encode
canonical = json.JSONEncoder(separators=(",", ":"), allow_nan=False, sort_keys=True).encode
