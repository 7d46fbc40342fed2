"""The keys of an open vault: whoever can open it, changed inside `Vault.saving()` and kept with what it saves.

A change is staged, written into the vault, then into the two files, and committed last. A crash in between leaves
files that are newer than the vault or the other way round; opening sorts that out (`Vault`'s `open_with_key`).
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from pathlib import Path

from recovery_desk.domain.recovery_keys import RecoveryPair, fingerprint
from recovery_desk.storage import key_slots
from recovery_desk.storage.connection import Connection
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.key_header import DataKey, KeyHeader, write_header
from recovery_desk.storage.key_slots import Opened
from recovery_desk.storage.sign_ins import SignIns
from recovery_desk.usecases.vault_problems import PassphraseTooShort, WrongPassphrase

SHORTEST_PASSPHRASE = 12
"""Characters, as Cyber Essentials asks; no other rules of composition."""


class Keyring:
    """Slots, recovery key and data key of an open vault."""

    def __init__(
        self, connection: Connection, opened: Opened, folder: Path, sign_ins: SignIns, cost: KdfParameters | None
    ) -> None:
        """`cost` is what new slots cost; None for about a second on this machine."""
        self._connection = connection
        self._folder = folder
        self._sign_ins = sign_ins
        self._cost = cost
        self.opened = opened
        self._staged: KeyHeader | None = None

    @property
    def header(self) -> KeyHeader:
        """As it will be once what is in hand is kept."""
        return self._staged or self.opened.header

    @property
    def recovery(self) -> str:
        """By what the service's recovery key is known; empty where there is none."""
        return fingerprint(self.header.recovery) if self.header.recovery else ""

    @property
    def key_number(self) -> int:
        """How many data keys this vault has had."""
        return self.header.numbers[0]

    def new_recovery_pair(self) -> RecoveryPair:
        """A recovery key, both halves; nothing is kept of it here."""
        return key_slots.new_recovery_pair()

    def recovery_public_of(self, private: bytes) -> bytes:
        """The half that may be kept here."""
        return key_slots.public_of(private)

    def set_recovery(self, public: bytes) -> None:
        """Sets or replaces the service's recovery key. Raises `WrongRecoveryKey` for what is none."""
        self._staged = key_slots.with_recovery(self.header, self.opened.data_keys, public)

    def add(self, worker_id: str, name: str, passphrase: str) -> None:
        """A slot for a worker, in the place of any they had. Raises `PassphraseTooShort`, `NotEnoughMemory`."""
        _long_enough(passphrase)
        slot, _ = key_slots.new_slot(self.header.vault_id, worker_id, passphrase, self._cost, name)
        self._staged = key_slots.with_worker(self.header, self.opened.data_keys, slot)

    def change(self, worker_id: str, name: str, old: str, new: str) -> None:
        """Another passphrase over the same key pair. Raises `WrongPassphrase`, `PassphraseTooShort`."""
        _long_enough(new)
        private = self._private(worker_id, old)
        slot = key_slots.wrapped(self.header.vault_id, worker_id, private, new, self._cost, name)
        self._staged = key_slots.with_worker(self.header, self.opened.data_keys, slot)

    def rename(self, worker_id: str, name: str) -> None:
        """The slot is found by the new name."""
        slot = self.header.slot_of(worker_id)
        if slot is not None:
            marked = replace(slot, mark=key_slots.mark_of(self.header.vault_id, name))
            self._staged = key_slots.with_worker(self.header, self.opened.data_keys, marked)

    def remove(self, worker_id: str) -> None:
        """Takes a worker's slot out."""
        self._staged = key_slots.without_worker(self.header, self.opened.data_keys, worker_id)

    def check(self, worker_id: str, passphrase: str) -> bool:
        """Whether it is the worker's passphrase; wrong ones count. Raises `WaitBeforeNextTry`, `NotEnoughMemory`."""
        try:
            self._private(worker_id, passphrase)
        except WrongPassphrase:
            return False
        return True

    def raise_cost(self, passphrase: str, name: str) -> None:
        """Wraps the slot anew where it is cheaper than the floor of this version; call inside `saving()`."""
        slot = self.header.slot_of(self.opened.worker_id)
        floor = self._cost or KdfParameters()
        if slot is None or not slot.cost.is_under(floor):
            return
        fresh = key_slots.wrapped(self.header.vault_id, slot.worker, self.opened.private, passphrase, floor, name)
        self._staged = key_slots.with_worker(self.header, self.opened.data_keys, fresh)

    def welcome(self) -> None:
        """Somebody has unlocked it: what was wrong before counts no more."""
        self._sign_ins.succeeded(self.opened.worker_id)

    @contextmanager
    def keeping(self) -> Iterator[None]:
        """Around the commit: what is staged goes into the vault and the files, or none of it does."""
        staged, before = self._staged, self.opened.header
        if staged is None:
            yield
            return
        try:
            self._into_the_vault(staged)
            write_header(self._folder, staged)
            yield
        except BaseException:
            with suppress(OSError):
                write_header(self._folder, before)
            raise
        self.opened = Opened(staged, self.opened.worker_id, self.opened.private, self.opened.data_keys)
        self._staged = None

    def forget_staged(self) -> None:
        """What was in hand is not kept."""
        self._staged = None

    def take(self, header: KeyHeader, data_keys: Mapping[int, DataKey]) -> None:
        """Another header is in force."""
        self.opened = Opened(header, self.opened.worker_id, self.opened.private, data_keys)

    def forget(self) -> None:
        """The vault is closed: nothing here opens anything any more."""
        self.opened = Opened(self.opened.header, "", b"", {})

    def _into_the_vault(self, header: KeyHeader) -> None:
        self._connection.run("UPDATE vault SET key_header = ?", (header.as_bytes(),))

    def _private(self, worker_id: str, passphrase: str) -> bytes:
        slot = self.header.slot_of(worker_id)
        before = self._sign_ins.tries
        self._sign_ins.begin()
        try:
            private = None if slot is None else key_slots.unwrapped(self.header, slot, passphrase)
        except BaseException:
            self._sign_ins.was_no_try(before)
            raise
        if private is None:
            raise WrongPassphrase
        self._sign_ins.succeeded("")
        return private


def _long_enough(passphrase: str) -> None:
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise PassphraseTooShort(SHORTEST_PASSPHRASE)
