"""Complex cases in a real vault: kept, asked for by many, taken out with their reviews and brought back."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recovery_desk.domain.complex_cases import CaseOutcome, CaseReview, CaseStage, CaseTrigger, ComplexCase
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.storage.identities import SeededIds
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.complex_cases import COMPLEX_CASE_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.complex_case_deeds import complex_case_deeds
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE
from tests.storage.made_vaults import CRAIG, SteppingClock, add

MONDAY, FRIDAY = date(2026, 11, 23), date(2026, 12, 4)
CASE = ComplexCase(
    "", CRAIG.id, CaseTrigger.DETOX, "from methadone", CaseStage.AGREED, "Nurse", ("lang",), (), ("Prison GP",),
    "Slowly", "The chart", "May be ill", MONDAY, FRIDAY,
)  # fmt: skip
EVER = datetime(2000, 1, 1, tzinfo=UTC)


def test_a_case_goes_round_and_comes_back_whole_after_an_undo(vault: Vault) -> None:
    add(vault)
    deeds = complex_case_deeds(vault, SteppingClock(), SeededIds(1, 1_790_000_000_000))
    with vault.saving():
        vault.records(AgencyStaff).add(AgencyStaff("lang", "P. Lang"))
    case = deeds.keep(CASE)
    assert vault.records(ComplexCase).of(CRAIG.id) == [replace(CASE, id=case.id)]
    review = deeds.review(case.id, "It goes well", FRIDAY)
    closed = deeds.close(case.id, CaseOutcome.COMPLETED, "done")
    assert vault.records(ComplexCase).where(closed_on=None) == []
    deeds.remove(case.id)
    assert vault.records(CaseReview).where() == []
    deed = vault.undoing.to_undo(EVER)
    assert deed is not None
    with vault.saving():
        vault.undoing.reverse(deed.first)
    assert vault.records(ComplexCase).where() == [closed]
    assert vault.records(CaseReview).where() == [review]
    assert deeds.read.open_of([CRAIG.id]) == {}
    assert deeds.close.again(case.id) == vault.records(ComplexCase).get(case.id)


def test_the_open_ones_are_found_by_an_index(vault: Vault) -> None:
    plan = vault._connection.rows(
        "EXPLAIN QUERY PLAN SELECT id FROM complex_case WHERE closed_on IS NULL ORDER BY review_on"
    )
    assert "complex_case_open" in str(plan)


@pytest.mark.parametrize("table", COMPLEX_CASE_TABLES, ids=[table.name for table in COMPLEX_CASE_TABLES])
def test_history_has_words_for_every_column(table: TableOf[object]) -> None:
    words = words_of(table.name)
    assert set(table.columns) - set(words.fields) - words.inside - INSIDE == set()
    assert set(words.fields) <= set(table.columns)
