"""What is written for few eyes stays there: what a plain worker gets from the command line never holds it."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_desk.cli import run
from recovery_desk.domain.notes import NoteId, NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.workers import Role
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.usecases.write_note import NoteWritten
from tests.end2end.program import PASSPHRASE

CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
WRITER, READER = "puffin bramble kettle reel", "otter ladder candle moss"
SECRETS = ("Quokka", "Wombat", "Numbat", "Bilby", "Dunnart")
OPEN = "Bandicoot"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, PersonId]:
    """Notes of a plain worker: restricted from the start, later, no more, removed, corrected; and an open one."""
    folder = tmp_path_factory.mktemp("restricted") / "desk"
    door = DataFolderDoor(folder, kdf=CHEAP)
    chief = door.start(PASSPHRASE, "M. Kerr")
    person = chief.register_person(Person(PersonId(""), "McAllister", "Craig", prison_number="117531"))
    chief.workers.add("A. Singh", Role.WORKER, WRITER)
    chief.workers.add("J. Boyle", Role.WORKER, READER)
    door.close()
    notes = door.unlock(WRITER).notes

    def write(text: str, *, restricted: bool) -> NoteId:
        return notes.write(person, NoteWritten(NoteKind.SEEN, text, is_restricted=restricted)).id

    def correct(note: NoteId, text: str, *, restricted: bool) -> None:
        notes.correct(note, NoteWritten(NoteKind.SEEN, text, is_restricted=restricted))

    write("Quokka from the start", restricted=True)
    later = write("Wombat, open at first", restricted=False)
    correct(later, "Wombat, restricted since", restricted=True)
    opened = write("Numbat, restricted at first", restricted=True)
    correct(opened, "Open since", restricted=False)
    gone = write("Bilby, in the bin", restricted=True)
    notes.remove(gone)
    correct(write("Dunnart once", restricted=True), "Dunnart twice", restricted=True)
    write(f"{OPEN} for everybody", restricted=False)
    door.close()
    return folder, person


COMMANDS = (
    ("show", "person", "{person}", "--json"),
    ("show", "person", "{person}"),
    ("history", "--person", "{person}", "--json"),
    ("history", "--person", "{person}"),
    ("plan", "--person", "{person}", "--json"),
    ("bin", "--json"),
    ("undo", "--look", "--json"),
    ("today", "--json"),
    ("export", "caseload", "--out", "{out}/everybody.csv"),
    ("export", "caseload", "--out", "{out}/everybody.xlsx"),
    *(("search", word, "--json") for secret in SECRETS for word in (secret, secret[:4], secret[1:] + secret[0])),
)


Ask = Callable[[tuple[str, ...], str], str]


@pytest.fixture
def ask(
    desk: tuple[Path, PersonId], tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    """Runs a command as whoever has a passphrase; all that it says, and all that it writes out."""
    folder, person = desk

    def asked(command: tuple[str, ...], passphrase: str) -> str:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(f"{passphrase}\n".encode())))
        words = [each.format(person=person, out=tmp_path) for each in command]
        code = run((*words, "--data", str(folder), "--passphrase-stdin"))
        told = capsys.readouterr()
        assert code == 0, told.err
        return " ".join((told.out, told.err, *map(words_in, sorted(tmp_path.iterdir()))))

    return asked


def words_in(file: Path) -> str:
    if file.suffix == ".xlsx":
        with zipfile.ZipFile(file) as parts:
            return " ".join(parts.read(name).decode() for name in parts.namelist())
    return file.read_text(encoding="utf-8")


def secrets_in(said: str) -> list[str]:
    return [secret for secret in SECRETS if secret.casefold() in said.casefold()]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_plain_worker_gets_no_word_of_it(ask: Ask, command: tuple[str, ...]) -> None:
    typed = command[1] if command[0] == "search" else ""
    assert [secret for secret in secrets_in(ask(command, READER)) if secret != typed] == []


def test_the_writer_and_a_coordinator_read_it_and_everybody_reads_what_is_open(ask: Ask) -> None:
    for command, theirs in ((COMMANDS[0], {"Quokka", "Wombat", "Dunnart"}), (COMMANDS[2], set(SECRETS))):
        for passphrase in (WRITER, PASSPHRASE):
            assert set(secrets_in(ask(command, passphrase))) == theirs
        assert OPEN in ask(command, READER)
        assert "Open since" in ask(command, READER)
    assert OPEN in ask(("search", OPEN, "--json"), READER)
