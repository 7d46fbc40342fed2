"""Flipped bits and cut files, everywhere: found, called damage and never a wrong passphrase, and repaired by nobody."""

import shutil
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from recovery_desk.domain.backups import Why
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.container import read_container
from recovery_desk.storage.restoring import examine_folder, open_container
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.backup_problems import BackupProblem
from recovery_desk.usecases.problem_words import words_for
from recovery_desk.usecases.vault_problems import KeyHeaderLost, VaultDamaged, VaultProblem, WrongPassphrase
from recovery_desk.usecases.wholeness import Trouble
from tests.faults.programs import run
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, add, generation, reopen

PAGE = 4096
sample = pytest.param(25, id="sample")
everything = pytest.param(500, marks=[pytest.mark.slow, pytest.mark.timeout(3600)], id="all")
every_page = pytest.param(PAGE, marks=[pytest.mark.slow, pytest.mark.timeout(3600)], id="all")


@pytest.fixture
def closed(vault: Vault, folder: Path) -> Path:
    """A closed vault of two hundred people; answers its generation."""
    with vault.saving():
        for at in range(200):
            vault.people.add(replace(CRAIG, id=PersonId(f"p{at:04}"), prison_number=f"9{at:04}"))
    vault.close()
    return generation(folder)


def flipped(content: bytes, random: Random) -> bytes:
    changed = bytearray(content)
    changed[random.randrange(len(changed))] ^= 1 << random.randrange(8)
    return bytes(changed)


@pytest.mark.parametrize("times", [sample, everything])
def test_a_bit_in_the_vault_is_found_and_is_damage(closed: Path, folder: Path, times: int) -> None:
    database, random = closed / "vault.db", Random(5)
    whole = database.read_bytes()
    missed = []
    for at in range(times):
        changed = flipped(whole, random)
        if changed[:16] != whole[:16]:
            continue  # the salt is kept in the key slots: those sixteen bytes are not read at all
        database.write_bytes(changed)
        found = examine_folder(folder, PASSPHRASE)
        if not {each.trouble for each in found.found} & {Trouble.PAGE_DAMAGED, Trouble.UNREADABLE}:
            missed.append(at)
        assert database.read_bytes() == changed, "an examination repairs nothing"
    assert missed == []
    database.write_bytes(whole)
    assert examine_folder(folder, PASSPHRASE).is_whole, "the control"


@pytest.mark.parametrize("step", [pytest.param(PAGE * 17, id="sample"), every_page])
def test_a_vault_cut_short_anywhere_is_found(closed: Path, folder: Path, step: int) -> None:
    database = closed / "vault.db"
    whole = database.read_bytes()
    for cut in [*range(PAGE, len(whole), step), len(whole) - 1, len(whole) - PAGE]:
        database.write_bytes(whole[:cut])
        assert not examine_folder(folder, PASSPHRASE).is_whole
    for tail in (b"\0", b"x" * PAGE):
        database.write_bytes(whole + tail)
        found = examine_folder(folder, PASSPHRASE)
        database.write_bytes(whole)
        if len(tail) == PAGE:
            assert not found.is_whole


HOT = """
from recovery_desk.storage.snapshots import Snapshots
Snapshots.checkpoint = lambda self: None
vault = open_it()
for _ in range(12):
    print(save(vault), flush=True)
os._exit(0)
"""


def hot_log(folder: Path) -> list[str]:
    """Leaves saved work in the write-ahead file alone, as a crash before the checkpoint does; the ids saved."""
    done = run(HOT, folder, PASSPHRASE)
    assert done.returncode == 0, done.stderr
    return done.stdout.split()


