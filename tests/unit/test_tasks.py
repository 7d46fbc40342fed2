from dataclasses import replace
from datetime import date

import pytest

from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.usecases.notes_deeds import TaskDeeds, task_deeds
from recovery_desk.usecases.notes_problems import NoSuchTask, TaskEmpty
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.fakes import FakeClock, FakeIds, FakeStore

CRAIG = PersonId("p1")
TODAY = FakeClock().today()


def desk() -> tuple[FakeStore, TaskDeeds]:
    store = FakeStore()
    store.people.add(Person(CRAIG, "McAllister", "Craig"))
    return store, task_deeds(store, FakeClock(), FakeIds())


def test_a_task_belongs_to_whoever_adds_it_unless_said_otherwise() -> None:
    store, tasks = desk()
    mine = tasks.add("  Ring  housing options ", person_id=CRAIG, due=TODAY)
    theirs = tasks.add("Send the script", owner=" Addictions  nurse", source=TaskSource.MEETING, source_id="m1")
    assert (mine.text, mine.owner, mine.made_on) == ("Ring housing options", store.signed_in.name, TODAY)
    assert (theirs.owner, theirs.source, theirs.source_id) == ("Addictions nurse", TaskSource.MEETING, "m1")


def test_open_tasks_are_listed_by_day_and_narrowed() -> None:
    _, tasks = desk()
    tasks.add("Some time", owner="A")
    tasks.add("Late", owner="A", due=date(2026, 11, 20), person_id=CRAIG)
    tasks.add("Next week", owner="B", due=date(2026, 11, 30))
    assert [line.task.text for line in tasks.list()] == ["Late", "Next week", "Some time"]
    assert [line.filed_as for line in tasks.list("A", TODAY)] == ["McAllister, Craig"]
    assert [line.task.text for line in tasks.list("B")] == ["Next week"]


def test_a_task_done_says_by_whom_and_can_be_opened_again() -> None:
    store, tasks = desk()
    task = tasks.add("Ring", due=date(2026, 11, 20))
    assert task.is_overdue(TODAY)
    done = tasks.finish(task.id, " Bed from Thursday ")
    assert (done.done_on, done.done_by, done.outcome) == (TODAY, store.signed_in.name, "Bed from Thursday")
    assert not done.is_overdue(TODAY)
    assert tasks.list() == []
    assert tasks.finish(task.id, done=False) == task


def test_looking_again_at_a_task_settles_what_moved_its_ground() -> None:
    store, tasks = desk()
    task = replace(tasks.add("Meet at the gate"), ground_moved="The release date changed")
    store.records(Task).save(task)
    tasks.change(replace(task, due=TODAY))
    kept = store.records(Task).get(task.id)
    assert kept is not None
    assert (kept.due, kept.ground_moved) == (TODAY, "")


def test_what_is_no_task_is_refused() -> None:
    _, tasks = desk()
    with pytest.raises(TaskEmpty):
        tasks.add("  ")
    with pytest.raises(NoSuchPerson):
        tasks.add("Ring", person_id=PersonId("nobody"))
    for deed in (tasks.finish, tasks.remove):
        with pytest.raises(NoSuchTask):
            deed(TaskId("none"))
    task = tasks.add("Ring")
    tasks.remove(task.id)
    with pytest.raises(NoSuchTask):
        tasks.change(task)
