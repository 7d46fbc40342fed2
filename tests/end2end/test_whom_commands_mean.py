"""Whom a command means: nobody by accident, nobody by name in what may end in a log, and nobody who is no more."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from recovery_desk.cli import run
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.front_door import DataFolderDoor
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.usecases.desk import Desk
from tests.end2end.program import PASSPHRASE

CHEAP = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
CRAIG = Person(PersonId(""), "McAllister", "Craig", prison_number="117531")

Said = tuple[int, str, str]
Ask = Callable[..., Said]


@pytest.fixture
def door(tmp_path: Path) -> DataFolderDoor:
    return DataFolderDoor(tmp_path / "desk", kdf=CHEAP)


@pytest.fixture
def desk(door: DataFolderDoor) -> Desk:
    """Open until a command is asked."""
    return door.start(PASSPHRASE, "M. Kerr")


@pytest.fixture
def ask(
    door: DataFolderDoor, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Ask:
    def asked(*arguments: str, text: str = "") -> Said:
        door.close()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"{PASSPHRASE}\n{text}".encode())))
        code = run([*arguments, "--data", str(tmp_path / "desk"), "--passphrase-stdin"])
        said = capsys.readouterr()
        return code, said.out, said.err

    return asked


def test_somebody_alike_is_told_apart_without_a_name(desk: Desk, door: DataFolderDoor, ask: Ask) -> None:
    craig = desk.register_person(CRAIG)
    kept = desk.register_person(Person(PersonId(""), "McAllister", "Craig", prison_number="117532"))
    desk.record.restrict(kept, restricted=True, reason="They object")
    code, said, aside = ask("referral", "add", "--family", "McAllister", "--given", "Craig", text="A worker")
    assert (code, said) == (1, "")
    assert f"{craig}  117531, no establishment known" in aside
    assert "Craig" not in aside
    assert "McAllister" not in aside
    assert kept not in aside
    again = door.unlock(PASSPHRASE)
    assert [e.entity_id for e in again.store.journal.of([craig, kept]) if e.act == "looked-at"] == [craig]


def test_somebody_whose_record_is_restricted_is_not_shown(desk: Desk, ask: Ask) -> None:
    kept = desk.register_person(CRAIG)
    desk.record.restrict(kept, restricted=True, reason="They object")
    code, _, aside = ask("referral", "add", "--family", "McAllister", "--given", "Craig", text="A worker")
    assert code == 1
    assert "in a record that is restricted" in aside
    assert kept not in aside
    assert "117531" not in aside


@pytest.mark.parametrize("blank", ["", "  "])
@pytest.mark.parametrize(
    "command",
    [
        ("export", "ics", "--out", "{out}", "--person"),
        ("export", "ics", "--out", "{out}", "--worker"),
        ("export", "ics", "--out", "{out}", "--meeting"),
        ("export", "ics", "--out", "{out}", "--series"),
        ("export", "audit", "--out", "{out}", "--person"),
        ("export", "audit", "--out", "{out}", "--worker"),
        ("export", "caseload", "--out", "{out}", "--worker"),
        ("print", "audit", "--out", "{out}", "--person"),
        ("cases", "--person"),
        ("referral", "add", "--person"),
        ("note", "add", "--kind", "seen", "--person"),
        ("merge", "--keep", "117531", "--other"),
        ("history", "--person"),
        ("show", "person"),
    ],
    ids=" ".join,
)
def test_nobody_named_is_never_everybody(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], command: tuple[str, ...], blank: str
) -> None:
    out = tmp_path / "out.csv"
    assert run([*(each.format(out=out) for each in command), blank, "--data", str(tmp_path)]) == 2
    assert "nobody is named after it" in capsys.readouterr().err
    assert not out.exists()


def test_a_record_put_into_another_takes_nothing_and_says_which_does(
    desk: Desk, door: DataFolderDoor, ask: Ask
) -> None:
    kept, other = desk.register_person(CRAIG), desk.register_person(Person(PersonId(""), "MacAllister", "Kraig"))
    desk.record.merge(kept, other)
    for command in (
        ("note", "add", "--kind", "seen", "--person", other),
        ("goal", "add", "--pathway", "health", "--person", other),
        ("need", "add", "--pathway", "health", "--person", other),
        ("referral", "add", "--person", other),
    ):
        code, said, aside = ask(*command, text="Some words")
        assert (code, said) == (1, "")
        assert f"put together with another: {kept}." in aside
    assert "note" not in door.unlock(PASSPHRASE).store.about(other)
