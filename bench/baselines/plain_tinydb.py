"""TinyDB as it comes: the whole file is written again for each tick, and synced."""

import sys
from pathlib import Path

from tinydb import TinyDB

from bench.ticker import document, serve


def main(file: Path, count: int) -> None:
    """Fill a store with `count` documents, then add one for each tick."""
    table = TinyDB(file).table("completion")
    table.insert_multiple(document(number) for number in range(count))
    serve(lambda number: table.insert(document(number)), count)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
