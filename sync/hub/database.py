"""The way to the PostgreSQL store, without its library until somebody asks for it."""

from sync.hub.mailboxes import Mailboxes
from sync.hub.store import HubError, HubStore


async def open_database(url: str) -> tuple[HubStore, Mailboxes]:
    """The store behind a `postgresql://` address, and its mailboxes; closing it closes both.

    Their tables are made where they are not.

    Raises StoreAway where the database does not answer, and HubError where it never will: the
    library is missing, the password is wrong, a newer version made the tables.
    """
    try:
        # An extra: most hubs keep their changes in a folder and never need it.
        from sync.hub.postgres.mailboxes import PostgresMailboxes
        from sync.hub.postgres.store import PostgresStore
    except ImportError as error:
        raise HubError(
            "The hub has no library for PostgreSQL here; nothing was touched. "
            'Install it with: pip install "samestars[postgres]"'
        ) from error
    store = await PostgresStore.open(url)
    return store, PostgresMailboxes(store.connections)
