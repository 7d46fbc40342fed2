"""What is erased is gone: every page of the file opened, free ones too, and no word of it found; row 28 of the faults.

Records and their history are kept for good until erasing somebody whole is built; what the program erases already
must leave nothing: drafts, what the indexes of words and the lists knew, the key slot of who left. To see that an
index keeps nothing, the record and its lines of history are taken out too, as that erasing will have to.
"""

import base64
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from recovery_desk.domain.details import PersonDetails
from recovery_desk.domain.drafts import Draft
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.notes import Note, NoteId, NoteKind
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.domain.tasks import Task, TaskId
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.pages import open_pages
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.keep_drafts import DraftDeeds
from tests.faults.planted import files_with, needles
from tests.storage.key_cases import HERS, SINGH, let_in
from tests.storage.made_vaults import CRAIG, SteppingClock, add, generation

SURNAME = "Zyxwvutsrson"
WORDS = (SURNAME, SURNAME[3:], "quixotic zephyr", "quixotic", "zephyr", "987654")
"""Also the surname without its first letters: an index keeps only what differs from the word before."""
AT = datetime(2026, 11, 20, 10, tzinfo=UTC)
INDEXES = ("note_words", "findable_words", "caseload_words", "caseload_likeness")

ZED = Person(
    PersonId("zed"), SURNAME, "Quixotic", "Zephyr", date(1979, 2, 14), BirthDatePrecision.EXACT, "987654", SURNAME
)


def everything_in(vault: Vault, folder: Path, opened: Path) -> None:
    """Locks the desk and lays every page of its vault open in a folder."""
    key = vault.keys.opened.data_key
    vault.settle()
    assert (generation(folder) / "vault.db-wal").stat().st_size == 0, "nothing waits in it once the desk is at rest"
    vault.close()
    assert not list(folder.rglob("*-wal")), "nor is it there when the desk is locked"
    pages = open_pages((generation(folder) / "vault.db").read_bytes(), key)
    assert pages.damaged == ()
    opened.mkdir(exist_ok=True)
    (opened / "pages").write_bytes(pages.content)


def forgetful_no_more(vault: Vault) -> None:
    """The control: a vault as SQLite makes them by default, which leaves what it erases where it was."""
    vault._connection.rows("PRAGMA secure_delete = OFF")
    for index in INDEXES:
        with vault.saving():
            vault._connection.run(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 0)")  # noqa: S608


def say_nothing_more(vault: Vault) -> None:
    """Takes the lines of history out that name the planted record: the work of erasing somebody whole, which is none
    of the program's deeds yet."""
    for trigger in ("journal_never_shrinks", "journal_never_changes"):
        vault._connection.run(f"DROP TRIGGER temp.{trigger}")
    vault._connection.run("BEGIN")
    vault._connection.run("DELETE FROM journal WHERE old LIKE '%zephyr%' OR new LIKE '%zephyr%'")
    vault._connection.run("DELETE FROM journal WHERE old LIKE ? OR new LIKE ?", (f"%{SURNAME}%",) * 2)
    vault._connection.run("DELETE FROM journal WHERE old LIKE '%987654%' OR new LIKE '%987654%'")
    vault._connection.run("COMMIT")
    vault._connection.rows("PRAGMA wal_checkpoint(TRUNCATE)")


def a_draft(vault: Vault, clock: SteppingClock) -> None:
    """Kept eight times as it grows, then saved or thrown away: both drop it."""
    deeds = DraftDeeds(vault, clock)
    for times in range(1, 9):
        text = f"{SURNAME}: quixotic zephyr " * 100 * times
        deeds.keep(Draft("note", "p1", {"text": text}, clock.now(), "Note", "person", "notes", "p1"))
    deeds.drop("note", "p1")


def a_draft_emptied(vault: Vault, clock: SteppingClock) -> None:
    """Somebody takes out every letter again."""
    deeds = DraftDeeds(vault, clock)
    kept = Draft("note", "", {"text": f"{SURNAME} quixotic zephyr"}, clock.now(), SURNAME, "person", "notes", "p1")
    deeds.keep(kept)
    deeds.keep(replace(kept, fields={}))


def a_person(vault: Vault, _clock: SteppingClock) -> None:
    """Somebody with all that lists and indexes derive from them, among others."""
    with vault.saving():
        vault.people.add(ZED)
        vault.episodes.add(CustodyEpisode(EpisodeId("ez"), ZED.id, None, SURNAME, "1/22", None))
        vault.records(PersonDetails).add(PersonDetails(ZED.id, ZED.id, other_names=(SURNAME,), spin="987654"))
        vault.records(Note).add(a_note("nz", f"quixotic zephyr {SURNAME} " * 400, ZED.id))
        vault.records(Task).add(Task(TaskId("tz"), f"quixotic zephyr {SURNAME}", SURNAME, AT.date(), ZED.id))
        vault.records(Meeting).add(Meeting("mz", ZED.id, AT.date(), 600, purpose=SURNAME, room="zephyr"))
    lived_in(vault)
    with vault.saving():
        vault.records(Note).remove("nz")
        vault.records(Task).remove("tz")
        vault.records(Meeting).remove("mz")
        vault.records(PersonDetails).remove(ZED.id)
        vault._connection.run("DELETE FROM custody_episode WHERE person_id = 'zed'")
        vault._connection.run("DELETE FROM person WHERE id = 'zed'")
    say_nothing_more(vault)


