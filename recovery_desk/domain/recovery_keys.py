"""The service's recovery key as people handle it: on paper, in a file for the safe, typed back.

A key is written in fourteen groups of five. The letters are Crockford's (no I, L, O or U, so that nothing is taken for
something else); the fifth of each group is a check letter over the group and its place, so that a slip of the pen is
found in the group it happened in, and groups in the wrong order too. Two bytes of a hash close the whole.
"""

import hashlib
import re
from dataclasses import dataclass, field

from recovery_desk.domain.errors import UserFacingError

_LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans({"O": "0", "I": "1", "L": "1", "U": "V"})
_KEY_BYTES, _DATA_LETTERS = 32, 4
GROUPS, GROUP_LETTERS = 14, 5
_PRIVATE, _PUBLIC = 1, 2
_FIELD = 0b100101
"""x^5 + x^2 + 1: the field of 32 elements in which check letters are worked out."""


@dataclass(frozen=True, slots=True)
class RecoveryPair:
    """Both halves: the private one opens every desk it was given to, the public one only locks."""

    private: bytes = field(repr=False)
    public: bytes


class RecoveryKeyMistyped(UserFacingError):
    """What was typed is no key. `groups` are the numbers, from 1, of those that are wrong; none where all read well."""

    def __init__(self, groups: tuple[int, ...] = (), found: int = GROUPS) -> None:
        """`found` is how many groups there were."""
        super().__init__(groups, found)
        self.groups, self.found = groups, found


class NotThatHalf(UserFacingError):
    """A whole key, and the other half of a pair."""

    def __init__(self, *, wanted_private: bool) -> None:
        """Which half was asked for."""
        super().__init__(wanted_private)
        self.wanted_private = wanted_private


def in_groups(key: bytes, *, is_private: bool) -> tuple[str, ...]:
    """A half of a pair as groups to write down."""
    body = bytes([_PRIVATE if is_private else _PUBLIC]) + key
    content = int.from_bytes(body + hashlib.sha256(b"recovery-desk" + body).digest()[:2], "big")
    letters = [content >> 5 * at & 31 for at in reversed(range(GROUPS * _DATA_LETTERS))]
    groups = (letters[at : at + _DATA_LETTERS] for at in range(0, len(letters), _DATA_LETTERS))
    return tuple(
        "".join(_LETTERS[value] for value in (*group, _check(place, group))) for place, group in enumerate(groups, 1)
    )


def from_typed(text: str, *, wanted_private: bool) -> bytes:
    """A half read back, however it was spaced. Raises `RecoveryKeyMistyped`, `NotThatHalf`."""
    letters = re.sub(r"[\s\-\u2010-\u2015.,:;_]+", "", text).upper().translate(_READ_AS)
    groups = [letters[at : at + GROUP_LETTERS] for at in range(0, len(letters), GROUP_LETTERS)]
    wrong = tuple(place for place, group in enumerate(groups, 1) if not _is_right(place, group))
    if wrong or len(groups) != GROUPS:
        raise RecoveryKeyMistyped(wrong, len(groups))
    content = 0
    for group in groups:
        for letter in group[:_DATA_LETTERS]:
            content = content << 5 | _LETTERS.index(letter)
    whole = content.to_bytes(1 + _KEY_BYTES + 2, "big")
    body, closing = whole[:-2], whole[-2:]
    if closing != hashlib.sha256(b"recovery-desk" + body).digest()[:2] or body[0] not in (_PRIVATE, _PUBLIC):
        raise RecoveryKeyMistyped
    if (body[0] == _PRIVATE) is not wanted_private:
        raise NotThatHalf(wanted_private=wanted_private)
    return body[1:]


def from_file(text: str, *, wanted_private: bool) -> bytes:
    """A half from a file written by `as_file`. Raises what `from_typed` raises."""
    groups = re.findall(rf"(?m)^[ \t]*(?:\d+[ \t]+)?([0-9A-Z]{{{GROUP_LETTERS}}})[ \t\r]*$", text)
    return from_typed(" ".join(groups[-GROUPS:]) or text[:400], wanted_private=wanted_private)


def as_file(key: bytes, *, is_private: bool, service: str) -> str:
    """A file for the safe (private), or for the other desks of a service (public)."""
    about = (
        "Whoever has this opens every desk that was given its other half. Keep it on a stick in the office safe, never "
        "on a laptop."
        if is_private
        else "This half only locks: it may be given to every desk of the service. It opens nothing."
    )
    head = f"Recovery Desk: recovery key, {'private' if is_private else 'public'} half"
    lines = [head, *([service] if service else []), about, "", *in_groups(key, is_private=is_private)]
    return "\n".join(lines) + "\n"


def fingerprint(public: bytes) -> str:
    """Eight letters by which a public half is known: on the sheet, in the program, in the history."""
    digest = int.from_bytes(hashlib.sha256(b"recovery-desk fingerprint" + public).digest()[:5], "big")
    letters = "".join(_LETTERS[digest >> 5 * at & 31] for at in reversed(range(8)))
    return f"{letters[:4]}-{letters[4:]}"


def _is_right(place: int, group: str) -> bool:
    if len(group) != GROUP_LETTERS or any(letter not in _LETTERS for letter in group):
        return False
    *values, check = (_LETTERS.index(letter) for letter in group)
    return check == _check(place, values)


def _check(place: int, values: list[int] | tuple[int, ...]) -> int:
    """One wrong letter, two that changed places, or a group in another's place: none keeps its check letter."""
    total = place
    for at, value in enumerate(values, 1):
        total ^= _times(1 << at, value)
    return total


def _times(one: int, other: int) -> int:
    """Multiplication in the field of 32 elements."""
    product = 0
    while other:
        if other & 1:
            product ^= one
        one <<= 1
        if one & 32:
            one ^= _FIELD
        other >>= 1
    return product
