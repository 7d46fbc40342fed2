import json
import os
import shutil
import subprocess
import sys
import textwrap
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from recovery_desk.domain.backups import Why
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import ReleaseKind
from recovery_desk.storage import connection as door
from recovery_desk.storage.alarm import Alarm
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.key_header import DataKey
from recovery_desk.storage.opening import NewVault, create_vault, open_vault
from recovery_desk.storage.restoring import examine_folder, look, restore
from recovery_desk.storage.salvaging import salvage
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from recovery_desk.usecases.vault_problems import (
    KeyHeaderLost,
    KeysOfAnotherVault,
    NoSuchPerson,
    PassphraseTooShort,
    VaultAlreadyHere,
    VaultDamaged,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from recovery_desk.usecases.wholeness import Trouble
from tests.storage.made_vaults import CHEAP, CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen


def test_what_was_saved_is_there_after_reopening(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    episode = again.episodes.current(CRAIG.id)
    assert episode is not None
    assert episode.release == ReleaseDate(date(2026, 12, 4), ReleaseKind.SENTENCE, "Records office", date(2026, 11, 1))
    assert again.alarm is None
    again.close()


def test_a_wrong_passphrase_is_only_that(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    with pytest.raises(WrongPassphrase):
        open_vault(folder, PASSPHRASE + " ", clock)


def test_accents_composed_or_not_are_the_same_passphrase(folder: Path, clock: SteppingClock) -> None:
    create_vault(folder, NewVault("caf\u00e9 na h-oidhche", "A", kdf=CHEAP), clock, FreshIds()).close()
    open_vault(folder, "cafe\u0301 na h-oidhche", clock).close()


def test_a_short_passphrase_makes_nothing(folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(PassphraseTooShort):
        create_vault(folder, NewVault("eleven char", "A", kdf=CHEAP), clock, FreshIds())
    assert not folder.exists()


def test_a_vault_is_never_made_over_another(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "B", kdf=CHEAP), clock, FreshIds())


def test_a_second_opening_is_refused_while_the_first_holds_it(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    with pytest.raises(VaultInUse):
        reopen(folder, clock)


def test_nothing_readable_lies_in_any_file(vault: Vault, folder: Path) -> None:
    add(vault, replace(CRAIG, family_name="Zyxwvutsr"))
    names = [needle for word in ("Zyxwvutsr", "zyxwvutsr") for needle in (word.encode(), word.encode("utf-16-le"))]
    files = [path for path in folder.rglob("*") if path.is_file()]
    assert len(files) >= 5
    for path in files:
        content = path.read_bytes()
        assert not any(name in content for name in names), path.name
        assert b"SQLite format 3" not in content


def test_either_key_file_is_enough_and_both_are_put_right(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    one, other = generation(folder) / "keys.a.json", generation(folder) / "keys.b.json"
    for lost, damage in ((one, b""), (other, b"{"), (one, b'{"format": 1}'), (other, None)):
        lost.unlink() if damage is None else lost.write_bytes(damage)
        reopen(folder, clock).close()
        assert one.read_bytes() == other.read_bytes()


def test_both_key_files_lost_says_so(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        (generation(folder) / name).unlink()
    with pytest.raises(KeyHeaderLost):
        reopen(folder, clock)


@pytest.mark.parametrize(
    ("field", "value"), [("memory_kib", 2**31), ("passes", 1_000_000), ("lanes", 0), ("memory_kib", "many")]
)
def test_a_forged_cost_is_not_spent(
    vault: Vault, folder: Path, clock: SteppingClock, field: str, value: object
) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        header = json.loads(path.read_bytes())
        header["workers"][0]["kdf"][field] = value
        path.write_text(json.dumps(header))
    with pytest.raises(KeyHeaderLost):
        reopen(folder, clock)


def test_a_slot_moved_to_another_vault_does_not_open_it(tmp_path: Path, clock: SteppingClock) -> None:
    for name in ("one", "two"):
        create_vault(tmp_path / name, NewVault(PASSPHRASE, name, kdf=CHEAP), clock, FreshIds()).close()
    for name in ("keys.a.json", "keys.b.json"):
        (tmp_path / "one" / "gen-1" / name).replace(tmp_path / "two" / "gen-1" / name)
    with pytest.raises(KeysOfAnotherVault):
        open_vault(tmp_path / "two", PASSPHRASE, clock, kdf=CHEAP)


def test_a_newer_schema_and_a_newer_header_are_refused(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    vault._connection.run("PRAGMA user_version = 9999")
    vault.close()
    with pytest.raises(VaultTooNew):
        reopen(folder, clock)
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        path.write_text(path.read_text().replace('"format": 2', '"format": 3'))
    with pytest.raises(VaultTooNew):
        reopen(folder, clock)


def test_no_vault_an_empty_one_a_plain_one_and_a_truncated_one(
    vault: Vault, folder: Path, clock: SteppingClock
) -> None:
    add(vault)
    vault.close()
    database = generation(folder) / "vault.db"
    whole = database.read_bytes()
    for content, what in (
        (b"", "empty"),
        (b"SQLite format 3\0" + whole[16:], "unencrypted"),
        (whole[:5000], "pages"),
    ):
        database.write_bytes(content)
        with pytest.raises(VaultDamaged) as refusal:
            reopen(folder, clock)
        assert refusal.value.what == what
        assert database.read_bytes() == content
    database.unlink()
    with pytest.raises(VaultDamaged):
        reopen(folder, clock)
    assert not database.exists()


@pytest.mark.parametrize("content", [b"", b"{}", b'{"generation": "../gen-1"}', b'{"generation": 3}', b"\xff"])
def test_a_pointer_that_is_not_ours_is_damage(vault: Vault, folder: Path, clock: SteppingClock, content: bytes) -> None:
    vault.close()
    (folder / "CURRENT").write_bytes(content)
    with pytest.raises(VaultDamaged):
        reopen(folder, clock)


def test_a_lost_pointer_loses_nothing(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    add(vault)
    vault.close()
    (folder / "CURRENT").unlink()
    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "B", kdf=CHEAP), clock, FreshIds())
    again = reopen(folder, clock)
    assert again.people.get(CRAIG.id) == CRAIG
    again.close()


def test_of_two_makings_at_once_one_is_refused(folder: Path, clock: SteppingClock) -> None:
    def faster(_vault: Vault) -> None:
        create_vault(folder, NewVault(PASSPHRASE + "!", "faster", kdf=CHEAP), clock, FreshIds()).close()

    with pytest.raises(VaultAlreadyHere):
        create_vault(folder, NewVault(PASSPHRASE, "slower", kdf=CHEAP), clock, FreshIds(), fill=faster)
    open_vault(folder, PASSPHRASE + "!", clock).close()
    assert sorted(path.name for path in folder.iterdir()) == ["CURRENT", "gen-1", "sign-ins.json"]


def test_a_making_that_fails_leaves_no_desk(folder: Path, clock: SteppingClock) -> None:
    def failing(_vault: Vault) -> None:
        raise RuntimeError

    with pytest.raises(RuntimeError):
        create_vault(folder, NewVault(PASSPHRASE, "A", kdf=CHEAP), clock, FreshIds(), fill=failing)
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"mac": "', '"mac": "00'),
        ('"mac": "', '"mac": "\u0141'),
        ('"generation": 1', '"generation": 9'),
        ('"generation": 1', '"generation": 1e999'),
        ('"format": 2', '"format": 3'),
        ('"format": 2', '"format": 1'),
        ('"memory_kib": 8192', '"memory_kib": 1e999'),
        ('"workers": [', '"workers": [[[[]]],'),
        ('"sealed": {', '"sealed": {"QUJD": "QUJD",'),
        ('"recovery": ""', '"recovery": "QUJD"'),
    ],
)
def test_one_key_file_changed_in_any_way_never_keeps_the_worker_out(
    vault: Vault, folder: Path, clock: SteppingClock, old: str, new: str
) -> None:
    vault.close()
    for name in ("keys.a.json", "keys.b.json"):
        path = generation(folder) / name
        whole = path.read_text("utf-8")
        assert old in whole
        path.write_text(whole.replace(old, new, 1), "utf-8")
        reopen(folder, clock).close()
        assert path.read_text("utf-8") == whole, "and it is put right"


def test_a_key_of_the_wrong_length_never_becomes_a_passphrase(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="94"):
        door.create(tmp_path / "x.db", DataKey(b"k" * 31, b"s" * 16))
    assert not (tmp_path / "x.db").exists()


def test_the_key_is_in_no_traced_statement(tmp_path: Path) -> None:
    key = DataKey.fresh()
    door.create(tmp_path / "x.db", key).close()
    connection = door.connect(tmp_path / "x.db", key)
    seen: list[str] = []
    connection.trace(seen.append)
    connection.rows("SELECT 1")
    assert seen == ["SELECT 1"]
    connection.rows("PRAGMA key = \"x'abad1dea'\"")
    assert "abad1dea" in seen[-1], "the control: asked for by a pragma it would be"
    connection.close()


def without_its_write_ahead_file(folder: Path, tmp_path: Path) -> Path:
    """A copy of the data folder as it lies, as somebody would find it who lost the write-ahead file."""
    copy = tmp_path / "without"
    shutil.copytree(folder, copy)
    (generation(copy) / "vault.db-wal").unlink()
    return copy


def test_a_save_does_not_need_the_write_ahead_file(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    add(vault)
    assert (generation(folder) / "vault.db-wal").stat().st_size > 0, "it keeps its room"
    again = reopen(without_its_write_ahead_file(folder, tmp_path), clock)
    assert again.people.get(CRAIG.id) == CRAIG
    assert again.alarm is None
    again.close()


def test_without_the_checkpoint_it_would_need_it(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control: and what is lost is said."""
    monkeypatch.setattr(vault.snapshots, "checkpoint", lambda: None)
    add(vault)
    again = reopen(without_its_write_ahead_file(folder, tmp_path), clock)
    with pytest.raises(NoSuchPerson):
        again.people.get(CRAIG.id)
    assert again.alarm is Alarm.WORK_MISSING
    again.close()


def test_in_a_quiet_moment_the_write_ahead_file_is_emptied(vault: Vault, folder: Path) -> None:
    add(vault)
    vault.settle()
    assert (generation(folder) / "vault.db-wal").stat().st_size == 0


@pytest.mark.parametrize("is_settled", [True, False], ids=["in a quiet moment", "straight after a save"])
@pytest.mark.parametrize("between", [2, 3, 5, 40])
def test_an_older_vault_put_back_by_hand_is_told_and_never_mixed(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, *, is_settled: bool, between: int
) -> None:
    """The program was killed; somebody copies yesterday's `vault.db` over today's and leaves what lies beside it."""
    add(vault)
    vault.settle()
    older = (generation(folder) / "vault.db").read_bytes()
    for at in range(between):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
            vault.people.add(replace(CRAIG, id=PersonId(f"other-{at}"), prison_number=""))
    if is_settled:
        vault.settle()
    killed = tmp_path / "killed"
    shutil.copytree(folder, killed)
    (generation(killed) / "vault.db").write_bytes(older)
    again = reopen(killed, clock)
    assert again.alarm is Alarm.WORK_MISSING
    assert [found.trouble for found in again.examine().found] == [Trouble.WORK_MISSING]
    assert again.people.get(CRAIG.id) == CRAIG, "all of it is of the older moment"
    assert len(list(generation(killed).glob("*.aside"))) == (0 if is_settled else 1)
    again.close()


def verified(folder: Path, _backup: Path) -> None:
    found = examine_folder(folder, PASSPHRASE).found
    assert [each.trouble for each in found] == [Trouble.WORK_MISSING]


def looked_at(folder: Path, backup: Path) -> None:
    look(backup, PASSPHRASE, folder)


def restored(folder: Path, backup: Path) -> None:
    looked = look(backup, PASSPHRASE, folder)
    restore(looked, folder, looked.words_to_type, SteppingClock(), FreshIds())


def salvaged(folder: Path, _backup: Path) -> None:
    out = folder.with_name("salvaged")
    salvage(folder, PASSPHRASE, out, SteppingClock(), FreshIds())
    there = reopen(out, SteppingClock())
    assert there.people.get(CRAIG.id) == CRAIG
    there.close()


@pytest.mark.parametrize("first", [verified, looked_at, restored, salvaged])
def test_whatever_is_done_first_an_older_vault_put_back_is_never_mixed(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, first: Callable[[Path, Path], None]
) -> None:
    add(vault)
    vault.settle()
    older = (generation(folder) / "vault.db").read_bytes()
    frozen = vault.snapshots.freeze(Why.ASKED)
    backup = tmp_path / frozen.copy_to(str(tmp_path))[0]
    vault.snapshots.thaw()
    for at in range(5):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
            vault.people.add(replace(CRAIG, id=PersonId(f"other-{at}"), prison_number=""))
    killed = tmp_path / "killed"
    shutil.copytree(folder, killed)
    old = generation(killed)
    (old / "vault.db").write_bytes(older)
    first(killed, backup)
    again = reopen(killed, clock)
    assert again.people.get(CRAIG.id) == CRAIG, "all of it is of the older moment"
    assert [each.trouble for each in again.examine().found] in ([Trouble.WORK_MISSING], [])
    again.close()


def test_a_vault_that_needs_its_write_ahead_file_keeps_it(
    vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    """Killed while a backup was copied: all that was saved meanwhile is in the write-ahead file alone."""
    add(vault)
    vault.snapshots.freeze(Why.ASKED)
    for at in range(12):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
    killed = tmp_path / "killed"
    shutil.copytree(folder, killed)
    vault.snapshots.thaw()
    again = reopen(killed, clock)
    assert again.people.get(CRAIG.id).communication_needs == "asks for print number 11"
    assert again.alarm is None
    assert not list(generation(killed).glob("*.aside"))
    again.close()


@pytest.mark.parametrize("saves", [0, 1, 2, 5])
def test_an_alarm_somebody_has_looked_into_stays_silent(
    vault: Vault, folder: Path, clock: SteppingClock, saves: int
) -> None:
    """The anchor held a higher number of a history that is gone: it is written over, both slots of it."""
    add(vault)
    vault.settle()
    older = (generation(folder) / "vault.db").read_bytes()
    for at in range(30):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
    vault.close()
    (generation(folder) / "vault.db").write_bytes(older)
    again = reopen(folder, clock)
    assert again.alarm is Alarm.WORK_MISSING
    again.acknowledge_alarm()
    for _ in range(3):
        for at in range(saves):
            with again.saving():
                again.people.save(replace(CRAIG, communication_needs=f"asks again {at}"))
        again.close()
        again = reopen(folder, clock)
        assert again.alarm is None
    again.close()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no rights of this kind: the user's own folder has its own")
def test_every_file_of_a_vault_is_its_owners_alone(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    def rights() -> dict[str, int]:
        return {path.name: path.stat().st_mode & 0o077 for path in folder.rglob("*") if path.is_file()}

    add(vault)
    assert {"vault.db", "vault.db-wal", "reserve", "anchor"} <= rights().keys()
    assert not any(rights().values())
    vault.close()
    for name in ("vault.db", "reserve"):
        (generation(folder) / name).chmod(0o644)
    reopen(folder, clock)
    assert not any(rights().values())


def test_nobody_is_an_answer(vault: Vault) -> None:
    with pytest.raises(NoSuchPerson):
        vault.people.get(PersonId("nobody"))
    with pytest.raises(NoSuchPerson), vault.saving():
        vault.people.save(replace(CRAIG, id=PersonId("nobody")))


def test_killed_at_any_moment_every_acknowledged_save_is_there(folder: Path, clock: SteppingClock) -> None:
    """Kills the writer ten times in the middle of saving; each word it acknowledged must be found again."""
    create_vault(folder, NewVault(PASSPHRASE, "A", kdf=CHEAP), clock, FreshIds()).close()
    writer = textwrap.dedent(
        """
        import sys
        from datetime import UTC, date, datetime
        from pathlib import Path
        from recovery_desk.domain.people import Person, PersonId
        from recovery_desk.storage.identities import FreshIds
        from recovery_desk.storage.opening import open_vault
        class Now:
            def today(self): return date(2026, 11, 23)
            def now(self): return datetime.now(UTC)
        vault, ids = open_vault(Path(sys.argv[1]), sys.argv[2], Now()), FreshIds()
        while True:
            person = PersonId(ids.new())
            with vault.saving():
                vault.people.add(Person(person, "Somebody"))
            print(person, flush=True)
        """
    )
    acknowledged: set[str] = set()
    for round_ in range(10):
        process = subprocess.Popen(
            [sys.executable, "-c", writer, str(folder), PASSPHRASE], stdout=subprocess.PIPE, text=True
        )
        assert process.stdout is not None
        for _ in range(3 + round_ * 7):
            acknowledged.add(process.stdout.readline().strip())
        process.kill()
        acknowledged.update(line.strip() for line in process.stdout if line.endswith("\n"))
        process.wait()
        process.stdout.close()
        vault = reopen(folder, clock)
        rows = vault.caseload.page(CaseloadFilter(), CaseloadOrder.NAME, descending=False, offset=0, limit=100_000)
        assert acknowledged <= {row.person_id for row in rows}
        assert vault.alarm is None
        vault.verify()
        vault.close()
    assert len(acknowledged) > 200
