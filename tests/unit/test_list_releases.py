from datetime import date, timedelta

import pytest

from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import (
    Country,
    Finding,
    ReleaseAnswer,
    ReleaseKind,
    ReleaseQuestion,
    Severity,
)
from recovery_desk.usecases.desk_settings import ChangeSettings, DeskSettings, LocalHoliday
from recovery_desk.usecases.keep_person import RegisterPerson
from recovery_desk.usecases.list_releases import ListReleases
from recovery_desk.usecases.open_person import OpenPerson
from tests.fakes import FakeClock, FakeIds, FakeStore

MONDAY = date(2026, 11, 23)
BARLINNIE = Establishment(EstablishmentId("b"), Country.SCOTLAND, "HMP Barlinnie")
ALTCOURSE = Establishment(EstablishmentId("a"), Country.ENGLAND_AND_WALES, "Altcourse (HMP & YOI)")


class LawOfSaturdays:
    """Brings Saturdays forward, finds Fridays hard; remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[ReleaseQuestion] = []

    def check(self, question: ReleaseQuestion) -> ReleaseAnswer:
        self.asked.append(question)
        day = question.due - timedelta(days=question.due.weekday() == 5)
        hard = (Finding("friday", Severity.HARD, "A Friday"),) if day.weekday() == 4 else ()
        return ReleaseAnswer(
            due=question.due,
            country=question.country,
            release_day=day,
            moved=day != question.due,
            rule=None,
            citation="",
            steps=(),
            may_ask=(day - timedelta(days=1),) if hard else (),
            presumed=None,
            findings=hard,
        )


def desk_with(*due: date | None, establishment: EstablishmentId | None = BARLINNIE.id) -> FakeStore:
    store, ids = FakeStore([BARLINNIE, ALTCOURSE]), FakeIds()
    for number, day in enumerate(due):
        release = None if day is None else ReleaseDate(day, ReleaseKind.SENTENCE)
        stay = CustodyEpisode(
            EpisodeId(""), PersonId(""), establishment, release=release, sentenced_on=date(2026, 11, 1)
        )
        RegisterPerson(store, FakeClock(), ids)(Person(PersonId(""), f"Name{number}"), stay)
    return store


def test_who_walks_out_before_the_day_due_is_there_on_both_days() -> None:
    saturday = date(2026, 11, 28)
    store = desk_with(saturday)
    board = ListReleases(store, LawOfSaturdays(), FakeClock(MONDAY))
    friday = board(saturday - timedelta(days=1), saturday - timedelta(days=1))
    assert [release.release_day for release in friday.releases] == [date(2026, 11, 27)]
    assert len(board(saturday, saturday).releases) == 1
    assert board(saturday + timedelta(days=1), saturday + timedelta(days=9)).releases == ()


def test_the_board_counts_and_sorts_by_the_day_people_walk_out() -> None:
    store = desk_with(date(2026, 11, 30), date(2026, 11, 28), None, date(2026, 11, 24), date(2027, 3, 1))
    board = ListReleases(store, LawOfSaturdays(), FakeClock(MONDAY))(MONDAY, MONDAY + timedelta(days=27))
    assert [release.release_day.day for release in board.releases] == [24, 27, 30]
    assert (board.hard, board.moved, board.may_ask, board.without_date) == (1, 1, 1, 1)


def test_days_served_are_counted_to_the_day_somebody_walks_out() -> None:
    store, law = desk_with(date(2026, 11, 28), date(2026, 11, 26)), LawOfSaturdays()
    ListReleases(store, law, FakeClock(MONDAY))(MONDAY, MONDAY + timedelta(days=27))
    by_board = {question.due.day: question.days_served for question in law.asked}
    assert by_board == {28: 26, 26: 25}
    law.asked.clear()
    for person in store.everybody():
        OpenPerson(store, law, FakeClock(MONDAY))(person.id)
    assert {question.due.day: question.days_served for question in law.asked} == by_board


def test_the_end_of_the_calendar_is_no_cliff() -> None:
    store = desk_with(date.max)
    board = ListReleases(store, LawOfSaturdays(), FakeClock(MONDAY))(date.max - timedelta(days=3), date.max)
    assert len(board.releases) == 1


@pytest.mark.parametrize(
    ("establishment", "country"),
    [(BARLINNIE.id, Country.SCOTLAND), (ALTCOURSE.id, Country.ENGLAND_AND_WALES), (None, Country.NORTHERN_IRELAND)],
)
def test_the_law_is_that_of_the_establishment_else_of_the_desk(
    establishment: EstablishmentId | None, country: Country
) -> None:
    store = desk_with(date(2026, 12, 4), establishment=establishment)
    scottish = LocalHoliday(Country.SCOTLAND, "Glasgow", date(2026, 12, 3))
    chosen = DeskSettings(
        country=Country.NORTHERN_IRELAND,
        local_holidays=(scottish,),
        commenced=frozenset({("scotland-2023-s8", date(2026, 12, 1))}),
    )
    ChangeSettings(store)(chosen)
    law, clock = LawOfSaturdays(), FakeClock(MONDAY)
    ListReleases(store, law, clock)(MONDAY, MONDAY + timedelta(days=27))
    OpenPerson(store, law, clock)(store.everybody()[0].id)
    by_board, by_record = law.asked
    assert by_board == by_record, "the board and the person's page ask the same"
    assert by_board == ReleaseQuestion(
        due=date(2026, 12, 4),
        country=country,
        local_holidays=frozenset({scottish.date} if country is Country.SCOTLAND else ()),
        commenced=chosen.commenced,
        days_served=33,
        as_of=MONDAY,
    )