@pytest.mark.parametrize("times", [sample, everything])
def test_a_bit_in_the_write_ahead_file_loses_no_work_in_silence(
    closed: Path, folder: Path, clock: SteppingClock, tmp_path: Path, times: int
) -> None:
    saved = hot_log(folder)
    log, random, lost = closed / "vault.db-wal", Random(6), 0
    whole, database, anchor = log.read_bytes(), (closed / "vault.db").read_bytes(), (closed / "anchor").read_bytes()
    assert len(whole) > 10 * PAGE
    for _ in range(times):
        (closed / "vault.db").write_bytes(database)
        (closed / "anchor").write_bytes(anchor)
        (closed / "anchor.ahead").unlink(missing_ok=True)
        log.write_bytes(flipped(whole, random))
        try:
            opened = reopen(folder, clock)
        except VaultDamaged:
            continue
        there = {row[0] for row in opened._connection.rows("SELECT id FROM person")}
        if not set(saved) <= there:
            lost += 1
            assert opened.alarm is not None, "work is missing and nobody says so"
        opened.close()
    assert lost, "the control: some of these flips do lose work, and both integrity checks call that well"


@pytest.mark.parametrize("step", [pytest.param(PAGE * 7, id="sample"), every_page])
def test_a_write_ahead_file_cut_short_anywhere_loses_no_work_in_silence(
    closed: Path, folder: Path, clock: SteppingClock, step: int
) -> None:
    saved, lost = hot_log(folder), 0
    kept = {name: (closed / name).read_bytes() for name in ("vault.db", "vault.db-wal", "anchor")}
    for cut in range(0, len(kept["vault.db-wal"]), step):
        for name, content in kept.items():
            (closed / name).write_bytes(content)
        (closed / "anchor.ahead").unlink(missing_ok=True)
        (closed / "vault.db-wal").write_bytes(kept["vault.db-wal"][:cut])
        opened = reopen(folder, clock)
        there = {row[0] for row in opened._connection.rows("SELECT id FROM person")}
        if not set(saved) <= there:
            lost += 1
            assert opened.alarm is not None, "work is missing and nobody says so"
        opened.close()
    assert lost, "the control: cut short it does lose work"


@pytest.mark.parametrize("step", [pytest.param(200, id="sample"), pytest.param(1, marks=every_page.marks, id="all")])
def test_key_files_cut_short_anywhere_open_nothing_and_say_what_to_fetch(
    closed: Path, folder: Path, clock: SteppingClock, step: int
) -> None:
    paths = [closed / name for name in ("keys.a.json", "keys.b.json")]
    whole = paths[0].read_bytes()
    for cut in range(0, len(whole.rstrip()) - 1, step):
        for path in paths:
            path.write_bytes(whole[:cut])
        with pytest.raises(KeyHeaderLost) as lost:
            reopen(folder, clock)
        assert ".rdbackup" in words_for(lost.value)
    paths[1].write_bytes(whole)
    reopen(folder, clock).close()
    assert paths[0].read_bytes() == whole, "one whole file is enough, and puts the other right"


def test_a_backup_cut_short_at_any_page_is_refused(vault: Vault, tmp_path: Path) -> None:
    add(vault)
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(tmp_path))
    vault.snapshots.thaw()
    path = tmp_path / name
    whole = path.read_bytes()
    for cut in [*range(0, len(whole), PAGE), len(whole) - 1]:
        path.write_bytes(whole[:cut])
        with pytest.raises(BackupProblem):
            open_container(path, PASSPHRASE)
    path.write_bytes(whole)
    open_container(path, PASSPHRASE)


