"""Killed at any moment: while saving, migrating, backing up, putting back. Nothing acknowledged is ever lost."""

import subprocess
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest

from recovery_desk.domain.backups import Why
from recovery_desk.domain.people import PersonId
from recovery_desk.storage import migrate
from recovery_desk.storage.container import check, read_container
from recovery_desk.storage.data_folder import current_generation
from recovery_desk.storage.restoring import look
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import NoSuchPerson
from tests.faults.programs import start
from tests.storage.made_vaults import CRAIG, PASSPHRASE, SteppingClock, add, reopen

sample = pytest.param(4, id="sample")


def all_of(many: int) -> object:
    return pytest.param(many, marks=[pytest.mark.slow, pytest.mark.timeout(3600)], id="all")


def killed(program: "subprocess.Popen[str]", after: float) -> list[str]:
    """Kills it some time after its first word; answers the lines it said whole."""
    assert program.stdout is not None
    first = program.stdout.readline()
    try:
        program.wait(after)
    except subprocess.TimeoutExpired:
        program.kill()
    rest, said = program.communicate()
    assert first, said
    lines = (first + rest).split("\n")
    return [line.strip() for line in lines[:-1]]


SAVE = """
vault = open_it()
print("open", flush=True)
while True:
    print(save(vault), flush=True)
"""


@pytest.mark.parametrize("times", [sample, all_of(200)])
def test_while_saving(vault: Vault, folder: Path, clock: SteppingClock, times: int) -> None:
    vault.close()
    random, acknowledged = Random(1), set[str]()
    for _ in range(times):
        acknowledged.update(killed(start(SAVE, folder, PASSPHRASE), random.uniform(0, 0.15))[1:])
        again = reopen(folder, clock)
        there = {row[0] for row in again._connection.rows("SELECT id FROM person")}
        assert acknowledged <= there
        assert again.alarm is None
        again.verify()
        again.close()
    assert acknowledged
    whole = reopen(folder, clock)
    assert whole.examine().is_whole
    whole.close()


MIGRATE = """
from recovery_desk.storage import migrate
more = Path(sys.argv[3])
known = migrate.migrations()
migrate.migrations = lambda: (*known, (known[-1][0] + 1, more))
print("begun", flush=True)
open_it().close()
print("done", flush=True)
"""


@pytest.mark.parametrize("times", [sample, all_of(50)])
def test_while_migrating(
    vault: Vault,
    folder: Path,
    clock: SteppingClock,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    times: int,
) -> None:
    add(vault)
    vault.close()
    before = migrate.newest()
    more = tmp_path / f"{before + 1:04}_more.sql"
    steps = [f"CREATE TABLE more_{at} (id TEXT PRIMARY KEY, what TEXT NOT NULL) STRICT;" for at in range(60)]
    rows = "SELECT 'x' || value, 'y' FROM json_each('[1,2,3,4,5,6,7,8,9]')"
    filled = [f"INSERT INTO more_{at} {rows};" for at in range(60)]
    more.write_text("\n".join(steps + filled) + "\n")
    random, old, new = Random(2), 0, 0
    known = migrate.migrations()
    for at in range(times):
        copy = tmp_path / f"copy-{at}"
        subprocess.run(["cp", "-r", str(folder), str(copy)], check=True)
        killed(start(MIGRATE, copy, PASSPHRASE, more), random.uniform(0.05, 0.4))
        with monkeypatch.context() as newer:
            newer.setattr(migrate, "migrations", lambda: (*known, (before + 1, more)))
            opened = reopen(copy, clock)
        assert opened.people.get(CRAIG.id) == CRAIG
        made = opened._connection.one("SELECT count(*) FROM sqlite_schema WHERE name LIKE 'more_%' AND type = 'table'")
        assert made == (60,)
        opened.verify()
        opened.close()
        for kept in (copy / "backups").glob("*.rdbackup"):
            assert look(kept, PASSPHRASE, tmp_path / "none").head.schema == before
            old += 1
        new += 1
    assert new == times
    assert old >= times


BACK_UP = """
from recovery_desk.domain.backups import Why
vault = open_it()
print("open", flush=True)
while True:
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(sys.argv[3])
    vault.snapshots.thaw()
    print(name, flush=True)
    print("saved", save(vault), flush=True)
"""


@pytest.mark.parametrize("times", [sample, all_of(50)])
def test_while_backing_up(vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, times: int) -> None:
    add(vault)
    key = vault.keys.opened.data_key
    vault.close()
    stick = tmp_path / "stick"
    stick.mkdir()
    random, acknowledged = Random(3), 0
    for _ in range(times):
        said = killed(start(BACK_UP, folder, PASSPHRASE, stick), random.uniform(0, 0.3))
        names = [line for line in said if line.endswith(".rdbackup")]
        acknowledged += len(names)
        for name in names:
            assert (stick / name).exists()
        for path in stick.glob("*.rdbackup"):
            check(read_container(path), key)
            if len(list(stick.iterdir())) > 200:
                path.unlink()
        again = reopen(folder, clock)
        assert again.alarm is None
        for line in said:
            if line.startswith("saved "):
                again.people.get(PersonId(line.removeprefix("saved ")))
        again.close()
    assert acknowledged


RESTORE = """
from recovery_desk.storage.restoring import look, restore
looked = look(Path(sys.argv[3]), passphrase, folder)
print("looked", flush=True)
restore(looked, folder, looked.words_to_type, Now(), FreshIds())
print("restored", flush=True)
"""


@pytest.mark.parametrize("times", [sample, all_of(50)])
def test_while_putting_back(vault: Vault, folder: Path, clock: SteppingClock, tmp_path: Path, times: int) -> None:
    add(vault)
    stick = tmp_path / "stick"
    stick.mkdir()
    frozen = vault.snapshots.freeze(Why.ASKED)
    name, _ = frozen.copy_to(str(stick))
    vault.snapshots.thaw()
    later = replace(CRAIG, id=PersonId("later"), prison_number="")
    add(vault, later)
    vault.close()
    random, old, new = Random(4), 0, 0
    for at in range(times):
        copy = tmp_path / f"copy-{at}"
        subprocess.run(["cp", "-r", str(folder), str(copy)], check=True)
        said = killed(start(RESTORE, copy, PASSPHRASE, stick / name), random.uniform(0, 0.25))
        opened = reopen(copy, clock)
        assert opened.people.get(CRAIG.id) == CRAIG
        is_new = not is_there(opened, later.id)
        assert opened.alarm is None
        assert opened.examine().is_whole
        opened.close()
        assert is_new == (current_generation(copy).name == "gen-2")
        assert is_new or "restored" not in said, "what was said to be done is done"
        old, new = old + (not is_new), new + is_new
        subprocess.run(["rm", "-rf", str(copy)], check=True)
    assert old + new == times


def is_there(vault: Vault, person_id: PersonId) -> bool:
    try:
        vault.people.get(person_id)
    except NoSuchPerson:
        return False
    return True


def test_the_control_a_save_without_flushing_would_be_noticed(vault: Vault, folder: Path, clock: SteppingClock) -> None:
    """What the proofs above look for is there to be found: take acknowledged work away, and the desk says so."""
    add(vault)
    vault.close()
    database = current_generation(folder) / "vault.db"
    before = database.read_bytes()
    again = reopen(folder, clock)
    add(again, replace(CRAIG, id=PersonId("lost"), prison_number=""))
    again.close()
    database.write_bytes(before)
    rolled_back = reopen(folder, clock)
    assert rolled_back.alarm is not None
    rolled_back.close()
