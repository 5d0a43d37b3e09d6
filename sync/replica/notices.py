"""Sentences about what was repaired or set aside, kept until a person has read them."""

from tinydb.table import Document as TableDocument

from sync.disk.storage import JournalStorage
from sync.disk.table import JournalDatabase

NOTICES = "_notices"


class Notices:
    """What a parent should know. A sentence that could not be written yet is in memory."""

    def __init__(self, storage: JournalStorage) -> None:
        self._told = JournalDatabase(storage=lambda: storage).table(NOTICES)
        self.untold: list[str] = []

    def remark(self, sentence: str) -> None:
        """Note a sentence; `tell` makes it durable."""
        if sentence not in self.untold:
            self.untold.append(sentence)

    def all(self) -> tuple[str, ...]:
        """All sentences that nobody has acknowledged yet."""
        told = self._sentences()
        return (*told, *(sentence for sentence in self.untold if sentence not in told))

    def acknowledge(self) -> None:
        """Forget the sentences. Raises a SyncError."""
        self.untold.clear()
        if len(self._told):
            self._told.truncate()

    def tell(self) -> None:
        """Make the sentences durable. Raises a SyncError."""
        told = self._sentences()
        new = [sentence for sentence in self.untold if sentence not in told]
        start = len(told)
        self._told.insert_multiple(
            TableDocument({"sentence": sentence}, f"{start + number:04d}")  # type: ignore[arg-type]
            for number, sentence in enumerate(new)
        )
        self.untold.clear()

    def _sentences(self) -> list[str]:
        return [document["sentence"] for document in self._told.all()]
