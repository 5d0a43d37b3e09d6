"""`samestars`, with a hub that waits a second where it would wait many; without the compiled
libraries if the first word is "plain".
"""

import sys

from sync.hub import body


def main() -> int:
    words = sys.argv[1:]
    if words[0] == "plain":
        words = words[1:]
        sys.modules["httptools"] = None  # type: ignore[assignment]
        sys.modules["uvloop"] = None  # type: ignore[assignment]
    from sync.hub import protocols  # now that it is settled what there is

    protocols.HEAD_IN = body.PATIENCE = 1.5
    from kiosk.__main__ import main as samestars  # as above

    return samestars(words)


if __name__ == "__main__":
    sys.exit(main())
