"""Every way something about a person leaves the desk: whether it asks their agreement, what it says of it, and that a
restricted record leaves by none of them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from recovery_desk import app
from recovery_desk.cli.paper import SHEETS
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.establishments import Establishment, EstablishmentId
from recovery_desk.domain.inclusion import InclusionSeries
from recovery_desk.domain.meetings import Meeting, MeetingPlace
from recovery_desk.domain.organisations import Organisation, OrganisationId, OrganisationKind
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.pickups import Pickup, PickupConsent
from recovery_desk.domain.plans import Goal
from recovery_desk.domain.prison_day import DayLine, DaySheetKind
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.storage.vault import Vault
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.export_calendar import CalendarChoice
from recovery_desk.usecases.paper.pack_content import SheetOptions, consents_in_words
from recovery_desk.usecases.paper.print_sheets import PackWanted
from recovery_desk.usecases.people_problems import RecordRestricted
from tests.storage.made_vaults import CRAIG, SteppingClock, add

BARLINNIE = Establishment(EstablishmentId("bar"), Country.SCOTLAND, "HMP Barlinnie")
RECOVERY = Organisation(OrganisationId("o"), "Example Recovery", OrganisationKind.RECOVERY)
AGREED = Consent("", CRAIG.id, "o", Purpose.EVERYTHING, organisation_name="Example Recovery")
WITH_PRISON = Consent("", CRAIG.id, "", Purpose.RELEASE_DAY, organisation_name="HMP Barlinnie")
ANN = Person(PersonId("p2"), "Reid", "Ann")


@pytest.fixture
def desk(vault: Vault, clock: SteppingClock) -> Desk:
    add(vault)
    desk = app.desk_over(vault, clock)
    stay = vault.episodes.current(CRAIG.id)
    assert stay is not None
    day = clock.today() + timedelta(days=2)
    with vault.saving():
        vault.establishments.add(BARLINNIE)
        vault.episodes.save(replace(stay, establishment_id=BARLINNIE.id))
        vault.people.add(ANN)
        vault.records(Organisation).add(RECOVERY)
        vault.records(AgencyStaff).add(AgencyStaff("a", "J. Shaw", "Example Recovery", "o"))
        vault.records(Meeting).add(Meeting("m", CRAIG.id, day, 600, staff_id="a", place=MeetingPlace.VIDEO))
        vault.records(Pickup).add(Pickup("k", CRAIG.id, day))
        vault.records(Goal).add(Goal("g", CRAIG.id, "A door of my own"))
        vault.records(DayLine).add(DayLine("l", CRAIG.id, BARLINNIE.id, clock.today(), "KTM", is_asked=True))
    return desk


def sheet(name: str, audience: str = "") -> Callable[[Desk], str]:
    """What is said of the agreement when a sheet is prepared, alone or in a pack."""

    def said(desk: Desk) -> str:
        wanted = PackWanted((CRAIG.id,), (name,), SheetOptions(audience))
        pack = desk.paper.prepare.pack(wanted)
        assert not pack.skipped, pack.skipped[0].reason
        return " ".join(consents_in_words(pack.people))

    return said


def calendar(desk: Desk) -> str:
    return str(desk.meetings.calendar.not_agreed(CalendarChoice(person_id=CRAIG.id)))


def agenda(desk: Desk) -> str:
    """Whom the copy of the agency names, and how many it leaves out."""
    series = InclusionSeries("", "Recovery inclusion", desk.clock.today(), 600, organisation_ids=("o",))
    desk.inclusion.keep(series, ())
    [entry] = desk.inclusion.series()
    assert entry.next is not None
    [copy] = desk.inclusion.papers("agenda", entry.next.id, "o").copies
    assert ("McAllister" in str(copy.content)) is bool(copy.people)
    return f"{len(copy.people)} named, {copy.left_out} not"


def meeting(desk: Desk) -> str:
    missing = desk.meetings.board.not_agreed(CRAIG.id, "a", desk.clock.today())
    return "" if missing is None else missing.why


NONE_NEEDED = "what stands on it needs no agreement."
NOBODY = "no agreement is written down; only what needs none stands on it."
ASKED = "Example Recovery asked, not answered; only what needs no agreement stands on it."
THEM = "they agreed to sharing with Example Recovery, and with nobody else."

WAYS: dict[str, tuple[Callable[[Desk], str], str, str, str]] = {
    "community team": (
        sheet("handover", "community-team"),
        f"Community recovery team: {NOBODY}",
        f"Community recovery team: {ASKED}",
        f"Community recovery team: {THEM}",
    ),
    "mentor": (sheet("handover", "mentor"), f"Mentor: {NOBODY}", f"Mentor: {ASKED}", f"Mentor: {THEM}"),
    "housing": (sheet("handover", "housing"), f"Housing: {NOBODY}", f"Housing: {NOBODY}", f"Housing: {NOBODY}"),
    "health": (sheet("handover", "health"),) + (f"Health partner: {NOBODY}",) * 3,
    "prison": (sheet("handover", "prison"),) + (f"Prison: {NONE_NEEDED}",) * 3,
    "justice": (sheet("handover", "justice"),) + (f"Justice social work or probation: {NONE_NEEDED}",) * 3,
    "driver": (sheet("handover", "driver"),) + (f"Driver: {NONE_NEEDED}",) * 3,
    "request": (
        sheet("early-release-request"),
        "HMP Barlinnie: The person has not agreed to anything being shared with them. Ask them before it is sent.",
        "HMP Barlinnie: The person was asked and has not answered yet. Ask them before it is sent.",
        "HMP Barlinnie: The person agreed to it.",
    ),
    "pickup": (sheet("pickup"),)
    + ("Being met at the gate: not asked yet.",) * 2
    + ("Being met at the gate: wants to be met.",),
    "my release day": (sheet("my-release-day"), "", "", ""),
    "plan": (sheet("plan"), "", "", ""),
    "out there": (sheet("out-there"), "", "", ""),
    "court plan": (sheet("court-plan"), "", "", ""),
    "calendar": (calendar, "1", "1", "0"),
    "agenda": (agenda, "0 named, 1 not", "0 named, 1 not", "1 named, 0 not"),
    "meeting": (meeting, "never-asked", "unanswered", ""),
}
"""What each says where nobody asked, where they were asked, where they agreed. The person's own sheets say nothing."""


