"""The power goes at any moment of saving: nothing acknowledged is lost, nothing is damaged, nobody is alarmed."""

import shutil
from pathlib import Path
from random import Random

import pytest

from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import VaultDamaged
from tests.faults.power import Disk, can_watch, watched
from tests.faults.programs import HEAD
from tests.storage.made_vaults import PASSPHRASE, SteppingClock, reopen

pytestmark = pytest.mark.skipif(not can_watch(), reason="strace is not here, or may not be used")

SAVES = """
vault = open_it()
for _ in range(10):
    person = save(vault)
    os.write(1, (person + "\\n").encode())
vault.close()
"""
WITHOUT_FLUSHING = """
from recovery_desk.storage import connection
connection._ON_THIS_LAPTOP = ("wal", 0)
"""


def states_that_lose(
    folder: Path, before: Path, clock: SteppingClock, tmp_path: Path, program: str, every: int
) -> tuple[int, list[str]]:
    """How many disks were built and opened, and what was wrong with any of them."""
    steps = watched(HEAD + program, tmp_path / "log", folder, PASSPHRASE)
    shutil.rmtree(folder)
    shutil.copytree(before, folder)
    disk, random, tried, wrong = Disk(folder), Random(11), 0, []
    found = tmp_path / "found"
    for at, step in enumerate(steps):
        disk.take(step)
        if at % every:
            continue
        for how in ("all", "none", "some", "torn") if disk.waits else ("all",):
            disk.found(how, random, found)
            tried += 1
            problem = wrong_with(found, clock, disk.acknowledged)
            if problem:
                wrong.append(f"step {at}, {how}: {problem}")
    assert len(disk.acknowledged) == 10
    return tried, wrong


def wrong_with(found: Path, clock: SteppingClock, acknowledged: list[str]) -> str:
    try:
        vault = reopen(found, clock)
    except VaultDamaged:
        return "damaged"
    try:
        there = {row[0] for row in vault._connection.rows("SELECT id FROM person")}
        if not set(acknowledged) <= there:
            return f"{len(set(acknowledged) - there)} acknowledged saves are lost"
        if vault.alarm is not None:
            return str(vault.alarm)
        if vault._connection.rows("PRAGMA cipher_integrity_check"):
            return "pages"
        vault.verify()
    except VaultDamaged as problem:
        return problem.what
    finally:
        vault.close()
    return ""


@pytest.fixture
def before(vault: Vault, folder: Path, tmp_path: Path) -> Path:
    vault.close()
    return Path(shutil.copytree(folder, tmp_path / "before"))


@pytest.mark.parametrize(
    "every",
    [pytest.param(71, id="sample"), pytest.param(1, id="all", marks=[pytest.mark.slow, pytest.mark.timeout(3600)])],
)
def test_nothing_acknowledged_is_lost(
    before: Path, folder: Path, clock: SteppingClock, tmp_path: Path, every: int
) -> None:
    tried, wrong = states_that_lose(folder, before, clock, tmp_path, SAVES, every)
    assert wrong == []
    assert tried > (400 if every == 1 else 4)


def test_the_control_without_flushing_work_is_lost(
    before: Path, folder: Path, clock: SteppingClock, tmp_path: Path
) -> None:
    _, wrong = states_that_lose(folder, before, clock, tmp_path, WITHOUT_FLUSHING + SAVES, 43)
    assert wrong, "the model would not notice a lost save"