def words_put_right(vault: Vault, _clock: SteppingClock) -> None:
    """A name, a note, a task and a setting that say something else now; a note that became restricted and was cut."""
    with vault.saving():
        vault.people.add(ZED)
        vault.records(Note).add(a_note("nz", f"quixotic zephyr {SURNAME}", ZED.id))
        vault.records(Note).add(a_note("nr", f"quixotic zephyr {SURNAME}", ZED.id))
        vault.records(Task).add(Task(TaskId("tz"), f"quixotic zephyr {SURNAME}", "J. Boyle", AT.date(), ZED.id))
        vault.settings.put("service_name", f"{SURNAME} zephyr")
    lived_in(vault)
    with vault.saving():
        vault.people.save(replace(CRAIG, id=ZED.id, prison_number="5"))
        vault.records(Note).save(a_note("nz", "Bed at the hostel", ZED.id))
        vault.records(Note).save(replace(a_note("nr", "Bed at the hostel", ZED.id), is_restricted=True))
        vault.records(Task).save(Task(TaskId("tz"), "Ring the hostel", "J. Boyle", AT.date(), ZED.id))
        vault.settings.put("service_name", "Cairn")
    say_nothing_more(vault)


def a_note(note_id: str, text: str, person: PersonId = CRAIG.id) -> Note:
    return Note(NoteId(note_id), person, NoteKind.SEEN, AT, text, WorkerId("w"), "M. Kerr", AT)


def lived_in(vault: Vault) -> None:
    """Other people's words on the same pages, before and behind in the order of the alphabet."""
    ids = FreshIds()
    for surname in ("Anderson", "Zyxter", "Zyxwell", "Zzabo"):
        person = replace(CRAIG, id=PersonId(ids.new()), family_name=surname, prison_number="")
        add(vault, person)
        with vault.saving():
            for number in range(40):
                vault.records(Note).add(a_note(ids.new(), f"{surname} asked for a quiet place {number}", person.id))


each_deed = pytest.mark.parametrize("deed", [a_draft, a_draft_emptied, a_person, words_put_right])
Deed = Callable[[Vault, SteppingClock], None]


@each_deed
def test_what_is_erased_stands_on_no_page(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, deed: Deed
) -> None:
    lived_in(vault)
    deed(vault, clock)
    (free,) = vault._connection.one("PRAGMA freelist_count") or (0,)
    everything_in(vault, folder, tmp_path / "opened")
    assert free or deed not in (a_draft, a_person), "free pages are among those looked through"
    assert files_with(tmp_path, needles(WORDS)) == []
    assert files_with(tmp_path, needles(["Zyxwell"])) == ["opened/pages"], "the control: what is kept is found"


@each_deed
def test_the_control_a_vault_that_does_not_overwrite_would_be_found(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, deed: Deed
) -> None:
    lived_in(vault)
    forgetful_no_more(vault)
    deed(vault, clock)
    everything_in(vault, folder, tmp_path / "opened")
    assert files_with(tmp_path, needles(WORDS)) == ["opened/pages"]


@pytest.mark.parametrize("index", INDEXES)
def test_the_control_an_index_that_does_not_forget_would_be_found(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, index: str
) -> None:
    """Pages overwritten as ours are, one index left to itself: its words stay though every record is gone."""
    with vault.saving():
        vault._connection.run(f"INSERT INTO {index} ({index}, rank) VALUES ('secure-delete', 0)")  # noqa: S608
    a_person(vault, clock)
    everything_in(vault, folder, tmp_path / "opened")
    sounds = ["987654"] if index == "caseload_likeness" else WORDS
    assert files_with(tmp_path, needles(sounds)) == ["opened/pages"]


@pytest.mark.parametrize("overwrites", [True, False])
def test_the_key_slot_of_somebody_who_left_is_in_no_file(
    vault: Vault, folder: Path, tmp_path: Path, overwrites: bool
) -> None:
    if not overwrites:
        vault._connection.rows("PRAGMA secure_delete = OFF")
    let_in(vault, passphrase=HERS)
    slot = vault.keys.header.slot_of(SINGH.id)
    assert slot is not None
    secrets = [base64.b64encode(secret) for secret in (slot.private, slot.salt, slot.public)]
    secrets += [secret.hex().encode() for secret in (slot.private, slot.public)]
    assert files_with(folder, secrets), "the control: while she works here it is beside the vault"
    with vault.saving():
        vault.keys.remove(SINGH.id)
    everything_in(vault, folder, tmp_path / "opened")
    assert (files_with(tmp_path, secrets) == []) is overwrites, "not overwritten it would be in the file"
