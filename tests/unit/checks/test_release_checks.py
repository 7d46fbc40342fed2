"""The deeds around a release day, over a desk in memory: looking, recording, choosing, asking for an earlier day."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from recovery_desk.domain.alerts import Alert, AlertKind
from recovery_desk.domain.chosen_services import ChosenService
from recovery_desk.domain.community_orders import CommunityOrder, OrderKind
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.contacts import Agreed as ContactAgreed
from recovery_desk.domain.contacts import Contact
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.organisations import OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import Pickup, PickupState
from recovery_desk.domain.plans import Agreed, Goal, PlanAgreement
from recovery_desk.domain.prints import PrintRecord, PrintWay
from recovery_desk.domain.release_day.check_book import Applies, CheckChoice, ServiceKind
from recovery_desk.domain.release_day.check_records import CheckRecord, CheckState, Tenure
from recovery_desk.domain.release_day.early_release import Decision, EarlyReleaseRequest
from recovery_desk.domain.release_day.questions import Country, ReleaseKind
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import OpeningHours, Service, ServiceId
from recovery_desk.domain.services import ServiceKind as PlaceKind
from recovery_desk.domain.workers import Role, Worker, WorkerId
from recovery_desk.exchange.release_checks_file import load_check_list
from recovery_desk.exchange.release_rules_file import holiday_calendars, load_release_law
from recovery_desk.usecases.checks_deeds import ChecksDeeds, checks_deeds
from recovery_desk.usecases.desk_settings import LEAVE_STALE_OUT, LocalHoliday
from recovery_desk.usecases.holidays_there import HolidaysThere
from recovery_desk.usecases.keep_local_holidays import HolidayOnWeekend
from recovery_desk.usecases.keep_person import RegisterPerson
from recovery_desk.usecases.ports import Rendered
from recovery_desk.usecases.release_checks.letter import EarlyReleaseLetter
from recovery_desk.usecases.release_checks.problems import (
    DayNotOffered,
    DaysOutOfRange,
    NewDayMissing,
    NoSuchCheck,
    NoSuchRequest,
    NotATime,
    NothingToAskFor,
    ReasonMissing,
    RequestSent,
    WorkedOut,
)
from recovery_desk.usecases.release_checks.record import CheckEntry, entry_of
from recovery_desk.usecases.vault_problems import NoSuchPerson
from recovery_desk.usecases.worker_problems import CoordinatorOnly
from tests.fakes import FakeClock, FakeIds, FakeStore

MONDAY, FRIDAY, THURSDAY = date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 3)
BARLINNIE = Establishment(EstablishmentId("b"), Country.SCOTLAND, "HMP Barlinnie", town="Glasgow")
LAW, CALENDARS, SHIPPED = load_release_law(), holiday_calendars(), load_check_list()


class Letters:
    """Remembers what was to be drawn."""

    def __init__(self) -> None:
        self.drawn: list[EarlyReleaseLetter] = []

    def __call__(self, letter: EarlyReleaseLetter) -> Rendered:
        self.drawn.append(letter)
        return Drawn()


class Drawn:
    pdf, pages, warnings = b"%PDF", 1, ()


class DeskOfOne:
    """Craig, due out from Barlinnie."""

    def __init__(self, due: date | None = FRIDAY, kind: ReleaseKind = ReleaseKind.SENTENCE) -> None:
        self.store, self.ids, self.clock = FakeStore([BARLINNIE]), FakeIds(), FakeClock(MONDAY)
        release = None if due is None else ReleaseDate(due, kind)
        stay = CustodyEpisode(EpisodeId(""), PersonId(""), BARLINNIE.id, hall="D Hall", cell="1/22", release=release)
        craig = Person(PersonId(""), "McAllister", "Craig", "Mac", prison_number="117531", worker="J. Boyle")
        self.craig = RegisterPerson(self.store, self.clock, self.ids)(craig, stay)
        self.letters = Letters()
        self.deeds = self.deeds_of(self.store)

    def deeds_of(self, store: FakeStore) -> ChecksDeeds:
        holidays = HolidaysThere(store, CALENDARS)
        return checks_deeds(store, LAW, self.clock, self.ids, SHIPPED, holidays, self.letters)

    @property
    def stay(self) -> CustodyEpisode:
        found = self.store.episodes.current(self.craig)
        assert found is not None
        return found

    def state(self, check_id: str) -> CheckState:
        line = self.deeds.of(self.craig).line(check_id)
        assert line is not None
        return line.state

    def text(self, check_id: str) -> str:
        line = self.deeds.of(self.craig).line(check_id)
        assert line is not None
        return line.finding.text


@pytest.fixture
def desk() -> DeskOfOne:
    return DeskOfOne()


def test_all_checks_of_the_country_stand_there_with_owner_due_day_and_source(desk: DeskOfOne) -> None:
    checks = desk.deeds.of(desk.craig)
    assert len(checks.lines) == 26
    assert all(line.why and line.source and line.owner and line.due for line in checks.lines)
    address, gp = checks.line("address"), checks.line("gp")
    assert address is not None
    assert gp is not None
    assert (address.owner, address.due) == ("J. Boyle", date(2026, 11, 27))
    assert (gp.owner, gp.due) == ("Prison health team", date(2026, 11, 6))
    assert gp.is_overdue(MONDAY)
    assert not address.is_overdue(MONDAY)


def test_what_is_recorded_says_who_and_when_and_counts_for_this_stay_only(desk: DeskOfOne) -> None:
    entry = CheckEntry(
        CheckState.DONE, place="3 Duke Street", tenure=Tenure.HOSTEL, confirmed_by="hostel", at_time="9pm"
    )
    record = desk.deeds.record(desk.craig, "address", entry)
    assert (record.recorded_by, record.recorded_at) == ("M. Kerr", datetime(2026, 11, 23, 9, tzinfo=UTC))
    assert record.at_time == "21:00"
    assert desk.state("address") is CheckState.DONE
    next_stay = CustodyEpisode(EpisodeId("next"), desk.craig, BARLINNIE.id, release=ReleaseDate(date(2027, 6, 1)))
    with desk.store.saving():
        desk.store.episodes.add(next_stay)
    assert desk.state("address") is CheckState.NOT_KNOWN
    assert "went out to hostel or bed and breakfast once before and came back" in desk.text("address")


def test_recording_again_changes_the_same_record(desk: DeskOfOne) -> None:
    first = desk.deeds.record(desk.craig, "gp", CheckEntry(CheckState.NOT_DONE, note="asked"))
    again = replace(entry_of(first), state=CheckState.DONE)
    second = desk.deeds.record(desk.craig, "gp", again)
    assert second.id == first.id
    assert [each.state for each in desk.store.records(CheckRecord).of(desk.craig)] == [CheckState.DONE]
    assert desk.deeds.record.get(desk.craig, "gp") == second
    desk.deeds.record.forget(desk.craig, "gp")
    assert desk.state("gp") is CheckState.NOT_KNOWN


@pytest.mark.parametrize(
    ("check_id", "entry", "refusal"),
    [
        ("no-such", CheckEntry(CheckState.DONE), NoSuchCheck),
        ("hard-day", CheckEntry(CheckState.DONE), WorkedOut),
        ("gp", CheckEntry(CheckState.NOT_NEEDED), ReasonMissing),
        ("gp", CheckEntry(CheckState.DONE, at_time="soon"), NotATime),
    ],
)
def test_what_cannot_be_recorded(desk: DeskOfOne, check_id: str, entry: CheckEntry, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        desk.deeds.record(desk.craig, check_id, entry)
    assert desk.store.records(CheckRecord).where() == []


def test_nobody_unknown_has_checks(desk: DeskOfOne) -> None:
    with pytest.raises(NoSuchPerson):
        desk.deeds.record(PersonId("nobody"), "gp", CheckEntry(CheckState.DONE))
    with pytest.raises(NoSuchPerson):
        desk.deeds.of(PersonId("nobody"))


def test_readiness_counts_each_needed_check_once(desk: DeskOfOne) -> None:
    checks = desk.deeds.of(desk.craig)
    assert (checks.done, checks.percent, checks.in_words) == (0, 0, "0 of 26 done")
    desk.deeds.record(desk.craig, "gp", CheckEntry(CheckState.DONE))
    desk.deeds.record(desk.craig, "phone", CheckEntry(CheckState.NOT_NEEDED, note="has none and wants none"))
    checks = desk.deeds.of(desk.craig)
    assert (checks.in_words, checks.percent) == ("1 of 25 done", 4)


def test_ready_is_when_nothing_vital_is_owed() -> None:
    desk = DeskOfOne(THURSDAY)
    evidence = {
        "address": CheckEntry(CheckState.DONE, place="3 Duke Street", confirmed_by="sister"),
        "first-dose": CheckEntry(CheckState.NOT_NEEDED, note="not prescribed"),
        "naloxone": CheckEntry(CheckState.DONE, place="with property", on_day=MONDAY),
        "gate-pickup": CheckEntry(CheckState.NOT_NEEDED, note="his sister drives"),
    }
    for check_id, entry in evidence.items():
        assert not desk.deeds.of(desk.craig).is_ready
        desk.deeds.record(desk.craig, check_id, entry)
    checks = desk.deeds.of(desk.craig)
    assert checks.is_ready
    assert checks.percent < 100


def test_the_next_thing_is_vital_and_near_before_it_is_merely_overdue() -> None:
    desk = DeskOfOne(THURSDAY)
    assert desk.deeds.of(desk.craig).next_to_do in {
        "Confirm an address for tonight",
        "Ask whether a gate pickup is wanted",
    }
    everything = [line.check.id for line in desk.deeds.of(desk.craig).lines if line.check.is_recorded]
    for check_id in everything:
        desk.deeds.record(desk.craig, check_id, CheckEntry(CheckState.NOT_NEEDED, note="made up"))
    checks = desk.deeds.of(desk.craig)
    assert checks.next is None
    assert checks.next_to_do == ""
    assert checks.percent == 100


def test_an_owner_and_a_day_of_its_own_count_before_the_list(desk: DeskOfOne) -> None:
    entry = CheckEntry(CheckState.NOT_KNOWN, owner="P. Lang", due=date(2026, 12, 1))
    desk.deeds.record(desk.craig, "gp", entry)
    line = desk.deeds.of(desk.craig).line("gp")
    assert line is not None
    assert (line.owner, line.due, line.state) == ("P. Lang", date(2026, 12, 1), CheckState.NOT_KNOWN)


def test_what_a_release_of_this_kind_does_not_need_says_so() -> None:
    desk = DeskOfOne(kind=ReleaseKind.REMAND)
    assert desk.state("licence") is CheckState.NOT_NEEDED
    assert "remand" in desk.text("licence")
    desk.deeds.record(desk.craig, "licence", CheckEntry(CheckState.DONE, note="bail conditions read"))
    assert desk.state("licence") is CheckState.DONE


def test_without_a_date_nothing_is_due_and_all_is_told_apart() -> None:
    desk = DeskOfOne(None)
    checks = desk.deeds.of(desk.craig)
    assert {line.due for line in checks.lines} == {None}
    assert desk.state("hard-day") is CheckState.NOT_KNOWN
    assert checks.next_to_do == "Ask for the release date"


def test_a_coordinator_takes_a_check_off_the_list_and_changes_another(desk: DeskOfOne) -> None:
    desk.deeds.choose(CheckChoice("gp", Applies.NEVER))
    desk.deeds.choose(
        CheckChoice("address", title="A bed", days_before=14, owner="Housing lead", why="Because", source="Us")
    )
    checks = desk.deeds.of(desk.craig)
    assert checks.line("gp") is None
    line = checks.line("address")
    assert line is not None
    assert (line.title, line.due, line.owner, line.why, line.source) == (
        "A bed",
        date(2026, 11, 20),
        "Housing lead",
        "Because",
        "Us",
    )
    with pytest.raises(NoSuchCheck):
        desk.deeds.record(desk.craig, "gp", CheckEntry(CheckState.DONE))
    desk.deeds.choose(CheckChoice("gp"))
    assert desk.deeds.of(desk.craig).line("gp") is not None


def test_the_kind_of_service_and_always_decide_which_checks_there_are(desk: DeskOfOne) -> None:
    desk.deeds.choose.set_service(ServiceKind.MENTORING)
    assert desk.deeds.of(desk.craig).line("naloxone") is None
    desk.deeds.choose(CheckChoice("naloxone", Applies.ALWAYS))
    assert desk.state("naloxone") is CheckState.NOT_KNOWN


def test_only_a_coordinator_chooses_and_only_what_there_is(desk: DeskOfOne) -> None:
    with pytest.raises(NoSuchCheck):
        desk.deeds.choose(CheckChoice("no-such"))
    with pytest.raises(DaysOutOfRange):
        desk.deeds.choose(CheckChoice("gp", days_before=366))
    desk.store.signed_in = Worker(WorkerId("b"), "J. Boyle", Role.WORKER)
    with pytest.raises(CoordinatorOnly):
        desk.deeds.choose(CheckChoice("gp", Applies.NEVER))
    with pytest.raises(CoordinatorOnly):
        desk.deeds.choose.set_service(ServiceKind.MENTORING)
    with pytest.raises(CoordinatorOnly):
        desk.deeds.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", FRIDAY))


def test_the_checks_see_what_the_other_parts_of_the_record_say(desk: DeskOfOne) -> None:
    store, craig = desk.store, desk.craig
    duke = Service(
        ServiceId("s"),
        OrganisationId("o"),
        "Duke Street Pharmacy",
        PlaceKind.PHARMACY,
        area="Glasgow",
        checked_on=MONDAY,
    )
    team = Service(ServiceId("t"), OrganisationId("o"), "Recovery team", PlaceKind.COMMUNITY_TEAM, checked_on=MONDAY)
    with store.saving():
        store.records(Goal).add(Goal("g", craig, "See my daughter"))
        store.records(PlanAgreement).add(PlanAgreement("a", craig, 1, Agreed.YES, "", MONDAY, "M. Kerr", "{}"))
        at = datetime(2026, 11, 23, 9, tzinfo=UTC)
        store.records(PrintRecord).add(
            PrintRecord("p", craig, "plan", "person", "", 1, PrintWay.PRINTED, at, "M. Kerr")
        )
        store.records(Pickup).add(Pickup("k", craig, FRIDAY, PickupState.CONFIRMED, driver="A. Singh"))
        store.records(Consent).add(
            Consent("c", craig, "", Purpose.SUPPORT, signed_on=MONDAY, organisation_name="The GP")
        )
        store.records(Contact).add(Contact("m", craig, "Mum", consent=ContactAgreed.YES))
        store.records(Contact).add(Contact("o", craig, "Own phone", is_own=True))
        store.records(Alert).add(Alert("x", craig, AlertKind.PREGNANCY, "Due in March"))
        store.records(CommunityOrder).add(CommunityOrder("d", craig, OrderKind.DTTO, "Glasgow Sheriff Court"))
        store.records(Service).add(duke)
        store.records(Service).add(team)
        store.records(OpeningHours).add(OpeningHours("h", duke.id, 4, 9 * 60, 17 * 60))
        store.records(RouteStop).add(RouteStop("1", craig, 1, StopKind.SERVICE, duke.id))
        store.records(RouteStop).add(RouteStop("2", craig, 2, StopKind.SERVICE, team.id, appointment=13 * 60 + 10))
    assert "not yet said to be in their hand" in desk.text("plan")
    assert desk.state("gate-pickup") is CheckState.DONE
    assert desk.text("travel") == "Lift from the gate: A. Singh"
    assert desk.text("consent") == "The GP"
    assert desk.text("family") == "May be told: Mum"
    assert desk.text("complex-case") == "Flagged: Due in March: no plan with health partners yet"
    assert "Glasgow Sheriff Court" in desk.text("supervision")
    assert desk.text("first-dose").startswith("Duke Street Pharmacy, open 09:00")
    assert desk.text("first-appointment") == "Fri 4 Dec 13:10, Recovery team"
    desk.deeds.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", FRIDAY, "Made-up Friday"))
    assert "Duke Street Pharmacy is shut on Thu 3 Dec" in desk.text("first-dose"), "the day moved off the holiday"


def test_the_sheet_of_services_is_stale_by_what_stands_on_it(desk: DeskOfOne) -> None:
    store, craig = desk.store, desk.craig
    cafe = Service(ServiceId("s"), OrganisationId("o"), "Recovery café", checked_on=MONDAY)
    old = Service(ServiceId("t"), OrganisationId("o"), "Food bank", checked_on=date(2026, 6, 1))
    at = datetime(2026, 11, 23, 9, tzinfo=UTC)
    with store.saving():
        store.records(Service).add(cafe)
        store.records(Service).add(old)
        store.records(RouteStop).add(RouteStop("1", craig, 1, StopKind.SERVICE, old.id))
        store.records(PrintRecord).add(
            PrintRecord("p", craig, "out-there", "person", "", 1, PrintWay.PRINTED, at, "M. Kerr")
        )
    desk.deeds.record(craig, "out-there", CheckEntry(CheckState.DONE))
    assert desk.text("out-there") == "Not checked for 90 days: Food bank", "nothing is picked: the route"
    with store.saving():
        store.records(ChosenService).add(ChosenService("c", craig, cafe.id))
    assert desk.state("out-there") is CheckState.DONE
    with store.saving():
        store.records(ChosenService).add(ChosenService("d", craig, old.id, position=2))
    assert desk.state("out-there") is CheckState.FAILED
    store.settings.put(LEAVE_STALE_OUT, "yes")
    assert desk.state("out-there") is CheckState.DONE, "what is stale is left out of the sheet"


def test_support_over_the_first_weekend_is_told_from_the_hours(desk: DeskOfOne) -> None:
    store, craig = desk.store, desk.craig
    cafe = Service(ServiceId("s"), OrganisationId("o"), "Recovery café", PlaceKind.RECOVERY, checked_on=MONDAY)
    line = Service(ServiceId("t"), OrganisationId("o"), "Night line", PlaceKind.CRISIS, checked_on=MONDAY)
    with store.saving():
        store.records(Service).add(cafe)
        store.records(Service).add(line)
        for day in (4, 5):
            store.records(OpeningHours).add(OpeningHours(f"h{day}", cafe.id, day, 18 * 60, 21 * 60))
        store.records(OpeningHours).add(OpeningHours("n", line.id, 6, 0, 24 * 60))
        store.records(RouteStop).add(RouteStop("1", craig, 1, StopKind.EVENING, cafe.id))
    assert desk.text("out-of-hours") == "Recovery café, 18:00–21:00; nothing open on Sun 6 Dec"
    assert desk.state("out-of-hours") is CheckState.NOT_DONE
    with store.saving():
        store.records(RouteStop).add(RouteStop("2", craig, 2, StopKind.SERVICE, line.id))
    assert desk.state("out-of-hours") is CheckState.DONE


def test_a_letter_is_filled_from_the_facts_kept_sent_and_stays_as_it_went(desk: DeskOfOne) -> None:
    desk.deeds.record(desk.craig, "address", CheckEntry(CheckState.NOT_DONE, note="interview 26 Nov"))
    draft = desk.deeds.ask_earlier.draft(desk.craig)
    assert (draft.id, draft.release_day, draft.asked_for) == ("", FRIDAY, (THURSDAY,))
    assert draft.addressed_to == "The Governor\nHMP Barlinnie\nGlasgow"
    for said in (
        "Craig McAllister",
        "Section 26C",
        "Most places then shut until Monday 7 December",
        "- Somewhere to sleep tonight: Interview 26 Nov.",
    ):
        assert said in draft.body
    kept = desk.deeds.ask_earlier.keep(replace(draft, body="My own words"))
    assert desk.deeds.ask_earlier.draft(desk.craig) == kept
    sent = desk.deeds.ask_earlier.send(kept)
    assert sent.sent_on == MONDAY
    assert desk.state("hard-day") is CheckState.NOT_DONE
    with pytest.raises(RequestSent):
        desk.deeds.ask_earlier.keep(replace(sent, body="Changed afterwards"))
    assert [each.body for each in desk.store.records(EarlyReleaseRequest).where()] == ["My own words"]


def test_a_day_granted_becomes_the_release_date_on_their_word(desk: DeskOfOne) -> None:
    sent = desk.deeds.ask_earlier.send(desk.deeds.ask_earlier.draft(desk.craig))
    answered = desk.deeds.ask_earlier.answer(sent.id, Decision.GRANTED, by="Deputy governor", new_day=THURSDAY)
    assert answered.new_day == THURSDAY
    release = desk.stay.release
    assert release is not None
    assert (release.due, release.told_by, release.told_on) == (THURSDAY, "Deputy governor", MONDAY)
    assert desk.state("hard-day") is CheckState.DONE


def test_a_refusal_leaves_the_date_and_says_that_the_plan_has_to_hold(desk: DeskOfOne) -> None:
    sent = desk.deeds.ask_earlier.send(desk.deeds.ask_earlier.draft(desk.craig))
    desk.deeds.ask_earlier.answer(sent.id, Decision.REFUSED, by="Governor", note="no staff")
    assert desk.stay.release is not None
    assert desk.stay.release.due == FRIDAY
    assert desk.state("hard-day") is CheckState.FAILED
    assert desk.deeds.of(desk.craig).next_to_do == "Make the plan hold on Fri 4 Dec"


def test_what_cannot_be_asked_for_or_answered(desk: DeskOfOne) -> None:
    draft = desk.deeds.ask_earlier.draft(desk.craig)
    with pytest.raises(NothingToAskFor):
        desk.deeds.ask_earlier.keep(replace(draft, asked_for=()))
    with pytest.raises(DayNotOffered):
        desk.deeds.ask_earlier.keep(replace(draft, asked_for=(FRIDAY,)))
    kept = desk.deeds.ask_earlier.keep(draft)
    with pytest.raises(NewDayMissing):
        desk.deeds.ask_earlier.answer(kept.id, Decision.GRANTED)
    with pytest.raises(DayNotOffered):
        desk.deeds.ask_earlier.answer(kept.id, Decision.GRANTED, new_day=FRIDAY)
    with pytest.raises(NoSuchRequest):
        desk.deeds.ask_earlier.answer("none", Decision.REFUSED)
    with pytest.raises(NothingToAskFor):
        DeskOfOne(None).deeds.ask_earlier.draft(PersonId("00000000-0000-7000-8000-000000000001"))
    remand = DeskOfOne(kind=ReleaseKind.REMAND)
    with pytest.raises(NothingToAskFor):
        remand.deeds.ask_earlier.draft(remand.craig)


def test_printing_the_letter_is_written_down(desk: DeskOfOne) -> None:
    desk.deeds.print_request(desk.craig)
    assert desk.letters.drawn[-1].is_draft
    sent = desk.deeds.ask_earlier.send(desk.deeds.ask_earlier.draft(desk.craig))
    desk.deeds.print_request(desk.craig)
    letter = desk.letters.drawn[-1]
    assert (letter.is_draft, letter.asked_for, letter.written_on) == (False, sent.asked_for, MONDAY)
    assert [entry.act for entry in desk.store.journal.about(desk.craig)].count("drawn") == 2


def test_local_holidays_count_where_somebody_will_live(desk: DeskOfOne) -> None:
    monday = date(2026, 9, 28)
    moved = DeskOfOne(monday)
    moved.clock._today = date(2026, 9, 1)
    moved.deeds.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", monday, "September weekend"))

    def out() -> date:
        answer = moved.deeds.of.release(moved.craig).record.answer
        assert answer is not None
        by_board = moved.deeds.board(date(2026, 9, 20), date(2026, 9, 30)).releases[0].release
        assert by_board.release_day == answer.release_day, "the board and the page say the same"
        return answer.release_day

    assert out() == date(2026, 9, 25), "Barlinnie lies in Glasgow"
    moved.deeds.set_area(moved.craig, "Inverness")
    assert out() == monday
    moved.deeds.set_area(moved.craig, "glasgow ")
    assert out() == date(2026, 9, 25)
    moved.deeds.set_area(moved.craig, "")
    assert out() == date(2026, 9, 25)
    with pytest.raises(HolidayOnWeekend):
        moved.deeds.holidays.add(LocalHoliday(Country.SCOTLAND, "Glasgow", date(2026, 9, 26)))


def test_a_board_asks_as_often_for_sixty_as_for_one() -> None:
    desk = DeskOfOne()
    stay = CustodyEpisode(EpisodeId(""), PersonId(""), BARLINNIE.id, release=ReleaseDate(THURSDAY))
    for number in range(59):
        RegisterPerson(desk.store, desk.clock, desk.ids)(Person(PersonId(""), f"Name{number}"), stay)
    board = desk.deeds.board(MONDAY, date(2026, 12, 20))
    assert len(board.releases) == 60
    assert (board.hard, board.without_address, board.need_driver, board.ready) == (1, 60, 0, 0)


def test_what_is_due_by_today_is_listed_with_the_nearest_release_first(desk: DeskOfOne) -> None:
    other = CustodyEpisode(EpisodeId(""), PersonId(""), BARLINNIE.id, release=ReleaseDate(date(2026, 11, 26)))
    RegisterPerson(desk.store, desk.clock, desk.ids)(Person(PersonId(""), "Docherty"), other)
    due = desk.deeds.board.due()
    assert all(each.line.is_open and each.line.due is not None and each.line.due <= MONDAY for each in due)
    assert [each.release.row.filed_as for each in due[:1]] == ["Docherty"]
    assert due[0].line.check.is_vital
    assert {each.release.row.filed_as for each in due} == {"Docherty", "McAllister, Craig"}


def test_a_month_shows_six_weeks_and_why_days_are_hard(desk: DeskOfOne) -> None:
    month = desk.deeds.board.month(date(2026, 12, 15))
    assert (len(month), month[0].day, month[-1].day) == (42, date(2026, 11, 30), date(2027, 1, 10))
    hard = {each.day: each.hard for each in month}
    assert hard[FRIDAY] == "Friday"
    assert hard[date(2026, 12, 24)] == "Before Christmas Day"
    assert hard[date(2026, 12, 28)] == "Boxing Day"
    assert hard[date(2026, 12, 29)] == ""
    assert [each.row.called for each in month[4].releases] == ["Mac"]
