"""The keys of the desk: the service's recovery key, another data key; and looking into an alarm."""

from dataclasses import dataclass

from recovery_desk.domain.recovery_keys import RecoveryPair, fingerprint, from_typed
from recovery_desk.usecases.ports import Store
from recovery_desk.usecases.recovery_sheet import PrintRecoverySheet
from recovery_desk.usecases.roles import coordinator_only
from recovery_desk.usecases.worker_problems import RecoveryKeyNotReadBack


@dataclass(frozen=True, slots=True)
class KeyState:
    """What is known of the keys without anything secret."""

    recovery: str
    """By what the recovery key is known; empty where there is none."""
    key_number: int
    """How many data keys this desk has had."""


@dataclass(frozen=True, slots=True)
class KeyDeeds:
    """What a coordinator does about keys."""

    store: Store
    print_sheet: PrintRecoverySheet

    def state(self) -> KeyState:
        """For the screen."""
        return KeyState(self.store.keys.recovery, self.store.keys.key_number)

    def new_recovery_key(self) -> RecoveryPair:
        """A recovery key to print and put away. It counts for nothing until it was read back."""
        coordinator_only(self.store)
        return self.store.keys.new_recovery_pair()

    def set_recovery_key(self, made: RecoveryPair, read_back: str) -> str:
        """Sets or replaces it, once the private half was read back from the sheet or the file.

        Answers by what it is known. Raises `RecoveryKeyMistyped`, `RecoveryKeyNotReadBack`.
        """
        coordinator_only(self.store)
        if from_typed(read_back, wanted_private=True) != made.private:
            raise RecoveryKeyNotReadBack
        return self._set(made.public)

    def use_recovery_key_of_another_desk(self, typed: str) -> str:
        """Takes the public half of a recovery key the service has already. Raises `RecoveryKeyMistyped`."""
        coordinator_only(self.store)
        return self._set(from_typed(typed, wanted_private=False))

    def rotate(self) -> int:
        """Another data key for everything; answers its number. After a failure the desk must be locked."""
        coordinator_only(self.store)
        self.store.rotate_key()
        return self.store.keys.key_number

    def acknowledge_alarm(self) -> None:
        """A coordinator has looked into the alarm: that is written down, and it is silent until the next."""
        coordinator_only(self.store)
        self.store.acknowledge_alarm()

    def _set(self, public: bytes) -> str:
        known_as = fingerprint(public)
        with self.store.saving():
            self.store.keys.set_recovery(public)
            self.store.journal.note("recovery-key-set", "vault", "", known_as)
        return known_as
