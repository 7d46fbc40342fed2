"""Recovery inclusion meetings from the command line: their days, the agenda, the minutes, a calendar of the series."""

import json
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path
from typing import Any

import icalendar
import pytest
from pypdf import PdfReader

from recovery_desk import app
from recovery_desk.clocks import SystemClock
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.episodes import ReleaseDate
from recovery_desk.domain.inclusion import InclusionMember, InclusionSeries
from recovery_desk.domain.organisations import Organisation, OrganisationId
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.domain.vetting import AgencyStaff
from recovery_desk.storage.key_derivation import KdfParameters
from tests.end2end.program import run

PASSPHRASE = "four ordinary words here"
KDF = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
HOUSING = OrganisationId("housing")


@pytest.fixture
def series(tmp_path: Path) -> tuple[Path, str]:
    """A desk with a series that meets tomorrow, two people due out, one of whom agreed with the agency; its id.

    The command line goes by the clock of the machine: the meeting of tomorrow is the next one past midnight too.
    """
    clock = SystemClock()
    today = clock.today()
    vault = app.new_vault(tmp_path / "desk", PASSPHRASE, "M. Kerr", clock, KDF)
    desk = app.desk_over(vault, clock)
    people = [desk.register_person(Person(PersonId(""), name, "Ann")) for name in ("Quigley", "Rennie")]
    for person in people:
        desk.set_release_date(person, ReleaseDate(today + timedelta(days=6)))
    with vault.saving():
        vault.records(Organisation).add(Organisation(HOUSING, "Made-up Housing"))
        vault.records(AgencyStaff).add(AgencyStaff("wilk", "A. Wilk", organisation_id=HOUSING))
        vault.records(Consent).add(Consent("c", people[0], HOUSING, Purpose.MEETING, signed_on=today))
    members = (InclusionMember("", "", worker="M. Kerr", is_chair=True), InclusionMember("", "", "wilk"))
    wanted = InclusionSeries("", "Inclusion meeting", today, 600, 60, weekday=(today.weekday() + 1) % 7)
    kept = desk.inclusion.keep(wanted, members)
    vault.close()
    return tmp_path / "desk", kept.id


def answer(folder: Path, *arguments: object) -> Any:
    done = run(*arguments, "--data", folder, "--passphrase-stdin", "--json", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_agenda_of_the_next_meeting_for_the_desk_and_for_an_agency(
    series: tuple[Path, str], tmp_path: Path
) -> None:
    folder, series_id = series
    own = answer(folder, "agenda", "--meeting", "next", "--out", tmp_path / "own.pdf", "--plain")
    assert own["meeting"]["id"] == f"{series_id}-{own['meeting']['day'].replace('-', '')}"
    assert (own["copy_for"], own["left_out"], len(own["people"])) == ("the desk", 0, 2)
    assert own["opening"].startswith("10:00")
    first = own["people"][0]
    assert (first["number"], first["at"]) == (1, "10:05")
    assert first["missing"]["Not known"]
    theirs = answer(
        folder, "agenda", "--meeting", own["meeting"]["id"], "--agency", "made-up housing",
        "--out", tmp_path / "theirs.pdf", "--plain",
    )  # fmt: skip
    assert ([each["name"] for each in theirs["people"]], theirs["left_out"]) == (["Quigley, Ann"], 1)
    said = "\n".join(page.extract_text() for page in PdfReader(tmp_path / "theirs.pdf").pages)
    assert "Quigley" in said
    assert "Rennie" not in said
    assert "Copy for" in said


def test_a_file_is_encrypted_unless_asked_otherwise_and_refusals_say_why(
    series: tuple[Path, str], tmp_path: Path
) -> None:
    folder, _ = series
    made = answer(folder, "agenda", "--meeting", "next", "--out", tmp_path / "agenda.pdf")
    reader = PdfReader(BytesIO((tmp_path / "agenda.pdf").read_bytes()))
    assert reader.is_encrypted
    assert reader.decrypt(made["passphrase"])
    for arguments, said in (
        (("agenda", "--meeting", "gone", "--out", tmp_path / "a.pdf"), "There is no such meeting"),
        (("agenda", "--meeting", "next", "--agency", "Nobody", "--out", tmp_path / "b.pdf"), "no seat in this series"),
        (("minutes", "--meeting", "next", "--out", tmp_path / "c.pdf"), "does not go on"),
        (("agenda", "--meeting", "next", "--out", tmp_path / "agenda.pdf"), "is there already"),
    ):
        done = run(*arguments, "--data", folder, "--passphrase-stdin", say=PASSPHRASE + "\n")
        assert done.returncode == 1
        assert said in done.stderr


def test_the_days_of_a_series_and_their_calendar(series: tuple[Path, str], tmp_path: Path) -> None:
    folder, series_id = series
    (listed,) = answer(folder, "inclusion")
    assert (listed["id"], listed["members"]) == (series_id, ["M. Kerr", "A. Wilk"])
    assert listed["repeats"].startswith("every 2 weeks on ")
    first, second = (date.fromisoformat(each["day"]) for each in listed["next"][:2])
    assert second - first == timedelta(weeks=2)
    out = tmp_path / "series.ics"
    assert answer(folder, "export", "ics", "--series", series_id, "--out", out)["meetings"] >= 26
    events = icalendar.Calendar.from_ical(out.read_bytes()).events
    assert str(events[0]["UID"]) == listed["next"][0]["id"]
    assert str(events[0]["SUMMARY"]) == "Inclusion meeting"
