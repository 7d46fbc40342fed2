"""What the deeds on workers and keys need of an open vault."""

from typing import Protocol

from recovery_desk.domain.recovery_keys import RecoveryPair


class Keys(Protocol):
    """Who can open the vault. What changes it belongs inside `Store.saving()` and is kept with it or not at all."""

    @property
    def recovery(self) -> str:
        """By what the service's recovery key is known; empty where there is none."""

    @property
    def key_number(self) -> int:
        """How many data keys this vault has had."""

    def new_recovery_pair(self) -> RecoveryPair:
        """A recovery key, both halves; nothing is kept of it."""

    def recovery_public_of(self, private: bytes) -> bytes:
        """The half that may be kept here."""

    def set_recovery(self, public: bytes) -> None:
        """Sets or replaces the service's recovery key. Raises `WrongRecoveryKey` for what is none."""

    def add(self, worker_id: str, name: str, passphrase: str) -> None:
        """Lets a worker in, with a passphrase in the place of any they had. Raises `NotEnoughMemory`."""

    def change(self, worker_id: str, name: str, old: str, new: str) -> None:
        """Another passphrase. Raises `WrongPassphrase`, `WaitBeforeNextTry`, `NotEnoughMemory`."""

    def rename(self, worker_id: str, name: str) -> None:
        """Their slot is found by the new name."""

    def remove(self, worker_id: str) -> None:
        """Lets a worker in no more."""
