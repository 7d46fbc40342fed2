"""Who can open the vault: the random data key, wrapped once for each worker.

The database is keyed with 32 random bytes and a 16-byte salt. Both are wrapped together under AES-256-GCM
with a key from Argon2id (RFC 9106) of the worker's passphrase; the parameters stand in the slot, are part of
what is authenticated and are range-checked before use. The header lies in two files beside the vault and in
a table inside it; any one is enough. `format` and each slot's `kind` leave room for more kinds of slot.
"""

import base64
import hashlib
import hmac
import json
import os
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from recovery_desk.storage.durable_files import write_durably
from recovery_desk.usecases.vault_problems import (
    KeyHeaderLost,
    NotEnoughMemory,
    VaultDamaged,
    VaultTooNew,
    WrongPassphrase,
)

FORMAT = 1
FILES = ("keys.a.json", "keys.b.json")
_MAX_BYTES = 1_000_000
_PASSPHRASE = "passphrase"  # noqa: S105 - the name of a kind of slot


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Argon2id cost: memory in KiB, passes, lanes. The default is RFC 9106's second choice."""

    memory_kib: int = 64 * 1024
    passes: int = 3
    lanes: int = 4

    @property
    def is_sane(self) -> bool:
        """Within what this program will ever spend; a forged header may not ask for terabytes."""
        return 8 * 1024 <= self.memory_kib <= 1024 * 1024 and 1 <= self.passes <= 10 and 1 <= self.lanes <= 8


@dataclass(frozen=True, slots=True)
class DataKey:
    """What the database is keyed with: `key` 32 bytes, `salt` 16 bytes."""

    key: bytes
    salt: bytes

    @classmethod
    def fresh(cls) -> "DataKey":
        """A new random key and salt."""
        return cls(os.urandom(32), os.urandom(16))

    @property
    def hex96(self) -> str:
        """Key and salt as SQLCipher takes them raw; any other length would be taken as a passphrase."""
        return (self.key + self.salt).hex()

    def derived(self, purpose: str) -> bytes:
        """A 32-byte key for one other purpose (HKDF-SHA256, RFC 5869)."""
        return HKDF(SHA256(), 32, self.salt, f"recovery-desk/{purpose}".encode()).derive(self.key)


@dataclass(frozen=True, slots=True)
class KeyHeader:
    """The header as read: `generation` grows with every change, so that the newer of two files is known."""

    vault_id: str
    generation: int
    slots: tuple[dict[str, Any], ...]
    mac: str = ""

    def as_bytes(self) -> bytes:
        """Canonical JSON with its authentication code."""
        return json.dumps({**self._body(), "mac": self.mac}, indent=1, sort_keys=True).encode()

    def sealed(self, data_key: DataKey) -> "KeyHeader":
        """The same header with the code that shows a slot taken out or put in."""
        code = hmac.digest(data_key.derived("header"), _canonical(self._body()), hashlib.sha256).hex()
        return KeyHeader(self.vault_id, self.generation, self.slots, code)

    def is_sealed_with(self, data_key: DataKey) -> bool:
        """Whether nothing was changed since it was sealed."""
        return hmac.compare_digest(self.sealed(data_key).mac.encode(), self.mac.encode("utf-8", "replace"))

    def _body(self) -> dict[str, Any]:
        return {
            "format": FORMAT,
            "vault": self.vault_id,
            "generation": self.generation,
            "slots": list(self.slots),
        }


def new_header(
    vault_id: str, worker_id: str, passphrase: str, data_key: DataKey, kdf: KdfParameters | None = None
) -> KeyHeader:
    """A first header with one worker's slot. Raises `NotEnoughMemory`."""
    parameters = kdf or KdfParameters()
    slot: dict[str, Any] = {
        "kind": _PASSPHRASE,
        "worker": worker_id,
        "kdf": {
            "name": "argon2id",
            "memory_kib": parameters.memory_kib,
            "passes": parameters.passes,
            "lanes": parameters.lanes,
            "salt": _b64(os.urandom(16)),
        },
    }
    nonce = os.urandom(12)
    wrapping = _stretch(passphrase, slot["kdf"])
    wrapped = AESGCM(wrapping).encrypt(nonce, data_key.key + data_key.salt, _bound_to(vault_id, slot))
    slot |= {"nonce": _b64(nonce), "wrapped": _b64(wrapped)}
    return KeyHeader(vault_id, 1, (slot,)).sealed(data_key)


