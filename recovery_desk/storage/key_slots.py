"""What is done with a key header: opening it, and every change of who can open the vault."""

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from recovery_desk.domain.folding import fold
from recovery_desk.domain.recovery_keys import RecoveryPair
from recovery_desk.storage.key_derivation import KdfParameters, calibrated, stretch
from recovery_desk.storage.key_header import DataKey, KeyHeader, SealedKey, WorkerSlot, canonical, newest_first
from recovery_desk.usecases.vault_problems import NotEnoughMemory, VaultDamaged, WrongPassphrase, WrongRecoveryKey

RECOVERY = ""
"""Whose key opened it, where it was the service's own."""

_SUITE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_AT_ONCE = 2
"""Slots tried side by side: each takes up to a quarter of a gigabyte."""

DataKeys = Mapping[int, DataKey]
Secret = str | bytes
"""What somebody has in hand: a worker's passphrase, or the half of the service's recovery key that opens."""


@dataclass(frozen=True)
class Opened:
    """What a passphrase or recovery key opened: the header, the data keys by number, and with whose private half.

    `worker_id` is `RECOVERY` where it was the service's recovery key.
    """

    header: KeyHeader
    worker_id: str
    private: bytes
    data_keys: DataKeys

    @property
    def newest_first(self) -> list[DataKey]:
        """In the order they are tried in: two while one replaces another."""
        return [self.data_keys[number] for number in self.header.numbers]

    @property
    def data_key(self) -> DataKey:
        """The newest."""
        return self.newest_first[0]


def new_header(
    vault_id: str, worker_id: str, passphrase: str, data_key: DataKey, cost: KdfParameters | None = None, name: str = ""
) -> Opened:
    """A first header with one worker. Raises `NotEnoughMemory`."""
    slot, private = new_slot(vault_id, worker_id, passphrase, cost, name)
    keys = {1: data_key}
    header = sealed(KeyHeader(vault_id, 1, (slot,), b"", ()), keys)
    return Opened(header, worker_id, private, keys)


def new_slot(
    vault_id: str, worker_id: str, passphrase: str, cost: KdfParameters | None = None, name: str = ""
) -> tuple[WorkerSlot, bytes]:
    """A new key pair under a passphrase: the slot and the private half. Raises `NotEnoughMemory`."""
    pair = X25519PrivateKey.generate()
    private = pair.private_bytes_raw()
    return wrapped(vault_id, worker_id, private, passphrase, cost, name), private


def wrapped(
    vault_id: str, worker_id: str, private: bytes, passphrase: str, cost: KdfParameters | None = None, name: str = ""
) -> WorkerSlot:
    """A private half under a passphrase, at `cost`, by default what takes about a second here."""
    chosen = cost or _calibrated()
    salt, nonce = os.urandom(16), os.urandom(12)
    slot = WorkerSlot(worker_id, public_of(private), chosen, salt, nonce, b"", mark_of(vault_id, name))
    key = stretch(passphrase, salt, chosen)
    return replace(slot, private=AESGCM(key).encrypt(nonce, private, slot.bound_to(vault_id)))


def mark_of(vault_id: str, name: str) -> str:
    """Eight bits of a name: enough to try the likeliest slot first, too little to learn the name from."""
    return hashlib.sha256(f"{vault_id}/{' '.join(fold(name).split())}".encode()).hexdigest()[:2]


def unwrapped(header: KeyHeader, slot: WorkerSlot, passphrase: str) -> bytes | None:
    """The private half of a slot, or None. Raises `NotEnoughMemory`."""
    try:
        key = stretch(passphrase, slot.salt, slot.cost)
        private = AESGCM(key).decrypt(slot.nonce, slot.private, slot.bound_to(header.vault_id))
    except (InvalidTag, ValueError):
        return None
    return private if len(private) == 32 and public_of(private) == slot.public else None


def open_with_passphrase(headers: Sequence[KeyHeader], passphrase: str, likely: str = "", name: str = "") -> Opened:
    """Tries each worker's slot, newest header first, the likely worker and those a name points to before the others.

    Raises `WrongPassphrase`, `VaultDamaged` or `NotEnoughMemory`.
    """
    is_right = False
    tried: set[tuple[str, WorkerSlot]] = set()
    for header in newest_first(headers):
        slots = [slot for slot in header.workers if (header.vault_id, slot) not in tried]
        mark = mark_of(header.vault_id, name) if name.strip() else ""
        slots.sort(key=lambda slot: (slot.mark != mark, slot.worker != likely))
        for slot, private in _first_alone(header, slots, passphrase):
            tried.add((header.vault_id, slot))
            if private is None:
                continue
            opened = opened_with(header, slot.worker, private)
            if opened is not None:
                return opened
            # The same slot may stand in the other header, which nobody has changed.
            is_right = True
            tried.discard((header.vault_id, slot))
    if is_right:
        raise VaultDamaged("keys")
    raise WrongPassphrase


