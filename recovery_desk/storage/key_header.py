"""Who can open the vault: the header beside it, as a file and as facts.

The database is keyed with 32 random bytes and a 16-byte salt. Every worker has a key pair (X25519) whose private half
is wrapped under a key from their passphrase; the service's recovery key is a pair too, whose private half is on paper
only. The data key is sealed to each public half (HPKE, RFC 9180), so that a new data key needs nobody's passphrase.
While one replaces another, the header holds both.

The header lies in two files beside the vault, inside the vault, and in every backup; any one is enough.
"""

import base64
import hashlib
import hmac
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from recovery_desk.storage.durable_files import write_durably
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.usecases.vault_problems import KeyHeaderLost, VaultTooNew

FORMAT = 2
FILES = ("keys.a.json", "keys.b.json")
_MAX_BYTES = 1_000_000


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
        """A 32-byte key for one other purpose (HKDF-SHA256, RFC 5869). It goes with the data key at a rotation."""
        return derived(self.key, self.salt, purpose)


def derived(key: bytes, salt: bytes, purpose: str) -> bytes:
    """A 32-byte key for one purpose."""
    return HKDF(SHA256(), 32, salt, f"recovery-desk/{purpose}".encode()).derive(key)


@dataclass(frozen=True, slots=True)
class WorkerSlot:
    """A worker's key pair. `private` is wrapped; `mark` finds the slot by a name typed, and tells no name."""

    worker: str
    public: bytes
    cost: KdfParameters
    salt: bytes
    nonce: bytes
    private: bytes
    mark: str = ""

    def bound_to(self, vault_id: str) -> bytes:
        """What the wrapping is tied to: moved to another vault, renamed or made cheaper, it no longer opens."""
        return canonical(
            {"vault": vault_id, "worker": self.worker, "kdf": _cost_json(self), "public": b64(self.public)}
        )

    def as_json(self) -> dict[str, object]:
        """As it stands in the file."""
        return {
            "worker": self.worker,
            "mark": self.mark,
            "public": b64(self.public),
            "kdf": _cost_json(self),
            "nonce": b64(self.nonce),
            "private": b64(self.private),
        }

    @classmethod
    def from_json(cls, slot: Mapping[str, Any]) -> "WorkerSlot":
        """As read from a file; raises what a malformed one raises."""
        kdf = slot["kdf"]
        if kdf["name"] != "argon2id":
            raise ValueError(kdf["name"])
        cost = KdfParameters(whole(kdf["memory_kib"]), whole(kdf["passes"]), whole(kdf["lanes"]))
        if not cost.is_sane:
            raise ValueError(cost)
        return cls(
            str(slot["worker"]),
            unb64(slot["public"]),
            cost,
            unb64(kdf["salt"]),
            unb64(slot["nonce"]),
            unb64(slot["private"]),
            str(slot["mark"]),
        )


@dataclass(frozen=True, slots=True)
class SealedKey:
    """One data key, sealed to each public half (`sealed`: public half to ciphertext). `number` counts the keys."""

    number: int
    sealed: Mapping[bytes, bytes]

    def as_json(self) -> dict[str, object]:
        """As it stands in the file."""
        return {"number": self.number, "sealed": {b64(public): b64(text) for public, text in self.sealed.items()}}

    @classmethod
    def from_json(cls, key: Mapping[str, Any]) -> "SealedKey":
        """As read from a file."""
        return cls(whole(key["number"]), {unb64(public): unb64(text) for public, text in key["sealed"].items()})


