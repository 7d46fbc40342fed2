from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.vault import Vault
from tests.storage.made_vaults import CRAIG, add

AT = datetime(2026, 11, 20, 10, tzinfo=UTC)


def note(number: int, person_id: PersonId = CRAIG.id) -> Note:
    at = AT + timedelta(minutes=number)
    return Note(NoteId(f"n{number}"), person_id, NoteKind.SEEN, at, f"Note {number}", WorkerId("w"), "M. Kerr", at)


def test_notes_come_a_page_at_a_time_newest_first(vault: Vault) -> None:
    add(vault)
    add(vault, replace(CRAIG, id=PersonId("p2"), prison_number="2"))
    with vault.saving():
        for number in range(7):
            vault.records(Note).add(note(number))
        vault.records(Note).add(note(9, PersonId("p2")))
    assert [each.text for each in vault.notes.page(CRAIG.id, 1, 3)] == ["Note 5", "Note 4", "Note 3"]
    assert vault.notes.page(CRAIG.id, 1, 3)[0] == note(5)
    assert vault.notes.count(CRAIG.id) == 7


def test_a_correction_leaves_what_was_there_in_the_history(vault: Vault) -> None:
    add(vault)
    with vault.saving():
        vault.records(Note).add(note(1))
    with vault.saving():
        vault.records(Note).save(replace(note(1), text="Put right"))
    newest = vault.journal.about(CRAIG.id)[0]
    assert (newest.act, newest.field, newest.old, newest.new) == ("changed", "text", "Note 1", "Put right")
    assert "line" not in {each.field for each in vault.journal.about(CRAIG.id)}
    assert '"line"' not in str([each.new for each in vault.journal.about(CRAIG.id)])


def test_open_tasks_come_with_the_name_of_the_person(vault: Vault) -> None:
    add(vault)
    tasks = [
        Task(TaskId("t1"), "Some time", "M. Kerr", date(2026, 11, 1)),
        Task(TaskId("t2"), "Next week", "J. Boyle", date(2026, 11, 1), CRAIG.id, date(2026, 11, 30)),
        Task(TaskId("t3"), "Late", "M. Kerr", date(2026, 11, 1), CRAIG.id, date(2026, 11, 2)),
        Task(TaskId("t4"), "Done", "P. Lang", date(2026, 11, 1), done_on=date(2026, 11, 2)),
    ]
    with vault.saving():
        for task in tasks:
            vault.records(Task).add(task)
    found = vault.tasks.open()
    assert [line.task for line in found] == [tasks[2], tasks[1], tasks[0]]
    assert [line.filed_as for line in found] == ["McAllister, Craig", "McAllister, Craig", ""]
    assert [line.task.id for line in vault.tasks.open("M. Kerr", date(2026, 11, 23))] == ["t3"]
    assert vault.tasks.count_open("M. Kerr") == 2
    assert vault.tasks.owners() == ["J. Boyle", "M. Kerr"]
