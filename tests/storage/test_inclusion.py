"""Recovery inclusion meetings in a real vault: what goes in comes out, and what is asked across meetings."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.inclusion import (
    Attendance,
    InclusionAttendance,
    InclusionItem,
    InclusionMember,
    InclusionOutcome,
    InclusionSeries,
    OutcomeKind,
    planned,
)
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.tasks import Task, TaskId, TaskSource
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.inclusion import INCLUSION_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder
from tests.storage.made_vaults import add

TUESDAY = date(2026, 12, 1)
AT = datetime(2026, 12, 1, 10, 5, tzinfo=UTC)
SERIES = InclusionSeries(
    "s", "Inclusion meeting", TUESDAY, 600, organisation_ids=("housing",), establishment_ids=(EstablishmentId("bar"),)
)
MEETING = replace(planned(SERIES, TUESDAY), opened_at=AT, left_out=2)
PERSON = PersonId("p1")


def kept(vault: Vault, *records: object) -> None:
    with vault.saving():
        for record in records:
            vault.records(type(record)).add(record)


def test_what_goes_in_comes_out_and_is_in_the_persons_history(vault: Vault) -> None:
    add(vault)
    records = (
        SERIES,
        InclusionMember("m", "s", "lang", is_chair=True),
        MEETING,
        InclusionAttendance("a", MEETING.id, "P. Lang", "Team", "team", Attendance.APOLOGIES, 1),
        InclusionItem(
            "i", PERSON, MEETING.id, 1, 5, 7, TUESDAY, 9, "9 points", ("A home: failed", "A phone: done"), AT
        ),
        InclusionOutcome("o", PERSON, MEETING.id, OutcomeKind.ACTION, "Ring", AT, "Team", "team", TUESDAY, "t"),
    )
    kept(vault, *records)
    for record in records:
        assert vault.records(type(record)).get(record.id) == record
    about = {entry.entity for entry in vault.journal.about(PERSON)}
    assert {"inclusion_item", "inclusion_outcome"} <= about


def test_what_is_not_done_of_a_series_and_of_no_other(vault: Vault) -> None:
    add(vault)
    task = Task(TaskId("t"), "Ring", "Team", TUESDAY, PERSON, None, TaskSource.MEETING, MEETING.id)
    later = replace(task, id=TaskId("l"), source_id="s-20261215", due=TUESDAY)
    done = replace(task, id=TaskId("d"), done_on=TUESDAY)
    others = [
        replace(task, id=TaskId(f"o{number}"), source_id=source)
        for number, source in enumerate(("s", "", "s2-20261201", "r-20261201", "t-20261201"))
    ]
    note = replace(task, id=TaskId("n"), source=TaskSource.NOTE)
    kept(vault, task, later, done, note, *others)
    assert vault.meetings.undone("s") == [later, task]
    assert vault.meetings.undone("nothing") == []


def test_the_lines_of_some_people(vault: Vault) -> None:
    add(vault)
    wanted = CaseloadFilter(among=(PERSON, PersonId("gone")))
    rows = vault.caseload.page(wanted, CaseloadOrder.NAME, descending=False, offset=0, limit=9)
    assert [row.person_id for row in rows] == [PERSON]
    assert vault.caseload.count(CaseloadFilter(among=())) == 0


@pytest.mark.parametrize("table", INCLUSION_TABLES, ids=[table.name for table in INCLUSION_TABLES])
def test_every_column_has_its_words_or_means_nothing_to_a_reader(table: TableOf[object]) -> None:
    words = words_of(table.name)
    known = {*words.fields, *words.inside, "id", "person_id"}
    assert [column for column in table.columns if column not in known] == []
