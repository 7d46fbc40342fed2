"""The day out from the command line, and the route on four hard days over a real vault."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

import pytest
from pypdf import PdfReader

from recovery_desk import app as wiring
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId, ReleaseDate
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.opening_hours import OpeningTimes
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.release_day.questions import Country
from recovery_desk.domain.route_stops import RouteStop, StopKind
from recovery_desk.domain.services import OpeningHours, Service, ServiceId
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.usecases.desk import Desk
from recovery_desk.usecases.desk_settings import DeskSettings, LocalHoliday
from tests.end2end.program import PASSPHRASE, Program

QUICK = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


def asked(program: Program, practice: Path, *arguments: object) -> str:
    done = program(*arguments, "--data", practice, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return done.stdout


def due_out(program: Program, practice: Path) -> list[str]:
    said = asked(program, practice, "releases", "--json")
    return [each["person_id"] for each in json.loads(said)]


def test_a_route_from_the_command_line(program: Program, practice: Path) -> None:
    person_id = due_out(program, practice)[0]
    route = json.loads(asked(program, practice, "route", "--person", person_id, "--json"))
    assert {"person_id", "day", "stops", "suggestions", "misfits"} <= route.keys()
    assert len(route["stops"]) == 7
    for stop in route["stops"]:
        assert {"arrive", "leave", "fits", "reason"} <= stop.keys()
        assert stop["arrive"] <= stop["leave"]
        assert stop["reason"] or stop["fits"] is True
    said = asked(program, practice, "route", "--person", person_id)
    assert route["stops"][0]["name"] in said
    unknown = program("route", "--person", "nobody", "--data", practice, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert unknown.returncode == 1
    assert "Nobody on this desk" in unknown.stderr


def test_a_suggested_order_is_taken_from_the_command_line(program: Program, practice: Path) -> None:
    def refused(*arguments: object) -> str:
        done = program("route", *arguments, "--data", practice, "--passphrase-stdin", say=PASSPHRASE + "\n")
        assert done.returncode == 1
        return done.stderr

    for person_id in due_out(program, practice):
        route = json.loads(asked(program, practice, "route", "--person", person_id, "--json"))
        here = [each for each in route["suggestions"] if not each["other_day"]]
        if here:
            break
    else:
        pytest.fail("every route on the practice desk fits as it is")
    number = here[0]["number"]
    assert f" {number}> {here[0]['text']}" in asked(program, practice, "route", "--person", person_id)
    assert "There is no suggestion 99" in refused("--person", person_id, "--take", "99")
    other = next((each["number"] for each in route["suggestions"] if each["other_day"]), None)
    if other is not None:
        assert "the prison has to be asked" in refused("--person", person_id, "--take", other)
    after = json.loads(asked(program, practice, "route", "--person", person_id, "--take", number, "--json"))
    assert after["misfits"] == here[0]["misfits"] < route["misfits"]
    assert [stop["name"] for stop in after["stops"]] == here[0]["order"]


def test_the_drivers_sheet_and_the_court_page_from_the_command_line(
    program: Program, practice: Path, tmp_path: Path
) -> None:
    people = due_out(program, practice)
    court = tmp_path / "court.pdf"
    asked(program, practice, "print", "court-plan", "--person", people[0], "--out", court, "--plain")
    assert len(PdfReader(court).pages) == 1
    for number, person_id in enumerate(people):
        out = tmp_path / f"pickup-{number}.pdf"
        done = program(
            "print", "pickup", "--person", person_id, "--out", out, "--plain", "--data", practice,
            "--passphrase-stdin", say=PASSPHRASE + "\n",
        )  # fmt: skip
        if done.returncode == 0:
            assert round(PdfReader(out).pages[0].mediabox.width) == 420
            return
        assert "pickup" in done.stderr
    pytest.fail("nobody on the practice desk has a pickup")


@contextmanager
def desk_with_a_route(folder: Path, today: date, due: date) -> Iterator[tuple[Desk, PersonId]]:
    """Somebody due out of Barlinnie, and a jobcentre and housing advice that keep Glasgow's holidays."""
    vault = wiring.new_vault(folder, "four made up words", "M. Kerr", FixedClock(today), QUICK)
    desk = wiring.desk_over(vault, FixedClock(today))
    holiday = LocalHoliday(Country.SCOTLAND, "Glasgow", date(2026, 9, 28), "September weekend")
    desk.change_settings(DeskSettings(local_holidays=(holiday,)))
    barlinnie = next(each.id for each in desk.store.establishments.all() if "Barlinnie" in each.name)
    stay = CustodyEpisode(EpisodeId(""), PersonId(""), EstablishmentId(barlinnie), release=ReleaseDate(due))
    person_id = desk.register_person(Person(PersonId(""), "McAllister", "Craig"), stay)
    stops = [RouteStop("", person_id, 0, StopKind.GATE, name="Gate, HMP Barlinnie", visit_minutes=15, appointment=600)]
    for name, closes_on_friday in (("Jobcentre", 17), ("Housing options", 12)):
        service = Service(ServiceId(""), OrganisationId(""), name, area="Glasgow")
        hours = tuple(
            OpeningHours("", ServiceId(""), day, 540, closes_on_friday * 60 if day == 4 else 1020) for day in range(5)
        )
        kept = desk.directory.keep_service(OpeningTimes(service, hours), Organisation(OrganisationId(""), name))
        stops.append(RouteStop("", person_id, 0, service_id=kept.service.id, travel_minutes=20, visit_minutes=60))
    desk.route.keep(person_id, stops)
    try:
        yield desk, person_id
    finally:
        vault.close()


