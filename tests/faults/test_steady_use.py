"""A long day, and many of them: files, what is open, and what the windows are made of stay bounded; row 32."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_desk import app
from recovery_desk.domain.drafts import Draft
from recovery_desk.storage.snapshots import Snapshots
from recovery_desk.storage.vault import Vault
from tests.storage.made_vaults import CRAIG, SteppingClock, add, generation, reopen

DESCRIPTORS = Path("/proc/self/fd")
a_day = pytest.param(400, id="sample")
many_days = pytest.param(8_000, marks=[pytest.mark.slow, pytest.mark.timeout(3600)], id="all")
A_FEW_PAGES = 60 * 4096
BYTES_A_SAVE = 4_096
"""A save of one field is a line of history, its record, and its place in three indexes."""


def descriptors() -> int:
    return len(list(DESCRIPTORS.iterdir())) if DESCRIPTORS.is_dir() else 0


@pytest.mark.parametrize("saves", [a_day, many_days])
def test_files_and_descriptors_stay_bounded(vault: Vault, folder: Path, clock: SteppingClock, saves: int) -> None:
    """Saves, drafts, looks, backups, locks: the write-ahead file keeps to a few pages, and nothing is left open."""
    add(vault)
    database, before, first = generation(folder) / "vault.db", descriptors(), 0
    for at in range(saves):
        desk = app.desk_over(vault, clock)
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
        desk.drafts.keep(Draft("note", "p1", {"text": "half a thought " * (at % 50)}, clock.now()))
        desk.drafts.drop("note", "p1")
        assert (generation(folder) / "vault.db-wal").stat().st_size < A_FEW_PAGES
        first = first or database.stat().st_size
        if at % 100 == 99:
            clock.moment += timedelta(days=1)
            desk.backups.on_lock()
            vault.close()
            vault = reopen(folder, clock)
            assert descriptors() <= before + 2
    vault.close()
    grown = database.stat().st_size - first
    assert grown < saves * BYTES_A_SAVE, "only what was saved makes it grow, and drafts do not"


def test_the_control_a_write_ahead_file_left_alone_would_grow(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Snapshots, "checkpoint", lambda _self: None)
    add(vault)
    for at in range(40):
        with vault.saving():
            vault.people.save(replace(CRAIG, communication_needs=f"asks for print number {at}"))
    assert (generation(folder) / "vault.db-wal").stat().st_size > A_FEW_PAGES