@pytest.mark.parametrize("how", ["deleted", "cut", "emptied", "garbage"])
def test_a_write_ahead_file_that_is_gone_is_an_alarm(
    closed: Path, folder: Path, clock: SteppingClock, how: str
) -> None:
    hot_log(folder)
    log = closed / "vault.db-wal"
    whole = log.read_bytes()
    if how == "deleted":
        log.unlink()
    else:
        log.write_bytes({"cut": whole[: len(whole) // 2], "emptied": b"", "garbage": b"\x5a" * len(whole)}[how])
    opened = reopen(folder, clock)
    assert opened._connection.rows("PRAGMA integrity_check") == [("ok",)], "the control: SQLite calls it well"
    assert opened.alarm is not None
    assert Trouble.WORK_MISSING in {each.trouble for each in opened.examine().found}
    opened.close()


def test_the_control_an_older_vault_copied_beside_a_hot_log_is_destroyed(
    closed: Path, folder: Path, clock: SteppingClock
) -> None:
    """Why a backup is never copied over the vault but becomes a generation of its own."""
    older = (closed / "vault.db").read_bytes()
    again = reopen(folder, clock)
    with again.saving():
        for at in range(0, 200, 3):
            again.people.save(replace(CRAIG, id=PersonId(f"p{at:04}"), communication_needs="Asks for large print"))
    again.close()
    hot_log(folder)
    (closed / "vault.db").write_bytes(older)
    found = examine_folder(folder, PASSPHRASE)
    assert not found.is_whole


@pytest.mark.parametrize("times", [sample, everything])
def test_a_bit_in_a_key_file_keeps_nobody_out(closed: Path, folder: Path, clock: SteppingClock, times: int) -> None:
    random = Random(7)
    for at in range(times):
        path = closed / ("keys.a.json", "keys.b.json")[at % 2]
        whole = path.read_bytes()
        path.write_bytes(flipped(whole, random))
        reopen(folder, clock).close()
        assert path.read_bytes() == whole, "and it is put right"


@pytest.mark.parametrize("times", [sample, everything])
def test_a_bit_in_both_key_files_says_what_to_fetch(
    closed: Path, folder: Path, clock: SteppingClock, times: int
) -> None:
    random, whole = Random(8), (closed / "keys.a.json").read_bytes()
    for _ in range(times):
        changed = flipped(whole, random)
        for name in ("keys.a.json", "keys.b.json"):
            (closed / name).write_bytes(changed)
        said = "it opens"
        try:
            reopen(folder, clock).close()
        except VaultProblem as problem:
            said = words_for(problem)
        assert said
        for name in ("keys.a.json", "keys.b.json"):
            (closed / name).write_bytes(whole)
        (folder / "sign-ins.json").unlink(missing_ok=True)
    reopen(folder, clock).close()


@pytest.mark.parametrize("times", [sample, everything])
def test_a_bit_in_a_backup_is_refused(vault: Vault, tmp_path: Path, times: int) -> None:
    add(vault)
    (tmp_path / "stick").mkdir()
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(tmp_path / "stick"))
    vault.snapshots.thaw()
    path, random = tmp_path / "stick" / name, Random(9)
    whole = path.read_bytes()
    begin = read_container(path).vault_at
    for at in range(times):
        changed = bytearray(whole)
        place = random.randrange(begin) if at % 3 == 0 else random.randrange(len(whole))
        changed[place] ^= 1 << random.randrange(8)
        path.write_bytes(bytes(changed))
        with pytest.raises((BackupProblem, WrongPassphrase)):
            open_container(path, PASSPHRASE)
    path.write_bytes(whole)
    open_container(path, PASSPHRASE)


def test_an_empty_a_missing_and_a_plain_vault_are_refused_and_never_made_anew(
    closed: Path, folder: Path, clock: SteppingClock
) -> None:
    database = closed / "vault.db"
    whole = database.read_bytes()
    for content in (b"", b"SQLite format 3\0" + bytes(5000), None):
        database.unlink() if content is None else database.write_bytes(content)
        with pytest.raises(VaultDamaged):
            reopen(folder, clock)
        assert database.exists() == (content is not None)
    database.write_bytes(whole)
    reopen(folder, clock).close()


def test_an_older_copy_of_the_whole_folder_is_what_only_paper_and_backups_can_tell(
    closed: Path, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    """The honest limit: vault and anchor put back together look whole. The head on paper or in a backup tells."""
    shutil.copytree(folder, tmp_path / "older")
    again = reopen(folder, clock)
    add(again, replace(CRAIG, id=PersonId("later"), prison_number=""))
    printed = again.audit.head
    again.close()
    old = reopen(tmp_path / "older", clock)
    assert old.alarm is None
    assert old.audit.head != printed
    assert old._connection.one("SELECT count(*) FROM journal WHERE hex(mac) LIKE ?", (printed.upper() + "%",)) == (0,)
    old.close()
