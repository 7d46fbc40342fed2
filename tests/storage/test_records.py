"""Records go into their tables and come out the same; columns and fields agree."""

from dataclasses import dataclass, fields, replace
from datetime import UTC, date, datetime
from enum import StrEnum

import pytest

from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.records import Records, TableOf
from recovery_desk.storage.tables import TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import CaseloadFilter
from tests.storage.made_vaults import CRAIG, add


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


@dataclass(frozen=True, slots=True)
class Thing:
    id: str
    person_id: PersonId | None
    colour: Colour = Colour.RED
    day: date | None = None
    at: datetime | None = None
    is_sure: bool = False
    tags: tuple[Colour, ...] = ()
    many: int | None = None


THINGS = TableOf(Thing, "thing", order="day IS NULL, day, id")


@pytest.fixture
def things(vault: Vault) -> Records[Thing]:
    vault._connection.run(
        "CREATE TABLE thing (id TEXT PRIMARY KEY, person_id TEXT, colour TEXT NOT NULL, day TEXT, at TEXT, "
        "is_sure INTEGER NOT NULL, tags TEXT NOT NULL, many INTEGER) STRICT"
    )
    return Records(vault._connection, THINGS)


FULL_AT = datetime(2026, 12, 4, 9, 30, tzinfo=UTC)
FULL = Thing(
    "1",
    PersonId("p"),
    Colour.GREEN,
    date(2026, 12, 4),
    FULL_AT,
    is_sure=True,
    tags=(Colour.RED, Colour.GREEN),
    many=3,
)


@pytest.mark.parametrize("thing", [FULL, Thing("1", None)])
def test_what_goes_in_comes_out(things: Records[Thing], thing: Thing) -> None:
    things.add(thing)
    assert things.get("1") == thing


def test_records_are_saved_found_in_order_and_removed(things: Records[Thing]) -> None:
    things.add(FULL)
    things.put(replace(FULL, id="2", day=date(2026, 12, 1)))
    things.put(Thing("3", PersonId("q")))
    assert [thing.id for thing in things.where()] == ["2", "1", "3"]
    assert [thing.id for thing in things.of("p")] == ["2", "1"]
    assert [thing.id for thing in things.where(day=None, colour=Colour.RED)] == ["3"]
    assert things.save(replace(FULL, many=4))
    assert not things.save(replace(FULL, id="none"))
    things.remove("2")
    assert things.get("2") is None
    assert [thing.many for thing in things.of("p")] == [4]


def test_a_field_that_is_not_there_is_a_bug_and_never_sql(things: Records[Thing]) -> None:
    with pytest.raises(AttributeError, match="thing has no"):
        things.where(**{"1 = 1 --": 1})


@pytest.mark.parametrize(
    "words",
    [
        "O'Neill\"; DROP TABLE person; --",
        "'); DELETE FROM note; --",
        "' OR '1'='1",
        "x' UNION SELECT mac FROM journal --",
        "?1 :name @x $y %s {0} `",
        "\\'; PRAGMA writable_schema = ON; --",
    ],
)
def test_what_looks_like_sql_is_only_words(vault: Vault, words: str) -> None:
    """Planted wherever words go in, and asked for by them."""
    tables = vault._connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name")
    person = replace(CRAIG, family_name=words, given_names=words, prison_number=words)
    add(vault, person)
    with vault.saving():
        vault.records(Note).add(
            Note(NoteId("n1"), CRAIG.id, NoteKind.SEEN, FULL_AT, words, WorkerId("w"), words, FULL_AT)
        )
        vault.records(Task).add(Task(TaskId("t1"), words, words, date(2026, 11, 1), CRAIG.id))
        vault.settings.put(words, words)
    assert vault.people.get(CRAIG.id) == person
    assert [note.text for note in vault.records(Note).where(writer=words)] == [words]
    assert vault.records(Task).where(owner=words)[0].text == words
    assert vault.settings.get(words) == words
    assert vault.people.with_number(words)
    vault.caseload.count(CaseloadFilter(words))
    assert vault.records(Note).get(words) is None
    assert vault._connection.rows("SELECT name, sql FROM sqlite_schema ORDER BY name") == tables
    assert vault.examine().is_whole


@pytest.mark.parametrize("table", TABLES, ids=[table.name for table in TABLES])
def test_the_columns_of_each_table_are_the_fields_of_its_records(vault: Vault, table: TableOf[object]) -> None:
    rows = vault._connection.rows("SELECT name FROM pragma_table_info(?)", (table.name,))
    columns = {row[0] for row in rows} - {"line"}  # a number of this file alone, for its indexes
    assert columns == {each.name for each in fields(table.kind)}  # type: ignore[arg-type]
    assert table.columns[0] == "id"
    assert len(table.ways) == len(table.columns)
