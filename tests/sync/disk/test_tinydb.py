"""TinyDB is the store: its tables and queries work on ours, and it opens our files alone."""

from pathlib import Path
from typing import Any

import pytest
from tinydb import TinyDB, where
from tinydb.operations import delete, increment
from tinydb.table import Document, Table

from sync import Replica
from sync.disk.generation import Generation
from sync.disk.storage import JournalStorage, Puts
from sync.disk.table import JournalDatabase, JournalTable
from tests.sync.stores import HandClock, rename, tick


class TextTable(Table):
    """TinyDB's own table, told that ids are text."""

    document_id_class = str  # type: ignore[assignment]


class StockDatabase(TinyDB):
    table_class = TextTable


class NoKeeper:
    """Keeps nothing beside the tables."""

    def taken(self, puts: Puts) -> None: ...

    def reloaded(self) -> None: ...

    def remark(self, sentence: str) -> None: ...

    def rebuilt(self, entries: Any) -> dict[str, Any]:
        return {}


@pytest.fixture
def table(tmp_path: Path) -> JournalTable:
    Generation.create(tmp_path)
    return opened(tmp_path)


def opened(folder: Path) -> JournalTable:
    storage = JournalStorage(folder, NoKeeper())
    storage.refresh()
    table = JournalDatabase(storage=lambda: storage).table("pets")
    assert isinstance(table, JournalTable)
    return table


def pet(id: str, **fields: Any) -> Document:
    return Document(fields, id)  # type: ignore[arg-type]


def test_documents_and_queries_work_and_are_durable(table: JournalTable, tmp_path: Path) -> None:
    table.insert(pet("a", name="Ada", age=3))
    table.insert_multiple([pet("b", name="Bo", age=5), pet("c", name="Cy", age=7)])
    assert table.get(doc_id="b") == {"name": "Bo", "age": 5}  # type: ignore[call-overload]
    assert [str(found.doc_id) for found in table.search(where("age") > 4)] == ["b", "c"]
    table.update({"age": 6}, where("name") == "Bo")
    table.update(increment("age"), doc_ids=["a"])  # type: ignore[list-item]
    table.update(delete("name"), where("name") == "Cy")
    table.upsert(pet("d", name="Di"))
    table.upsert({"age": 9}, where("name") == "Di")
    table.remove(where("age") == 6)
    expected = {"a": {"name": "Ada", "age": 4}, "c": {"age": 7}, "d": {"name": "Di", "age": 9}}
    assert {str(found.doc_id): dict(found) for found in table.all()} == expected
    assert {str(found.doc_id): dict(found) for found in opened(tmp_path).all()} == expected
    table.truncate()
    assert opened(tmp_path).all() == []


def test_a_document_without_an_id_gets_a_random_one(table: JournalTable) -> None:
    first, second = table.insert({"n": 1}), table.insert({"n": 2})
    assert first != second
    assert isinstance(first, str)
    assert len(first) == 32


def test_an_updater_that_fails_changes_nothing(table: JournalTable, tmp_path: Path) -> None:
    table.insert_multiple([pet("a", age=[1]), pet("b", age="x")])
    with pytest.raises(TypeError):
        table.update(lambda fields: fields["age"].append(fields["age"] + 1))
    with pytest.raises(ValueError, match="already exists"):
        table.insert_multiple([pet("c", age=1), pet("a", age=2)])
    assert [dict(found) for found in table.all()] == [{"age": [1]}, {"age": "x"}]
    assert [dict(found) for found in opened(tmp_path).all()] == [{"age": [1]}, {"age": "x"}]


def test_an_operation_writes_what_it_touched_and_no_more(
    table: JournalTable, tmp_path: Path
) -> None:
    table.insert_multiple(pet(f"{number}", text="x" * 100) for number in range(500))
    before = (tmp_path / "state.journal").read_bytes().rstrip(b"\0")
    table.update({"text": "y"}, doc_ids=["77"])  # type: ignore[list-item]
    after = (tmp_path / "state.journal").read_bytes().rstrip(b"\0")
    assert len(after) - len(before) < 60


def test_a_query_sees_what_another_process_wrote(table: JournalTable, tmp_path: Path) -> None:
    assert table.search(where("age") == 1) == []
    opened(tmp_path).insert(pet("a", age=1))
    storage = table.storage
    assert isinstance(storage, JournalStorage)
    storage.refresh()
    assert len(table.search(where("age") == 1)) == 1


def test_tinydb_alone_opens_snapshot_log_and_month(replica: Replica, clock: HandClock) -> None:
    change = tick(replica, 1)
    rename(replica, 5)
    replica.compact()
    with StockDatabase(replica.folder / "state.json", access_mode="r") as snapshot:
        assert snapshot.table("tasks").all() == [{"title": "Title 5"}]
        assert snapshot.table("tasks").get(where("title") == "Title 5").doc_id == "k-words"
    with StockDatabase(replica.folder / "log/2026-11.json", access_mode="r") as log:
        found = log.table("changes").search(where("author") == "child")
        assert [document["id"] for document in found] == [change.id]
    with StockDatabase(replica.folder / "months/2026-11.json", access_mode="r") as month:
        assert month.table("completions").count(where("outcome") == "done") == 1


def test_drop_table_makes_a_snapshot_without_it(table: JournalTable, tmp_path: Path) -> None:
    table.insert(pet("a", age=1))
    storage = table.storage
    JournalDatabase(storage=lambda: storage).drop_table("pets")
    assert opened(tmp_path).all() == []
