"""The command `samestars`, and `python -m kiosk`."""

import gc
import os
import sys
from collections.abc import Sequence


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line. A reader that goes away early, as `head` does, is no error."""
    words = list(sys.argv[1:] if argv is None else argv)
    try:
        code = run(words)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    return code


def run(words: list[str]) -> int:
    """The kiosk at once where nothing else is asked; the command line for all else."""
    if not words or (words[0] == "--data" and len(words) == 2):
        gc.disable()  # until the first frame is there (kiosk.app): 60 ms of looking for garbage
        from kiosk.run import open_kiosk  # neither way needs what the other imports

        return open_kiosk(words[1] if words else "")
    from kiosk.cli import run as run_command  # 50 ms that the kiosk's start can do without

    return run_command(words)


if __name__ == "__main__":
    sys.exit(main())
