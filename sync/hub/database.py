"""The way to the PostgreSQL store, without its library until somebody asks for it."""

from sync.hub.store import HubError, HubStore


async def open_database(url: str) -> HubStore:
    """The store behind a `postgresql://` address, its tables made where they are not.

    Raises StoreAway where the database does not answer, and HubError where it never will: the
    library is missing, the password is wrong, a newer version made the tables.
    """
    try:
        # An extra: most hubs keep their changes in a folder and never need it.
        from sync.hub.postgres_store import PostgresStore
    except ImportError as error:
        raise HubError(
            "The hub has no library for PostgreSQL here; nothing was touched. "
            'Install it with: pip install "samestars[postgres]"'
        ) from error
    return await PostgresStore.open(url)
