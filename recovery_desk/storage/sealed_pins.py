"""PINs as the vault keeps them: stretched with Argon2id under a salt of their own, never as they are."""

import hmac
import os

from recovery_desk.storage.key_derivation import KdfParameters, stretch

_NAME, _SALT_BYTES = "argon2id", 16
COST = KdfParameters()
"""The floor of what passphrases cost. Whoever has the open vault could try a PIN out, and it would give them nothing:
this only keeps it from being read."""


def sealed(pin: str, cost: KdfParameters = COST) -> str:
    """A line that tells whether a PIN fits. Raises `NotEnoughMemory`."""
    salt = os.urandom(_SALT_BYTES)
    parts = (_NAME, cost.memory_kib, cost.passes, cost.lanes, salt.hex(), stretch(pin, salt, cost).hex())
    return "$".join(str(part) for part in parts)


def fits(pin: str, line: str) -> bool:
    """Whether it is the PIN of that line; a line that is no such line fits nothing. Raises `NotEnoughMemory`."""
    try:
        name, memory, passes, lanes, salt, digest = line.split("$")
        cost = KdfParameters(int(memory), int(passes), int(lanes))
        wanted, salted = bytes.fromhex(digest), bytes.fromhex(salt)
    except ValueError:
        return False
    if name != _NAME or not cost.is_sane:
        return False
    return hmac.compare_digest(stretch(pin, salted, cost), wanted)
