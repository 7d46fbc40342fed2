"""Backups and the history: a gigabyte copied while somebody works, a million lines verified."""

import hashlib
import os
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from recovery_desk.clocks import FixedClock
from recovery_desk.domain.backups import Why
from recovery_desk.storage.identities import FreshIds
from recovery_desk.storage.opening import NewVault, create_vault
from recovery_desk.storage.vault import Vault
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.vault_figures import CHEAP, TODAY

_GIGABYTE = 1_000_000_000
_LINES = 1_000_000
_CHUNK = 1 << 20
_PASSPHRASE = "four made up words"
_TURNS = 3


def _new_vault(folder: Path) -> Vault:
    return create_vault(folder, NewVault(_PASSPHRASE, "M. Kerr", kdf=CHEAP), FixedClock(TODAY), FreshIds())


def backup_of_a_gigabyte(folder: Path) -> Iterator[Figure]:
    """A backup made, read back and opened, while somebody saves; against copying and hashing the same bytes."""
    vault = _new_vault(folder / "gigabyte")
    raw, path = vault._connection, vault._connection.path
    raw.run("CREATE TABLE filling (id TEXT PRIMARY KEY, words BLOB NOT NULL) STRICT")
    while path.stat().st_size < _GIGABYTE:
        raw.run("BEGIN")
        for _ in range(4_000):
            raw.run("INSERT INTO filling VALUES (hex(randomblob(16)), randomblob(3800))")
        raw.run("COMMIT")
        vault.snapshots.checkpoint()
    out = folder / "stick"
    out.mkdir()
    taken, floors, longest, saves = [], [], 0.0, 0
    for _ in range(_TURNS):
        floors.append(seconds(lambda: _copied_and_hashed(path, out / "floor")))
        value, saved, slowest = _backed_up(vault, out)
        taken.append(value)
        saves, longest = saves + saved, max(longest, slowest)
    vault.close()
    for left in out.iterdir():
        left.unlink()
    note = f"{saves} saves meanwhile, the longest {longest * 1000:.0f} ms"
    yield Figure("Backup of a 1 GB vault, desk in use / copying and hashing it", min(taken), "s", 3, min(floors), note)


def _backed_up(vault: Vault, out: Path) -> tuple[float, int, float]:
    saves, longest, reports = 0, 0.0, [0]

    begun = time.perf_counter()
    frozen = vault.snapshots.freeze(Why.ASKED)
    report = lambda _done, _of: reports.__setitem__(0, reports[0] + 1)  # noqa: E731
    hand = threading.Thread(target=lambda: frozen.copy_to(str(out), report=report))
    hand.start()
    while hand.is_alive():
        save = seconds(lambda: _save(vault))
        saves, longest = saves + 1, max(longest, save)
        hand.join(0.2)
    vault.snapshots.thaw()
    if reports[0] < 100:
        raise AssertionError("there was no progress to see")
    return time.perf_counter() - begun, saves, longest


def _save(vault: Vault) -> None:
    with vault.saving():
        vault.settings.put("service_name", str(time.perf_counter_ns()))


def _copied_and_hashed(source: Path, target: Path) -> None:
    digest = hashlib.sha256()
    with source.open("rb") as inside, target.open("wb") as outside:
        while piece := inside.read(_CHUNK):
            digest.update(piece)
            outside.write(piece)
        outside.flush()
        os.fsync(outside.fileno())
    target.unlink()


def million_lines_verified(folder: Path) -> Iterator[Figure]:
    """The chain of a million lines, then everything else an examination looks at too."""
    vault = _new_vault(folder / "lines")
    while vault.audit.lines < _LINES:
        with vault.saving():
            for at in range(min(20_000, _LINES - vault.audit.lines)):
                vault.journal.note("looked-at", "person", f"0198f0a1-0000-7000-8000-{at % 5000:012}")
    yield Figure("The history verified: a million lines", seconds(vault.verify), "s", 15)
    yield Figure("Everything looked through: pages, structure, a million lines", seconds(vault.examine), "s", 90)
    vault.close()
