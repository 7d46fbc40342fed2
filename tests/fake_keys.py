"""Who can open a made-up vault: passphrases in the clear, for nothing here is secret."""

from recovery_desk.domain.recovery_keys import RecoveryPair, fingerprint
from recovery_desk.usecases.vault_problems import WrongPassphrase


class FakeKeys:
    """Passphrases by worker. The public half of a recovery key is its private one backwards."""

    def __init__(self) -> None:
        self.passphrases: dict[str, str] = {}
        self.marks: dict[str, str] = {}
        self.recovery = ""
        self.key_number = 1

    def new_recovery_pair(self) -> RecoveryPair:
        return RecoveryPair(bytes(range(32)), self.recovery_public_of(bytes(range(32))))

    def recovery_public_of(self, private: bytes) -> bytes:
        return private[::-1]

    def set_recovery(self, public: bytes) -> None:
        self.recovery = fingerprint(public)

    def add(self, worker_id: str, name: str, passphrase: str) -> None:
        self.passphrases[worker_id] = passphrase
        self.marks[worker_id] = name

    def change(self, worker_id: str, name: str, old: str, new: str) -> None:
        if self.passphrases.get(worker_id) != old:
            raise WrongPassphrase
        self.add(worker_id, name, new)

    def rename(self, worker_id: str, name: str) -> None:
        self.marks[worker_id] = name

    def remove(self, worker_id: str) -> None:
        del self.passphrases[worker_id]
