"""What the hub counts of itself, in Prometheus' text format. No household has a name here."""

from collections import Counter
from collections.abc import Iterator, Mapping

CONTENT_TYPE = b"text/plain; version=0.0.4; charset=utf-8"


class Metrics:
    """Counters of one hub process."""

    def __init__(self) -> None:
        self.replies: Counter[int] = Counter()  # by status
        self.refusals: Counter[str] = Counter()  # by code
        self.posts = 0
        self.changes = 0

    def text(self, parked: int, store: Mapping[str, float]) -> bytes:
        """The page. `store` are the store's own figures; those that end in _total only grow."""
        lines = [
            *_one("posts_total", "posts of changes that were answered", self.posts),
            *_one("changes_total", "changes that were new", self.changes),
            *_one("parked", "polls that wait", parked),
            *_many("replies_total", "replies", "status", self.replies),
            *_many("refusals_total", "refusals", "code", self.refusals),
        ]
        for name, value in store.items():
            lines += _one(name, "of the store: " + name.replace("_", " "), value)
        return "".join(f"{line}\n" for line in lines).encode("ascii")


def _one(name: str, about: str, value: float) -> Iterator[str]:
    yield from _head(name, about)
    yield f"samestars_hub_{name} {value:.10g}"


def _many(
    name: str, about: str, label: str, values: Mapping[str, int] | Mapping[int, int]
) -> Iterator[str]:
    yield from _head(name, about)
    for key, value in values.items():
        yield f'samestars_hub_{name}{{{label}="{key}"}} {value}'


def _head(name: str, about: str) -> Iterator[str]:
    yield f"# HELP samestars_hub_{name} {about}"
    yield f"# TYPE samestars_hub_{name} {'counter' if name.endswith('_total') else 'gauge'}"
