"""Two records put together and taken apart again, in a real vault."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.custody import CustodyEvent
from recovery_desk.domain.details import CommunicationNeed, PersonDetails
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.merges import Merge
from recovery_desk.domain.people import BirthDatePrecision, Person, PersonId
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.journal import journaled_tables
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.keep_person import RegisterPerson
from recovery_desk.usecases.merge_people import (
    DETAIL_FIELDS,
    PERSON_FIELDS,
    MergePeople,
    MergesOf,
    PreviewMerge,
    UndoMerge,
    now_part_of,
)
from recovery_desk.usecases.people_problems import AlreadyMerged, LaterMergeFirst, NoSuchMerge, SamePerson
from recovery_desk.usecases.ports import CaseloadFilter
from recovery_desk.usecases.read_history import TellPersonHistory
from tests.storage.made_vaults import CRAIG, SteppingClock

Deed = tuple[Vault, SteppingClock, SeededIds]


def content(vault: Vault) -> dict[str, list[tuple[Any, ...]]]:
    """Every record of every journaled table, byte for byte; but not the list of merges."""
    tables = (name for name in journaled_tables(vault._connection) if name != "merge")
    return {name: vault._connection.rows("SELECT * FROM " + name + " ORDER BY id") for name in tables}  # noqa: S608


def registered(vault: Vault, clock: SteppingClock, ids: SeededIds, person: Person, *, hall: str = "") -> PersonId:
    stay = CustodyEpisode(EpisodeId(""), PersonId(""), hall=hall) if hall else None
    return RegisterPerson(vault, clock, ids)(person, stay)


def with_records(vault: Vault, ids: SeededIds, person_id: PersonId, many: int) -> None:
    with vault.saving():
        for number in range(many):
            vault.records(Alert).add(Alert(ids.new(), person_id, AlertKind.OTHER, f"Alert {number}"))
            vault.records(Contact).add(Contact(ids.new(), person_id, f"Contact {number}"))
            vault.records(Consent).add(Consent(ids.new(), person_id, "org", Purpose.SUPPORT))


@pytest.fixture
def two(vault: Vault, clock: SteppingClock, ids: SeededIds) -> tuple[PersonId, PersonId]:
    kept = registered(vault, clock, ids, CRAIG, hall="D Hall")
    other = registered(
        vault, clock, ids, Person(PersonId(""), "MacAllister", "Kraig", worker="J. Boyle"), hall="A Hall"
    )
    with_records(vault, ids, other, 2)
    with vault.saving():
        vault.records(PersonDetails).add(
            replace(PersonDetails.of(other), other_names=("Red",), needs=(CommunicationNeed.HEARING,), spin="55511")
        )
    return kept, other


def test_everything_about_the_other_comes_over(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    preview = PreviewMerge(vault)(kept, other)
    assert preview.moves == {"alert": 2, "contact": 2, "consent": 2, "custody_episode": 1, "custody_event": 1}
    suggested = {choice.name for choice in preview.choices if choice.takes_other}
    assert suggested == {"worker", "spin"}
    MergePeople(vault, clock, ids)(kept, other)
    assert len(vault.records(Alert).of(kept)) == 2
    assert vault.records(Alert).of(other) == []
    assert [stay.hall for stay in vault.episodes.all(kept)] == ["A Hall", "D Hall"]
    assert vault.people.get(kept) == replace(CRAIG, id=kept, worker="J. Boyle")
    details = vault.records(PersonDetails).get(kept)
    assert details is not None
    assert (details.other_names, details.needs, details.spin) == (
        ("Red", "Kraig MacAllister"), (CommunicationNeed.HEARING,), "55511",
    )  # fmt: skip
    assert vault.caseload.count(CaseloadFilter()) == 1
    assert vault.caseload.count(CaseloadFilter("kraig")) == 1
    assert vault.people.named("macallister") == []
    assert now_part_of(vault, other) == kept
    assert [person.id for _, person in MergesOf(vault)(kept)] == [other]
    assert {entry.entity_id for entry in vault.history.about(kept, 500)} >= {kept, other}
    assert any("Kraig" in " ".join((deed.headline, *deed.lines)) for deed in TellPersonHistory(vault)(kept).deeds)
    assert vault.verify() > 0


def test_fields_are_taken_as_chosen(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    MergePeople(vault, clock, ids)(kept, other, ("family_name", "birth_date"))
    person = vault.people.get(kept)
    assert (person.family_name, person.given_names, person.worker) == ("MacAllister", "Craig", "")
    assert (person.birth_date, person.birth_date_precision) == (None, BirthDatePrecision.UNKNOWN)


def test_taken_apart_both_are_as_they_were(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    before = content(vault)
    merge = MergePeople(vault, clock, ids)(kept, other)
    assert content(vault) != before
    assert UndoMerge(vault, clock)(merge.id) == 0
    assert content(vault) == before
    assert vault.caseload.count(CaseloadFilter()) == 2
    assert vault.people.named("macallister")[0].id == other
    with pytest.raises(NoSuchMerge):
        UndoMerge(vault, clock)(merge.id)


def test_what_was_written_since_stays(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    merge = MergePeople(vault, clock, ids)(kept, other)
    moved = vault.records(Alert).of(kept)[0]
    with vault.saving():
        vault.people.save(replace(vault.people.get(kept), worker="A. Singh"))
        vault.records(Alert).save(replace(moved, text="Put right since"))
        vault.records(Contact).add(Contact(ids.new(), kept, "New since"))
    assert UndoMerge(vault, clock)(merge.id) == 1
    assert vault.people.get(kept).worker == "A. Singh"
    back = vault.records(Alert).get(moved.id)
    assert back is not None
    assert (back.person_id, back.text) == (other, "Put right since")
    assert [contact.name for contact in vault.records(Contact).of(kept)] == ["New since"]


def test_chains_are_taken_apart_from_the_end(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    third = registered(vault, clock, ids, Person(PersonId(""), "Third"))
    before = content(vault)
    deed, undo = MergePeople(vault, clock, ids), UndoMerge(vault, clock)
    first = deed(other, third)
    second = deed(kept, other)
    assert now_part_of(vault, third) == kept
    with pytest.raises(LaterMergeFirst):
        undo(first.id)
    with pytest.raises(AlreadyMerged):
        deed(other, kept)
    with pytest.raises(SamePerson):
        deed(kept, kept)
    undo(second.id)
    undo(first.id)
    assert content(vault) == before


def test_two_into_one_are_taken_apart_the_last_first(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    kept, other = two
    third = registered(vault, clock, ids, Person(PersonId(""), "Third"))
    first, second = MergePeople(vault, clock, ids)(kept, other), MergePeople(vault, clock, ids)(kept, third)
    with pytest.raises(LaterMergeFirst):
        UndoMerge(vault, clock)(first.id)
    UndoMerge(vault, clock)(second.id)
    assert UndoMerge(vault, clock)(first.id) == 0


def test_a_table_that_holds_one_for_each_person_loses_nothing(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    """A table there may be one day, with a rule of its own."""
    kept, other = two
    vault._connection.run(
        "CREATE TABLE only_one (id TEXT PRIMARY KEY, person_id TEXT NOT NULL UNIQUE, words TEXT NOT NULL) STRICT"
    )
    vault._connection.run("INSERT INTO only_one VALUES ('1', ?, 'mine'), ('2', ?, 'theirs')", (kept, other))
    before = vault._connection.rows("SELECT * FROM only_one ORDER BY id")
    MergePeople(vault, clock, ids)(kept, other)
    assert vault._connection.rows("SELECT * FROM only_one ORDER BY id") == before


def test_changes_that_name_no_table_of_ours_are_refused(
    vault: Vault, clock: SteppingClock, ids: SeededIds, two: tuple[PersonId, PersonId]
) -> None:
    from recovery_desk.usecases.vault_problems import VaultDamaged

    forged = json.dumps([["person; DROP TABLE person", "x", "family_name", "a", "b"]])
    merge = MergePeople(vault, clock, ids)(*two)
    with vault.saving():
        vault.records(Merge).save(replace(merge, changes=forged))
    with pytest.raises(VaultDamaged):
        UndoMerge(vault, clock)(merge.id)


WORDS = st.text(st.characters(codec="utf-8", exclude_characters="\x00"), max_size=8)
PEOPLE = st.builds(
    Person,
    st.just(PersonId("")),
    WORDS.map(lambda text: text + "x"),
    WORDS,
    WORDS,
    st.none() | st.dates(date(1930, 1, 1), date(2008, 1, 1)),
    st.just(BirthDatePrecision.EXACT),
    WORDS,
    WORDS,
    WORDS,
)
DETAILS = st.builds(
    lambda names, spin, language, needs: replace(
        PersonDetails.of(PersonId("")), other_names=tuple(names), spin=spin, language=language, needs=tuple(needs)
    ),
    st.lists(WORDS, max_size=3),
    WORDS,
    WORDS,
    st.lists(st.sampled_from(CommunicationNeed), max_size=3, unique=True),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    one=PEOPLE,
    two=PEOPLE,
    details=st.tuples(st.none() | DETAILS, st.none() | DETAILS),
    many=st.tuples(st.integers(0, 3), st.integers(0, 3)),
    halls=st.tuples(st.sampled_from(["", "A Hall"]), st.sampled_from(["", "B Hall"])),
    taken=st.none() | st.lists(st.sampled_from(PERSON_FIELDS + DETAIL_FIELDS), unique=True),
)
def test_whatever_is_put_together_comes_apart_byte_for_byte(
    vault: Vault,
    clock: SteppingClock,
    ids: SeededIds,
    one: Person,
    two: Person,
    details: Sequence[PersonDetails | None],
    many: Sequence[int],
    halls: Sequence[str],
    taken: Sequence[str] | None,
) -> None:
    people = [registered(vault, clock, ids, person, hall=hall) for person, hall in zip((one, two), halls, strict=True)]
    for person_id, more, count in zip(people, details, many, strict=True):
        with_records(vault, ids, person_id, count)
        if more is not None:
            with vault.saving():
                vault.records(PersonDetails).add(replace(more, id=person_id, person_id=person_id))
    before, lists = content(vault), vault.caseload.count(CaseloadFilter())
    records = sum(len(rows) for name, rows in before.items() if name != "person_details")
    merge = MergePeople(vault, clock, ids)(people[0], people[1], taken)
    together = content(vault)
    assert sum(len(rows) for name, rows in together.items() if name != "person_details") == records
    assert len(vault.records(CustodyEvent).of(people[0])) == sum(bool(hall) for hall in halls)
    assert vault.caseload.count(CaseloadFilter()) == lists - 1
    assert UndoMerge(vault, clock)(merge.id) == 0
    assert content(vault) == before
    assert vault.caseload.count(CaseloadFilter()) == lists
