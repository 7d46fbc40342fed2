"""Today names the release checks that are owed, a line a person."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, cast

from recovery_desk.domain.people import PersonId
from recovery_desk.usecases.release_checks.readiness import DueCheck
from recovery_desk.usecases.today.checks import checks_due
from recovery_desk.usecases.today.sections import Morning, Urgency
from tests.fakes import KERR, FakeClock, FakeStore

TODAY = FakeClock().today()


@dataclass(frozen=True)
class Row:
    person_id: PersonId
    filed_as: str
    worker: str


@dataclass(frozen=True)
class Release:
    row: Row
    release_day: date


@dataclass(frozen=True)
class Definition:
    is_vital: bool


@dataclass(frozen=True)
class Line:
    title: str
    owner: str
    check: Definition


def due(name: str, title: str, days: int, *, worker: str = "", owner: str = "", vital: bool = False) -> DueCheck:
    release = Release(Row(PersonId(name), name, worker), TODAY + timedelta(days=days))
    return DueCheck(cast("Any", release), cast("Any", Line(title, owner, Definition(vital))))


def morning(worker: str = "") -> Morning:
    return Morning(FakeStore(), FakeClock(), TODAY, KERR, worker)


FOUND = (
    due("McAllister", "Address", 3, worker="M. Kerr", vital=True),
    *(due("McAllister", title, 3, worker="M. Kerr") for title in ("Naloxone", "GP", "Phone")),
    due("Nowak", "Bank account", 20, worker="J. Boyle", owner="M. Kerr"),
    due("Whyte", "Travel", 21, worker="J. Boyle"),
)


def test_each_person_has_one_line_that_leads_to_their_release_day() -> None:
    section = checks_due(lambda: FOUND)(morning())
    assert [(line.title, line.detail, line.when) for line in section.lines] == [
        ("McAllister", "Address, Naloxone, GP and 1 more", "out in 3 days"),
        ("Nowak", "Bank account", "out in 20 days"),
        ("Whyte", "Travel", "out in 21 days"),
    ]
    assert [line.urgency for line in section.lines] == [Urgency.HARD, Urgency.CARE, Urgency.CARE]
    assert {line.tab for line in section.lines} == {"release-day"}
    assert section.count == 3


def test_a_worker_sees_their_people_and_what_they_owe_for_others() -> None:
    assert [line.title for line in checks_due(lambda: FOUND)(morning("M. Kerr")).lines] == ["McAllister", "Nowak"]


def test_nothing_due_says_so() -> None:
    section = checks_due(tuple)(morning())
    assert (section.lines, section.nothing) == ((), "No release check is due by today.")
