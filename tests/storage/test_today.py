from dataclasses import replace
from datetime import timedelta

import pytest

from recovery_desk.clocks import FixedClock
from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.notes import Note, NoteKind
from recovery_desk.domain.people import PersonId
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.desk_settings import ChangeSettings, DeskSettings
from recovery_desk.usecases.ports import CaseloadFilter, CaseloadOrder, CaseloadStatus
from recovery_desk.usecases.read_today import ReadToday
from tests.storage.made_vaults import CRAIG, add
from tests.storage.test_notes import AT, note

TODAY = AT.date() + timedelta(days=3)


@pytest.fixture
def desk(vault: Vault) -> Vault:
    for number, days in enumerate((10, 200, -5, -60, None), start=1):
        person = replace(CRAIG, id=PersonId(f"p{number}"), prison_number=str(number), worker=f"W{number % 2}")
        add(vault, person, None if days is None else TODAY + timedelta(days=days))
    with vault.saving():
        vault.records(Note).add(note(1, PersonId("p2")))
        vault.records(Note).add(replace(note(2, PersonId("p1")), kind=NoteKind.NOT_SEEN))
    return vault


def found(vault: Vault, wanted: CaseloadFilter, order: CaseloadOrder = CaseloadOrder.NUMBER) -> list[str]:
    page = vault.caseload.page(wanted, order, descending=False, offset=0, limit=10)
    assert vault.caseload.count(wanted) == len(page)
    return [row.person_id for row in page]


def test_the_lists_of_a_day(desk: Vault) -> None:
    day = timedelta(days=1)
    today = desk.today
    assert [r.person_id for r in today.to_see("", TODAY, TODAY + 84 * day, TODAY - 6 * day, 9)] == ["p1"]
    assert [r.person_id for r in today.to_see("W0", TODAY, TODAY + 84 * day, TODAY - 6 * day, 9)] == []
    assert [r.person_id for r in today.without_contact("", TODAY, TODAY - 21 * day, 9)] == ["p1", "p5"]
    assert [r.person_id for r in today.just_out("", TODAY, TODAY - 21 * day, 9)] == ["p3"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (CaseloadFilter(status=CaseloadStatus.INSIDE, today=TODAY), ["p1", "p2", "p5"]),
        (CaseloadFilter(status=CaseloadStatus.JUST_OUT, today=TODAY), ["p3"]),
        (CaseloadFilter(status=CaseloadStatus.LEFT, today=TODAY), ["p4"]),
        (CaseloadFilter(worker="W0"), ["p2", "p4"]),
        (CaseloadFilter(hall="D Hall", worker="W1"), ["p1", "p3", "p5"]),
        (CaseloadFilter(hall="Nowhere"), []),
        (CaseloadFilter(no_contact_since=AT.date(), status=CaseloadStatus.INSIDE, today=TODAY), ["p1", "p5"]),
    ],
)
def test_the_caseload_is_narrowed(desk: Vault, wanted: CaseloadFilter, expected: list[str]) -> None:
    assert found(desk, wanted) == expected


def test_contact_and_alerts_follow_their_records(desk: Vault) -> None:
    def row() -> tuple[object, int]:
        page = desk.caseload.page(
            CaseloadFilter(text="mcallister"), CaseloadOrder.NUMBER, descending=False, offset=1, limit=1
        )
        return page[0].last_contact, page[0].alerts

    assert row() == (AT.date(), 0)
    alert = Alert("a1", PersonId("p2"), kind=next(iter(AlertKind)), text="Overdose in August")
    with desk.saving():
        desk.records(Alert).add(alert)
        desk.records(Note).save(replace(note(1, PersonId("p2")), at=AT + timedelta(days=1)))
    assert row() == (AT.date() + timedelta(days=1), 1)
    assert found(desk, CaseloadFilter(with_alerts=True)) == ["p2"]
    with desk.saving():
        desk.records(Alert).save(replace(alert, ended_on=TODAY))
        desk.records(Note).remove("n1")
    assert row() == (None, 0)
    assert desk.caseload.workers() == ["W0", "W1"]


@pytest.mark.parametrize(("days", "expected"), [(21, ["p1", "p5"]), (2, ["p1", "p2", "p5"])])
def test_nobody_is_without_contact_until_the_days_of_the_setting_have_passed(
    desk: Vault, days: int, expected: list[str]
) -> None:
    ChangeSettings(desk)(DeskSettings(no_contact_days=days))
    board = ReadToday(desk, FixedClock(TODAY))(mine=False)
    quiet = next(each for each in board.sections if each.name == "no-contact")
    assert [line.person_id for line in quiet.lines] == expected