@pytest.mark.parametrize(
    ("today", "due", "walks_out", "reason", "helps"),
    [
        (date(2026, 11, 23), date(2026, 12, 4), date(2026, 12, 4), "Closes 12:00; from 11:55 it needs 60 min",
         "Housing options before Jobcentre: every stop fits."),
        (date(2027, 3, 1), date(2027, 3, 26), date(2027, 3, 25), "", ""),
        (date(2026, 12, 1), date(2027, 1, 2), date(2026, 12, 31), "", ""),
        (date(2026, 9, 1), date(2026, 9, 25), date(2026, 9, 25), "Closes 12:00; from 11:55 it needs 60 min",
         "Housing options before Jobcentre: every stop fits."),
    ],
    ids=["a Friday in December", "Good Friday", "2 January", "before the Glasgow September weekend"],
)  # fmt: skip
def test_the_route_on_a_hard_day(
    tmp_path: Path, today: date, due: date, walks_out: date, reason: str, helps: str
) -> None:
    with desk_with_a_route(tmp_path, today, due) as (desk, person_id):
        plan = desk.route.plan(person_id)
        assert plan.day == walks_out
        assert plan.stops[2].reason == reason
        assert (plan.suggestions[0].text if plan.suggestions else "") == helps
        if plan.suggestions:
            desk.route.take_order(person_id, plan.order_of(plan.suggestions[0]))
            assert desk.route.plan(person_id).misfits == 0
        pickup = desk.pickups.begin(person_id)
        assert (pickup.day, pickup.gate_time) == (walks_out, 600)
        desk.pickups.keep(pickup)


@pytest.mark.parametrize(
    ("day", "why"),
    [
        (date(2026, 12, 25), "Closed: public holiday (Christmas Day)"),
        (date(2027, 3, 26), "Closed: public holiday (Good Friday)"),
        (date(2027, 1, 4), "Closed: public holiday (2nd January (substitute day))"),
        (date(2026, 9, 28), "Closed: a local public holiday: Glasgow September weekend"),
        (date(2026, 12, 5), "Closed on Saturdays"),
    ],
)
def test_what_is_shut_says_why(tmp_path: Path, day: date, why: str) -> None:
    with desk_with_a_route(tmp_path, date(2026, 9, 1), date(2026, 9, 25)) as (desk, _):
        directory = desk.directory.list_services(day=day)
    assert {entry.opening.in_words for entry in directory.entries} == {why}
