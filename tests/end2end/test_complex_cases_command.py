"""Complex cases from the command line."""

import json
from pathlib import Path

import pytest
from pypdf import PdfReader

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.complex_cases import CaseStage, CaseTrigger, ComplexCase
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.opening import open_vault
from tests.end2end.program import run
from tests.end2end.test_meetings_commands import KDF, PASSPHRASE
from tests.gui.driving import TODAY


@pytest.fixture
def one_case(tmp_path: Path) -> tuple[Path, PersonId]:
    """A desk with one case; the folder and whose it is."""
    clock = FixedClock(TODAY)
    vault = app.new_vault(tmp_path / "desk", PASSPHRASE, "M. Kerr", clock, KDF)
    desk = app.desk_over(vault, clock)
    person = desk.register_person(Person(PersonId(""), "Quigley", "Ann"))
    case = ComplexCase(
        "", person, CaseTrigger.DETOX, "from alcohol", CaseStage.AGREED,
        others=("Prison GP",), hall_must_know="Bottom bunk", doses_where="The medicines chart",
    )  # fmt: skip
    desk.complex_cases.keep(case)
    vault.close()
    return tmp_path / "desk", person


def said(folder: Path, *arguments: str) -> str:
    done = run(*arguments, "--data", folder, "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_the_cases_as_words_and_as_data(one_case: tuple[Path, PersonId]) -> None:
    folder, person = one_case
    words = said(folder, "cases")
    assert "Quigley, Ann: Detox: from alcohol" in words
    assert "In it: Prison GP" in words
    (case,) = json.loads(said(folder, "cases", "--person", person, "--json"))
    assert (case["person"], case["stage"], case["set_off_by"], case["in_it"], case["dose_written"]) == (
        person, "agreed", "detox", ["Prison GP"], "",
    )  # fmt: skip
    (shown,) = json.loads(said(folder, "show", "person", person, "--json"))["records"]["complex_case"]
    assert shown["why"] == "from alcohol"


def sheet_for(folder: Path, person: PersonId, audience: str) -> str:
    out = folder / f"{audience}.pdf"
    said(
        folder, "print", "handover", "--person", person, "--audience", audience, "--out", str(out), "--plain", "--force"
    )
    return " ".join(" ".join(page.extract_text().split()) for page in PdfReader(out).pages)


def test_on_paper_the_hall_reads_its_part_and_health_partners_the_rest_with_consent(
    one_case: tuple[Path, PersonId],
) -> None:
    folder, person = one_case
    assert "Bottom bunk" in sheet_for(folder, person, "prison")
    assert "from alcohol" not in sheet_for(folder, person, "prison")
    for audience in ("health", "driver", "mentor"):
        read = sheet_for(folder, person, audience)
        assert "from alcohol" not in read, audience
        assert "Bottom bunk" not in read, audience
    vault = open_vault(folder, PASSPHRASE, FixedClock(TODAY), kdf=KDF)
    agreed = Consent("", person, "", Purpose.HEALTH, signed_on=TODAY, organisation_name="Health partner")
    app.desk_over(vault, FixedClock(TODAY)).record.keep_consent(agreed)
    vault.close()
    read = sheet_for(folder, person, "health")
    assert "Detox: from alcohol (agreed with partners)" in read
    assert "Doses are kept: The medicines chart" in read
    assert "Bottom bunk" in read
