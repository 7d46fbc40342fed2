"""Meetings from the command line: the list of some days, and calendar files."""

import json
from pathlib import Path
from typing import Any

import icalendar
import pytest

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.establishments import EstablishmentId
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.key_derivation import KdfParameters
from tests.end2end.program import run
from tests.gui.driving import TODAY

PASSPHRASE = "four ordinary words here"
KDF = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture
def one_meeting(tmp_path: Path) -> tuple[Path, str]:
    """A desk with one meeting; the folder and whose it is."""
    clock = FixedClock(TODAY)
    vault = app.new_vault(tmp_path / "desk", PASSPHRASE, "M. Kerr", clock, KDF)
    desk = app.desk_over(vault, clock)
    person = desk.register_person(Person(PersonId(""), "Quigley", "Ann"))
    prison = next(each for each in vault.establishments.all() if "Barlinnie" in each.name)
    desk.meetings.book(
        Meeting("", person, TODAY, 600, establishment_id=EstablishmentId(prison.id), worker="M. Kerr", purpose="Plan")
    )
    vault.close()
    return tmp_path / "desk", person


def answer(folder: Path, *arguments: str) -> Any:
    done = run(*arguments, "--data", folder, "--passphrase-stdin", "--json", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_the_list_of_some_days(one_meeting: tuple[Path, str]) -> None:
    folder, person = one_meeting
    (listed,) = answer(folder, "meetings", "--from", TODAY.isoformat(), "--to", TODAY.isoformat())
    assert (listed["person_id"], listed["start"], listed["end"], listed["with"], listed["prison"]) == (
        person, "10:00", "10:45", "M. Kerr", "HMP Barlinnie",
    )  # fmt: skip
    assert (listed["state"], listed["clashes"], listed["refused"]) == ("booked", [], None)
    said = run(
        "meetings", "--from", TODAY.isoformat(), "--to", TODAY.isoformat(),
        "--data", folder, "--passphrase-stdin", say=PASSPHRASE + "\n",
    )  # fmt: skip
    assert "10:00–10:45 Quigley, Ann with M. Kerr. HMP Barlinnie, Link centre. Booked." in said.stdout


def test_a_calendar_file(one_meeting: tuple[Path, str], tmp_path: Path) -> None:
    folder, person = one_meeting
    out = tmp_path / "ann.ics"
    told = answer(folder, "export", "ics", "--person", person, "--out", str(out))
    assert told == {"file": str(out), "meetings": 1, "not_agreed": 0}
    (event,) = icalendar.Calendar.from_ical(out.read_bytes()).events
    assert (str(event["SUMMARY"]), str(event["CLASS"])) == ("Meeting with Ann", "PRIVATE")
    again = run("export", "ics", "--out", out, "--data", folder, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert again.returncode == 1
    assert "is there already" in again.stderr
