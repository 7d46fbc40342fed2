import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.names_as_typed import name_key, split_name, tidy


@pytest.mark.parametrize(
    ("typed", "family", "given_names", "preferred"),
    [
        ("McAllister, Craig", "McAllister", "Craig", ""),
        ("Craig McAllister", "McAllister", "Craig", ""),
        ("MCALLISTER Craig", "MCALLISTER", "Craig", ""),
        ("McALLISTER Craig John", "McALLISTER", "Craig John", ""),
        ("CRAIG MCALLISTER", "MCALLISTER", "CRAIG", ""),
        ("Mr Craig McAllister", "McAllister", "Craig", ""),
        ("McAllister, Mr. Craig", "McAllister", "Craig", ""),
        ("SMITH John (Mr)", "SMITH", "John", ""),
        ("Mr Smith", "Smith", "", ""),
        ("Craig (Shug) McAllister", "McAllister", "Craig", "Shug"),
        ("McAllister, Craig (known as Shug)", "McAllister", "Craig", "Shug"),
        ("Craig 'Shug' McAllister", "McAllister", "Craig", "Shug"),
        ("Craig “Shug” McAllister", "McAllister", "Craig", "Shug"),
        ("Craig McAllister aka Shug", "McAllister", "Craig", "Shug"),
        ("Jan van der Berg", "van der Berg", "Jan", ""),
        ("Sean O Neil", "O Neil", "Sean", ""),
        ("Craig Mc Allister", "Mc Allister", "Craig", ""),
        ("Craig O'Neil", "O'Neil", "Craig", ""),
        ("'t Hooft, Jan", "'t Hooft", "Jan", ""),
        ("Anne-Marie Smith-Jones", "Smith-Jones", "Anne-Marie", ""),
        ("John Smith Jnr", "Smith Jnr", "John", ""),
        ("J Smith", "Smith", "J", ""),
        ("Sukarno", "Sukarno", "", ""),
        ("محمد علي", "علي", "محمد", ""),
        ("王小明", "王小明", "", ""),
        ("Nguyễn Văn An", "An", "Nguyễn Văn", ""),
        ("", "", "", ""),
    ],
)
def test_names_are_taken_apart_as_lists_write_them(typed: str, family: str, given_names: str, preferred: str) -> None:
    name = split_name(typed)
    assert (name.family_name, name.given_names, name.preferred_name) == (family, given_names, preferred)


@pytest.mark.parametrize(
    ("typed", "clean"),
    [
        ("\u202eMcAllister\u202c", "McAllister"),
        ("Cra\x00ig\x07", "Craig"),
        ("Craig\u00a0 McAllister\t", "Craig McAllister"),
        ("Craig\nMcAllister", "Craig McAllister"),
        ("'090000", "090000"),
        ("'=1+1", "=1+1"),
        ('="090000"', "090000"),
        ('\'="090000"', "090000"),
        ("O'Neil", "O'Neil"),
        ("'t Hooft", "'t Hooft"),
        ("E\u0301amon", "Éamon"),
        ("\ufeffSurname", "Surname"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ('=HYPERLINK("https://example.org","Craig")', '=HYPERLINK("https://example.org","Craig")'),
    ],
)
def test_text_is_tidied_and_nothing_typed_on_purpose_is_lost(typed: str, clean: str) -> None:
    assert tidy(typed) == clean


@given(st.text())
def test_tidying_leaves_no_control_or_direction_character_and_is_stable_in_blanks(text: str) -> None:
    clean = tidy(text)
    assert not any(unicodedata.category(c) == "Cc" or c in "\u202e\u2066\u200f" for c in clean)
    assert clean == " ".join(clean.split())


@given(st.text(max_size=60))
def test_splitting_never_loses_the_name_of_somebody_who_has_one(text: str) -> None:
    name = split_name(text)
    if any(c.isalpha() for c in tidy(text)):
        assert name.family_name or name.given_names


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("McAllister", "MCALLISTER"),
        ("O'Neill", "O’Neill"),
        ("Ó Néill", "ONeill"),
        ("Łukasz", "Lukasz"),
        ("Smith-Jones", "Smith Jones"),
    ],
)
def test_spellings_of_one_name_share_a_key(one: str, other: str) -> None:
    assert name_key(one) == name_key(other)


@pytest.mark.parametrize(("one", "other"), [("कि", "कु"), ("محمد", "محمود"), ("Smith", "Smyth")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert name_key(one) != name_key(other)
