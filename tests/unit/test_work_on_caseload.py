from collections.abc import Callable, Iterable, Sequence
from contextlib import AbstractContextManager
from typing import Any

import pytest

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.usecases.caseload_columns import BY_NAME
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.work_on_caseload import CaseloadDeeds, caseload_deeds
from tests.fakes import FakeClock, FakeIds, FakeStore


class Written:
    """A file in memory."""

    def __init__(self) -> None:
        self.headings: list[str] = []
        self.rows: list[list[Any]] = []

    def __call__(
        self,
        headings: Sequence[str],
        rows: Iterable[Sequence[Any]],
        path: object,
        *,
        overwrite: bool = False,
        noting: Callable[[int], AbstractContextManager[None]],
    ) -> int:
        del path, overwrite
        self.headings, self.rows = list(headings), [list(row) for row in rows]
        with noting(len(self.rows)):
            pass
        return len(self.rows)


@pytest.fixture
def store() -> FakeStore:
    store = FakeStore()
    for number in range(4_001):
        store.people.add(
            Person(PersonId(f"p{number:04}"), f"Name{number:04}", worker="A", prison_number=f"{number:05}")
        )
    return store


def desk(store: FakeStore, written: Written | None = None) -> CaseloadDeeds:
    return caseload_deeds(store, FakeClock(), FakeIds(), written or Written())


def test_everybody_found_is_taken_out_not_only_the_page_in_sight(store: FakeStore) -> None:
    written = Written()
    columns = [BY_NAME["number"], BY_NAME["person"]]
    made = desk(store, written).export("x.csv", columns=columns, descending=True)  # type: ignore[arg-type]
    assert (made.people, made.restricted, made.left_out) == (4_001, 0, "")
    assert written.headings == ["Number", "Person"]
    assert written.rows[0] == ["04000", "Name4000"]
    *each, last = sorted(store.noted(), key=lambda entry: entry.seq)
    assert (last.act, last.entity, last.new) == ("exported", "caseload", "4001")
    assert {(entry.act, entry.entity) for entry in each} == {("exported", "person")}
    assert len({entry.entity_id for entry in each}) == 4_001, "a list says of each person that they were in it"


def test_people_are_given_to_a_worker_all_or_none(store: FakeStore) -> None:
    deeds = desk(store)
    people = deeds.who(CaseloadFilter(text="name000"), CaseloadOrder.NAME)
    assert len(people) == 10
    assert deeds.assign(people, "  J.  Boyle ") == 10
    assert deeds.assign(people, "J. Boyle") == 0
    assert len(deeds.who(CaseloadFilter(worker="J. Boyle"), CaseloadOrder.NAME)) == 10
    with pytest.raises(NoSuchPerson):
        deeds.assign([people[0], PersonId("nobody")], "P. Lang")
    assert store.people.get(people[0]).worker == "J. Boyle"


def test_a_view_of_the_same_name_takes_the_place_of_the_one_before(store: FakeStore) -> None:
    views = desk(store).views
    first = views.keep(" Due  soon ", "{}")
    again = views.keep("Due soon", '{"due_in": 28}')
    assert again.id == first.id
    assert [view.content for view in views.all()] == ['{"due_in": 28}']
    views.remove(again.id)
    assert views.all() == []
