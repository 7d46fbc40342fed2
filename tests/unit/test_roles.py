from dataclasses import replace

import pytest

from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.workers import Role
from recovery_desk.usecases.roles import coordinator_only
from recovery_desk.usecases.worker_problems import CoordinatorOnly, ReadOnlyWorker
from tests.fakes import KERR, FakeStore

BARLINNIE = Establishment(EstablishmentId("b"), Country.SCOTLAND, "HMP Barlinnie")


@pytest.mark.parametrize(
    ("role", "changes", "runs"),
    [(Role.WORKER, True, False), (Role.COORDINATOR, True, True), (Role.READ_ONLY, False, False)],
)
def test_what_each_role_may(role: Role, changes: bool, runs: bool) -> None:
    assert (role.may_change_records, role.may_run_the_desk) == (changes, runs)


def test_only_a_coordinator_runs_the_desk() -> None:
    coordinator_only(FakeStore())
    for role in (Role.WORKER, Role.READ_ONLY):
        with pytest.raises(CoordinatorOnly):
            coordinator_only(FakeStore(signed_in=replace(KERR, role=role)))


def test_who_may_only_read_changes_nothing_and_is_still_written_down() -> None:
    store = FakeStore(signed_in=replace(KERR, role=Role.READ_ONLY))
    with store.saving():
        store.journal.note("printed", "person", "p1")
    with pytest.raises(ReadOnlyWorker), store.saving():
        store.establishments.add(BARLINNIE)
    assert store.establishments.all() == []
    assert len(store.noted()) == 1
