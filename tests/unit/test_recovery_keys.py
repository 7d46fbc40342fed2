import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.recovery_keys import (
    GROUPS,
    NotThatHalf,
    RecoveryKeyMistyped,
    as_file,
    fingerprint,
    from_file,
    from_typed,
    in_groups,
)

KEYS = st.binary(min_size=32, max_size=32)
KEY = bytes(range(32))
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"


@given(KEYS, st.booleans())
def test_a_key_comes_back_from_its_groups(key: bytes, is_private: bool) -> None:
    groups = in_groups(key, is_private=is_private)
    assert len(groups) == GROUPS
    assert all(len(group) == 5 for group in groups)
    assert from_typed(" ".join(groups), wanted_private=is_private) == key


@pytest.mark.parametrize("joined", ["", " ", "-", "\n", " \u2013 ", ". "])
def test_however_it_is_spaced_and_whatever_looks_alike(joined: str) -> None:
    typed = joined.join(in_groups(KEY, is_private=True)).lower().replace("0", "o").replace("1", "l")
    assert from_typed(typed, wanted_private=True) == KEY


@given(KEYS, st.integers(0, GROUPS * 5 - 1), st.sampled_from(LETTERS))
def test_any_one_letter_wrong_names_its_group(key: bytes, at: int, letter: str) -> None:
    typed = list("".join(in_groups(key, is_private=True)))
    if typed[at] == letter:
        return
    typed[at] = letter
    with pytest.raises(RecoveryKeyMistyped) as problem:
        from_typed("".join(typed), wanted_private=True)
    assert problem.value.groups == (at // 5 + 1,)


@given(KEYS, st.integers(0, GROUPS * 5 - 2))
def test_two_letters_that_changed_places_are_found(key: bytes, at: int) -> None:
    typed = list("".join(in_groups(key, is_private=True)))
    if typed[at] == typed[at + 1]:
        return
    typed[at], typed[at + 1] = typed[at + 1], typed[at]
    with pytest.raises(RecoveryKeyMistyped):
        from_typed("".join(typed), wanted_private=True)


@given(KEYS, st.permutations(range(GROUPS)))
def test_groups_in_another_order_are_found(key: bytes, order: list[int]) -> None:
    groups = in_groups(key, is_private=True)
    if [groups[at] for at in order] == list(groups):
        return
    with pytest.raises(RecoveryKeyMistyped):
        from_typed(" ".join(groups[at] for at in order), wanted_private=True)


@given(st.text(max_size=200))
def test_anything_else_is_refused_and_breaks_nothing(text: str) -> None:
    for read in (from_typed, from_file):
        with pytest.raises(RecoveryKeyMistyped):
            read(text, wanted_private=True)


def test_the_other_half_is_told_apart() -> None:
    for is_private in (True, False):
        with pytest.raises(NotThatHalf):
            from_typed(" ".join(in_groups(KEY, is_private=is_private)), wanted_private=not is_private)


@pytest.mark.parametrize("service", ["", "Made-up Recovery Service", "HORUS", "A\nB"])
def test_a_file_for_the_safe_is_read_back(service: str) -> None:
    for is_private in (True, False):
        text = as_file(KEY, is_private=is_private, service=service)
        assert from_file(text, wanted_private=is_private) == KEY
        assert from_file(text.replace("\n", "\r\n"), wanted_private=is_private) == KEY
        numbered = "\n".join(f"{n:2} {group}" for n, group in enumerate(in_groups(KEY, is_private=is_private), 1))
        assert from_file(numbered, wanted_private=is_private) == KEY


def test_a_public_half_is_known_by_eight_letters() -> None:
    assert len(fingerprint(KEY)) == 9
    assert fingerprint(KEY) == fingerprint(bytes(KEY)) != fingerprint(KEY[::-1])


def test_a_private_half_is_in_no_repr() -> None:
    from recovery_desk.domain.recovery_keys import RecoveryPair

    assert "private" not in repr(RecoveryPair(b"secret" * 5, KEY))