def _first_alone(
    header: KeyHeader, slots: Sequence[WorkerSlot], passphrase: str
) -> Iterator[tuple[WorkerSlot, bytes | None]]:
    """The likeliest slot by itself, for it mostly is the one; then the others side by side."""
    short_of_memory: NotEnoughMemory | None = None
    for slot in slots[:1]:
        try:
            yield slot, unwrapped(header, slot, passphrase)
        except NotEnoughMemory as problem:
            short_of_memory = problem
    if len(slots) > 1:
        with ThreadPoolExecutor(_AT_ONCE, thread_name_prefix="slots") as hands:
            waiting = [(slot, hands.submit(unwrapped, header, slot, passphrase)) for slot in slots[1:]]
            try:
                for slot, tried in waiting:
                    try:
                        yield slot, tried.result()
                    except NotEnoughMemory as problem:
                        short_of_memory = problem
            finally:
                hands.shutdown(cancel_futures=True)
    if short_of_memory is not None:
        raise short_of_memory


def open_with_recovery(headers: Sequence[KeyHeader], private: bytes) -> Opened:
    """Raises `WrongRecoveryKey`, `VaultDamaged`."""
    public, is_right = public_of(private), False
    for header in newest_first(headers):
        if header.recovery == public:
            opened = opened_with(header, RECOVERY, private)
            if opened is not None:
                return opened
            is_right = True
    if is_right:
        raise VaultDamaged("keys")
    raise WrongRecoveryKey


def open_with(headers: Sequence[KeyHeader], secret: Secret) -> Opened:
    """With whatever somebody has in hand. Raises what the two ways raise."""
    if isinstance(secret, bytes):
        return open_with_recovery(headers, secret)
    return open_with_passphrase(headers, secret)


def opened_with(header: KeyHeader, worker_id: str, private: bytes) -> Opened | None:
    """What a private half opens of a header nobody has changed; None otherwise."""
    keys = unsealed(header, private)
    return Opened(header, worker_id, private, keys) if header.is_signed_with(keys) else None


def unsealed(header: KeyHeader, private: bytes) -> dict[int, DataKey]:
    """Every data key in the header that this private half opens."""
    own, found = X25519PrivateKey.from_private_bytes(private), {}
    public = own.public_key().public_bytes_raw()
    for key in header.keys:
        try:
            plain = _SUITE.decrypt(key.sealed[public], own, _info(header.vault_id, key.number))
        except (KeyError, InvalidTag, ValueError):
            continue
        if len(plain) == 48:
            found[key.number] = DataKey(plain[:32], plain[32:])
    return found


def sealed(header: KeyHeader, data_keys: DataKeys) -> KeyHeader:
    """The header with these data keys, sealed to every public half in it, signed."""
    publics = [slot.public for slot in header.workers] + ([header.recovery] if header.recovery else [])
    known = {key.number: key.sealed for key in header.keys}
    keys = tuple(
        SealedKey(
            number,
            {
                public: known.get(number, {}).get(public)
                or _SUITE.encrypt(
                    data_key.key + data_key.salt,
                    X25519PublicKey.from_public_bytes(public),
                    _info(header.vault_id, number),
                )
                for public in publics
            },
        )
        for number, data_key in sorted(data_keys.items())
    )
    return replace(header, keys=keys).signed(data_keys)


def with_worker(header: KeyHeader, data_keys: DataKeys, slot: WorkerSlot) -> KeyHeader:
    """A worker added, or with a new slot in the place of their own."""
    others = tuple(each for each in header.workers if each.worker != slot.worker)
    return _next(replace(header, workers=(*others, slot)), data_keys)


def without_worker(header: KeyHeader, data_keys: DataKeys, worker_id: str) -> KeyHeader:
    """A worker's slot taken out. An older copy of the header still opens these data keys."""
    left = tuple(each for each in header.workers if each.worker != worker_id)
    return _next(replace(header, workers=left), data_keys)


def with_recovery(header: KeyHeader, data_keys: DataKeys, public: bytes) -> KeyHeader:
    """The service's recovery key set or replaced; empty takes it out. Raises `WrongRecoveryKey` for no key at all."""
    if public:
        try:
            X25519PublicKey.from_public_bytes(public)
        except ValueError as cause:
            raise WrongRecoveryKey from cause
    return _next(replace(header, recovery=public), data_keys)


def with_keys(header: KeyHeader, data_keys: DataKeys) -> KeyHeader:
    """Other data keys, sealed to everybody in the header."""
    return _next(header, data_keys)


def _next(header: KeyHeader, data_keys: DataKeys) -> KeyHeader:
    return sealed(replace(header, generation=header.generation + 1), data_keys)


def new_recovery_pair() -> RecoveryPair:
    """A recovery key for the service. Its private half is for paper and the safe, never for this disk."""
    pair = X25519PrivateKey.generate()
    return RecoveryPair(pair.private_bytes_raw(), pair.public_key().public_bytes_raw())


def public_of(private: bytes) -> bytes:
    """The public half that belongs to a private one."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()


def _info(vault_id: str, number: int) -> bytes:
    return canonical({"for": "recovery-desk data key", "vault": vault_id, "number": number})


def _calibrated() -> KdfParameters:
    """Measured anew each time: it takes as long as the floor does. Where memory is short, the floor itself."""
    try:
        return calibrated()
    except NotEnoughMemory:
        return KdfParameters()
