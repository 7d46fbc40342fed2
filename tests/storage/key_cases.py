"""Deeds on the keys of made-up vaults that several tests share."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from recovery_desk.domain.workers import Worker, WorkerId
from recovery_desk.storage.opening import open_vault
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.vault_problems import (
    VaultProblem,
)
from tests.storage.made_vaults import CHEAP, SteppingClock, generation

SINGH = Worker(WorkerId("w-singh"), "A. Singh")
HERS = "her own four words"
FILES = ("keys.a.json", "keys.b.json")


def enter(folder: Path, passphrase: str, clock: SteppingClock, name: str = "") -> Vault:
    return open_vault(folder, passphrase, clock, kdf=CHEAP, name=name)


def let_in(vault: Vault, worker: Worker = SINGH, passphrase: str = HERS) -> None:
    with vault.saving():
        vault.records(Worker).put(worker)
        vault.keys.add(worker.id, worker.name, passphrase)


def key_files(folder: Path) -> dict[str, bytes]:
    return {name: (generation(folder) / name).read_bytes() for name in FILES}


def put_back(folder: Path, files: dict[str, bytes]) -> None:
    for name, content in files.items():
        (generation(folder) / name).write_bytes(content)


def recovery_of(vault: Vault) -> bytes:
    pair = vault.keys.new_recovery_pair()
    with vault.saving():
        vault.keys.set_recovery(pair.public)
    return pair.private


@contextmanager
def refused(folder: Path, passphrase: str, clock: SteppingClock, kind: type[VaultProblem]) -> Iterator[None]:
    with pytest.raises(kind):
        enter(folder, passphrase, clock)
    yield
