"""The record of a person on the command line: shown whole, put together with another, taken apart, shared or not."""

import json
from pathlib import Path
from typing import Any

import pytest

from recovery_desk import app
from recovery_desk.clocks import FixedClock
from recovery_desk.domain.consent import Consent, Purpose
from recovery_desk.domain.people import Person, PersonId
from recovery_desk.storage.key_derivation import KdfParameters
from recovery_desk.storage.opening import open_vault
from recovery_desk.usecases.audit_ports import AuditFilter
from tests.end2end.program import run
from tests.gui.driving import TODAY

PASSPHRASE = "four ordinary words here"
KDF = KdfParameters(memory_kib=8 * 1024, passes=1, lanes=1)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Path, str, str]:
    """A desk with two records of one person."""
    folder = tmp_path / "desk"
    clock = FixedClock(TODAY)
    vault = app.new_vault(folder, PASSPHRASE, "M. Kerr", clock, KDF)
    desk = app.desk_over(vault, clock)
    kept = desk.register_person(Person(PersonId(""), "Quigley", "Ann", prison_number="117531"))
    other = desk.register_person(Person(PersonId(""), "Quigly", "Annie"))
    desk.record.keep_consent(
        Consent("", other, "", Purpose.HOUSING, signed_on=TODAY, organisation_name="Made-up Homes")
    )
    vault.close()
    return folder, kept, other


def answer(folder: Path, *arguments: str, code: int = 0) -> Any:
    done = run(*arguments, "--data", folder, "--passphrase-stdin", "--json", say=PASSPHRASE + "\n")
    assert done.returncode == code, done.stderr
    return json.loads(done.stdout)


def test_a_record_is_shown_whole_and_two_are_put_together(two: tuple[Path, str, str]) -> None:
    folder, kept, other = two
    shown = answer(folder, "show", "person", other)
    assert (shown["family_name"], shown["given_names"], shown["called"]) == ("Quigly", "Annie", "Annie")
    assert [each["organisation_name"] for each in shown["records"]["consent"]] == ["Made-up Homes"]
    assert [each["person_id"] for each in answer(folder, "duplicates", "--person", kept)] == [other]
    assert answer(folder, "may-share", "--person", kept, "--with", "Made-up Homes", "--for", "housing", code=1) == {
        "allowed": False, "why": "never-asked", "consent": None,
    }  # fmt: skip
    looked = answer(folder, "merge", "--keep", kept, "--other", other, "--dry-run")
    assert (looked["merge"], looked["moves"]) == (None, {"consent": 1, "custody_episode": 1})
    merged = answer(folder, "merge", "--keep", kept, "--other", other)
    assert answer(folder, "may-share", "--person", kept, "--with", "made-up homes", "--for", "housing")["allowed"]
    shown = answer(folder, "show", "person", kept)
    assert [each["filed_as"] for each in shown["put_together_with"]] == ["Quigly, Annie"]
    assert answer(folder, "unmerge", merged["merge"]) == {"merge": merged["merge"], "left": 0}
    assert "consent" not in answer(folder, "show", "person", kept)["records"]


def test_nobody_of_that_id(two: tuple[Path, str, str]) -> None:
    done = run("show", "person", "nobody", "--data", two[0], "--passphrase-stdin", say=PASSPHRASE + "\n")
    assert done.returncode == 1
    assert "Nobody on this desk has “nobody” as id" in done.stderr


@pytest.mark.parametrize("command", ["show person", "history --person", "checks --person", "duplicates --person"])
def test_a_look_on_the_command_line_is_written_down_like_one_in_the_window(
    two: tuple[Path, str, str], command: str
) -> None:
    folder, kept, _ = two
    answer(folder, *command.split(), kept)
    vault = open_vault(folder, PASSPHRASE, FixedClock(TODAY), kdf=KDF)
    found = [line.act for line in vault.audit.page(AuditFilter(person_id=kept))]
    vault.close()
    assert found.count("looked-at") == 1
