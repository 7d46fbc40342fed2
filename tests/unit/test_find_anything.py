import pytest
from hypothesis import given
from hypothesis import strategies as st

from recovery_desk.domain.folding import fold, fold_words
from recovery_desk.domain.notes import NoteKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.search_words import excerpt, has_words, one_slip_away, slips_to_begin, typed_words
from recovery_desk.usecases.find_anything import FindAnything, as_json
from recovery_desk.usecases.notes_deeds import notes_deeds, task_deeds
from recovery_desk.usecases.search_port import FoundKind
from recovery_desk.usecases.write_note import NoteWritten
from tests.fakes import FakeClock, FakeIds, FakeStore

PAWEL = PersonId("p1")


@pytest.fixture
def store() -> FakeStore:
    store, ids = FakeStore(), FakeIds()
    store.people.add(Person(PAWEL, "Nowak", "Paweł", "Dee", prison_number="121340"))
    notes_deeds(store, FakeClock(), ids).write(
        PAWEL, NoteWritten(NoteKind.SEEN, "Methadone script sent to Duke Street")
    )
    task_deeds(store, FakeClock(), ids).add("Ring the pharmacy in Duke Street")
    return store


@pytest.mark.parametrize("typed", ["nowak", "NOW", "pawel", "Paweł", "dee", "1213", "nowak pawel", "pa no"])
def test_a_person_is_found_by_any_beginning_of_their_names_and_number(store: FakeStore, typed: str) -> None:
    assert [each.id for each in FindAnything(store)(typed)] == [PAWEL]


@pytest.mark.parametrize("typed", ["nowka", "nwoak", "nowk", "mowak", "nowakk", "121304"])
def test_one_slip_of_the_finger_is_forgiven_and_said(store: FakeStore, typed: str) -> None:
    [found] = FindAnything(store)(typed)
    assert (found.id, found.is_near) == (PAWEL, True)


@pytest.mark.parametrize("typed", ["", "  ", "?!", '"', "*", "nvwzk", "zz"])
def test_what_fits_nothing_finds_nothing(store: FakeStore, typed: str) -> None:
    assert FindAnything(store)(typed) == []


def test_tasks_come_before_notes(store: FakeStore) -> None:
    found = FindAnything(store)("duke")
    assert [each.kind for each in found] == [FoundKind.TASK, FoundKind.NOTE]
    assert as_json(found[1])["title"] == "Nowak, Paweł, 2026-11-23: Methadone script sent to Duke Street"
    assert set(as_json(found[0])) == {"kind", "id", "title", "detail", "person_id", "near"}


@given(st.text(alphabet="abcdexyz", min_size=4, max_size=9), st.data())
def test_words_one_slip_away_know_one_another(word: str, data: st.DataObject) -> None:
    other = data.draw(st.sampled_from(one_slip_away(word)))
    assert word not in one_slip_away(word)
    if len(other) >= 4:
        assert word in one_slip_away(other)


_LETTERS = st.text(alphabet="abc", min_size=4, max_size=8)


@given(_LETTERS, _LETTERS)
def test_one_slip_to_the_beginning_of_a_word_is_what_the_index_is_asked_for(typed: str, word: str) -> None:
    begins = any(word.startswith(slip) for slip in (typed, *one_slip_away(typed)))
    assert (slips_to_begin(typed, word) <= 1) == begins


@given(_LETTERS, _LETTERS, st.integers(1, 3))
def test_slips_are_counted_up_to_a_number_and_none_for_what_begins_so(typed: str, word: str, most: int) -> None:
    slips = slips_to_begin(typed, word, most)
    assert 0 <= slips <= most + 1
    assert (slips == 0) == word.startswith(typed)
    assert slips == min(most + 1, slips_to_begin(typed, word, 9))


@given(_LETTERS, st.data())
def test_two_slips_are_one_after_the_other(typed: str, data: st.DataObject) -> None:
    once = data.draw(st.sampled_from(one_slip_away(typed)))
    twice = data.draw(st.sampled_from(one_slip_away(once) or (once,)))
    if len(twice) == len(typed) and sorted(twice) != sorted(typed):
        assert slips_to_begin(typed, twice) <= 2


@given(st.text())
def test_ascii_is_folded_as_everything_else(text: str) -> None:
    plain = text.encode("ascii", "ignore").decode()
    assert fold(plain) == fold(plain + "ł").removesuffix("l")


@given(st.text(), st.text(max_size=8))
def test_words_are_found_where_they_begin_a_word(text: str, wanted: str) -> None:
    words = typed_words(wanted)
    expected = all(any(known.startswith(word) for known in fold_words(text)) for word in words)
    assert has_words(text, " ".join(words)) == expected


def test_an_excerpt_begins_near_the_word() -> None:
    text = "One two three. " * 20 + "Then (methadone) was spoken of. " + "And more. " * 20
    shown = excerpt(text, ["metha"])
    assert "(methadone)" in shown
    assert shown.startswith("… ")
    assert shown.endswith(" …")
    assert len(shown) < 120
    assert excerpt("Short.", ["x"]) == "Short."
