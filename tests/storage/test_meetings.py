"""Windows on meetings and vetting in a real vault; the same questions the fakes answer."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting, MeetingMove, WhyNotHeld
from recovery_desk.domain.people import PersonId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.vetting import AgencyStaff, Vetting, VettingKind
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.meetings import MEETING_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE
from tests.storage.made_vaults import add

FRIDAY = date(2026, 12, 4)
MEETING = Meeting("m", PersonId("p1"), FRIDAY, 600, staff_id="lang", why_not=WhyNotHeld.COURT)


def kept(vault: Vault, *records: object) -> None:
    with vault.saving():
        for record in records:
            vault.records(type(record)).add(record)


def test_meetings_by_day_and_vetting_by_its_end(vault: Vault) -> None:
    add(vault)
    early, later = replace(MEETING, id="a", start=540), replace(MEETING, id="b", day=FRIDAY + timedelta(days=1))
    kept(vault, MEETING, early, later)
    assert vault.meetings.between(FRIDAY, FRIDAY) == [early, MEETING]
    prisons = (EstablishmentId("bar"), EstablishmentId("low"))
    good = Vetting("v", "lang", VettingKind.KEYS, FRIDAY, establishment_ids=prisons, every_in=Country.SCOTLAND)
    kept(vault, AgencyStaff("lang", "P. Lang", left_on=FRIDAY), good)
    assert vault.meetings.vettings_expiring(FRIDAY) == [good]
    assert vault.meetings.vettings_expiring(FRIDAY - timedelta(days=1)) == []
    move = MeetingMove("v1", PersonId("p1"), "m", datetime(2026, 11, 1, tzinfo=UTC), FRIDAY, 1, FRIDAY, 2, "x", "y")
    kept(vault, move)
    assert vault.records(MeetingMove).where(meeting_id="m") == [move]


@pytest.mark.parametrize("table", MEETING_TABLES, ids=[table.name for table in MEETING_TABLES])
def test_history_has_words_for_every_column(table: TableOf[object]) -> None:
    words = words_of(table.name)
    assert set(table.columns) - set(words.fields) - words.inside - INSIDE == set()
    assert set(words.fields) <= set(table.columns)