@dataclass(frozen=True, slots=True)
class Opened:
    """What a passphrase opened: the key, whose slot it was, the header it came from."""

    data_key: DataKey
    worker_id: str
    header: KeyHeader


def open_with_passphrase(headers: tuple[KeyHeader, ...], passphrase: str) -> Opened:
    """Tries each slot, newest header first. Raises `WrongPassphrase`, `VaultDamaged` or `NotEnoughMemory`."""
    tried: dict[str, DataKey | None] = {}
    for header in headers:
        for slot in header.slots:
            if slot.get("kind") != _PASSPHRASE:
                continue
            mark = json.dumps([header.vault_id, slot], sort_keys=True)
            if mark not in tried:
                tried[mark] = _open_slot(header.vault_id, slot, passphrase)
            data_key = tried[mark]
            if data_key is not None and header.is_sealed_with(data_key):
                return Opened(data_key, str(slot["worker"]), header)
    if any(tried.values()):
        raise VaultDamaged("file")  # the passphrase is right, and both headers were changed since they were sealed
    raise WrongPassphrase


def read_headers(folder: Path) -> tuple[KeyHeader, ...]:
    """Every header that can be read, newest first. Raises `KeyHeaderLost`, `VaultTooNew`."""
    found: list[KeyHeader] = []
    too_new: VaultTooNew | None = None
    for name in FILES:
        path = folder / name
        try:
            if path.stat().st_size <= _MAX_BYTES:
                found.append(_parsed(path.read_bytes()))
        except VaultTooNew as newer:
            too_new = newer
        except (OSError, ValueError, KeyError, TypeError, ArithmeticError, RecursionError):
            continue  # the other file is there for exactly this
    if not found:
        raise too_new or KeyHeaderLost()
    return tuple(sorted(found, key=lambda header: -header.generation))


def write_header(folder: Path, header: KeyHeader) -> None:
    """Both files, one after the other, so that one is whole at every moment."""
    content = header.as_bytes()
    for name in FILES:
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            write_durably(path, content)


def _parsed(content: bytes) -> KeyHeader:
    body = json.loads(content)
    if not isinstance(body, dict):
        raise TypeError
    written, generation = _whole(body["format"]), _whole(body["generation"])
    if written > FORMAT:
        raise VaultTooNew(written, FORMAT)
    slots = tuple(slot for slot in body["slots"] if isinstance(slot, dict))
    return KeyHeader(str(body["vault"]), generation, slots, str(body["mac"]))


def _whole(value: object) -> int:
    """A whole number as JSON has it: `1e999` and `true` are none."""
    if type(value) is not int:
        raise TypeError
    return value


def _open_slot(vault_id: str, slot: dict[str, Any], passphrase: str) -> DataKey | None:
    try:
        nonce, wrapped = _unb64(slot["nonce"]), _unb64(slot["wrapped"])
        wrapping = _stretch(passphrase, slot["kdf"])
        plain = AESGCM(wrapping).decrypt(nonce, wrapped, _bound_to(vault_id, slot))
    except (InvalidTag, KeyError, ValueError, TypeError):
        return None
    return DataKey(plain[:32], plain[32:48]) if len(plain) == 48 else None


def _stretch(passphrase: str, kdf: dict[str, Any]) -> bytes:
    cost = KdfParameters(_whole(kdf["memory_kib"]), _whole(kdf["passes"]), _whole(kdf["lanes"]))
    if kdf.get("name") != "argon2id" or not cost.is_sane:
        raise ValueError(kdf.get("name"))
    secret = unicodedata.normalize("NFC", passphrase).encode("utf-8", "surrogatepass")
    try:
        return Argon2id(
            salt=_unb64(kdf["salt"]),
            length=32,
            iterations=cost.passes,
            lanes=cost.lanes,
            memory_cost=cost.memory_kib,
        ).derive(secret)
    except MemoryError as cause:
        raise NotEnoughMemory from cause


def _bound_to(vault_id: str, slot: dict[str, Any]) -> bytes:
    """What a slot is tied to: moved to another vault, renamed or made cheaper, it no longer opens."""
    return _canonical({"vault": vault_id, "worker": slot["worker"], "kind": slot["kind"], "kdf": slot["kdf"]})


def _canonical(body: dict[str, Any]) -> bytes:
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def _b64(raw: bytes) -> str:
    return base64.b64encode(raw).decode()


def _unb64(text: str) -> bytes:
    return base64.b64decode(text, validate=True)
