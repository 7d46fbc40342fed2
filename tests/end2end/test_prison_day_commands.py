"""A day in the prison from the command line: the list, its paper, keyed back in."""

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.episodes import CustodyEpisode, EpisodeId
from recovery_desk.domain.meetings import Meeting
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.key_derivation import KdfParameters
from tests.end2end.program import run
from tests.gui.driving import TODAY

PASSPHRASE = "four ordinary words here"
KDF = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)
DAY = ("--prison", "Barlinnie", "--date", TODAY.isoformat())


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A desk with somebody who has a meeting inside on a day long past."""
    clock = FixedClock(TODAY)
    vault = app.new_vault(tmp_path / "desk", PASSPHRASE, "M. Kerr", clock, KDF)
    desk = app.desk_over(vault, clock)
    person = desk.register_person(Person(PersonId(""), "Quigley", "Ann"))
    prison = desk.prison_day.regime.named("Barlinnie")
    stay = vault.episodes.current(person)
    with vault.saving():
        if stay is None:
            vault.episodes.add(CustodyEpisode(EpisodeId("e"), person, prison.id, "D Hall", "1/22"))
    desk.meetings.book(Meeting("", person, TODAY, 600, establishment_id=prison.id, worker="M. Kerr", purpose="Plan"))
    vault.close()
    return tmp_path / "desk"


def done(folder: Path, *arguments: str, refused: bool = False) -> str:
    answer = run(*arguments, "--data", folder, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert answer.returncode == int(refused), answer.stderr
    return answer.stderr if refused else answer.stdout


def test_the_list_its_paper_and_the_paper_keyed_back(folder: Path, tmp_path: Path) -> None:
    listed: Any = json.loads(done(folder, "prison-day", *DAY, "--json"))
    (one,) = listed["people"]
    assert (listed["prison"], one["person"], one["time"], one["code"]) == (
        "HMP Barlinnie",
        "Quigley, Ann",
        "10:00",
        None,
    )
    assert [each["kind"] for each in one["why"]] == ["meeting"]
    for sheet, said in (
        ("prison-day", "Quigley, Ann"), ("clearance-list", "M. Kerr"), ("movement-slips", "Link centre"),
        ("clinic-list", "10:00–10:45"),
    ):  # fmt: skip
        out = tmp_path / f"{sheet}.pdf"
        done(folder, "print", sheet, *DAY, "--out", str(out), "--plain")
        assert said in PdfReader(out).pages[0].extract_text()
    locked = tmp_path / "locked.pdf"
    made: Any = json.loads(done(folder, "print", "prison-day", *DAY, "--out", str(locked), "--json"))
    assert PdfReader(locked, password=made["passphrase"]).pages
    (one,) = json.loads(done(folder, "prison-day", *DAY, "--json"))["people"]
    swapped = one["code"][1] + one["code"][0] + one["code"][2]
    assert f"No list has a line “{swapped}S”" in done(folder, "prison-day", *DAY, "--mark", f"{swapped}S", refused=True)
    twice = done(folder, "prison-day", *DAY, "--mark", f"{one['code']}S", "--mark", f"{swapped}S", refused=True)
    assert f"Marked 1; {swapped}S was not, nor any after it: No list has a line" in twice
    assert "Nothing was marked" not in twice
    said = done(folder, "prison-day", *DAY, "--mark", f"{one['code']}L")
    assert "Not seen: lockdown." in said


def test_a_prison_nobody_knows_is_refused(folder: Path) -> None:
    assert "is no prison this desk knows" in done(folder, "prison-day", "--prison", "Nowhere", refused=True)
