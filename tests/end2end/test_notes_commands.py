"""Finding, noting and taking out on the command line."""

import csv
import json
from pathlib import Path

from openpyxl import load_workbook

from tests.end2end.program import PASSPHRASE, Program


def on(practice: Path) -> tuple[object, ...]:
    return "--data", practice, "--passphrase-stdin"


def search(program: Program, practice: Path, text: str) -> list[dict[str, object]]:
    done = program("search", text, *on(practice), "--json", say=PASSPHRASE + "\n")
    assert done.returncode == 0, done.stderr
    found: list[dict[str, object]] = json.loads(done.stdout)
    return found


def test_a_note_is_written_and_found_and_a_restricted_one_is_not(program: Program, practice: Path) -> None:
    person = search(program, practice, "100003")[0]
    assert (person["kind"], set(person)) == ("person", {"kind", "id", "title", "detail", "person_id", "near"})
    for text, extra in (("Zebra crossing\nspoken of", ()), ("Zebra in confidence", ("--restricted",))):
        done = program(
            "note", "add", "--person", person["id"], *on(practice), *extra, "--json", say=f"{PASSPHRASE}\n{text}\n"
        )
        assert done.returncode == 0, done.stderr
        assert json.loads(done.stdout)["person_id"] == person["id"]
    [note] = search(program, practice, "zebra")
    assert (note["kind"], note["person_id"]) == ("note", person["id"])
    assert "Zebra crossing spoken of" in str(note["title"])
    assert search(program, practice, "zebar")[0]["near"] is True


def test_a_note_of_nothing_or_about_nobody_is_refused_in_words(program: Program, practice: Path) -> None:
    for person, text, words in (("nobody", "Seen", "Nobody on this desk"), (None, " ", "Write a few words")):
        whom = person or search(program, practice, "100003")[0]["id"]
        done = program("note", "add", "--person", whom, *on(practice), say=f"{PASSPHRASE}\n{text}\n")
        assert done.returncode == 1
        assert words in done.stderr


def test_the_caseload_is_taken_out_whole(program: Program, practice: Path, tmp_path: Path) -> None:
    for name in ("out.csv", "out.xlsx"):
        done = program("export", "caseload", *on(practice), "--out", tmp_path / name, say=PASSPHRASE + "\n")
        assert done.returncode == 0, done.stderr
        assert "40 people" in done.stdout
    with (tmp_path / "out.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    sheet = load_workbook(tmp_path / "out.xlsx").active
    assert sheet is not None
    assert len(rows) == 40
    assert sheet.max_row == 41
    assert {row["Number"] for row in rows} == {str(100_000 + number) for number in range(40)}
    again = program("export", "caseload", *on(practice), "--out", tmp_path / "out.csv", say=PASSPHRASE + "\n")
    assert again.returncode == 1
    assert "already" in again.stderr
