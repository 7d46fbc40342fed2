"""Windows on one prison's day in a real vault; the same questions the fakes answer."""

from datetime import UTC, date, datetime, timedelta

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.notes import Note, NoteId, NoteKind, NotSeenReason
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.prison_day import DayLine, DayOutcome, HallRegime, PrisonRules
from recovery_desk.domain.referrals import Referral
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.workers import WorkerId
from recovery_desk.storage.records import TableOf
from recovery_desk.storage.tables.prison_day import PRISON_DAY_TABLES
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.journal_words import words_of
from recovery_desk.usecases.journal_words.record_words import INSIDE

TODAY = date(2026, 11, 23)
BAR = EstablishmentId("test-bar")
WEEK = timedelta(days=7)


def lives(vault: Vault, name: str, prison: EstablishmentId = BAR, **more: date) -> None:
    vault.people.add(Person(PersonId(name), "Moss", name))
    due = more.get("due")
    vault.episodes.add(
        CustodyEpisode(
            EpisodeId(f"e{name}"), PersonId(name), prison, "D Hall", "1/1", ReleaseDate(due) if due else None,
            admitted_on=more.get("admitted"), ended_on=more.get("ended"),
        )
    )  # fmt: skip


@pytest.fixture
def prison(vault: Vault) -> Vault:
    with vault.saving():
        vault.establishments.add(Establishment(BAR, Country.SCOTLAND, "HMP Testing"))
        vault.establishments.add(Establishment(EstablishmentId("other"), Country.SCOTLAND, "HMP Other"))
    return vault


def test_who_is_new_who_came_in_and_who_was_not_met(prison: Vault) -> None:
    soon = TODAY + WEEK
    with prison.saving():
        lives(prison, "a", due=soon, admitted=TODAY)
        lives(prison, "b", due=soon + WEEK)
        lives(prison, "gone", due=soon, admitted=TODAY, ended=TODAY)
        lives(prison, "elsewhere", EstablishmentId("other"), due=soon, admitted=TODAY)
        for number, name in enumerate(("a", "b", "gone", "elsewhere")):
            prison.records(Referral).add(Referral(f"r{number}", PersonId(name), "self", TODAY - timedelta(days=number)))
    days = prison.prison_days
    assert days.newly_referred(BAR, TODAY, 9) == [("b", TODAY - timedelta(days=1)), ("a", TODAY)]
    assert days.newly_referred(BAR, TODAY, 1) == [("b", TODAY - timedelta(days=1))]
    assert days.admitted(BAR, TODAY - timedelta(days=1), TODAY) == [("a", TODAY)]
    asked = ("HMP Testing", TODAY, TODAY + 3 * WEEK, TODAY - WEEK)
    assert days.not_met(*asked, 9) == ["a", "b"]
    assert days.not_met(*asked, 1) == ["a"]
    assert days.count_not_met(*asked) == 2
    at = datetime(2026, 11, 20, 9, tzinfo=UTC)
    with prison.saving():
        prison.records(Note).add(
            Note(NoteId("n"), PersonId("a"), NoteKind.SEEN, at, "Seen.", WorkerId("w"), "M. Kerr", at)
        )
    assert days.not_met(*asked, 9) == ["b"]
    assert [row.person_id for row in prison.caseload.of_many(["a", "nobody"])] == ["a"]


def test_lines_halls_and_rules_come_back_as_they_were_kept(prison: Vault) -> None:
    line = DayLine(
        "l", PersonId("a"), BAR, TODAY, "KTM", is_asked=True, why="Asked", rolled_from=TODAY - WEEK,
        outcome=DayOutcome.NOT_SEEN, reason=NotSeenReason.COURT, note_id="n",
    )  # fmt: skip
    hall, rules = HallRegime("h", BAR, "D Hall", 2, ("09:15-11:30",)), PrisonRules(BAR, "Pens", without_names=True)
    with prison.saving():
        lives(prison, "a")
        prison.records(DayLine).add(line)
        prison.records(HallRegime).add(hall)
        prison.records(PrisonRules).put(rules)
    assert prison.prison_days.lines(BAR, TODAY - WEEK, TODAY) == [line]
    assert prison.prison_days.lines(BAR, TODAY + WEEK, TODAY + WEEK) == []
    assert prison.records(HallRegime).where(establishment_id=BAR) == [hall]
    assert prison.records(PrisonRules).get(BAR) == rules


@pytest.mark.parametrize("table", PRISON_DAY_TABLES, ids=[table.name for table in PRISON_DAY_TABLES])
def test_history_has_words_for_every_column(table: TableOf[object]) -> None:
    words = words_of(table.name)
    assert set(table.columns) - set(words.fields) - words.inside - INSIDE == set()
    assert set(words.fields) <= set(table.columns)