def ask(desk: Desk) -> None:
    for consent in (AGREED, WITH_PRISON):
        desk.record.keep_consent(consent)


def agree(desk: Desk) -> None:
    today = desk.clock.today()
    for consent in (AGREED, WITH_PRISON):
        desk.record.keep_consent(replace(consent, signed_on=today))
    [pickup] = desk.store.records(Pickup).of(CRAIG.id)
    with desk.store.saving():
        desk.store.records(Pickup).save(replace(pickup, consent=PickupConsent.YES, consent_on=today))


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("answer", range(3), ids=["not asked", "asked", "agreed"])
def test_it_says_what_it_found_of_their_agreement(desk: Desk, way: str, answer: int) -> None:
    says, *expected = WAYS[way]
    (lambda _desk: None, ask, agree)[answer](desk)
    assert says(desk) == expected[answer]


def test_what_was_taken_back_counts_no_more(desk: Desk) -> None:
    agree(desk)
    for consent in desk.store.records(Consent).of(CRAIG.id):
        desk.record.withdraw_consent(consent.id)
    assert WAYS["mentor"][0](desk).startswith("Mentor: Example Recovery not in date;")
    assert WAYS["request"][0](desk).startswith("HMP Barlinnie: The person has taken their agreement back.")
    assert WAYS["calendar"][0](desk) == "1"
    assert WAYS["meeting"][0](desk) == "withdrawn"


def test_every_sheet_there_is_stands_in_the_table(desk: Desk) -> None:
    said = {kind.id for kind in desk.paper.prepare.kinds}
    assert said == set(SHEETS)
    assert {audience.id for audience in desk.paper.audiences.all} == {
        "community-team", "prison", "justice", "housing", "health", "mentor", "driver",
    }  # fmt: skip
    assert said == {
        "handover", "early-release-request", "pickup", "my-release-day", "plan", "out-there", "court-plan",
    }  # fmt: skip


def test_a_pack_says_the_same_once_and_of_how_many(desk: Desk) -> None:
    agree(desk)
    pack = desk.paper.prepare.pack(PackWanted((CRAIG.id, ANN.id), ("handover",), SheetOptions("mentor")))
    assert consents_in_words(pack.people) == (
        "Mentor: agreed, each with whom they named and with nobody else. 1 of 2: McAllister, Craig.",
        f"Mentor: {NOBODY} 1 of 2: Reid, Ann.",
    )
    assert consents_in_words(pack.people, with_names=False)[1] == f"Mentor: {NOBODY} 1 of 2."


REFUSED: dict[str, Callable[[Desk], object]] = {
    **{kind: lambda desk, kind=kind: desk.paper.prepare.one(CRAIG.id, kind, SheetOptions()) for kind in SHEETS},  # type: ignore[misc]
    "handover drawn": lambda desk: desk.print_handover(CRAIG.id),
    "request drawn": lambda desk: desk.checks.print_request(CRAIG.id),
    "pickup drawn": lambda desk: desk.pickups.print_sheet("k"),
    "plan drawn": lambda desk: desk.plan.print_sheet(CRAIG.id),
    "court plan drawn": lambda desk: desk.first_days.print_court_plan(CRAIG.id),
    "calendar of one person": lambda desk: desk.meetings.calendar(CalendarChoice(person_id=CRAIG.id)),
    "calendar of one meeting": lambda desk: desk.meetings.calendar(CalendarChoice(meeting_id="m")),
}


@pytest.mark.parametrize("way", REFUSED)
def test_a_restricted_record_leaves_by_no_way(desk: Desk, way: str) -> None:
    agree(desk)
    desk.record.restrict(CRAIG.id, restricted=True, reason="They object")
    with pytest.raises(RecordRestricted):
        REFUSED[way](desk)


def test_nor_with_others(desk: Desk, tmp_path: Path) -> None:
    agree(desk)
    desk.record.restrict(CRAIG.id, restricted=True, reason="They object")
    pack = desk.paper.prepare.pack(PackWanted((CRAIG.id, ANN.id), ("handover",)))
    assert [person.person_id for person in pack.people] == [ANN.id]
    assert "restricted" in pack.skipped[0].reason
    assert desk.meetings.calendar(CalendarChoice())[1] == 0
    out = tmp_path / "caseload.csv"
    assert desk.caseload.export(out).restricted == 1
    assert "McAllister" not in out.read_text(encoding="utf-8-sig")
    for kind in DaySheetKind:
        drawn = desk.prison_day.print_sheet(kind, BARLINNIE.id, desk.clock.today())
        assert CRAIG.id not in [person.person_id for person in drawn.people]
    may = desk.record.may_share(CRAIG.id, "Example Recovery")
    assert (may.allowed, may.why) == (False, "restricted")
