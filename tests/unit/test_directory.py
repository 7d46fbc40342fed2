"""The directory of services: kept, checked, listed, and how old its word is."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.release_day.public_holidays import HolidayCalendar
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.services import (
    OpeningHours,
    Service,
    ServiceException,
    ServiceId,
    ServiceKind,
    ServiceStatus,
)
from recovery_desk.usecases.desk_settings import ChangeSettings, DeskSettings, LocalHoliday
from recovery_desk.usecases.directory_deeds import DirectoryDeeds, directory_deeds
from recovery_desk.usecases.directory_problems import (
    DaysBackwards,
    HoursBackwards,
    NoSuchService,
    OrganisationInUse,
    OrganisationNeedsName,
    ServiceNeedsName,
)
from recovery_desk.usecases.list_services import ServicesWanted
from tests.fakes import FakeClock, FakeIds, FakeStore

TODAY = date(2026, 11, 23)
FAIR = date(2027, 7, 12)
NOBODY = ServiceId("")


def week(*days: int) -> tuple[OpeningHours, ...]:
    return tuple(OpeningHours("", NOBODY, day, 540, 1020) for day in days)


def made() -> tuple[FakeStore, DirectoryDeeds]:
    store = FakeStore()
    holidays = (LocalHoliday(Country.SCOTLAND, "Glasgow", FAIR, "Fair Monday"),)
    ChangeSettings(store)(DeskSettings(local_holidays=holidays))
    calendars = {country: HolidayCalendar(country, {}, 1990, 2100) for country in Country}
    return store, directory_deeds(store, FakeClock(TODAY), FakeIds(), calendars)


def chemist(deeds: DirectoryDeeds, *, checked: bool = True) -> OpeningTimes:
    health = deeds.keep_organisation(Organisation(OrganisationId(""), "Made-up Pharmacies"))
    service = Service(
        NOBODY, health.id, "Duke Street Pharmacy", ServiceKind.PHARMACY, town="Glasgow", area="Glasgow",
        phones=("0141 496 0123",),
    )  # fmt: skip
    return deeds.keep_service(OpeningTimes(service, week(0, 1, 2, 3, 4)), checked=checked)


def test_an_entry_comes_back_as_it_was_kept() -> None:
    _, deeds = made()
    kept = chemist(deeds)
    found = deeds.open_service(kept.service.id)
    assert found.times == kept
    assert found.organisation_name == "Made-up Pharmacies"
    assert (kept.service.checked_on, kept.service.checked_by) == (TODAY, "M. Kerr")


def test_hours_that_are_left_out_go_and_the_check_with_them() -> None:
    store, deeds = made()
    kept = chemist(deeds)
    closure = ServiceException("", NOBODY, TODAY, TODAY, reason="staff training")
    changed = deeds.keep_service(replace(kept, hours=kept.hours[:1], exceptions=(closure,)))
    assert len(store.records(OpeningHours).where()) == 1
    assert changed.service.checked_on is None
    deeds.keep_service(replace(changed, exceptions=()))
    assert store.records(ServiceException).where() == []


def test_a_note_on_it_leaves_the_check_standing() -> None:
    _, deeds = made()
    kept = chemist(deeds)
    said = replace(kept, service=replace(kept.service, what_to_say="Ask for the pharmacist."))
    assert deeds.keep_service(said).service.checked_on == TODAY


def test_nobody_can_claim_a_check_by_passing_one_in() -> None:
    _, deeds = made()
    kept = chemist(deeds, checked=False)
    claimed = replace(kept, service=replace(kept.service, checked_on=TODAY, checked_by="me"))
    assert deeds.keep_service(claimed).service.checked_on is None
    assert deeds.mark_checked(kept.service.id).checked_by == "M. Kerr"


@pytest.mark.parametrize(("days", "stale"), [(0, False), (90, False), (91, True)])
def test_after_ninety_days_it_is_stale_and_says_so(days: int, stale: bool) -> None:
    service = Service(NOBODY, OrganisationId("o"), "A service", checked_on=TODAY - timedelta(days=days))
    assert service.is_stale(TODAY) == stale
    assert ("ring before relying" in service.age_in_words(TODAY)) == stale
    assert replace(service, checked_on=None).is_stale(TODAY)


def test_the_list_is_narrowed_by_word_kind_town_day_and_age() -> None:
    _, deeds = made()
    kept = chemist(deeds)
    for wanted, count in (
        (ServicesWanted(text="duke pharm"), 1),
        (ServicesWanted(text="duke housing"), 0),
        (ServicesWanted(kind=ServiceKind.HOUSING), 0),
        (ServicesWanted(town="Glasgow"), 1),
        (ServicesWanted(open_on=date(2026, 11, 28)), 0),
        (ServicesWanted(open_on=date(2026, 11, 27)), 1),
        (ServicesWanted(only_stale=True), 0),
    ):
        assert len(deeds.list_services(wanted).entries) == count, wanted
    gone = replace(kept, service=replace(kept.service, status=ServiceStatus.DEFUNCT))
    deeds.keep_service(gone)
    assert deeds.list_services().entries == ()
    assert len(deeds.list_services(ServicesWanted(with_defunct=True)).entries) == 1


def test_the_holiday_of_its_own_area_shuts_it_and_no_other() -> None:
    _, deeds = made()
    glasgow = chemist(deeds)
    paisley = deeds.keep_service(
        replace(glasgow, service=replace(glasgow.service, id=NOBODY, area="Renfrewshire"), hours=week(0))
    )
    assert "Glasgow Fair Monday" in deeds.open_service(glasgow.service.id, FAIR).opening.in_words
    assert deeds.open_service(paisley.service.id, FAIR).opening.is_open


def test_a_new_organisation_comes_with_its_first_service() -> None:
    store, deeds = made()
    kept = chemist(deeds)
    new = deeds.keep_service(kept, Organisation(OrganisationId(""), "Open Door Homes"))
    names = {each.id: each.name for each in store.records(Organisation).where()}
    assert names[new.service.organisation_id] == "Open Door Homes"
    again = deeds.keep_service(new, store.records(Organisation).get(new.service.organisation_id))
    assert (again.service.organisation_id, len(store.records(Organisation).where())) == (new.service.organisation_id, 2)
    with pytest.raises(OrganisationNeedsName):
        deeds.keep_service(kept, Organisation(OrganisationId(""), " "))


def test_what_makes_no_sense_is_refused() -> None:
    _, deeds = made()
    kept = chemist(deeds)
    with pytest.raises(OrganisationNeedsName):
        deeds.keep_organisation(Organisation(OrganisationId(""), " "))
    with pytest.raises(ServiceNeedsName):
        deeds.keep_service(replace(kept, service=replace(kept.service, name="")))
    with pytest.raises(HoursBackwards):
        deeds.keep_service(replace(kept, hours=(OpeningHours("", NOBODY, 0, 600, 600),)))
    with pytest.raises(DaysBackwards):
        deeds.keep_service(replace(kept, exceptions=(ServiceException("", NOBODY, TODAY, date(2026, 1, 1)),)))
    with pytest.raises(OrganisationInUse):
        deeds.remove_organisation(kept.service.organisation_id)
    with pytest.raises(NoSuchService):
        deeds.mark_checked(ServiceId("nothing"))


def test_removing_takes_the_hours_along() -> None:
    store, deeds = made()
    kept = chemist(deeds)
    deeds.remove_service(kept.service.id)
    assert store.records(OpeningHours).where() == []
    with pytest.raises(NoSuchService):
        deeds.open_service(kept.service.id)
    deeds.remove_organisation(kept.service.organisation_id)
    assert store.records(Organisation).where() == []
