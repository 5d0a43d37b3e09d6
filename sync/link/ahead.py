"""Pages one ahead: the next one is under way while this one is opened."""

from collections.abc import Callable, Generator
from concurrent.futures import ThreadPoolExecutor

from sync.link.client import Page


def pages(first: Page, fetch: Callable[[Page], Page]) -> Generator[Page]:
    """The first page and those behind it, up to and with the first empty one.

    `fetch` gives the page behind one; it runs in one other thread, and what it raises is raised
    here.
    """
    page = first
    with ThreadPoolExecutor(1, "samestars-page") as ahead:
        while page.changes:
            coming = ahead.submit(fetch, page)
            yield page
            page = coming.result()
    yield page