@dataclass(frozen=True)
class KeyHeader:
    """The header as read. `generation` grows with every change, so that the newer of two is known.

    `recovery` is the public half of the service's recovery key; empty while there is none.
    """

    vault_id: str
    generation: int
    workers: tuple[WorkerSlot, ...]
    recovery: bytes
    keys: tuple[SealedKey, ...]
    mac: str = ""

    @cached_property
    def numbers(self) -> tuple[int, ...]:
        """The data keys it holds, newest first."""
        return tuple(sorted((key.number for key in self.keys), reverse=True))

    def slot_of(self, worker_id: str) -> WorkerSlot | None:
        """A worker's slot."""
        return next((slot for slot in self.workers if slot.worker == worker_id), None)

    def as_bytes(self) -> bytes:
        """JSON with its authentication code: what goes into the files, the vault and each backup."""
        return json.dumps({**self._body(), "mac": self.mac}, indent=1, sort_keys=True).encode()

    def signed(self, data_keys: Mapping[int, DataKey]) -> "KeyHeader":
        """The same header with the code that shows a slot taken out, put in or changed."""
        return replace(self, mac=self._code(data_keys))

    def is_signed_with(self, data_keys: Mapping[int, DataKey]) -> bool:
        """Whether nothing was changed since, as far as these keys can tell; they must be all it holds."""
        if not self.keys or not set(self.numbers) <= data_keys.keys():
            return False
        return hmac.compare_digest(self._code(data_keys).encode(), self.mac.encode("utf-8", "replace"))

    def _code(self, data_keys: Mapping[int, DataKey]) -> str:
        secret = b"".join(data_keys[number].derived("header") for number in self.numbers)
        return hmac.digest(secret, canonical(self._body()), hashlib.sha256).hex()

    def _body(self) -> dict[str, object]:
        return {
            "format": FORMAT,
            "vault": self.vault_id,
            "generation": self.generation,
            "workers": [slot.as_json() for slot in self.workers],
            "recovery": b64(self.recovery),
            "keys": [key.as_json() for key in self.keys],
        }


def header_from(content: bytes) -> KeyHeader:
    """A header as written; raises `VaultTooNew`, `KeyHeaderLost` for anything that is none."""
    if len(content) > _MAX_BYTES:
        raise KeyHeaderLost
    try:
        return _parsed(content)
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError, RecursionError) as cause:
        raise KeyHeaderLost from cause


def read_headers(folder: Path) -> tuple[KeyHeader, ...]:
    """Every header beside the vault that can be read, newest first. Raises `KeyHeaderLost`, `VaultTooNew`."""
    found: list[KeyHeader] = []
    too_new: VaultTooNew | None = None
    for path in (folder / name for name in FILES):
        try:
            if path.stat().st_size <= _MAX_BYTES:
                found.append(header_from(path.read_bytes()))
        except VaultTooNew as newer:
            too_new = newer
        except (OSError, KeyHeaderLost):
            continue  # the other file is there for exactly this
    if not found:
        raise too_new or KeyHeaderLost()
    return tuple(newest_first(found))


def newest_first(headers: Iterable[KeyHeader]) -> list[KeyHeader]:
    """In the order they are tried in."""
    return sorted(headers, key=lambda header: -header.generation)


def write_header(folder: Path, header: KeyHeader) -> None:
    """Both files, one after the other, so that one is whole at every moment."""
    content = header.as_bytes()
    for name in FILES:
        path = folder / name
        if not path.exists() or path.read_bytes() != content:
            write_durably(path, content)


def put_header_back(folder: Path, header: KeyHeader) -> None:
    """A header fetched from elsewhere takes the place of both files; whatever was there is kept beside them."""
    for path in (folder / name for name in FILES):
        if path.exists() and path.read_bytes() != header.as_bytes():
            aside, turn = path.with_suffix(".before"), 1
            while aside.exists():
                aside, turn = path.with_suffix(f".before-{turn}"), turn + 1
            path.rename(aside)
    write_header(folder, header)


def _parsed(content: bytes) -> KeyHeader:
    body = json.loads(content)
    written, generation = whole(body["format"]), whole(body["generation"])
    if written > FORMAT:
        raise VaultTooNew(written, FORMAT)
    if written < FORMAT:
        raise ValueError(written)  # only vaults made while the program was being written
    return KeyHeader(
        str(body["vault"]),
        generation,
        tuple(WorkerSlot.from_json(slot) for slot in body["workers"]),
        unb64(body["recovery"]),
        tuple(SealedKey.from_json(key) for key in body["keys"]),
        str(body["mac"]),
    )


def whole(value: object) -> int:
    """A whole number as JSON has it: `1e999` and `true` are none."""
    if type(value) is not int:
        raise TypeError
    return value


def canonical(body: Mapping[str, object]) -> bytes:
    """The same bytes for the same facts."""
    return json.dumps(body, sort_keys=True, separators=(",", ":")).encode()


def b64(raw: bytes) -> str:
    """Bytes as JSON has them."""
    return base64.b64encode(raw).decode()


def unb64(text: str) -> bytes:
    """And back."""
    return base64.b64decode(text, validate=True)


def _cost_json(slot: WorkerSlot) -> dict[str, object]:
    return {
        "name": "argon2id",
        "memory_kib": slot.cost.memory_kib,
        "passes": slot.cost.passes,
        "lanes": slot.cost.lanes,
        "salt": b64(slot.salt),
    }
